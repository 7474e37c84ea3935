"""``monitor search``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from monitor.cli.arguments import NUMBER, ReadCommand, read_options
from monitor.cli.output import Output, note, output, print_json
from monitor.cli.session import Session
from monitor.history.words import ago
from monitor.ports import SearchHit


@click.command(cls=ReadCommand)
@click.argument("words", nargs=-1, required=True)
@click.option("-n", "limit", type=NUMBER, default=20, show_default=True, help="How many at most.")
@read_options
@click.pass_obj
def command(session: Session, words: tuple[str, ...], limit: int, as_json: bool, color: bool | None) -> None:
    """Full text over all versions: those that have all of the words."""
    hits = session.app.history.search(" ".join(words), limit=limit)
    if as_json:
        from monitor.history import json

        print_json([json.hit(hit) for hit in hits])
        return
    if not hits:
        note(f'no version matches "{" ".join(words)}"')
    out = output(session, color)
    out.write(line for hit in hits for line in _hit(out, hit, session.app.clock.now()))


def _hit(out: Output, hit: SearchHit, now: datetime) -> Iterator[str]:
    article = hit.article
    when = out.ink(ago(hit.fetched_at, now), "quiet")
    yield f"{out.ink(f'{article.id}@{hit.version}', 'id')}  {out.ink(article.title or article.url, 'title')}  {when}"
    yield from out.wrap("".join(out.ink(text, "news" if found else None) for text, found in hit.pieces), "    ")
    yield ""
