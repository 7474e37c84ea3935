from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from monitor.errors import TooBroad
from monitor.ports import LogQuery
from monitor.store import SqlStore, open_store
from monitor.store.fulltext import MOST_WORDS
from monitor.store.schema import versions
from monitor.store.search import passage
from tests.databases import PostgresServer
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
    for at, (name, (title, body)) in enumerate(TEXTS.items()):
        desk.version(desk.article(name), body, title=title, now=NOW + at * HOUR)
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
    assert hit.pieces == (("Flood in Passau The ", False), ("Danube", True), (" fell again.", False))
    assert found(filled, "flood", limit=1) == ["flood"]


def marked(text: str, words: str) -> list[str]:
    shown, matches = passage(text, words)
    return [shown[first:past] for first, past in matches]


@pytest.mark.postgres
def test_all_query_plans_find_the_same(postgres_server: PostgresServer) -> None:
    store = open_store(postgres_server.new_database())
    desk = Desk(store)
    article = desk.article("flood")
    for name in ("storm", "flood"):
        title, body = TEXTS[name]
        desk.version(article, body, title=title)
    columns = ", ".join(column.name for column in versions.columns if column.name not in ("id", "number"))
    # 300 copies of the second version, 100 of them with much higher numbers: in other parts of the index of headlines.
    copies = text(
        f"INSERT INTO versions (id, number, {columns}) SELECT id + at + CASE WHEN at > 200 THEN 50000 ELSE 0 END, "
        f"number + at, {columns} FROM versions, generate_series(1, 300) AS at WHERE number = 2"
    )
    indexed = text(
        "INSERT INTO search SELECT versions.id, words FROM versions, search WHERE number > 2 AND "
        "version_id = (SELECT id FROM versions WHERE number = 2)"
    )
    with store.database.write() as connection:
        for statement in (copies, indexed, text("ANALYZE search")):
            connection.execute(statement)
    expected = {"danube": (301, 301, 0), "flood": (302, 302, 301), "crete": (1, 1, 1), "x": (1, 0, 0)}
    texts = store.database.texts
    with store.database.read() as connection:
        for words, (planned, hits, titles) in expected.items():
            query = texts.parse(connection, words)
            assert query.hits == planned, words
            # The estimate decides how it is read: from the index, row by row, or part by part.
            plans = (replace(query, hits=number, titles=number) for number in (1, 300, 10_000))
            for plan, in_title in product(plans, (False, True)):
                ids = texts.find(connection, plan, title_only=in_title, below=None, limit=500)
                assert len(ids) == (titles if in_title else hits), words
                assert list(ids) == sorted(ids, reverse=True)
                for below, least in ((40, 0), (50_150, 30), (50_250, 0)):
                    some = texts.find(connection, plan, title_only=in_title, below=below, least=least, limit=5)
                    assert some == [number for number in ids if least <= number < below][:5]
    for words, rows in ((("crete",), 1), (("x", "crete"), 1), (("x",), 0), (("danube",), 301), (("danube", "x"), 301)):
        assert len(store.versions.log(LogQuery(words=words))) == rows, words
    store.close()


def test_a_log_leaves_out_versions_without_the_words(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/monitor.db")
    desk = Desk(store)
    for name, (title, body) in TEXTS.items():
        desk.version(desk.article(name), body, title=title)
    found = [row.article.url.rsplit("/", 1)[1] for row in store.versions.log(LogQuery(words=("danube", "crete", "x")))]
    assert found == ["storm", "flood"]
    store.close()


def test_a_passage_shows_the_words() -> None:
    text = "Start. " + "Filler words stand here. " * 40 + "The dam broke at noon. " + "More follows. " * 40
    cut, ((first, past),) = passage(text, "dam")
    assert "The dam broke at noon." in cut
    assert cut[first:past] == "dam"
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) < 200
    assert passage("short", "absent") == ("short", ())


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Ein Straßenfest", "strassenfest", ["Straßenfest"]),
        ("Ein Straßenfest", "strass*", ["Straßenfest"]),
        ("NATOは北京で会談した。", "nato 北京", ["NATO", "北京"]),
        ("Dans les cafe\u0301s de l’Ukraine", "cafés ukraine", ["cafe\u0301s", "Ukraine"]),
        ("The prime minister of the Prime", '"prime minister"', ["prime minister"]),
        ("الهُدْنة مساء", "هدنة", ["هُدْنة"]),
        ("ｶﾞｽ料金とｶﾞﾑ", "ガス", ["ｶﾞｽ"]),
        ("\u1112\u1172\u110c\u1165\u11ab이", "휴전", ["\u1112\u1172\u110c\u1165\u11ab"]),
        ("İSTANBUL’da", "istanbul", ["İSTANBUL"]),
    ],
)
def test_matches_are_marked(text: str, words: str, found: list[str]) -> None:
    assert marked(text, words) == found


@given(st.text(), st.text(max_size=20))
def test_marks_are_within_the_passage_and_in_order(text: str, words: str) -> None:
    shown, matches = passage(text, words)
    edges = [edge for match in matches for edge in match]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(shown))
    assert all(first < past for first, past in matches)


def test_a_text_of_nothing_but_long_words_is_indexed(store: SqlStore, desk: Desk) -> None:
    body = " ".join(
        f"{number:x}".translate(str.maketrans("0123456789", "ghijklmnop")) + "q" * 60 for number in range(30_000)
    )
    desk.version(desk.article("long"), f"Beginning {body}", title="Long words")
    assert found(store, "beginning") == ["long"]


def test_a_prefix_matches_words(store: SqlStore, desk: Desk) -> None:
    desk.version(desk.article("one"), "Harbours are open. The harbour pilot waits.")
    for asked in ("harb*", '"harbour pil*"', "open pil*"):
        assert found(store, asked) == ["one"]
    for asked in ("harbx*", '"open pil*"'):
        assert found(store, asked) == []


def test_a_prefix_of_too_many_words_is_refused(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/monitor.db")
    desk, letters = Desk(store), "abcdefghijklmnop"
    words = [f"q{''.join(three)}" for three in product(letters, repeat=3)][: MOST_WORDS + 1]
    desk.version(desk.article("one"), " ".join(words))
    with pytest.raises(TooBroad, match="more than 2,000 words"):
        store.versions.search("q*")
    assert found(store, "qa*") == ["one"]
    # A name is then searched by its whole words.
    assert store.articles.list(text="q") == ()
    store.close()
