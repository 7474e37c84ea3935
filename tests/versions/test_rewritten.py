"""A report that was rewritten throughout is still the same article; another report is not."""

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
# The share of updates, most of them rewritten throughout, that may be taken for another story.
REFUSED = 1 / 500
# The share of pairs of different reports in one language that may be taken for one story: floods, strikes and recalls
# have words in common.
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
        (first, second)
        for first, second in product(UPDATES, UPDATES)
        if first[0] != second[0] and first[1] == second[1] != "en"  # English reports have too many pairs
    ]
    confused = sum(not isinstance(_decided(first[2], second[3]), Blocked) for first, second in pairs)
    assert len(pairs) > 500
    assert confused <= CONFUSED * len(pairs)


@pytest.mark.parametrize(
    ("old", "new", "least"),
    [
        ("Zubiria cracked on the slopes of Mount Sable.", "On Mount Sable, Zubiria was dropped.", 0.5),
        ("Rettungskräfte suchen am Fluss nach einem Kanuten.", "Nach dem Kanuten suchten Retter den Fluss ab.", 0.3),
        ("桐島投手がメジャー挑戦を表明した。", "メジャーに挑戦する桐島投手", 0.5),
        ("13 people were hurt in Port Ansel.", "The number of injured in Port Ansel is now 13.", 0.5),
    ],
)
def test_reports_of_one_event_share_content_words(old: str, new: str, least: float) -> None:
    before, after = (content_words([text]) for text in (old, new))
    assert overlap(before, after) >= least
    assert overlap(before, after) == overlap(after, before)


def test_a_text_without_words_has_nothing_in_common() -> None:
    assert overlap(content_words(["…"]), content_words(["…"])) == 0


def test_a_rewritten_short_notice_is_the_same_article() -> None:
    fault = Document.from_text(
        "Customers are unable to leave a voicemail message. All enquiries may be sent by mail until further notice.",
        "Registrar's telephones technical fault",
    )
    mended = Document.from_text(
        "The answering service works once more. Please note our new number for the office in Larkmouth.",
        "Registrar's telephone line is now available",
    )
    assert isinstance(_decided(fault, mended), NewVersion)
