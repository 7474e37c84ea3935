"""A change in a few words, and a development with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from monitor.cli.columns import shorten
from monitor.cli.output import Output
from monitor.history.words import counted
from monitor.model import Change, Edit, EditKind, Evidence, Op, WordTag

Pieces = tuple[tuple[WordTag, str], ...]

_NEWS = {
    EditKind.EVENT: ("event", "events"),
    EditKind.FIGURE: ("figure", "figures"),
    EditKind.QUOTE: ("quote", "quotes"),
    EditKind.DETAIL: ("detail", "details"),
    EditKind.BACKGROUND: ("background", "background"),
    EditKind.CORRECTION: ("correction", "corrections"),
}


def facts(change: Change) -> list[str]:
    """What a change holds: developments by kind first, then what is no news."""
    if change.unjudged:
        return [change.unjudged]
    news = change.passages
    kinds = Counter(change.edits[passage.lead].kind for passage in news)
    rest = Counter(_plain_name(edit) for edit in change.edits if not edit.development)
    new = [counted(kinds[kind], *_NEWS[kind]) for kind in _NEWS if kinds[kind]]
    if len(new) == 1:
        new = [new[0].partition(" ")[2]]
    plain = [f"{count} {name}" for name, count in sorted(rest.items(), key=lambda item: _ORDER.index(item[0]))]
    return [f"{len(news)} new ({', '.join(new)})"] * bool(new) + plain or ["nothing changed"]


_ORDER = ["removed", "added", "reworded", "withdrawn", "moved", "noted", "furniture"]


def _plain_name(edit: Edit) -> str:
    named = {EditKind.NOTE: "noted", EditKind.FURNITURE: "furniture", EditKind.WITHDRAWN: "withdrawn"}
    if edit.kind in named:
        return named[edit.kind]
    if edit.op in (Op.MOVED, Op.SPLIT, Op.MERGED):
        return "moved"
    return {Op.REMOVED: "removed", Op.ADDED: "added"}.get(edit.op, "reworded")


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
    words: Pieces = edit.words or (("delete", edit.old), ("insert", edit.new))
    parts: list[str] = []
    before = ""
    for tag, text in words:
        # In colour there are no brackets to part them: a space does.
        apart = out.color and tag == "insert" and before == "delete" and not parts[-1].endswith(" ")
        parts.append((" " if apart else "") + _piece(out, tag, text))
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


def why(evidence: Iterable[Evidence], sentence: str) -> list[str]:
    """Reasons with the words they rest on, each reason once; words that say no more than the reason are left out."""
    words: dict[str, list[str]] = {}
    for item in evidence:
        named = words.setdefault(item.reason, [])
        if item.text and item.text not in item.reason and item.text.strip() != sentence.strip():
            named.append(shorten(item.text, 120))
    return [f"{reason}: {', '.join(named)}" if named else reason for reason, named in words.items()]
