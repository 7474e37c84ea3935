"""What a check of a database finds: which table, which row, what is wrong with it, and what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

# So many problems of one table are reported one by one: a file that is broken throughout fills no memory and no screen.
MOST = 100

BACKUP = "restore a backup made by `monitor db backup`"
_GIVE_UP = "restore a backup, or give the article up: `monitor articles remove {}`"
_ADVICE = {
    "search": "the texts are whole, only `monitor search` misses some of them: restore a backup, or leave it",
    "subscriptions": "set it anew: `monitor subscriptions remove`, then `add` (not for one of the configuration)",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ``row`` is empty where it is about the whole table."""

    table: str
    row: str
    said: str
    advice: str

    def __str__(self) -> str:
        return f"{self.table}{' ' if self.row else ''}{self.row}: {self.said}"


class Findings:
    """Collects problems, the first ``MOST`` of each table."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._count: Counter[str] = Counter()

    def add(self, table: str, row: object, said: object, *, article: int | None = None) -> None:
        """Note a problem; ``article`` is the one that would have to be given up."""
        self._count[table] += 1
        if self._count[table] <= MOST:
            advice = _ADVICE.get(table, BACKUP) if article is None else _GIVE_UP.format(article)
            self._found.append(Problem(table, str(row), str(said), advice))

    def all(self) -> tuple[Problem, ...]:
        """Everything found, and how much more there is."""
        more = ((table, count - MOST) for table, count in self._count.items() if count > MOST)
        rest = (Problem(table, "", f"{count} more problems", BACKUP) for table, count in more)
        return (*self._found, *rest)
