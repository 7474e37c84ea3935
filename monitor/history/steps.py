"""Steps along an article's history: from one change that says something to the next, over those that do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.ports import VersionStep


@dataclass(frozen=True, slots=True)
class Steps:
    """The real changes before and after a place in an article's history; None at its ends."""

    last: VersionStep | None = None
    next: VersionStep | None = None


def steps_around(real: Iterable[VersionStep], old: int, new: int) -> Steps:
    """The steps from the difference of versions ``old`` and ``new`` (of one version V: ``V - 1`` and ``V``).

    ``real`` are an article's real changes, in any order: those with a development (a correction is one) or a
    withdrawal, as ``VersionShelf.real_steps`` gives them.
    """
    known = sorted(real, key=lambda step: step.new)
    before = [step for step in known if step.new <= old]
    after = [step for step in known if step.new > new]
    return Steps(before[-1] if before else None, after[0] if after else None)
