"""Which words are forms of one verb beyond what stems know (strong forms, participles), and which mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from monitor.language.shape import Language
from monitor.language.stems import stem
from monitor.language.table import of

# The rest after a prefix has more letters than this, and the prefix at most as many: "zusammen" has eight.
_LEAST = 2
_LONGEST = 9


@lru_cache(maxsize=1 << 12)
def base_forms(word: str, code: str) -> frozenset[str]:
    """The base forms that a folded word may be a form of; forms of one word share one.

    "festgenommen" and "festnahm" share "festnehm".
    """
    language = of(code)
    return frozenset(prefix + _root(rest, language) for prefix, rest in _readings(word, language))


def _readings(word: str, language: Language) -> Iterator[tuple[str, str]]:
    """Each prefix that a word may begin with, and the rest, also without the prefix of a participle."""
    for at in range(min(len(word) - _LEAST, _LONGEST)):
        prefix, rest = word[:at], word[at:]
        if at and prefix not in language.verbs.prefixes:
            continue
        yield prefix, rest
        bare = rest.removeprefix(language.verbs.participle)
        if len(rest) > len(bare) > _LEAST:
            yield prefix, bare


def _root(word: str, language: Language) -> str:
    found = stem(language.verbs.forms.get(word, word), language.code)
    # Where participles have a prefix, the stemmers keep the t of weak forms: "lehnt", but "lehn" of "lehnen".
    return found.removesuffix("t") if language.verbs.participle else found


@lru_cache(maxsize=1 << 12)
def meanings(word: str, code: str) -> frozenset[int]:
    """The groups of ``Language.alike`` that a folded word belongs to; words that report the same share one."""
    groups = _groups(code)
    return frozenset().union(*(groups.get(base, ()) for base in base_forms(word, code)))


@lru_cache(maxsize=16)
def _groups(code: str) -> dict[str, set[int]]:
    """The groups of ``Language.alike`` by the base forms of their words."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(of(code).alike):
        for base in chain.from_iterable(base_forms(word, code) for word in group):
            found[base].add(number)
    return dict(found)
