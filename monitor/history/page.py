"""Renders differences as a self-contained HTML page, without scripts or external resources."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import starmap

from monitor.history.facts import facts, why
from monitor.history.labels import label_of, only_moved
from monitor.history.weave import Row, paragraphs
from monitor.model import Change, Edit, Op, WordTag

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #5c6370; --paper: #fff; --line: #dfe3e8;
  --new: #0b4fb3; --new-ground: #e6f0ff; --old: #8a4b00; --old-ground: #fff3dd; --moved: #655b86; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --quiet: #a3abb8; --paper: #16181c; --line: #333941;
  --new: #8fbdff; --new-ground: #14294a; --old: #f0b566; --old-ground: #3a2a10; --moved: #b9aee0; } }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 44rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.6 Georgia, "Times New Roman", serif; }
header, .why, .label, footer { font-family: system-ui, sans-serif; }
h2 { font: 600 1.1rem system-ui, sans-serif; margin: 2.5rem 0 .25rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
header p, footer { color: var(--quiet); font-size: .9rem; margin: .2rem 0; overflow-wrap: anywhere; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; margin-bottom: 1.5rem; }
ins { color: var(--new); background: var(--new-ground); text-decoration: underline; text-underline-offset: .15em; }
del { color: var(--old); background: var(--old-ground); text-decoration: line-through; }
.moved { color: var(--moved); }
.news { border-inline-start: 3px solid var(--new); padding-inline-start: .8rem; display: block; margin: .6rem 0; }
.label { font-size: .75rem; font-weight: 700; letter-spacing: .04em; margin-inline-end: .35rem; }
.why { display: block; font-size: .8rem; color: var(--quiet); }
"""


def render(title: str, url: str, about: Sequence[str], rows: Sequence[Row], change: Change) -> str:
    """Render one difference as a page. ``about``: lines for the page's head, such as the versions and their times."""
    return beginning(title or "Difference", url, [*about, " · ".join(facts(change))]) + _text(rows) + ending()


def beginning(title: str, url: str, about: Sequence[str]) -> str:
    """Return the page up to its first section."""
    link = f'<p><a href="{escape(url)}">{escape(url)}</a></p>' if url.startswith(("http://", "https://")) else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in about)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>\n'
        f'<body><header><h1 dir="auto">{escape(title)}</h1>{link}{lines}</header>\n'
        "<main>"
    )


def ending() -> str:
    """Return the page after its last section."""
    return "</main></body></html>"


def section(head: str, rows: Sequence[Row], change: Change | None) -> str:
    """Return one of several differences, under a heading."""
    summary = f'<p class="why">{escape(" · ".join(facts(change)))}</p>' if change else ""
    return f"<section><h2>{escape(head)}</h2>{summary}{_text(rows)}</section>"


def _text(rows: Sequence[Row]) -> str:
    texts = (" ".join(map(_row, part)) for part in paragraphs(rows))
    return "\n".join(f'<p dir="auto">{text}</p>' for text in texts)


def _row(row: Row) -> str:
    if row.edit is None:
        return escape(row.text)
    edit = row.edit
    label = f'<span class="label">{label_of(edit).capitalize()}</span>'
    if edit.development:
        return f'<span class="news">{label}{_marked(edit)}{_why(edit)}</span>'
    if only_moved(edit):
        return f'<span class="moved">{label}{escape(edit.new or "")}</span>'
    return label + _marked(edit)


def _marked(edit: Edit) -> str:
    if edit.old is None or edit.op is Op.ADDED:
        return f"<ins>{escape(edit.new or '')}</ins>"
    if edit.new is None or edit.op is Op.REMOVED:
        return f"<del>{escape(edit.old)}</del>"
    return "".join(starmap(_piece, edit.words or (("delete", edit.old), ("insert", edit.new))))


def _piece(tag: WordTag, text: str) -> str:
    if tag == "equal":
        return escape(text)
    element = "del" if tag == "delete" else "ins"
    return f"<{element}>{escape(text)}</{element}>"


def _why(edit: Edit) -> str:
    reasons = [str(edit.kind), *why(edit.evidence, edit.new or edit.old or "")]
    return f'<span class="why">{escape(" · ".join(reasons))}</span>'
