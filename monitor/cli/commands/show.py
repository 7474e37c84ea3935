"""``monitor show``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from monitor.cli.arguments import ReadCommand, read_options
from monitor.cli.output import Output, Role, output, print_json
from monitor.cli.session import Session
from monitor.history.words import ago, stamp
from monitor.model import Article, Block, BlockKind, Version

_LEADS = {BlockKind.LIST_ITEM: "• ", BlockKind.QUOTATION: "│ ", BlockKind.TABLE_ROW: "▪ "}
# Consecutive blocks of one of these kinds have no blank line between them.
_ROLES: dict[BlockKind, Role] = {BlockKind.HEADING: "title", BlockKind.CAPTION: "quiet"}
_TIGHT = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


@click.command(cls=ReadCommand)
@click.argument("article", metavar="ARTICLE[@N]")
@read_options
@click.pass_obj
def command(session: Session, article: str, as_json: bool, color: bool | None) -> None:
    """One version of an article, as it was read; the newest, if no number is given."""
    found, version = session.app.history.show(article)
    if as_json:
        from monitor.history import json

        print_json(json.version(version, found))
        return
    out = output(session, color)
    out.write(_page(out, found, version, session.app.clock.now()))


def _page(out: Output, article: Article, version: Version, now: datetime) -> Iterator[str]:
    document = version.document
    yield f"{out.ink(f'{article.id}@{version.number}', 'id')}  {out.ink(document.title, 'title')}"
    yield out.ink(version.url, "quiet")
    facts = [
        document.byline,
        f"published {stamp(document.published)}" if document.published else "",
        f"modified {stamp(document.modified)}" if document.modified else "",
        document.language,
        f"read {stamp(version.fetched_at)} ({ago(version.fetched_at, now)})",
        f"the text of version {version.reverted_to} again" if version.reverted_to else "",
    ]
    yield from out.wrap(out.dot.join(out.ink(fact, "quiet") for fact in facts if fact))
    previous: BlockKind | None = None
    for block in document.content:
        if block.kind not in _TIGHT or block.kind is not previous:
            yield ""
        yield from _block(out, block)
        previous = block.kind


def _block(out: Output, block: Block) -> list[str]:
    if block.kind is BlockKind.LIVE_ENTRY and block.at:
        return [out.ink(stamp(block.at), "id"), *out.wrap(out.ink(block.text))]
    lead = _LEADS.get(block.kind, "")
    text = out.ink(block.text, _ROLES.get(block.kind))
    return out.wrap(text, lead if block.kind is BlockKind.QUOTATION else " " * len(lead), lead)
