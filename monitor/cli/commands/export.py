"""``monitor export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from monitor.cli.arguments import PlainCommand
from monitor.cli.output import note
from monitor.cli.session import Session
from monitor.cli.waiting import waiting
from monitor.errors import NotFound
from monitor.history.words import versions_named
from monitor.model import Article


@click.command(cls=PlainCommand)
@click.argument("article")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "html", "warc"]),
    default="json",
    show_default=True,
    help="json: versions and changes. html: a page with every change. warc: the pages as they were fetched.",
)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of standard output.",
)
@click.pass_obj
def command(session: Session, article: str, form: str, file: Path | None) -> None:
    """An article with all its versions, as one file."""
    history = session.app.history
    found = history.article(article)
    with waiting("exporting"):
        content = _content(session, found, form)
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotFound(f"{file} cannot be written: {error.strerror}") from error
    note(f"wrote {file}")


def _content(session: Session, article: Article, form: str) -> bytes:
    from monitor.history.export import exported

    history = session.app.history
    if form == "warc":
        from monitor.history.warc import archive, missing

        record = history.record(str(article.id))
        for message in missing(record):
            note(message)
        return archive(record, session.app.clock.now())
    if pruned := history.pruned(article):
        note(f"{versions_named(pruned)} no longer kept")
    return b"".join(exported(history, article, "html" if form == "html" else "json", session.app.clock.now()))
