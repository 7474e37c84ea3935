"""What a changed sentence says that its older form did not: figures, states, names, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import OSA

from monitor.developments.boilerplate import without_addresses
from monitor.developments.figures import FigureChange, changed_figures, names_day, same_figure
from monitor.developments.names import names
from monitor.developments.numerals import quantities
from monitor.developments.terms import Term, is_content, plain_words, stem, synonymous, terms, vocabulary, words_of
from monitor.diff import Piece, comparison_form


@dataclass(frozen=True, slots=True)
class Differences:
    """What is new in a changed sentence. ``lost`` are content words that are gone."""

    figures: tuple[FigureChange, ...]
    state: str
    names: tuple[str, ...]
    words: tuple[Term, ...]
    lost: tuple[Term, ...]

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.figures or self.state or self.names or self.words)

    def outcome(self, language: str) -> bool:
        """Whether a word of how a thing turned out is new."""
        known = vocabulary(language).outcome
        return any(term.stem in known for term in self.words)


def regions(pieces: Sequence[Piece]) -> int:
    """In how many places of a sentence words were changed; marks alone are none."""
    found, inside = 0, False
    for tag, text in pieces:
        changed = tag != "equal" and any(char.isalnum() for char in text)
        found += changed and not inside
        inside = tag != "equal" and (inside or changed)
    return found


class _Form:
    """One form of a sentence, read in the ways in which two are compared."""

    def __init__(self, text: str, language: str) -> None:
        self.text = without_addresses(text)
        self.tokens = comparison_form(self.text).split()
        self.words = plain_words(self.tokens)
        self.terms = terms(self.tokens, language)
        self.stems = frozenset(term.stem for term in self.terms)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Neighbouring words written as one."""
        return frozenset(one + other for one, other in pairwise(self.words))

    @cached_property
    def initials(self) -> str:
        """The first letters of its words, small words left out."""
        return "".join(word[:1] for word in self.words if word not in _SMALL)


# Words that share so many first letters, and one the other's all or the most, are of one root.
_ROOT = 6
_MOST = 0.62
_SMALL = frozenset({"of", "and", "the", "for", "de", "des", "und", "la", "et", "y"})


def differences(old: str, new: str, language: str, *, recast: bool = False) -> Differences:
    """Compare two forms of a sentence by what they say.

    In a sentence that was ``recast`` as a whole, negations, hedges and limits come and go with the construction ("up
    to four metres", "could reach four metres"): there they are no change of state, nor of a figure.
    """
    before, after = _Form(old, language), _Form(new, language)
    gone = [term for term in dict.fromkeys(before.terms) if term.stem not in after.stems]
    written = _written_otherwise(before.text, after.text, language)
    came = [
        term
        for term in dict.fromkeys(after.terms)
        if term.stem not in before.stems
        and term.word not in written
        and not _stands_for(term, gone, before, after, language)
    ]
    fresh = {term.word for term in came}
    fresh_names = tuple(name for name in names(after.text, language) if not fresh.isdisjoint(words_of(name)))
    figures = changed_figures(before.text, after.text, language)
    if recast:
        figures = tuple(change for change in figures if change.old is None or change.old.key != change.new.key)
    lost = tuple(term for term in gone if not _stands_for(term, after.terms, after, before, language))
    state = _state_of_recast(before, after, language) if recast else _state(before, after, gone, language)
    return Differences(figures, state, fresh_names, tuple(came), lost)


def _written_otherwise(old: str, new: str, language: str) -> frozenset[str]:
    """The words of the newer text's figures that the older text has too, in whatever form: "half an hour"."""
    known = quantities(old, language)
    same = (item for item in quantities(new, language) if any(same_figure(item, other) for other in known))
    return frozenset(word for item in same for word in words_of(item.text))


def _stands_for(term: Term, others: Sequence[Term], before: _Form, after: _Form, language: str) -> bool:
    """Whether a word only replaces another of the same meaning: a variant, a typing error, a synonym, a compound."""
    if term.word in vocabulary(language).speech:
        return True
    if any(synonymous(term.stem, old.stem, language) for old in before.terms):
        return True
    if any(same_word(term.word, old.word) and old.word not in after.words for old in others):
        return True
    return _rejoined(term.word, before, after) or _initials(term.word, before, after)


def same_word(new: str, old: str) -> bool:
    """Whether one is the other misspelled or in another form of the same word."""
    short, long = sorted((new, old), key=len)
    if new == old or _is_abbreviation(short, long):
        return True
    if len(short) < 4 or any(char.isdigit() for char in new + old):
        return False
    common = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if common >= 4 and common >= len(short) - 2 and len(long) - common <= 4 and common * 2 > len(long):
        return True
    if common >= _ROOT and (common == len(short) or common >= _MOST * len(long)):
        return True
    distance = OSA.distance(new, old, score_cutoff=2)
    if len(long) <= 5:
        return distance == 1 and (len(short) != len(long) or sorted(new) == sorted(old))
    return (distance == 1 and common > 0) or (distance == 2 and len(short) >= 9)


def _is_abbreviation(short: str, long: str) -> bool:
    """Whether a word of two to four letters is made of a longer one's, first and last among them: Cdr, Sgt, Dept."""
    if not 2 <= len(short) <= 4 or len(long) < len(short) + 3 or short[0] != long[0] or short[-1] != long[-1]:
        return False
    if not set(short[1:]).isdisjoint("aeiou"):
        return False
    letters = iter(long)
    return all(char in letters for char in short)


def _rejoined(word: str, before: _Form, after: _Form) -> bool:
    """Written together or apart: e-mail, off line, web site."""
    return word in before.pairs or any(
        word in (one, other) and one + other in before.words for one, other in pairwise(after.words)
    )


def _initials(word: str, before: _Form, after: _Form) -> bool:
    """An abbreviation of words that stand there."""
    if not 2 <= len(word) <= 6:
        return False
    return any(len(form.initials) > len(word) and word in form.initials for form in (before, after))


def _state(before: _Form, after: _Form, gone: Sequence[Term], language: str) -> str:
    """The change of state between two forms, in words; "" where there is none."""
    vocab = vocabulary(language)
    if _was_open(before, after, language):
        return _DECIDED
    denied, denied_now = _denied(before, language), _denied(after, language)
    if not denied and denied_now & before.stems:
        return "now denied"
    if not denied_now and denied & after.stems:
        return "no longer denied"
    if not gone and _has_come(before, after, language):
        return _HAPPENED
    hedges = [sum(word in vocab.hedge for word in form.words) for form in (before, after)]
    if hedges[0] and not hedges[1] and not gone:
        return "no longer hedged"
    return ""


def _state_of_recast(before: _Form, after: _Form, language: str) -> str:
    """The change of state that a sentence written anew still tells: what was to come is no more to come."""
    if _was_open(before, after, language):
        return _DECIDED
    future = vocabulary(language).future - _VAGUE
    was_to_come = not future.isdisjoint(before.words) and future.isdisjoint(after.words)
    return _HAPPENED if was_to_come and not _same_day(before, after, language) else ""


# Words of what is to come that far from their verb may say something else.
_VAGUE = frozenset({"about", "would", "set"})
_DECIDED = "was open, threatened or refused, is no more"
_HAPPENED = "was to come, has happened"


def _same_day(before: _Form, after: _Form, language: str) -> bool:
    """Whether both forms name the same day of the calendar: that it has come tells a reader nothing."""
    days = [
        {item.key for item in quantities(form.text, language) if item.key[0] == "date" and names_day(item)}
        for form in (before, after)
    ]
    return not days[0].isdisjoint(days[1])


def _was_open(before: _Form, after: _Form, language: str) -> bool:
    """Whether the older form says that something is open, threatened or refused, and the newer does not."""
    vocab = vocabulary(language)
    still = vocab.pending | vocab.negation | vocab.future | vocab.hedge
    return not vocab.pending.isdisjoint(before.words) and still.isdisjoint(after.words)


def _denied(form: _Form, language: str) -> frozenset[str]:
    """The stems that negations bear on: the next content word, or where none follows the one before."""
    vocab = vocabulary(language)
    found: set[str] = set()
    for at, word in enumerate(form.words):
        if word in vocab.negation:
            following = [later for later in form.words[at + 1 :] if is_content(later, vocab)]
            previous = [earlier for earlier in form.words[:at] if is_content(earlier, vocab)]
            found.update(stem(near, language) for near in (following[:1] or previous[-1:]))
    return frozenset(found)


def _has_come(before: _Form, after: _Form, language: str) -> bool:
    """Whether the older form speaks of something to come and the newer one of the same as a fact.

    In English it is the verb right after the word for what is to come that counts ("will vote", "is set to be
    held"); in the other languages, where the verb may stand anywhere, all other content words must be the same.
    """
    future = vocabulary(language).future
    if not any(word in future for word in before.words) or any(word in future for word in after.words):
        return False
    if language != "en":
        return before.stems == after.stems
    verbs = set()
    for at, word in enumerate(before.words):
        if word in future:
            verbs.add(next((stem(later, "en") for later in before.words[at + 1 :] if later not in _AUXILIARY), ""))
    return not verbs.isdisjoint(after.stems)


_AUXILIARY = frozenset({"be", "been", "being", "have", "to", "also", "soon", "now", "then", "likely", "set", "about"})
