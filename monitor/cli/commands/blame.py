"""``monitor blame``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.output import Output, note, output, print_json
from monitor.cli.session import Session
from monitor.history.words import ago, versions_named
from monitor.model import Article

if TYPE_CHECKING:
    from monitor.history import BlamedSentence


@click.command(cls=ReadCommand)
@click.argument("article", metavar="ARTICLE[@N]")
@read_options
@click.pass_obj
def command(session: Session, article: str, as_json: bool, color: bool | None) -> None:
    """Each sentence with the version that brought it, and when that was read."""
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
    width = max((len(str(item.version)) for item in sentences), default=1)
    first = min((item.version for item in sentences), default=1)
    some_earlier = any(item.or_earlier for item in sentences)
    for item in sentences:
        name = f"{article.id}@{item.version:<{width}}"
        when = f"{ago(item.since, now):>12}" + (" or earlier" if item.or_earlier else "")
        later = item.version != first or (some_earlier and not item.or_earlier)
        head = f"{out.ink(name, 'id')} {out.ink(when, 'quiet')}  "
        yield from out.wrap(out.ink(item.sentence, "new" if later else None), " " * (len(name) + len(when) + 3), head)
