"""Hostile texts for a regular expression, made from its own parse tree.

For every repeat in it: what leads up to the repeat, a long run of what the repeat takes, and a sign that makes the
rest fail. A pattern whose repeats overlap tries such a run in all ways to part it; one that is searched for tries it
again from every place in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

# What a class of characters is asked for: letters, figures, white space, marks, scripts with and without capitals,
# a combining mark, an invisible sign, controls.
POOL = (
    "aA1 \t\n.,:;-_'\"@/<>=&%#()[]{}?!\\|*+$~^\u00e9\u0431\u6f22\u3042\u0e01\ud55c\u0301\u200b"
    "\u2019\u201c\u201e\u00ab\u2013\u2026\u3002\u00a0\u20ac\x00\x7f"
)
_MANY = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
# So many ways to write one part are tried.
_WAYS = 6
_FIRST_WAYS = 2
_SIGNS = 14
# A repeat of at most so many times is no run.
_FEW = 8
# No pattern of the program matches it in the middle of a run.
_STOP = "\x01"


class Attack(NamedTuple):
    """A text that grows: ``lead``, then ``run`` again and again, then ``end``."""

    lead: str
    run: str
    end: str

    def of(self, size: int) -> str:
        """The text with some ``size`` characters in the run."""
        return self.repeated(max(1, size // len(self.run)))

    def repeated(self, times: int) -> str:
        """The text with the run so many times."""
        return self.lead + self.run * times + self.end


# Runs that need no pattern: they are met everywhere.
PLAIN = tuple(
    Attack("", run, end)
    for run in (
        *(
            "a",
            "A",
            "1",
            " ",
            "\n",
            "\t",
            ".",
            ",",
            "-",
            "_",
            "@",
            "(",
            ")",
            "[",
            "<",
            ">",
            "&",
            "%",
            "#",
            "/",
            "=",
            ":",
        ),
        *(
            "a@",
            "a.",
            "a.a@",
            "a-",
            "a'",
            "1,",
            "1.",
            "1 ",
            "a ",
            "A ",
            "A.",
            "1:",
            "((",
            "[]",
            "<a",
            "<a ",
            "<!--",
            "&#",
            "&a",
        ),
        *(
            '"',
            "'",
            '"a',
            "\u201ca",
            "\u201c",
            "\u00ab",
            "\u201e",
            "a\u0301",
            "\u0301",
            "\u6f22",
            "\u3042",
            "\u3002",
            "\u2026",
        ),
        *(
            "\u200b",
            "\u00a0",
            "http://",
            "www.",
            "http://a@",
            "+49 1",
            "01-23 ",
            "a\n",
            " \n",
            "\r\n",
            "\\",
            "{",
            "}",
            ";a=",
            "a=b;",
        ),
        *(
            "A1",
            "a1",
            "1a",
            "\u20ac1",
            "$1,",
            "one ",
            "one-",
            "update ",
            "\u0e01",
            "\U0001f3fb",
            "\U0001f1e9",
            "\x1b[",
            "a/",
            "../",
        ),
    )
    for end in ("", _STOP)
)


def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """The texts to try on a pattern, each once."""
    flags = pattern.flags & ~re.DEBUG
    tree = _parser.parse(pattern.pattern, flags & ~(re.UNICODE if isinstance(pattern.pattern, str) else 0))
    maker = _Maker(tree, pattern.flags)
    found = dict.fromkeys(maker.attacks())
    return list(found)


class _Maker:
    def __init__(self, tree: Any, flags: int) -> None:
        self.tree = tree
        self.flags = flags
        self.known: dict[str, list[str]] = {}

    def attacks(self) -> Iterator[Attack]:
        for lead, run, rest in self._runs(list(self.tree), [""]):
            yield Attack(lead, run, _STOP)
            yield Attack(lead, run, "\n" + _STOP)
            if lead:
                yield Attack("", lead + run, _STOP)
                yield Attack("", lead, _STOP)
            if rest:
                yield Attack(lead, run, rest[: len(rest) - 1] + _STOP)
                yield Attack("", lead + run + rest[:-1], _STOP)

    def _runs(self, items: list[Any], leads: list[str]) -> Iterator[tuple[str, str, str]]:
        """For each repeat within: what leads to it, what it repeats, what should follow."""
        for at, (op, value) in enumerate(items):
            if op in _MANY:
                _, most, body = value
                if most is _constants.MAXREPEAT or most > _FEW:
                    rest = next(iter(self._texts(items[at + 1 :], 1)), "")
                    for lead in leads[:_FIRST_WAYS]:
                        for run in self._run_texts(list(body)):
                            yield lead, run, rest
                yield from self._runs(list(body), leads)
            for part in _inner(op, value):
                yield from self._runs(part, leads)
            ways = self._texts([(op, value)], _FIRST_WAYS)
            leads = list(dict.fromkeys(lead + way for way in ways for lead in leads))[:_FIRST_WAYS] or leads

    def _run_texts(self, body: list[Any]) -> list[str]:
        ways = self._texts(body, _SIGNS)
        mixed = ["".join(ways[:2]), "".join(ways[:3])] if len(ways) > 1 else []
        return [way for way in dict.fromkeys([*ways, *mixed]) if way]

    def _texts(self, items: list[Any], most: int) -> list[str]:
        """Some texts that a sequence takes."""
        texts = [""]
        for op, value in items:
            ways = self._ways(op, value, most)
            texts = list(dict.fromkeys(islice((text + way for way in ways for text in texts), most * 2)))[:most]
        return texts

    def _ways(self, op: Any, value: Any, most: int) -> list[str]:
        if op in _MANY:
            least, upper, body = value
            times = max(1, least) if upper else 0
            return [way * times for way in self._texts(list(body), most)]
        if op is _constants.LITERAL:
            return [chr(value)]
        if op in (_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT, _constants.GROUPREF):
            return [""]
        if op is _constants.BRANCH:
            return [way for branch in value[1][:_WAYS] for way in self._texts(list(branch), 1)]
        inner = _inner(op, value)
        return self._texts(inner[0], most) if inner else self._signs(op, value)[:most]

    def _signs(self, op: Any, value: Any) -> list[str]:
        """The signs of the pool that a class takes, else the first it names."""
        key = repr((op, value))
        if key not in self.known:
            part = _parser.SubPattern(self.tree.state, [(op, value)])
            single = _compiler.compile(part, self.flags)
            wide = isinstance(self.tree.state.str, str)
            signs = [sign for sign in POOL if wide or ord(sign) < 256]
            taken = [sign for sign in signs if single.fullmatch(sign if wide else sign.encode("latin-1"))]
            self.known[key] = taken or _named(value)
        return self.known[key]


def _named(value: Any) -> list[str]:
    """The first characters that a class names."""
    found = []
    for op, given in value:
        if op is _constants.LITERAL:
            found.append(chr(given))
        elif op is _constants.RANGE:
            found.append(chr(given[0]))
    return found[:3]


def _inner(op: Any, value: Any) -> list[list[Any]]:
    """The sequences within an item that is no repeat."""
    if op is _constants.SUBPATTERN:
        return [list(value[3])]
    if op is _constants.ATOMIC_GROUP:
        return [list(value)]
    if op in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [list(value[1])]
    if op is _constants.BRANCH:
        return [list(branch) for branch in value[1]]
    if op is _constants.GROUPREF_EXISTS:
        return [list(part) for part in value[1:] if part is not None]
    return []
