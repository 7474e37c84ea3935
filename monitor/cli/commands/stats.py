"""``monitor stats``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.output import Output, output, print_json
from monitor.cli.session import Session
from monitor.history.words import ahead, counted

if TYPE_CHECKING:
    from monitor.history import Statistics


@click.command(cls=ReadCommand)
@read_options
@click.pass_obj
def command(session: Session, as_json: bool, color: bool | None) -> None:
    """How much is followed and stored, and which articles change most."""
    now = session.app.clock.now()
    found = session.app.history.stats(now)
    if as_json:
        from monitor.history import json

        print_json(json.statistics(found))
        return
    out = output(session, color)
    out.write(_lines(out, found, now))


def _lines(out: Output, found: Statistics, now: datetime) -> Iterator[str]:
    facts = {
        "feeds": _counts(out, found.feeds),
        "articles": _counts(out, found.articles),
        "versions": f"{found.versions}{out.dot}{counted(found.updated_articles, 'article')} updated",
        "new": f"{found.developments_day} in a day{out.dot}{found.developments_week} in a week",
        "kinds": _counts(out, found.kinds) if found.kinds else "",
        "alerts": _counts(out, found.alerts),
        "reader": f"{_counts(out, _with_spaces(found.reader))} today" if found.reader else "",
        "next": ahead(found.next_due, now) if found.next_due else "nothing is due",
    }
    yield from (f"{name:<10} {text}" for name, text in facts.items() if text)
    if found.most_updated:
        yield ""
        yield out.ink("most updated", "quiet")
    for article in found.most_updated:
        yield f"{article.versions:>4}  {out.ink(str(article.id), 'id')}  {out.ink(article.title or article.url)}"


def _with_spaces(counts: Mapping[str, int]) -> dict[str, int]:
    return {name.replace("_", " "): number for name, number in counts.items()}


def _counts(out: Output, counts: Mapping[str, int]) -> str:
    return out.dot.join(f"{number} {name}" for name, number in counts.items() if number) or "0"
