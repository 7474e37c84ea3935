"""Queries about an article whose pages or versions were pruned return only what is still known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from monitor.errors import NotFound
from monitor.history import History, json, rows_of, warc
from monitor.history.words import versions_named
from monitor.model import Op
from monitor.ports import LogQuery
from monitor.store import open_store
from monitor.store.admin import PruneRules, prune
from monitor.testing import InlineSandbox
from tests.history.archive import STORM, Archive

FOURTH = STORM[2] + "\n\nThe harbour reopened on Wednesday."


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/monitor.db"


@pytest.fixture
def archive(url: str) -> Iterator[Archive]:
    store = open_store(url)
    yield Archive(store)
    store.close()


@pytest.fixture
def history(archive: Archive) -> History:
    """The story in four versions."""
    archive.story(*STORM, FOURTH)
    return History(archive.store, InlineSandbox)


def keep(url: str, archive: Archive, **rules: float) -> None:
    prune(url, PruneRules(**rules), archive.clock.now())  # type: ignore[arg-type]


class Arguments:
    """The arguments of warcio's `check` command."""

    def __init__(self, file: Path) -> None:
        self.inputs, self.verbose = [str(file)], True


def checked(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run `warcio check`; returns its exit code and output."""
    checker = Checker(Arguments(file))
    checker.process_all()
    return checker.exit_value, capsys.readouterr().out


def test_an_archive_passes_the_check_of_warcio(history: History, archive: Archive, tmp_path: Path, capsys) -> None:
    file = tmp_path / "storm.warc"
    file.write_bytes(warc.archive(history.record("1"), archive.clock.now()))
    code, output = checked(file, capsys)
    assert code == 0
    assert output.count("digest pass") == 5
    assert "no digest" not in output
    with file.open("rb") as stream:
        kinds = [(record.rec_type, record.content_stream().read()) for record in ArchiveIterator(stream)]
    assert [kind for kind, _ in kinds] == ["warcinfo", *["resource"] * 4]
    assert kinds[1][1] == archive.store.versions.raw(1, 1)
    file.write_bytes(file.read_bytes().replace(b"At least 15", b"At least 16"))
    assert checked(file, capsys)[0] == 1


def test_without_pages_an_archive_has_the_texts_and_a_note(
    history: History, archive: Archive, url: str, tmp_path: Path, capsys
) -> None:
    archive.clock.advance(days=1)
    keep(url, archive, raw_pages_days=(timedelta(days=1) + timedelta(minutes=30)) / timedelta(days=1))
    file = tmp_path / "storm.warc"
    file.write_bytes(warc.archive(history.record("1"), archive.clock.now()))
    assert checked(file, capsys)[0] == 0
    records = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read().decode())
        for record in ArchiveIterator(BytesIO(file.read_bytes()))
    ]
    assert [kind for kind, _, _ in records] == ["warcinfo", *["conversion"] * 3, "resource"]
    assert "pages of versions 1 to 3 no longer kept" in records[0][2]
    assert records[1][1] == "https://news.example/storm"
    assert "At least 15 people were injured" in records[1][2]
    assert json.record(history.record("1"))["pruned"] == {"versions": [], "pages": [1, 2, 3]}
    keep(url, archive, versions_per_article=2)
    info = next(iter(ArchiveIterator(BytesIO(warc.archive(history.record("1"), archive.clock.now())))))
    text = info.content_stream().read().decode()
    assert "versions 1 to 2 no longer kept; page of version 3 no longer kept" in text


def test_blame_marks_sentences_that_may_be_older(history: History, archive: Archive, url: str) -> None:
    before = {item.sentence: item.version for item in history.blame("1")[1]}
    keep(url, archive, versions_per_article=3)
    _, found = history.blame("1")
    uncertain = {item.sentence.split(" ")[0] + str(item.version): item.or_earlier for item in found}
    # "At least 22" and the warehouses came with version 2, by its stored change; its other sentences are older.
    assert uncertain == {"Storm2": True, "The2": True, "A3": False, "At2": False, "Two2": False, "The4": False}
    for item in found:
        assert (before[item.sentence] == item.version) is not item.or_earlier
    assert json.blame(found)[0] | {"since": ""} == {
        "sentence": "Storm hits Vellmar harbour", "version": 2, "since": "", "or_earlier": True,
    }  # fmt: skip
    keep(url, archive, versions_per_article=1)
    assert [item.sentence for item in history.blame("1")[1] if not item.or_earlier] == [
        "The harbour reopened on Wednesday."
    ]


def test_a_difference_from_a_pruned_version_is_the_stored_change(history: History, archive: Archive, url: str) -> None:
    whole = history.diff("1@2..3")
    rows = [
        (row.edit and row.edit.op, row.text) for row in rows_of(whole.old_document, whole.new.document, whole.change)
    ]
    keep(url, archive, versions_per_article=2)
    for name in ("1@2..3", "1@3"):
        found = history.diff(name)
        assert (found.old_kept, found.old_document, found.old.ref) == (False, None, whole.old.ref)
        assert found.change == whole.change
        assert [(row.edit and row.edit.op, row.text) for row in rows_of(None, found.new.document, found.change)] == rows
    assert (Op.REMOVED, "Schools in the old town remain open.") in rows
    assert json.difference(found)["from"] == {**whole.change.to_dict()["from"], "kept": False}
    assert json.difference(history.diff("1@3..4"))["from"]["kept"] is True
    for name in ("1@1..4", "1@1..2", "1@1", "1@2..4", "1@1..3"):
        with pytest.raises(NotFound, match=r"version [12] of article 1 is no longer kept: it was pruned") as caught:
            history.diff(name)
        assert caught.value.advice.startswith("versions 3 to 4 are kept")
    with pytest.raises(NotFound, match="no version 9: there are 3 to 4"):
        history.show("1@9")
    with pytest.raises(NotFound, match="version 2 of article 1 is no longer kept"):
        history.show("1@2")
    keep(url, archive, versions_per_article=1)
    assert (history.diff("1").old.number, history.diff("1").old_kept) == (3, False)


def test_lists_show_which_versions_are_kept(history: History, archive: Archive, url: str) -> None:
    keep(url, archive, versions_per_article=3)
    rows = [json.log_row(row) for row in history.log(LogQuery())]
    assert [(row["version"], row["from_version"], row["from_kept"]) for row in rows] == [
        (4, 3, True), (3, 2, True), (2, 1, False),
    ]  # fmt: skip
    found = [json.development(item) for item in history.developments()]
    assert {(item["from_version"], item["from_kept"]) for item in found} == {(3, True), (1, False)}
    assert history.stats(archive.clock.now()).versions == 3
    assert history.pruned(history.article("1")) == (1,)


def test_an_export_keeps_the_change_of_the_oldest_version(history: History, archive: Archive, url: str) -> None:
    keep(url, archive, versions_per_article=3)
    found = json.record(history.record("1"))
    assert found["pruned"] == {"versions": [1], "pages": []}
    assert found["versions"][0]["change"]["from"]["version"] == 1
    assert [version["version"] for version in found["versions"]] == [2, 3, 4]


def test_consecutive_versions_are_named_as_a_range() -> None:
    assert versions_named([3]) == "version 3"
    assert versions_named([1, 2, 3, 5, 8, 9]) == "versions 1 to 3, 5, 8 to 9"
