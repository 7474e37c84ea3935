"""A withdrawal as text."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.cli.columns import shorten
from monitor.cli.output import Output
from monitor.model import Withdrawal, WithdrawalKind

# Columns: a gutted text may be the whole of a long article, and the difference shows all of it.
_MAX_COLUMNS = 600


def withdrawal_lines(out: Output, item: Withdrawal, indent: str) -> Iterator[str]:
    """One withdrawal: the older text, the text that is there now, and why it counts as a withdrawal."""
    yield from out.wrap(out.ink(shorten(item.text, _MAX_COLUMNS), "old"), indent + "  ", indent + out.ink("- ", "old"))
    if item.now:
        yield from out.wrap(out.ink(shorten(item.now, _MAX_COLUMNS)), indent + "  ", indent + "= ")
    facts = [out.ink(item.kind.label, "old"), out.ink(item.reason, "quiet") if item.reason else ""]
    if item.silent and item.kind is not WithdrawalKind.GONE:
        facts.append(out.ink("no note says so", "quiet"))
    yield from out.wrap(out.dot.join(fact for fact in facts if fact), indent + "    ", indent + "  ")
