"""An index of the sentences of a version by words, figures and names, to look other sentences up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import fsum, log

from monitor.developments.boilerplate import without_addresses
from monitor.developments.names import names
from monitor.developments.spelling import Form
from monitor.diff import Sentence, comparison_form
from monitor.language import Term, plain_words, stem, terms, words_of
from monitor.quantities import Key, Known, Quantity, quantities

# Words in more sentences than this are not used to find the passage that holds some content.
_COMMON = 200
# "Feuerwehr und Polizei" are two.
_AND = " und "
# Of longer names only the first words are compared.
_LONGEST_NAME = 8
# The length of a root: words that share this many first letters count as related.
ROOT = 6


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of some content a version holds in one passage (a sentence and the next), and in two.

    ``share``: of the best passage; ``union``: of the best two; both 0 to 1, weighted by rarity. ``passage``: the
    positions of the best passage.
    """

    share: float
    union: float
    passage: tuple[int, ...]


_NOTHING = Cover(0.0, 0.0, ())


class Contents:
    """A cache of the words, figures and names of texts, for one comparison.

    ``words``, ``terms`` and ``stems`` take the comparison form of a text, the others the text itself.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._keys: dict[str, str] = {}
        # Unbounded, but lives for one comparison: about as many entries as the two versions have sentences.
        self.words: Callable[[str], list[str]] = cache(lambda key: plain_words(key.split()))
        self.terms: Callable[[str], tuple[Term, ...]] = cache(lambda key: terms(key.split(), language))
        self.stems: Callable[[str], frozenset[str]] = cache(self._stems)
        self.figures: Callable[[str], tuple[Quantity, ...]] = cache(lambda text: quantities(text, language))
        self.names: Callable[[str], tuple[str, ...]] = cache(lambda text: names(text, language))
        self.form: Callable[[str], Form] = cache(self._form)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Store the comparison forms of sentences, which need not be computed again."""
        self._keys.update((sentence.text, sentence.key) for sentence in sentences)

    def _stems(self, key: str) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset(term.stem for term in self.terms(key))

    def _form(self, text: str) -> Form:
        """The form of a text without its addresses."""
        text = without_addresses(text)
        key = self._keys.get(text)
        key = comparison_form(text) if key is None else key
        return Form(text, key, self.words(key), self.terms(key), self.stems(key))


class TextIndex:
    """An index of the sentences of a version; each part is built on first use, in linear time."""

    def __init__(self, sentences: Sequence[Sentence], contents: Contents) -> None:
        self.sentences = sentences
        self.language = contents.language
        self.contents = contents
        contents.add(sentences)

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """The stems of each sentence's content words."""
        return [self.contents.stems(item.key) for item in self.sentences]

    @cached_property
    def postings(self) -> dict[str, list[int]]:
        """The positions of the sentences that contain each stem."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, stems in enumerate(self.stems):
            for word in stems:
                found[word].append(at)
        return dict(found)

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(word[:ROOT] for word in self.postings)

    @cached_property
    def figures(self) -> Known:
        """The quantities of all sentences."""
        return Known([item for sentence in self.sentences for item in self.contents.figures(sentence.text)])

    @cached_property
    def figure_keys(self) -> frozenset[Key]:
        """The keys of those quantities."""
        return frozenset(item.key for item in self.figures.items)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names."""
        return frozenset(name for sentence in self.sentences for name in self.contents.names(sentence.text))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The folded words of all names."""
        return frozenset(word for name in self.names for word in words_of(name))

    def name_words_of(self, name: str) -> frozenset[str]:
        """The folded words of a name, and the initials of neighbouring ones: DI in "Detective Inspector Pelly"."""
        words = words_of(name)[:_LONGEST_NAME]
        letters = "".join(word[0] for word in words)
        initials = (letters[start:end] for start, end in combinations(range(len(letters) + 1), 2) if end - start > 1)
        return frozenset((*words, *initials))

    @cached_property
    def _names_with(self) -> dict[str, list[frozenset[str]]]:
        found: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        single = (part for name in self.names for part in name.split(_AND))
        for words in sorted(set(map(self.name_words_of, single)), key=sorted):
            for word in words:
                found[word].append(words)
        return dict(found)

    def names_with(self, word: str) -> Sequence[frozenset[str]]:
        """The names with this folded word, each as its ``name_words_of``; none if it is in very many."""
        found = self._names_with.get(word, ())
        return found if len(found) <= _COMMON else ()

    def knows(self, word: str) -> bool:
        """Whether the version has this stem, or one with the same root."""
        return word in self.postings or (len(word) > ROOT and word[:ROOT] in self._roots)

    def knows_name(self, name: str) -> bool:
        """Whether the version has every word of a name, in names or elsewhere."""
        return all(word in self.name_words or stem(word, self.language) in self.postings for word in words_of(name))

    def has_figure(self, item: Quantity) -> bool:
        """Whether the version has a quantity in any form or measure."""
        return self.figures.has(item)

    @cached_property
    def _weights(self) -> _Weights:
        return _Weights(self.postings, len(self.sentences))

    def share(self, part: Iterable[str], whole: Iterable[str]) -> float:
        """The weight of the stems ``part`` divided by that of ``whole``; 0 if ``whole`` is empty."""
        weight = self._weights.__getitem__
        # ``fsum``: the order of a set, which differs between processes, changes the last digit of a plain sum.
        total = fsum(map(weight, whole))
        return fsum(map(weight, part)) / total if total else 0.0

    def cover(self, stems: Iterable[str], *, without: tuple[int, ...] = ()) -> Cover:
        """The passages that hold most of these stems; ``without``: positions of sentences to leave out."""
        weights, postings = self._weights, self.postings
        wanted = {word: weights[word] for word in sorted(set(stems))}
        total = fsum(wanted.values())
        places = {word: set(postings[word]) for word in wanted if 0 < len(postings.get(word, ())) <= _COMMON}
        for found in places.values() if without else ():
            found.difference_update(without)
        held = set().union(*places.values())
        first, best = _best_passage(places, wanted, held)
        if first < 0:
            return _NOTHING
        rest = {word: found for word, found in places.items() if found.isdisjoint((first, first + 1))}
        _, more = _best_passage(rest, wanted, held)
        passage = (first, first + 1) if first + 1 in held else (first,)
        return Cover(best / total, (best + more) / total, passage)


class _Weights(dict[str, float]):
    """The weight of each stem by its rarity, computed on first use: a plain dict lookup is the fastest cache."""

    def __init__(self, postings: Mapping[str, Sequence[int]], sentences: int) -> None:
        super().__init__()
        self._postings, self._sentences = postings, sentences

    def __missing__(self, word: str) -> float:
        found = self[word] = log(2 + self._sentences / (1 + len(self._postings.get(word, ()))))
        return found


def _best_passage(places: dict[str, set[int]], weights: dict[str, float], held: set[int]) -> tuple[int, float]:
    """The first sentence of the passage with the largest weight, and that weight; (-1, 0) if there is none."""
    sums: defaultdict[int, float] = defaultdict(float)
    for word, found in places.items():
        weight = weights[word]
        for at in found:
            sums[at] += weight
            if at - 1 in held and at - 1 not in found:
                sums[at - 1] += weight
    most = max(sums.values(), default=0.0)
    # Sums of the same weights may differ in their last digits.
    return min((at for at, weight in sums.items() if weight > most - 1e-9), default=-1), most
