"""Which language a text is in, by its script, its letters and its function words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from monitor.language.folding import fold
from monitor.language.table import LANGUAGES

# Languages without tables: letters that few others write, and short words that are frequent.
_OTHERS = {
    "da": ("åæø", """
        af at blev blevet da de den der deres det dog efter eller en er et fik for fra ham han har havde hun hvor i
        ifølge ikke ind jeg kan kunne man med mellem men mere mod når nogle nu og også om op over på sagde siger sig
        sin skal skulle som så til ud under var ved vi vil ville være været
    """),
    "no": ("åæø", """
        av at ble blitt da de den der deres det dette eller en er et etter ett fikk for fra ham han har hadde hun
        hvor i ifølge ikke inn jeg kan kunne man med mellom men mer mot når noen nå og også om opp over på sa sier
        seg sin skal skulle som så til ut under var ved vi vil ville være vært
    """),
    "fi": ("äö", """
        ja on ei se että oli hän mutta myös kun sen ovat joka mukaan tai ole ollut jo kuin niin vuoden ennen jälkeen
        kanssa hänen ovat olivat sekä voi mitä tämä nyt vain
    """),
    "cs": ("ěřůčšž", """
        se na že je v s z do pro by jako které jsou podle ale který která jsem byl byla bylo byli také už nebo až po
        od při aby tak jeho jejich kdy před mezi není ze ve
    """),
    "ro": ("ăâîșțşţ", """
        și în de la care nu pe din cu a fost este mai pentru sunt că au o un prin după ale lor să fi dar sau cel cea
        această acest iar despre între
    """),
    "hu": ("őűöü", """
        a az és hogy nem is egy ez meg volt csak már mint még szerint el ki de ha azt ezt van vagy után között lesz
        majd mert akik aki amely
    """),
}  # fmt: skip
# The first whose letters are more than some of the text; Japanese writes Chinese signs too, Ukrainian Russian letters.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("fa", re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_WITH_SCRIPTS = frozenset(language for language, _ in _SCRIPTS)
# A text in Latin letters has words in other scripts, hardly ever paragraphs: in a frame of English three times as
# long, each of 49 invented reports in another script is seen.
_OTHER_SCRIPT = 4
# Stated and guessed: a short Persian text may have none of the letters that Arabic lacks.
_ALIKE = (("fa", "ar"),)
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000


def guess_language(text: str) -> str:
    """The primary tag of the language (ISO 639-1), or "" where the text does not show it."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def language_of(text: str, stated: str) -> str:
    """The language of a page's text, of which the page states one: believed unless most of it is clearly in another.

    Templates keep the language they were made in. One that cannot be guessed is believed; "" if nothing says which.
    """
    if stated not in _guessed():
        return stated or guess_language(text)
    own, others = _parted(text[:_SAMPLE], stated)
    script = _by_script(others)
    weight = _OTHER_SCRIPT if script and stated not in _WITH_SCRIPTS else 1
    if weight * len(others) <= len(own):
        return stated
    if script:
        return stated if (stated, script) in _ALIKE else script
    votes = _votes_of(others)
    found = max(votes, key=lambda code: votes[code], default=stated)
    return found if votes[found] >= _CLEARLY * votes[stated] + _MORE else stated


def _parted(sample: str, stated: str) -> tuple[str, str]:
    """The paragraphs that are rather in the stated language, and those that are rather in another one: around a text
    there may be captions, comments and promotions in the language of the frame. What tells of neither is left out.
    """
    own: list[str] = []
    others: list[str] = []
    for part in sample.split("\n"):
        rather = _rather(part, stated)
        if rather is not None:
            (own if rather else others).append(part)
    return "\n".join(own), "\n".join(others)


def _rather(part: str, stated: str) -> bool | None:
    """Whether a paragraph is rather in this language than in another, None where nothing says so."""
    if script := _by_script(part):
        return stated == script or (stated, script) in _ALIKE
    votes = _votes_of(part)
    most = max(votes.values(), default=0)
    return votes[stated] == most if most else None


@lru_cache(maxsize=1)
def _guessed() -> frozenset[str]:
    return frozenset({*LANGUAGES, *_OTHERS, *_WITH_SCRIPTS})


def _by_script(sample: str) -> str:
    if sample.isascii():
        return ""
    latin = len(_LATIN.findall(sample))
    for language, letters in _SCRIPTS:
        share = len(letters.findall(sample))
        if share * 20 > latin and share > (0.02 if language in ("uk", "fa", "ja") else 0.3) * (len(sample) - latin):
            return language
    return ""


# A word or letter is shared out among the languages that have it. Fewer votes than these say nothing, nor do those of
# a language that has not so many times the next one's. Both as they are best for whole invented updates and for the
# first sentence of each.
_LEAST = 0.6
_AHEAD = 1.05
# A language that a page does not state has so many times the votes of the stated one, and so many more: of 1,074
# invented reports none has so in a language that is not its own, of 10,159 paragraphs 1 in 300.
_CLEARLY = 2
_MORE = 2


def _by_words(sample: str) -> str:
    votes = _votes_of(sample)
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]):
        return ""
    return ranked[0][0]


def _votes_of(sample: str) -> defaultdict[str, float]:
    """How much of a text's words and letters speaks for each language."""
    words, letters = _votes()
    votes: defaultdict[str, float] = defaultdict(float)
    for word, count in Counter(_WORD.findall(sample.casefold())).items():
        speaking = words.get(fold(word), ())
        if not word.isascii():  # nor are the letters that few languages write
            speaking = [*speaking, *(who for letter in dict.fromkeys(word) for who in letters.get(letter, ()))]
        for language, weight in speaking:
            votes[language] += weight * count
    return votes


_Votes = Mapping[str, Sequence[tuple[str, float]]]


@lru_cache(maxsize=1)
def _votes() -> tuple[_Votes, _Votes]:
    """For each folded word and each letter the languages it speaks for, and how much."""
    words: dict[str, set[str]] = defaultdict(set)
    letters: dict[str, set[str]] = defaultdict(set)
    known = {code: (language.letters, language.function) for code, language in LANGUAGES.items()}
    others = {code: (signs, frozenset(map(fold, listed.split()))) for code, (signs, listed) in _OTHERS.items()}
    for code, (signs, listed) in {**others, **known}.items():
        for word in listed:
            words[word].add(code)
        for letter in signs:
            letters[letter].add(code)
    return _shared(words), _shared(letters)


def _shared(table: Mapping[str, set[str]]) -> _Votes:
    return {item: [(code, 1 / len(codes)) for code in sorted(codes)] for item, codes in table.items()}
