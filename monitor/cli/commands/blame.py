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

# From new to old, of the 256 colours: blue that fades to grey, each readable on black and on white.
_RAMP = (33, 68, 103, 245)
# Columns of a terminal that has room for a sentence beside its head.
LEAST_BESIDE = 60


@click.command(cls=ReadCommand)
@click.argument("article", metavar="ARTICLE[@N]")
@read_options
@click.pass_obj
def command(session: Session, article: str, as_json: bool, color: bool | None) -> None:
    """Each sentence with the version that brought it, and when that was read.

    In colour, the newer a sentence is, the stronger is its blue. A quotation is shown with the words that introduce it.
    """
    with waiting("reading", quiet=as_json):
        found, sentences = session.app.history.blame(article)
    if as_json:
        from monitor.history import json

        print_json(json.blame(sentences))
        return
    if any(item.or_earlier for item in sentences):
        pruned = versions_named(session.app.history.pruned(found))
        note(f"{pruned} no longer kept: which of them brought a sentence is not known")
    out = output(session, color)
    out.write(_lines(out, found, sentences, session.app.clock.now()))


def _lines(out: Output, article: Article, sentences: Sequence[BlamedSentence], now: datetime) -> Iterator[str]:
    tints = _tints(sentences) if out.color else {}
    if len(tints) > 1:
        yield from out.wrap(out.dot.join(_legend(out, sentences, tints, now)), "  ", "")
        yield ""
    width = max((len(str(item.version)) for item in sentences), default=1)
    before: BlamedSentence | None = None
    for item in sentences:
        when = f"{ago(item.since, now):>12}" + (" or earlier" if item.or_earlier else "")
        head = f"{out.ink(f'{article.id}@{item.version:<{width}}', 'id')} {out.ink(when, 'quiet')}  "
        text = out.ink(item.sentence, None, **_tint(tints.get(item.version)))
        continues = before is not None and _have_one_origin(before, item)
        yield from _sentence(out, item, head, text, continues=continues)
        before = item


def _sentence(out: Output, item: BlamedSentence, head: str, text: str, *, continues: bool) -> Iterator[str]:
    """One sentence beside its head, or below it on a narrow terminal. ``continues``: as old as the one before."""
    if out.terminal and out.width < LEAST_BESIDE:
        yield from [] if continues else [head.rstrip()]
        yield from out.wrap(text, "    " if item.with_before else "  ")
    else:
        indent = " " * cells(head)
        yield from out.wrap(text, indent, indent if continues and item.with_before else head)


def _have_one_origin(one: BlamedSentence, two: BlamedSentence) -> bool:
    return (one.version, one.or_earlier) == (two.version, two.or_earlier)


def _tints(sentences: Sequence[BlamedSentence]) -> dict[int, int | None]:
    """The colour of each version, the strongest for the newest and none for the oldest."""
    versions = sorted({item.version for item in sentences}, reverse=True)
    later = len(versions) - 1
    return {number: _RAMP[at * len(_RAMP) // later] if at < later else None for at, number in enumerate(versions)}


def _tint(color: int | None) -> dict[str, int]:
    return {} if color is None else {"fg": color}


def _legend(
    out: Output, sentences: Sequence[BlamedSentence], tints: Mapping[int, int | None], now: datetime
) -> Iterator[str]:
    """The colours in use, each with its versions and when the newest of them was read."""
    since = {item.version: item.since for item in sentences}
    for tint, group in groupby(tints, key=lambda number: tints[number]):
        numbers = list(group)
        said = f"■ {versions_named(sorted(numbers))}, {ago(since[numbers[0]], now)}"
        # Cut between the versions, not within what is said of one.
        yield out.ink(said.replace(" ", "\N{NO-BREAK SPACE}"), None, **_tint(tint))
