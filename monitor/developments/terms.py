"""Words as the judgement compares them: folded, without endings and spelling variants, function words set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.developments.inflection import forms
from monitor.developments.tables.synonyms import SYNONYMS
from monitor.diff import comparison_form
from monitor.language import LANGUAGES, of
from monitor.language.folding import fold
from monitor.quantities.lexicon import lexicon
from monitor.quantities.measures import UNITS

_SAMPLE = 400
_T = "t"  # what is left of "not" after an apostrophe
_ENDINGS = {
    "de": ("ungen", "ung", "en", "er", "es", "em", "te", "e", "n", "s", "t"),
    "fr": ("aient", "ées", "és", "ée", "ent", "ant", "er", "ez", "é", "es", "e", "s", "x"),
    "es": ("aron", "ieron", "ando", "iendo", "adas", "ados", "idas", "idos", "ada", "ado", "ida", "ido", "aba", "ar",
           "er", "ir", "as", "os", "es", "o", "a", "e", "s"),
    "it": ("arono", "ando", "endo", "ate", "ati", "ata", "ato", "ite", "iti", "ita", "ito", "are", "ere", "ire", "i",
           "o", "a", "e"),
    "pt": ("aram", "eram", "ando", "endo", "adas", "ados", "idas", "idos", "ada", "ado", "ida", "ido", "ar", "er", "ir",
           "as", "os", "es", "o", "a", "e", "s"),
    "nl": ("ingen", "ing", "den", "ten", "de", "te", "en", "e", "s", "t", "n"),
}  # fmt: skip
_BRITISH = (
    (re.compile(r"is(e|ed|es|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=..[lnbvmd])our(?=$|s$|ed$|ing$|ite|able|ful|hood)"), "or"),
    (re.compile(r"(?<=..)tre(?=$|s$)"), "ter"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"amme(?=$|s$)"), "am"),
    (re.compile(r"ence(?=$|s$)"), "ense"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^judgement"), "judgment"),
    (re.compile(r"aluminium"), "aluminum"),
)
# Most words are none of these: one look tells.
_BRITISH_FORM = re.compile("|".join(pattern.pattern for pattern, _ in _BRITISH))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of one language's words.

    All sets hold folded words but ``outcome``, which holds stems; ``synonyms`` maps stems to their groups. ``grammar``
    are all words that say nothing about the world by themselves.
    """

    function: frozenset[str]
    light: frozenset[str]
    negation: frozenset[str]
    future: frozenset[str]
    hedge: frozenset[str]
    speech: frozenset[str]
    figures: frozenset[str]
    outcome: frozenset[str]
    pending: frozenset[str]
    synonyms: dict[str, tuple[int, ...]]
    grammar: frozenset[str]


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The word tables of a language, compiled once; empty for languages without tables."""
    lang = language if language in LANGUAGES else ""
    lex = lexicon(lang or "en")
    named = {*lex.numbers, *lex.hundreds, *lex.scales, *lex.groups, *lex.months, *lex.weekdays, *lex.clock, *UNITS}
    figures = frozenset(fold(word) for word in named)
    known = of(lang)
    grammar = (known.function, known.light, known.negation, known.future, known.hedge)
    return Vocabulary(
        function=known.function,
        light=known.light,
        negation=known.negation,
        future=known.future,
        hedge=known.hedge,
        speech=known.speech,
        figures=figures,
        pending=known.pending,
        outcome=frozenset(stem(word, lang) for word in known.outcome),
        synonyms=_synonyms(lang),
        grammar=figures.union(*grammar),
    )


def _synonyms(language: str) -> dict[str, tuple[int, ...]]:
    """Each stem and its groups; what is to come makes a group of its own, which the infinitives stand in too."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(re.split(r"[\n|]", SYNONYMS.get(language, ""))):
        for word in line.split():
            now, later = forms(fold(word), language)
            for form in (fold(word), *now):
                groups.setdefault(stem(form, language), set()).add(2 * number)
            for form in (fold(word), *later) if later else ():
                groups.setdefault(stem(form, language), set()).add(2 * number + 1)
    return {word: tuple(sorted(numbers)) for word, numbers in groups.items()}


@lru_cache(maxsize=1 << 15)
def stem(word: str, language: str) -> str:
    """A folded word without its ending and spelling variant: "organised" and "organizes" are one."""
    irregular = of(language).irregular.get(word)
    if irregular is not None:
        return irregular
    if not word.isalpha() or len(word) < 4 or (language != "en" and language not in _ENDINGS):
        return word
    if language == "en":
        return _english(word)
    for ending in _ENDINGS[language]:
        if len(word) - len(ending) >= 4 and word.endswith(fold(ending)):
            return word[: -len(fold(ending))]
    return word


def _english(word: str) -> str:
    doubled = False
    if len(word) > 4 and _BRITISH_FORM.search(word):
        for pattern, variant in _BRITISH:
            if len(word) > 4:
                word = pattern.sub(variant, word)
    for ending, put, least in (("ies", "y", 2), ("ied", "y", 2), ("sses", "ss", 2), ("ing", "", 3), ("ed", "", 3),
                               ("ly", "", 4), ("es", "e", 3), ("s", "", 3)):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)] + put
            doubled = ending in ("ing", "ed") and len(word) == 4
            break
    if (len(word) > 4 or doubled) and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    if word.endswith("ll"):
        word = word[:-1]
    while len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word


def plain_words(tokens: Sequence[str]) -> list[str]:
    """The tokens of a comparison form, folded; "don t" and "can t" become "do not" and "can not"."""
    words: list[str] = []
    for token in tokens:
        if words and words[-1].endswith("n") and token == _T:
            last = words.pop()
            words += [{"can": "can", "won": "will"}.get(last, last[:-1]), "not"]
        else:
            words.append(fold(token))
    return words


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return plain_words(comparison_form(text).split())


def guess_language(words: Iterable[str]) -> str:
    """The language whose function words are most frequent among the first words; English where none stands out."""
    counts = Counter(fold(word) for _, word in zip(range(_SAMPLE), words, strict=False))
    total = sum(counts.values())
    best, share = "en", 0.0
    for language in LANGUAGES:
        known = vocabulary(language).function
        hits = sum(count for word, count in counts.items() if word in known) / max(1, total)
        if hits > share + 1e-9:
            best, share = language, hits
    return best if share >= 0.08 else "en"


@dataclass(frozen=True, slots=True)
class Term:
    """A word that carries content: as folded, and its stem."""

    word: str
    stem: str


def is_content(word: str, vocab: Vocabulary) -> bool:
    """Whether a folded word says something about the world (numbers are judged apart, as quantities)."""
    return word not in vocab.grammar and (word.isalpha() or any(map(str.isalpha, word)))


def terms(tokens: Sequence[str], language: str) -> tuple[Term, ...]:
    """The content words among the tokens of a comparison form, in order.

    Scripts without spaces come as single characters: two neighbours make a term.
    """
    words = plain_words(tokens) if _T in tokens else tokens
    found = []
    for at, word in enumerate(words):
        if len(word) == 1:
            if word.isascii():
                continue
            if _unspaced(word):
                following = words[at + 1] if at + 1 < len(words) else ""
                pair = word + following if _unspaced(following) else word
                found.append(Term(pair, pair))
                continue
        term = _term(word, language)
        if term is not None:
            found.append(term)
    return tuple(found)


_UNSPACED = re.compile("[\u0e00-\uffff]")


def is_plain(form: str) -> bool:
    """Whether each word of a comparison form is a word by itself: no "n't", no script without spaces."""
    return f" {_T} " not in f" {form} " and (form.isascii() or _UNSPACED.search(form) is None)


@lru_cache(maxsize=1 << 16)
def _term(token: str, language: str) -> Term | None:
    """A token as a content word, None where it is none."""
    word = fold(token)
    if not is_content(word, vocabulary(language)) or (len(word) == 1 and word.isascii()):
        return None
    return Term(word, stem(word, language))


def _unspaced(word: str) -> bool:
    """Whether it is a single character of a script written without spaces."""
    return len(word) == 1 and word >= "\u0e00" and word.isalpha()


def synonymous(one: str, other: str, language: str) -> bool:
    """Whether two stems stand in one group of synonyms."""
    table = vocabulary(language).synonyms
    return one in table and other in table and not set(table[one]).isdisjoint(table[other])
