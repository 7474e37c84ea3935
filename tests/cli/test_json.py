"""The promised JSON: names and types of every field, from a real database."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any

import pytest

from monitor.model import AlertDraft, AlertKind, Channel, Document
from tests.cli.conftest import Program
from tests.history.archive import Archive

NUMBER, TEXT, LIST, FLAG = int, str, list, bool
ARTICLE = {"id": NUMBER, "url": TEXT, "title": TEXT, "feed": TEXT}
EVIDENCE = [{"reason": TEXT, "text": TEXT}]


def fits(value: Any, shape: Any, where: str = "$") -> None:
    """Assert that every promised field exists with its type; more fields may exist."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), where
        for key, inner in shape.items():
            assert key in value, f"{where}.{key} is missing"
            fits(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            fits(item, shape[0], f"{where}[{number}]")
    elif shape == "time":
        assert datetime.fromisoformat(value).utcoffset() is not None, where
    elif isinstance(shape, tuple):
        assert value is None or isinstance(value, shape), where
    else:
        assert isinstance(value, shape), f"{where} is {value!r}"


def test_log(storm: Program):
    rows = storm.json("log")
    counts = dict.fromkeys(("added", "removed", "changed", "moved"), NUMBER)
    row = {"article": ARTICLE, "version": NUMBER, "fetched_at": "time", "digest": TEXT, "edits": counts}
    fits(rows, [row | {"developments": NUMBER, "notes": LIST}])
    assert [(row["version"], row["developments"]) for row in rows] == [(3, 0), (2, 2), (1, 0)]
    assert rows[1]["edits"] == {"added": 1, "removed": 0, "changed": 1, "moved": 0}


def test_diff(storm: Program):
    value = storm.json("diff", "1@1..2")
    edit = {"op": TEXT, "kind": TEXT, "development": FLAG, "old": (str,), "new": (str,), "words": [LIST]}
    ref = {"version": NUMBER, "fetched_at": "time"}
    shape = {
        "article": ARTICLE,
        "from": ref,
        "to": ref,
        "edits": [edit | {"score": (int, float), "evidence": EVIDENCE}],
    }
    fits(value, shape | {"summary": {"developments": NUMBER}})
    assert (value["from"]["version"], value["to"]["version"]) == (1, 2)
    changed = next(edit for edit in value["edits"] if edit["op"] == "changed")
    old = "".join(text for tag, text in changed["words"] if tag != "insert")
    new = "".join(text for tag, text in changed["words"] if tag != "delete")
    assert (old, new) == (changed["old"], changed["new"])


def test_developments_newest_first(storm: Program):
    rows = storm.json("developments")
    row = {"id": NUMBER, "article": ARTICLE, "from_version": NUMBER, "to_version": NUMBER, "detected_at": "time"}
    fits(rows, [row | {"kind": TEXT, "text": TEXT, "previous": (str,), "score": (int, float), "evidence": EVIDENCE}])
    assert [row["id"] for row in rows] == sorted((row["id"] for row in rows), reverse=True)
    assert {row["kind"] for row in rows} >= {"figure"}
    assert storm.json("developments", "-n", "1") == rows[:1]
    assert storm.json("developments", "--since", "30m") == []
    assert storm.json("developments", "--since", "2026-03-01") == rows
    assert storm.json("developments", "--since", "999999d") == rows


def test_show(storm: Program):
    value = storm.json("show", "1@2")
    shape = {"article": ARTICLE, "version": NUMBER, "fetched_at": "time", "title": TEXT, "byline": TEXT, "digest": TEXT}
    fits(
        value,
        shape | {"published": (str,), "modified": (str,), "language": TEXT, "blocks": [{"kind": TEXT, "text": TEXT}]},
    )
    assert value["version"] == 2
    assert value["blocks"][2] == {"kind": "paragraph", "text": "Two warehouses collapsed shortly before midnight."}


def test_blame(storm: Program):
    rows = storm.json("blame", "1")
    fits(rows, [{"sentence": TEXT, "version": NUMBER, "since": "time"}])
    brought = {row["sentence"]: row["version"] for row in rows}
    assert brought["Two warehouses collapsed shortly before midnight."] == 2
    assert min(brought.values()) == 1


def test_figures(storm: Program):
    rows = storm.json("figures", "1")
    point = {"version": NUMBER, "fetched_at": "time", "value": TEXT, "number": NUMBER, "sentence": TEXT}
    fits(rows, [{"counts": TEXT, "unit": TEXT, "points": [point]}])
    (injured,) = rows
    assert injured["counts"] == "people were injured"
    assert [(point["version"], point["number"]) for point in injured["points"]] == [(1, 15), (2, 22), (3, 22)]
    assert storm.json("figures", "1", "--words", "ferry") == []


def test_feeds_and_articles(storm: Program):
    feed = {"id": NUMBER, "url": TEXT, "title": TEXT, "state": TEXT, "next_check": (str,), "last_error": (str,)}
    fits(storm.json("feeds", "list"), [feed])
    fits(storm.json("feeds", "show", "1"), feed | {"articles": NUMBER, "left_out": NUMBER, "reason": TEXT})
    article = {"id": NUMBER, "url": TEXT, "title": TEXT, "state": TEXT, "versions": NUMBER, "next_check": (str,)}
    fits(storm.json("articles", "list"), [article])
    assert storm.json("articles", "list")[0]["versions"] == 3
    (shown,) = {(row["article"]["feed"], *row["article"]["feeds"]) for row in storm.json("log")}
    assert shown == ("Example News", "Example News")


def test_alerts(program: Program, archive: Archive):
    now = program.clock.now()
    draft = AlertDraft("desk", Channel.MAIL, "ida@example.org", AlertKind.UPDATE, "Storm", now, (0,))
    article = archive.article("https://news.example/a", "Storm")
    archive.version(article, Document.from_text("A storm is coming. Nobody is hurt.", "Storm"))
    archive.version(article, Document.from_text("A storm is coming. Three people are hurt.", "Storm"), (draft,))
    rows = program.json("alerts", "list")
    row = {"id": NUMBER, "to": TEXT, "subject": TEXT, "state": TEXT, "attempts": NUMBER, "last_error": (str,)}
    fits(rows, [row])
    assert [(row["to"], row["state"]) for row in rows] == [("ida@example.org", "queued")]
    assert "Three people are" in program.json("alerts", "show", "1")["text"]
    assert program.json("alerts", "list", "--state", "sent") == []


def test_search_catchup_stats_and_subscriptions(storm: Program):
    hits = storm.json("search", "warehouses")
    fits(hits, [{"article": ARTICLE, "version": NUMBER, "fetched_at": "time", "snippet": TEXT, "matches": [[NUMBER]]}])
    assert hits[0]["article"]["id"] == 1
    assert [hits[0]["snippet"][first:past] for first, past in hits[0]["matches"]] == ["warehouses"]
    assert len(storm.json("catchup", "--as", "ida")) == 2
    assert storm.json("catchup", "--as", "ida") == []
    assert storm.json("stats")["versions"] == 3
    assert storm.json("subscriptions", "list") == []


def test_db_check(storm: Program):
    assert storm.json("db", "check") == {"ok": True, "rows": 32, "versions": 3, "pages": 3, "problems": []}
    with sqlite3.connect(storm.folder / "monitor.db") as database:
        database.execute("UPDATE articles SET versions = 9")
    database.close()
    result = storm("db", "check", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["ok"] is False
    (problem,) = found["problems"]
    assert (problem["table"], problem["row"]) == ("articles", "1")
    assert problem["said"] == "says it has version 9, but the newest stored is 3"
    assert "articles remove 1" in problem["advice"]


def test_poll_with_nothing_to_do(program: Program):
    value = program.json("poll")
    feeds = dict.fromkeys(("polled", "not_modified", "failed"), NUMBER)
    articles = dict.fromkeys(("checked", "unchanged", "new", "updated", "gone", "failed"), NUMBER)
    alerts = {"queued": NUMBER, "sent": NUMBER}
    fits(value, {"feeds": feeds, "articles": articles, "versions": NUMBER, "developments": NUMBER, "alerts": alerts})
    done = (*value["feeds"].values(), *value["articles"].values(), *value["alerts"].values())
    assert not any((*done, value["versions"], value["developments"]))


@pytest.mark.parametrize("command", ["log", "developments", "feeds list", "articles list", "alerts list", "catchup"])
def test_no_results_are_an_empty_list(program: Program, command: str):
    assert program.json(*command.split()) == []


def test_compare_is_the_diff_without_an_article(program: Program, tmp_path):
    (tmp_path / "old.txt").write_text("One dead.\n\nIt rained.", "utf-8")
    (tmp_path / "new.txt").write_text("Two dead.\n\nIt rained.", "utf-8")
    value = program.json("compare", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"))
    assert "article" not in value
    assert [(edit["op"], edit["development"]) for edit in value["edits"]] == [("changed", True)]
