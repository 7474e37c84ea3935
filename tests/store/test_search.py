from __future__ import annotations

import pytest

from monitor.store import SqlStore
from monitor.store.search import snippet, tokens
from tests.store.desk import HOUR, NOW, Desk

TEXTS = {
    "flood": ("Flood in Passau", "The Danube rose to 12.5 metres. Évacuation of the naïve café began."),
    "storm": ("Storm over Crete", "A storm hit the coast. The flood barrier held; don't panic, say O'Brien's crews."),
    "tokyo": ("東京で地震", "東京都で強い地震が発生した。けが人は３人。"),
    "bangkok": ("น้ำท่วมกรุงเทพ", "ฝนตกหนักในกรุงเทพมหานคร"),
    "kyiv": ("Київ", "Збройні сили повідомили про обстріл міста."),
}


@pytest.fixture
def filled(store: SqlStore, desk: Desk) -> SqlStore:
    for at, (name, (title, text)) in enumerate(TEXTS.items()):
        desk.version(desk.article(name), text, title=title, now=NOW + at * HOUR)
    return store


def found(store: SqlStore, words: str, **options: int) -> list[str]:
    return [hit.article.url.rsplit("/", 1)[1] for hit in store.versions.search(words, **options)]


ASKED: list[tuple[str, list[str]]] = [
    ("danube", ["flood"]),
    ("FLOOD", ["flood", "storm"]),
    ("flood barrier", ["storm"]),
    ('"the flood barrier"', ["storm"]),
    ('"barrier flood"', []),
    ("evacuation cafe", ["flood"]),
    ("naïve", ["flood"]),
    ("evac*", ["flood"]),
    ("evac", []),
    ("12.5", ["flood"]),
    ("don't", ["storm"]),
    ("地震", ["tokyo"]),
    ("東京都", ["tokyo"]),
    ("京東", []),
    ("3人", ["tokyo"]),
    ("กรุงเทพ", ["bangkok"]),
    ("обстріл", ["kyiv"]),
    ("ОБСТРІЛ міста", ["kyiv"]),
    ("", []),
    ("* ' \" ) OR AND NOT ( - : ^ \\", []),
    ("storm OR flood", []),
    ("title:storm", []),
]


def test_search(filled: SqlStore) -> None:
    answers = [(words, found(filled, words)) for words, _ in ASKED]
    assert answers == ASKED


def test_each_article_comes_once_with_its_newest_version(filled: SqlStore, desk: Desk) -> None:
    article = filled.articles.find("flood")[0]
    desk.version(article, "The Danube fell again.", title="Flood in Passau", now=NOW + 9 * HOUR)
    (hit,) = filled.versions.search("danube")
    assert (hit.version, hit.fetched_at, hit.article.id) == (2, NOW + 9 * HOUR, article.id)
    assert hit.snippet == "Flood in Passau The Danube fell again."
    assert found(filled, "flood", limit=1) == ["flood"]


def test_a_snippet_shows_the_words() -> None:
    text = "Start. " + "Filler words stand here. " * 40 + "The dam broke at noon. " + "More follows. " * 40
    cut = snippet(text, "dam")
    assert "The dam broke at noon." in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) < 200
    assert snippet("short", "absent") == "short"
    assert snippet("Ein Straßenfest", "strassenfest") == "Ein Straßenfest"


def test_tokens_are_short_folded_and_cut() -> None:
    assert tokens("Straße ＡＢＣ Café—naïve_x") == ["strasse", "abc", "cafe", "naive", "x"]
    assert tokens("a" * 5000) == ["a" * 64]
    assert tokens("東京 tower") == ["東", "京", "tower"]
