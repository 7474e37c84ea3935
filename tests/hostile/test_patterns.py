"""Every regular expression of the program takes time linear in the text, in the ways in which the code uses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest

from monitor.boilerplate.furniture import _phrases
from monitor.boilerplate.notes.grammar import Grammar, _openings, grammar
from monitor.boilerplate.notes.tables import LATIN, SCRIPTS
from monitor.developments.boilerplate import _pointers
from monitor.developments.quotes import _attribution
from monitor.extract import error_pages
from monitor.extract.wall_speech import _SPEECH, _speech_of
from monitor.language import LANGUAGES
from monitor.language.forms import _token as _form_token
from monitor.language.stems import _respellings
from monitor.quantities.east_asian import _pattern as _in_east_asian
from monitor.quantities.lexicon import lexicon
from monitor.quantities.limits import _bounds
from monitor.words import _token, term
from tests.hostile.attacks import PLAIN, Attack, attacks
from tests.hostile.collecting import Found, patterns
from tests.hostile.measuring import STEEP, growth, spent

# Short runs come first, each a little longer: what tries all ways to part a run never ends on long ones.
SHORT = (*range(6, 42, 2), 80)
LONG = 800
# So many texts of its own, and of those met everywhere, are tried on each pattern, unless all are (``--thorough``).
SAMPLE = 5
# The patterns are tried in so many tests.
PARTS = 24
# A text of some dozen characters that takes so long is tried in very many ways.
ENDLESS = 0.1

# Patterns whose callers give them no text that is longer, and the place that sees to it.
CAPPED: dict[str, int] = {
    "monitor.boilerplate.furniture._phrases": 420,  # furniture._MAX_LINE
    "monitor.boilerplate.live_words._BANNER": 160,  # live_words._MAX_BANNER
}

NOTE_WORDS = (*LATIN, *(words for _, listed in SCRIPTS for words in listed))


def _patterns(made: Grammar) -> list[re.Pattern[Any]]:
    names = [name for name, value in vars(Grammar).items() if isinstance(value, cached_property)]
    return [pattern for name in names if (pattern := getattr(made, name))]


@dataclass(frozen=True)
class Known:
    """Every pattern of the program, and the functions that put one together: as listed here, and as found."""

    every: list[Found]
    listed: set[str]
    makers: set[str]


@pytest.fixture(scope="module")
def known() -> Known:
    """Found by the process that tries them: all others collect these tests as well."""
    held, literal, makers = patterns()
    made = made_in_functions()
    own = (
        Found(place, pattern, frozenset({method})) for place, all_made in made.items() for pattern, method in all_made
    )
    return Known([*held, *literal, *own], set(made), set(makers))


def made_in_functions() -> dict[str, list[tuple[re.Pattern[Any], str]]]:
    """Patterns put together in a function: the function, and patterns as it makes them."""
    return {
        "monitor.developments.boilerplate._pointers": [(_pointers(code), "match") for code in LANGUAGES],
        "monitor.developments.quotes._attribution": [(_attribution(code), "sub") for code in LANGUAGES],
        "monitor.language.forms._token": [(_form_token(), "findall")],
        "monitor.quantities.east_asian._pattern": [(_in_east_asian(), "finditer")],
        "monitor.language.stems._respellings": [
            (pattern, "search")
            for code in LANGUAGES
            for any_form, respellings in [_respellings(code)]
            for pattern in [any_form, *(pattern for pattern, _ in respellings)]
            if pattern is not None
        ],
        "monitor.quantities.lexicon._inside": [
            (inside, "search") for code in LANGUAGES if (inside := lexicon(code).inside) is not None
        ],
        "monitor.quantities.limits._bounds": [(_bounds(), "search")],
        "monitor.extract.encoding._end_of": [
            (re.compile(closing, re.IGNORECASE), "search") for closing in (rb"-->", rb"</script(?=[\s/>])")
        ],
        # Made of addresses, literally.
        "monitor.alerts.harmless.__init__": [(re.compile(r"(https://a\.example/1|https://a\.example/)"), "split")],
        "monitor.boilerplate.furniture._phrases": [
            (_phrases(other_scripts=scripts), "fullmatch") for scripts in (False, True)
        ],
        "monitor.boilerplate.notes.grammar._compiled": [
            (pattern, "match") for words in NOTE_WORDS for pattern in _patterns(grammar(words))
        ],
        "monitor.boilerplate.notes.grammar._openings": [(_openings((words,)), "match") for words in NOTE_WORDS],
        "monitor.extract.error_pages._compiled": [
            *(
                (error_pages._compiled(getattr(error_pages, name)), "search")
                for name in ("_GONE", "_NAMES_PAGE", "_SAYS_ERROR", "_TEXT", "_MISSING", "_WITHDRAWN")
            ),
            (error_pages._compiled(error_pages._TITLE), "fullmatch"),
            (error_pages._compiled(error_pages._LEAD), "match"),
        ],
        "monitor.extract.wall_speech._speech_of": [(_speech_of(wall), "search") for wall in _SPEECH],
        # Called once, by the modules that hold what it makes.
        "monitor.extract.wall_words._table": [],
        "monitor.words._token": [(_token(), "findall"), (_token(), "finditer")],
        "monitor.feeds.rss._children": [(re.compile(r"<day>([^<]*)</day>"), "finditer")],
        "monitor.words._pattern": [
            (wanted.pattern, "finditer")
            for words in ("a", "a*", "a b c*", "\u6f22\u5b57", "1,1")
            if (wanted := term(words))
        ],
    }


def test_no_pattern_is_out_of_sight(known: Known) -> None:
    assert known.makers == known.listed
    assert len(known.every) > 300


@pytest.mark.parametrize("part", range(PARTS))
def test_they_take_linear_time(known: Known, part: int, thorough: bool) -> None:
    slow = [(found.where, how) for found in known.every[part::PARTS] for how in _slow(found, thorough=thorough)]
    assert slow == []


def _slow(found: Found, *, thorough: bool) -> list[str]:
    """The first ways in which a pattern takes more than linear time."""
    longest = CAPPED.get(found.where, LONG)
    own: Sequence[Attack] = attacks(found.pattern)
    tried = [*own, *PLAIN] if thorough else [*_sample(own, found), *_sample(PLAIN, found)]
    slow = [
        f"{method} {attack}"
        for attack in dict.fromkeys(tried)
        for method in _ways(found)
        if _is_slow(found.pattern, method, attack, longest)
    ]
    return slow[:3]


def _sample(texts: Sequence[Attack], found: Found) -> Sequence[Attack]:
    """Some texts, evenly chosen and other ones for each pattern, the same in every run."""
    step = max(1, len(texts) // SAMPLE)
    return texts[len(found.where) % step :: step]


def _ways(found: Found) -> set[str]:
    """How the code uses it; what looks for all matches is one way, and a pattern that is only handed on is searched."""
    every = {"findall", "finditer", "split", "sub", "subn"}
    return {"finditer" if method in every else method for method in found.methods or {"search"}}


def _is_slow(pattern: re.Pattern[Any], method: str, attack: Attack, longest: int) -> bool:
    use = _use(pattern, method)

    def given(text: str) -> Any:
        return text if isinstance(pattern.pattern, str) else text.encode("latin-1", "ignore")

    if any(spent(lambda times=times: use(given(attack.repeated(times)))) > ENDLESS for times in SHORT):
        return True
    return (
        growth(lambda size: given(attack.of(size)), use, longest // 4, most=longest if longest < LONG else 1 << 30)
        >= STEEP
    )


def _use(pattern: re.Pattern[Any], method: str) -> Callable[[Any], Any]:
    if method == "finditer":
        return lambda text: sum(1 for _ in pattern.finditer(text))
    use: Callable[[Any], Any] = getattr(pattern, method)
    return use
