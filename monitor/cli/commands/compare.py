"""``monitor compare``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from monitor.cli import changes
from monitor.cli.arguments import ReadCommand, read_options, view_options
from monitor.cli.output import Output, output, print_json
from monitor.cli.session import Session
from monitor.cli.summary import fact_line
from monitor.cli.views import body, rows
from monitor.cli.waiting import waiting
from monitor.errors import NotFound
from monitor.model import Change, Document

_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<main", b"<p>", b"<p ", b"<div", b"<h1")


@click.command(cls=ReadCommand)
@click.argument("old", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("new", type=click.Path(path_type=Path, allow_dash=True))
@view_options
@read_options
@click.pass_context
def command(
    ctx: click.Context,
    old: Path,
    new: Path,
    view: str,
    context: int,
    exit_code: bool,
    as_json: bool,
    color: bool | None,
) -> None:
    """The same diff for two files, without a database.

    HTML is read as an article page, anything else as plain text, with blank lines between paragraphs. One of the two
    may be - for standard input.
    """
    if str(old) == "-" and str(new) == "-":
        raise click.UsageError("only one of the two can be read from standard input")
    with waiting("comparing", quiet=as_json):
        before, after = _document(old), _document(new)
        from monitor.developments import compare

        change = compare(before, after)
    session: Session = ctx.obj
    out = output(session, color)
    if as_json:
        print_json(change.to_dict())
    elif view == "html":
        from monitor.history.page import render

        click.echo(render(after.title, "", [str(old), str(new)], rows(before, after, change), change))
    else:
        out.write(_page(out, before, after, change, view, context))
    if exit_code and change.edits:
        ctx.exit(1)


def _document(path: Path) -> Document:
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}") from error
    head = content[:4096].lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    if any(sign in head for sign in _HTML_SIGNS):
        from monitor.extract import read_article

        return read_article(content)
    return Document.from_text(content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace"))


def _page(out: Output, old: Document, new: Document, change: Change, view: str, context: int) -> Iterator[str]:
    if view == "stat":
        yield from changes.stat(out, change)
        return
    yield fact_line(out, change)
    if change.edits:
        yield ""
        yield from body(out, old, new, change, view, context)
