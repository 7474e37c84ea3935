"""Withdrawals as the commands print them."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.cli.columns import shorten
from monitor.cli.output import Output
from monitor.model import Withdrawal, WithdrawalKind

# A gutted text may be the whole of a long article: the difference shows all of it.
_LONGEST = 600
_LABELS = {
    WithdrawalKind.WITHDRAWN: "Withdrawn",
    WithdrawalKind.GUTTED: "Gutted",
    WithdrawalKind.GONE: "Gone",
    WithdrawalKind.REPLACED: "Replaced",
    WithdrawalKind.HEADLINE: "Headline changed its meaning",
}


def taken(out: Output, item: Withdrawal, indent: str) -> Iterator[str]:
    """One withdrawal: the older text, what is there now, and why it counts as one."""
    yield from out.wrap(out.ink(shorten(item.text, _LONGEST), "old"), indent + "  ", indent + out.ink("- ", "old"))
    if item.now:
        yield from out.wrap(out.ink(shorten(item.now, _LONGEST)), indent + "  ", indent + "= ")
    said = [out.ink(_LABELS[item.kind], "old"), out.ink(item.reason, "quiet") if item.reason else ""]
    if item.silent and item.kind is not WithdrawalKind.GONE:
        said.append(out.ink("no note says so", "quiet"))
    yield from out.wrap(out.dot.join(part for part in said if part), indent + "    ", indent + "  ")
