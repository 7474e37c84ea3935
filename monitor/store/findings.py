"""The problems that a check of a database finds, with advice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

# The most problems reported for one table, so that a badly damaged file does not fill memory and screen.
MOST = 100

BACKUP = "restore a backup made by `monitor db backup`"
_REMOVE = "restore a backup, or remove the article: `monitor articles remove {}`"
_ADVICE = {
    "search": "the texts are intact, only `monitor search` misses some of them: restore a backup, or ignore this",
    "subscriptions": "recreate it: `monitor subscriptions remove`, then `add` (not for one of the configuration)",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. ``row`` is the primary key; it is empty if the problem is about the whole table."""

    table: str
    row: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.table}{' ' if self.row else ''}{self.row}: {self.message}"


class Findings:
    """Collects problems, the first ``MOST`` of each table."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._count: Counter[str] = Counter()

    def add(self, table: str, row: object, message: object, *, article: int | None = None) -> None:
        """Add a problem; ``article`` is the article whose removal would solve it."""
        self._count[table] += 1
        if self._count[table] <= MOST:
            advice = _ADVICE.get(table, BACKUP) if article is None else _REMOVE.format(article)
            self._found.append(Problem(table, str(row), str(message), advice))

    def all(self) -> tuple[Problem, ...]:
        """The collected problems, and for each table the number of those left out."""
        more = ((table, count - MOST) for table, count in self._count.items() if count > MOST)
        rest = (Problem(table, "", f"{count} more problems", BACKUP) for table, count in more)
        return (*self._found, *rest)
