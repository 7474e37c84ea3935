"""The text of a heading without what is above or beside its headline: a kicker, a section name, a badge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from monitor.extract.lines import fold, size, word_count
from monitor.extract.names import names_of
from monitor.extract.outline import BLOCK_TAGS, SILENT_TAGS

_KICKER = re.compile(
    r"kicker|eyebrow|over-?line|sur-?t[ií]t(?:le|re|ulo)|pre-?(?:title|headline)|dachzeile|topline|top-line|roofline"
    r"|rubri[ck]|occhiello|antet[ií]tulo|chapeau|super-?title|badge|(?:^|[\s_-])(?:section|category|label|flag|tag|live)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_KICKER_WORDS = 6  # at most, in elements named as kickers
_BARE_KICKER_WORDS = 4  # at most, of one known only by its place above a longer line
_MAX_RUNS = 40  # bounds the work on hostile pages


class _Run(NamedTuple):
    """A run of words of a heading; ``apart``: on another line than those before it."""

    text: str
    kicker: bool
    apart: bool


def heading_text(element: HtmlElement, is_title: Callable[[str], bool]) -> str:
    """The text of a heading without a kicker or badge.

    That is text in an element named so, text without which the rest is a title (``is_title`` decides), or a few words
    on a line of their own.
    """
    runs = _without_kickers(list(_runs(element, kicker=False))[:_MAX_RUNS])
    whole = _joined(runs)
    if len(runs) < 2 or is_title(whole):
        return whole
    halves = [part for at in range(1, len(runs)) for part in (_joined(runs[at:]), _joined(runs[:at]))]
    return next((part for part in halves if part and is_title(part)), None) or _below(runs) or whole


def _without_kickers(runs: list[_Run]) -> list[_Run]:
    """The runs outside elements named as kickers; all runs if those are long or nothing else is left."""
    words = sum(word_count(run.text) for run in runs if run.kicker)
    others = [run for run in runs if not run.kicker]
    return others if others and words <= _KICKER_WORDS else runs


def _below(runs: Sequence[_Run]) -> str:
    """The text below a first line of few words, "" where there is none."""
    at = next((at for at in range(1, len(runs)) if runs[at].apart and _joined(runs[:at])), len(runs))
    first, rest = _joined(runs[:at]), _joined(runs[at:])
    return rest if word_count(first) <= _BARE_KICKER_WORDS < word_count(rest) else ""


def _joined(runs: Sequence[_Run]) -> str:
    return fold("".join(f" {run.text}" if run.apart else run.text for run in runs))


def _runs(element: HtmlElement, *, kicker: bool) -> Iterator[_Run]:
    """The runs of text in an element.

    A child whose text follows the text before it without a space must be on a line of its own: words do not touch.
    """
    if element.text:
        yield _Run(element.text, kicker, apart=False)
    last = element.text or ""
    for child in element:
        if child.tag not in SILENT_TAGS:
            inner = list(_runs(child, kicker=kicker or _is_kicker(child)))
            yield from _child_runs(inner, child, last)
            last = inner[-1].text if inner and not child.tail else ""
        tail = _tail(child)
        if tail:
            yield _Run(tail, kicker, apart=child.tag in BLOCK_TAGS)
            last = ""


def _child_runs(inner: Sequence[_Run], child: HtmlElement, last: str) -> Iterator[_Run]:
    """The runs of a child; the first is marked ``apart`` where the child is on a line of its own."""
    for first in inner[:1]:
        yield first._replace(apart=first.apart or child.tag in BLOCK_TAGS or _touch(last, first.text))
    yield from inner[1:]


def _tail(child: HtmlElement) -> str:
    tail = child.tail or ""
    return f" {tail}" if child.tag == "br" else tail


def _is_kicker(element: HtmlElement) -> bool:
    return _KICKER.search(names_of(element)) is not None


def _touch(before: str, after: str) -> bool:
    """Whether two words would run together. Single letters, and scripts without spaces, do not count."""
    ends = before[-1:].isalnum() and after[:1].isalnum()
    return ends and min(len(before.strip()), len(after.strip())) > 1 and size(before + after) == len(before + after)
