"""A change in one line of facts, and its sentences with changed words marked."""

from __future__ import annotations

from monitor.cli.output import Output
from monitor.history.facts import facts
from monitor.model import Change, Edit, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]


def fact_line(out: Output, change: Change) -> str:
    """The facts about a change as one line, with the number of new sentences highlighted."""
    return out.dot.join(out.ink(fact, "news" if " new (" in fact else "quiet") for fact in facts(change))


def marked(out: Output, edit: Edit) -> str:
    """A sentence with changed words marked: struck through or underlined in colour, else ``[-old-]{+new+}``."""
    if edit.op is Op.REMOVED or edit.new is None:
        return deleted(out, edit.old or "")
    if edit.op is Op.ADDED or edit.old is None:
        return inserted(out, edit.new)
    return _words(out, edit.words or (("delete", edit.old), ("insert", edit.new)))


def _words(out: Output, words: Pieces) -> str:
    parts: list[str] = []
    previous = ""
    for tag, text in words:
        replaces = tag == "insert" and previous == "delete"
        # In colour there are no brackets between old and new words: separate them by a space.
        if replaces and out.color and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(_piece(out, tag, text))
        previous = tag
    return "".join(parts)


def _piece(out: Output, tag: WordTag, text: str) -> str:
    if tag == "equal":
        return out.ink(text)
    return deleted(out, text) if tag == "delete" else inserted(out, text)


def deleted(out: Output, text: str) -> str:
    """Mark deleted text; white space at its ends stays outside the mark."""
    lead, core, tail = _core(text)
    return f"{lead}{out.ink(core, 'old', strikethrough=True) if out.color else f'[-{out.ink(core)}-]'}{tail}"


def inserted(out: Output, text: str) -> str:
    """Mark inserted text; white space at its ends stays outside the mark."""
    lead, core, tail = _core(text)
    return f"{lead}{out.ink(core, 'new', underline=True) if out.color else f'{{+{out.ink(core)}+}}'}{tail}"


def _core(text: str) -> tuple[str, str, str]:
    """Leading white space, the text without white space at its ends, trailing white space."""
    core = text.strip()
    if not core:
        return "", text, ""
    start = text.index(core[0])
    return text[:start], core, text[start + len(core) :]
