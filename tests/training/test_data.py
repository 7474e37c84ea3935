"""The labelled updates have the form that training and scoring expect."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FILES = sorted((Path(__file__).parents[2] / "training" / "data").glob("*.jsonl"))
FIELDS = {"id", "lang", "style", "title_old", "title_new", "old", "new", "labels"}
NEW = {"event", "figure", "quote", "detail", "background", "correction"}
NOT_NEW = {"wording", "moved", "note", "furniture"}


def updates(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_no_update_occurs_twice() -> None:
    names = Counter(update["id"] for file in FILES for update in updates(file))
    assert len(names) == 1035
    assert set(names.values()) == {1}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_update_is_labelled_by_the_rules(file: Path) -> None:
    for update in updates(file):
        assert set(update) == FIELDS, update["id"]
        old, new = (" ".join(" ".join(update[side]).split()) for side in ("old", "new"))
        texts = [label["text"] for label in update["labels"]]
        assert len(texts) == len(set(texts)), update["id"]
        for label in update["labels"]:
            assert " ".join(label["text"].split()) in new, (update["id"], label["text"])
            assert label["text"] not in update["old"], (update["id"], label["text"])
            fitting = {True: NEW, False: NOT_NEW, None: NEW | NOT_NEW}[label["new_info"]]
            assert label["kind"] in fitting, (update["id"], label)
        assert old


@pytest.mark.parametrize("file", sorted(FILES[0].parent.glob("*.tsv")), ids=lambda file: file.stem)
def test_each_single_change_is_labelled_by_the_rules(file: Path) -> None:
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    assert len({(row[4], row[5]) for row in rows}) == len(rows)
    for row in rows:
        language, _, is_new, kind, _, text = row
        assert len(language) == 2, row
        assert text, row
        assert kind in {"true": NEW, "false": NOT_NEW}[is_new], row
