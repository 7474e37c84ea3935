"""A change in a few words, and its sentences with their words marked."""

from __future__ import annotations

from monitor.cli.output import Output
from monitor.history.facts import facts
from monitor.model import Change, Edit, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]


def fact_line(out: Output, change: Change) -> str:
    """``facts`` as one line, news in the colour of news."""
    said = facts(change)
    return out.dot.join(out.ink(fact, "news" if " new (" in fact else "quiet") for fact in said)


def marked(out: Output, edit: Edit) -> str:
    """A changed sentence with its words marked: struck and underlined in colour, else ``[-old-]{+new+}``."""
    if edit.op is Op.REMOVED or edit.new is None:
        return deleted(out, edit.old or "")
    if edit.op is Op.ADDED or edit.old is None:
        return inserted(out, edit.new)
    return _words(out, edit.words or (("delete", edit.old), ("insert", edit.new)))


def _words(out: Output, words: Pieces) -> str:
    parts: list[str] = []
    before = ""
    for tag, text in words:
        replaces = tag == "insert" and before == "delete"
        # In colour no brackets separate the old words from the new ones: a space does.
        if replaces and out.color and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(_piece(out, tag, text))
        before = tag
    return "".join(parts)


def _piece(out: Output, tag: WordTag, text: str) -> str:
    if tag == "equal":
        return out.ink(text)
    return deleted(out, text) if tag == "delete" else inserted(out, text)


def deleted(out: Output, text: str) -> str:
    """Old words; white space at the ends stays outside of the mark."""
    lead, core, tail = _core(text)
    return f"{lead}{out.ink(core, 'old', strikethrough=True) if out.color else f'[-{out.ink(core)}-]'}{tail}"


def inserted(out: Output, text: str) -> str:
    """New words; white space at the ends stays outside of the mark."""
    lead, core, tail = _core(text)
    return f"{lead}{out.ink(core, 'new', underline=True) if out.color else f'{{+{out.ink(core)}+}}'}{tail}"


def _core(text: str) -> tuple[str, str, str]:
    core = text.strip()
    if not core:
        return "", text, ""
    start = text.index(core[0])
    return text[:start], core, text[start + len(core) :]
