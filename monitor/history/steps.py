"""Navigation along an article's history from one real change to the next."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.ports import VersionRepository, VersionStep


@dataclass(frozen=True, slots=True)
class Steps:
    """The real changes before and after a place in an article's history; None if there is none."""

    last: VersionStep | None = None
    next: VersionStep | None = None


def steps_around(repository: VersionRepository, article_id: int, old: int, new: int) -> Steps:
    """Return the real changes around the difference of two versions (for a single version V: ``V - 1`` and ``V``).

    A change is real if it has a development (a correction is one) or a withdrawal.
    """
    return Steps(repository.real_step(article_id, upto=old), repository.real_step(article_id, above=new))
