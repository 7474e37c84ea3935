"""``monitor blame``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.columns import cells
from monitor.cli.output import Output, note, output, print_json
from monitor.cli.session import Session
from monitor.cli.waiting import waiting
from monitor.history.words import ago, versions_named
from monitor.model import Article

if TYPE_CHECKING:
    from monitor.history import BlamedSentence

# From new to old, numbers of the 256-colour palette: blue fading to grey, each readable on black and on white.
_RAMP = (33, 68, 103, 245)
# Narrowest terminal, in columns, that shows a sentence beside its version.
_MIN_COLUMNS = 60


@click.command(cls=ReadCommand)
@click.argument("article", metavar="ARTICLE[@N]")
@read_options
@click.pass_obj
def command(session: Session, article: str, as_json: bool, color: bool | None) -> None:
    """Each sentence with the version that introduced it, and when that version was read.

    In colour, newer sentences are bluer. A quotation is shown with the words that introduce it.
    """
    with waiting("reading", quiet=as_json):
        found, sentences = session.app.history.blame(article)
    if as_json:
        from monitor.history import json

        print_json(json.blame(sentences))
        return
    if any(item.or_earlier for item in sentences):
        pruned = versions_named(session.app.history.pruned(found))
        note(f"{pruned} no longer kept: which of them introduced a sentence is not known")
    out = output(session, color)
    out.write(_lines(out, found, sentences, session.app.clock.now()))


def _lines(out: Output, article: Article, sentences: Sequence[BlamedSentence], now: datetime) -> Iterator[str]:
    tints = _tints(sentences) if out.color else {}
    if len(tints) > 1:
        yield from out.wrap(out.dot.join(_legend(out, sentences, tints, now)), "  ", "")
        yield ""
    width = max((len(str(item.version)) for item in sentences), default=1)
    previous: BlamedSentence | None = None
    for item in sentences:
        when = f"{ago(item.since, now):>12}" + (" or earlier" if item.or_earlier else "")
        head = f"{out.ink(f'{article.id}@{item.version:<{width}}', 'id')} {out.ink(when, 'quiet')}  "
        text = out.ink(item.sentence, None, **_tint(tints.get(item.version)))
        continues = previous is not None and _have_same_origin(previous, item)
        yield from _sentence(out, item, head, text, continues=continues)
        previous = item


def _sentence(out: Output, item: BlamedSentence, head: str, text: str, *, continues: bool) -> Iterator[str]:
    """One sentence beside its version, or below it on a narrow terminal.

    ``continues``: the sentence before is of the same version.
    """
    if out.terminal and out.width < _MIN_COLUMNS:
        if not continues:
            yield head.rstrip()
        yield from out.wrap(text, "    " if item.with_before else "  ")
    else:
        indent = " " * cells(head)
        yield from out.wrap(text, indent, indent if continues and item.with_before else head)


def _have_same_origin(one: BlamedSentence, other: BlamedSentence) -> bool:
    return (one.version, one.or_earlier) == (other.version, other.or_earlier)


def _tints(sentences: Sequence[BlamedSentence]) -> dict[int, int | None]:
    """The colour of each version, from blue for the newest to None for the oldest."""
    versions = sorted({item.version for item in sentences}, reverse=True)
    later = len(versions) - 1
    return {number: _RAMP[at * len(_RAMP) // later] if at < later else None for at, number in enumerate(versions)}


def _tint(color: int | None) -> dict[str, int]:
    return {} if color is None else {"fg": color}


def _legend(
    out: Output, sentences: Sequence[BlamedSentence], tints: Mapping[int, int | None], now: datetime
) -> Iterator[str]:
    """The colours in use, each with its versions and the age of the newest of them."""
    since = {item.version: item.since for item in sentences}
    for tint, group in groupby(tints, key=lambda number: tints[number]):
        numbers = list(group)
        text = f"■ {versions_named(sorted(numbers))}, {ago(since[numbers[0]], now)}"
        # Lines may break between the entries of the legend, not within one.
        yield out.ink(text.replace(" ", "\N{NO-BREAK SPACE}"), None, **_tint(tint))
