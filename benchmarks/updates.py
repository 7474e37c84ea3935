"""Invented articles with known edits, and the scores of alerts about them. Deterministic, without network or clock.

The articles are the reports of ``updates.toml`` with names and figures filled in. The edits, and the pages of fourteen
content systems with boilerplate that differs at every visit, come from ``tests/gauntlet``.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.gauntlet.sites import SITES  # noqa: E402
from tests.gauntlet.telling import EDITS, NewsroomEdit, Telling, tellings  # noqa: E402

FIRST = ("Otter", "Fell", "Marl", "Brann", "Tarn", "Wex", "Dun", "Cray", "Hollow", "Ash", "Quill", "Stave", "Birch")
LAST = ("field", "brook", "mouth", "side", "ley", "combe", "stead", "wick", "gate", "ford", "haven", "moor", "well")
GIVEN = (
    "Ines",
    "Paul",
    "Odile",
    "Viktor",
    "Mara",
    "Tomas",
    "Rhea",
    "Jonas",
    "Petra",
    "Ansel",
    "Lotte",
    "Emil",
    "Signe",
)
FAMILY = ("Harrow", "Treml", "March", "Lans", "Quin", "Fenn", "Bask", "Corr", "Dray", "Elst", "Garr", "Holm", "Ivers")
ENDS = ("gate", "ett", "ant", "ing", "ell", "er", "ow", "igan", "mond", "in", "ley", "sen", "ard")
# Other headlines known to a page, which links to four of them, rotated by one at every visit.
LINKS = 6


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its edit. ``system``: its content system, an index of ``SITES``. ``kind``: that of the edit."""

    path: str
    system: int
    kind: str
    edit: NewsroomEdit

    @property
    def newsworthy(self) -> bool:
        """Whether the edit says something new."""
        return bool(self.edit.news)

    def page(self, *, updated: bool, visit: int) -> bytes:
        """Its page before or after the edit; the boilerplate differs from visit to visit."""
        shown = replace(self.edit.new if updated else self.edit.old, visit=visit)
        return SITES[self.system](shown).replace("</body>", f"{_below(self.path, visit)}</body>").encode()


@dataclass(frozen=True, slots=True)
class Score:
    """The quality of alerts. An article counts once, however many alerts name it."""

    alerted: int
    right: int
    newsworthy: int

    @property
    def precision(self) -> float | None:
        """The fraction of alerted articles with a newsworthy edit; None without alerts."""
        return self.right / self.alerted if self.alerted else None

    @property
    def recall(self) -> float:
        """The fraction of articles with a newsworthy edit that were alerted."""
        return self.right / self.newsworthy


def score(articles: Iterable[Article], alerted: Collection[str]) -> Score:
    """Score the paths of alerted articles."""
    news = {article.path for article in articles if article.newsworthy}
    return Score(len(set(alerted)), len(news & set(alerted)), len(news))


def articles(count: int, seed: int = 0) -> tuple[Article, ...]:
    """``count`` different articles, with all kinds of edit and content systems equally often."""
    chance = random.Random(seed)
    reports = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["reports"]
    furniture = next(telling for telling in tellings() if telling.language == "en").table["furniture"]
    slots = _slots(chance, count)
    tables = [_filled(reports[number % len(reports)], slots[number], furniture) for number in range(count)]
    kinds = [list(EDITS)[number % len(EDITS)] for number in range(count)]
    chance.shuffle(kinds)
    made = []
    for number, (table, kind) in enumerate(zip(tables, kinds, strict=True)):
        others = [other["title"] for other in chance.sample(tables, min(count, LINKS + 1)) if other is not table]
        table["furniture"] = {**furniture, "headlines": others[:LINKS]}
        made.append(Article(f"/news/{number:03d}", number % len(SITES), kind, _edit(table, kind)))
    return tuple(made)


def _below(path: str, visit: int) -> str:
    """The boilerplate below every article: advertisements, links with counters, and the sections of the site."""
    chance = random.Random(f"{path} {visit}")
    advert = (
        f"<div class='ad-slot' id='ad{chance.randrange(10**9)}'>Advertisement: from {chance.randrange(5, 99)}.99</div>"
    )
    links = "".join(
        f"<li><a href='/t/{n}'>Topic {n}</a> <span>{chance.randrange(10**5)} reads</span></li>" for n in range(40)
    )
    sections = "".join(f"<li><a class='section-link' href='/sections/{n}'>Section {n}</a></li>" for n in range(120))
    return f"{advert}<ol class='trending'>{links}</ol>{advert}<nav class='site-map'><ul>{sections}</ul></nav>"


def _edit(table: dict[str, Any], kind: str) -> NewsroomEdit:
    telling = Telling(table)
    edit = EDITS[kind](telling, telling.shown())
    if edit is None:
        raise ValueError(f"the report {table['title']!r} has no {kind}")
    return edit


def _slots(chance: random.Random, count: int) -> list[dict[str, Any]]:
    """Names and figures for each article. No two articles share a place or a person."""
    places = [first + last for first in FIRST for last in LAST]
    places = [f"{which}{place}" for which in ("", "Upper ", "Lower ") for place in places]
    people = [f"{given} {family}{end}" for given in GIVEN for family in FAMILY for end in ENDS]
    chance.shuffle(places)
    chance.shuffle(people)
    found = []
    for number in range(count):
        chief, witness, official, author = people[4 * number : 4 * number + 4]
        a, b, c = chance.randrange(31, 90), chance.randrange(91, 200), chance.randrange(11, 30)
        found.append({
            "place": places[2 * number], "other": places[2 * number + 1],
            "chief": chief, "witness": witness, "official": official, "author": author,
            "a": a, "a2": a + 7, "b": b, "c": c,
        })  # fmt: skip
    return found


def _filled(report: dict[str, Any], slots: dict[str, Any], furniture: dict[str, Any]) -> dict[str, Any]:
    def fill(value: str | list[str]) -> str | list[str]:
        return value.format(**slots) if isinstance(value, str) else [text.format(**slots) for text in value]

    filled: dict[str, Any] = {name: fill(value) for name, value in report.items()}
    return {**filled, "language": "en", "author": slots["author"], "furniture": furniture}
