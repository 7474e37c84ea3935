"""A report that was rewritten from end to end is still the same article; another report is not."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from monitor.model import Article, ArticleMemory, Document, Version
from monitor.versions import Blocked, NewVersion, decide, text_digests
from monitor.versions.content_words import content_words, overlap
from tests.versions.test_versions import NOW

FILES = sorted((Path(__file__).parents[2] / "training" / "data").glob("*.jsonl"))
# So many of the reports, most of them rewritten throughout, may be taken for another story.
REFUSED = 1 / 500
# Of pairs of reports in one language so many may pass for one story: floods, strikes and recalls have words in common.
CONFUSED = 1 / 200


def _updates() -> list[tuple[str, str, Document, Document]]:
    rows = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        (row["id"], row["lang"], *(Document.from_text("\n\n".join(row[k]), row[f"title_{k}"]) for k in ("old", "new")))
        for row in rows
    ]


UPDATES = _updates()


def _decided(old: Document, new: Document) -> object:
    digest, body_digest = text_digests(old)
    latest = Version(1, 1, NOW, digest, body_digest, old, "https://p.example/a")
    return decide(new, ArticleMemory(Article(1, "https://p.example/a", NOW), latest), NOW)


def test_the_updates_of_the_training_data_are_versions() -> None:
    refused = [name for name, _, old, new in UPDATES if not isinstance(_decided(old, new), NewVersion)]
    assert len(refused) <= REFUSED * len(UPDATES), refused


def test_another_report_is_not_the_article() -> None:
    pairs = [
        (mine, theirs)
        for mine, theirs in product(UPDATES, UPDATES)
        if mine[0] != theirs[0] and mine[1] == theirs[1] != "en"  # of English reports there are too many pairs
    ]
    taken = sum(not isinstance(_decided(mine[2], theirs[3]), Blocked) for mine, theirs in pairs)
    assert len(pairs) > 500
    assert taken <= CONFUSED * len(pairs)


@pytest.mark.parametrize(
    ("old", "new", "least"),
    [
        ("Zubiria cracked on the slopes of Mount Sable.", "On Mount Sable, Zubiria was dropped.", 0.5),
        ("Rettungskräfte suchen am Fluss nach einem Kanuten.", "Nach dem Kanuten suchten Retter den Fluss ab.", 0.3),
        ("桐島投手がメジャー挑戦を表明した。", "メジャーに挑戦する桐島投手", 0.5),
        ("13 people were hurt in Port Ansel.", "The number of injured in Port Ansel is now 13.", 0.5),
    ],
)
def test_one_event_in_other_words_has_its_words(old: str, new: str, least: float) -> None:
    mine, theirs = (content_words([text]) for text in (old, new))
    assert overlap(mine, theirs) >= least
    assert overlap(mine, theirs) == overlap(theirs, mine)


def test_a_text_without_words_has_nothing_in_common() -> None:
    assert overlap(content_words(["…"]), content_words(["…"])) == 0
