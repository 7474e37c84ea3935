"""The program as a whole: exit codes, errors, streams, files."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.demo import Newsroom
from monitor.model import Claim, FeedOutcome
from monitor.settings import load
from tests.cli.conftest import Program
from tests.history.archive import Archive


@pytest.mark.parametrize(
    ("arguments", "code", "name"),
    [
        (["show", "99"], 3, "NotFound"),
        (["diff", "1@7..8"], 3, "NotFound"),
        (["log", "--feed", "nowhere"], 3, "NotFound"),
        (["show", "9" * 25], 3, "NotFound"),
        (["show", f"1@{2**63}"], 3, "NotFound"),
        (["alerts", "show", "12"], 3, "NotFound"),
        (["alerts", "show", "9" * 25], 3, "NotFound"),
        (["alerts", "retry", "9" * 25], 3, "NotFound"),
        (["subscriptions", "remove", "nobody"], 3, "NotFound"),
        (["compare", "/nowhere/a", "/nowhere/b"], 3, "NotFound"),
        (["--database", "mysql://x/y", "log"], 2, "ConfigError"),
        (["--database", "sqlite:////nowhere/at/all/m.db", "log"], 1, "DatabaseUnavailable"),
    ],
)
def test_an_error_is_one_line_with_advice_and_its_exit_code(storm: Program, arguments: list[str], code: int, name: str):
    result = storm(*arguments)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith(f"error: {name}: ")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments", [["log", "--since", "soon"], ["diff"], ["log", "-n", "0"], ["log", "--kind", "x"]]
)
def test_wrong_usage_exits_with_2(storm: Program, arguments: list[str]):
    assert storm(*arguments).exit_code == 2


def test_an_ambiguous_name_lists_the_candidates(archive: Archive, program: Program):
    archive.story()
    archive.story(url="https://news.example/storm-2", title="Storm moves on")
    result = program("show", "storm")
    assert result.exit_code == 3
    assert "error: Ambiguous" in result.stderr
    assert "Storm hits Vellmar harbour" in result.stderr
    assert "Storm moves on" in result.stderr


def test_a_wrong_configuration_names_the_key_and_the_nearest(program: Program):
    program.config.write_text("[smtp]\nhots = 'x'\n", "utf-8")
    result = program("log")
    assert result.exit_code == 2
    assert "smtp.hots is no known key; did you mean smtp.host?" in result.stderr


def test_exit_code_reports_whether_there_are_differences(storm: Program):
    assert storm("diff", "1@1..2").exit_code == 0
    assert storm("diff", "1@1..2", "--exit-code").exit_code == 1
    assert storm("diff", "1@2..2", "--exit-code").exit_code == 0
    assert storm("diff", "1@1..2", "--exit-code", "--json").exit_code == 1


def test_init_writes_a_configuration_and_a_database(tmp_path: Path):
    folder = tmp_path / "desk"
    command = [sys.executable, "-m", "monitor", "init", str(folder)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert "wrote" in done.stderr
    assert load(folder / "monitor.toml").database_url == f"sqlite:///{folder / 'monitor.db'}"
    assert (folder / "monitor.db").is_file()


def test_init_leaves_an_existing_configuration(program: Program):
    before = program.config.read_text("utf-8")
    result = program("init", str(program.folder))
    assert result.exit_code == 0
    assert "stays as it is" in result.stderr
    assert program.config.read_text("utf-8") == before


def test_a_closed_pipe_is_no_error(storm: Program):
    command = [sys.executable, "-m", "monitor", "--config", str(storm.config), "export", "1", "--format", "html"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, stderr = process.communicate(timeout=60)
    assert b"Traceback" not in stderr
    assert b"Broken" not in stderr


def test_compare_reads_html_text_and_standard_input(program: Program, tmp_path: Path):
    page = "<!doctype html><html lang=en><body><article><h1>Fire</h1><p>{}</p><p>{}</p></article></body></html>"
    calm = "The fire brigade of Nordhaven was called to the old mill on Monday, a spokeswoman said."
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    old.write_text(page.format(calm, "Two people were hurt in the fire, which began in the cellar."), "utf-8")
    new.write_text(page.format(calm, "Five people were hurt in the fire, which began in the cellar."), "utf-8")
    assert "[-Two-]{+Five+}" in program("compare", str(old), str(new)).stdout
    text = program("compare", "-", str(new), stdin="Nothing is known.")
    assert text.exit_code == 0
    assert "- REMOVED  Nothing is known." in text.stdout
    assert program("compare", "-", "-").exit_code == 2


def test_subscriptions_are_added_listed_and_removed(program: Program):
    added = program(
        "subscriptions", "add", "desk", "--to", "ida@example.org", "--kind", "figure", "--word", "power cut",
        "--quiet-hours", "22:00-06:30 Europe/Berlin", "--mode", "hourly",
    )  # fmt: skip
    assert added.exit_code == 0
    (row,) = program.json("subscriptions", "list")
    assert (row["name"], row["to"], row["kinds"], row["mode"]) == ("desk", ["ida@example.org"], ["figure"], "hourly")
    assert row["quiet_hours"] == {"start": 1320, "end": 390, "zone": "Europe/Berlin"}
    assert "power cut" in program("subscriptions", "list").stdout
    assert program("subscriptions", "remove", "desk").exit_code == 0
    assert program.json("subscriptions", "list") == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "someone to tell"),
        (["--to", "nobody"], '"nobody" is no mail address'),
        (["--to", "a@example.org", "--quiet-hours", "late"], "quiet hours such as"),
        (["--webhook", "ftp://x"], "webhook"),
    ],
)
def test_an_invalid_subscription_is_refused(program: Program, arguments: list[str], expected: str):
    result = program("subscriptions", "add", "desk", *arguments)
    assert result.exit_code == 2
    assert expected in result.stderr


def test_a_mail_can_be_previewed_without_being_sent(storm: Program, tmp_path: Path):
    page, mail = tmp_path / "mail.html", tmp_path / "mail.eml"
    result = storm("alerts", "preview", "1@1..2", "--html", str(page), "--eml", str(mail))
    assert result.exit_code == 0
    assert "Two warehouses collapsed" in page.read_text("utf-8")
    assert b"To: reader@example.org" in mail.read_bytes()
    assert storm.json("alerts", "list") == []
    assert "Two warehouses collapsed" in storm("alerts", "preview", "1@1..2").stdout
    assert storm("alerts", "preview", "1@2..3").exit_code == 3


def test_an_article_is_exported(storm: Program, tmp_path: Path):
    file = tmp_path / "storm.warc"
    assert storm("export", "1", "--format", "warc", "-o", str(file)).exit_code == 0
    records = file.read_bytes().split(b"WARC/1.1\r\n")[1:]
    assert len(records) == 4
    assert b"WARC-Target-URI: https://news.example/storm\r\n" in records[1]
    for record in records:
        head, _, rest = record.partition(b"\r\n\r\n")
        length = int(head.rpartition(b"Content-Length: ")[2])
        assert rest[length:] == b"\r\n\r\n"
    page = storm("export", "1", "--format", "html").stdout
    assert page.count("<section>") == 3


def test_doctor_reports_problems_with_advice(storm: Program):
    result = storm("doctor", "--offline")
    assert result.exit_code == 0
    assert "fetch.contact: not set" in result.stdout
    storm.config.write_text(storm.config.read_text("utf-8") + '[smtp]\nhost = "127.0.0.1"\nport = 1\n', "utf-8")
    broken = storm("doctor")
    assert broken.exit_code == 1
    assert "127.0.0.1:1 (starttls) cannot be reached" in broken.stdout


def test_doctor_warns_of_a_public_page_without_a_token(storm: Program):
    plain = storm.config.read_text("utf-8")
    storm.config.write_text(f'{plain}[web]\npublic_url = "https://news.example"\n', "utf-8")
    assert "everybody who reaches news.example can read and act" in " ".join(
        storm("doctor", "--offline").stdout.split()
    )
    storm.config.write_text(f'{plain}[web]\npublic_url = "https://news.example"\ntoken = "{20 * "ab"}"\n', "utf-8")
    assert "everybody who reaches" not in storm("doctor", "--offline").stdout


def test_doctor_warns_of_unencrypted_passwords_and_missing_editors(storm: Program):
    plain = storm.config.read_text("utf-8")
    given = ("readers", "add", "ida", "--password-file", "-")
    added = storm(*given, stdin="four correct horses\n")
    assert (added.exit_code, "has to sign in" in added.stderr, "nobody can change" in added.stderr) == (0, True, True)
    text = " ".join(storm("doctor", "--offline").stdout.split())
    assert "unencrypted" not in text
    assert "no reader is an editor" in text
    assert storm("readers", "role", "IDA", "editor").exit_code == 0
    storm.config.write_text(f'{plain}[web]\npublic_url = "http://news.example"\n', "utf-8")
    text = " ".join(storm("doctor", "--offline").stdout.split())
    assert "passwords may travel unencrypted" in text
    assert "everybody who reaches" not in text
    assert "no reader is an editor" not in text


def test_a_reader_is_added_listed_and_removed(storm: Program):
    assert storm("readers", "add", "ida").exit_code == 2
    assert storm("readers", "add", "a b", "--password-file", "-", stdin="x").exit_code == 2
    assert storm("readers", "add", "ida", "--password-file", "-", stdin="short\n").exit_code == 2
    assert storm("readers", "add", "ida", "--password-file", "-", stdin="four correct horses\n").exit_code == 0
    taken = storm("readers", "add", "Ida", "--password-file", "-", stdin="four correct horses\n")
    assert (taken.exit_code, "called" in taken.stderr) == (2, True)
    (row,) = storm.json("readers", "list")
    assert (row["name"], row["role"]) == ("ida", "reader")
    assert storm.json("readers", "sessions", "ida") == []
    assert storm("readers", "end-sessions").exit_code == 2
    assert storm("readers", "end-sessions", "ida").exit_code == 0
    assert storm("readers", "remove", "ida").exit_code == 0
    assert storm("readers", "remove", "ida").exit_code == 3


def test_doctor_groups_feeds_that_fail_for_the_same_reason(program: Program, archive: Archive):
    for number in range(4):
        archive.feed(f"http://127.0.0.1:1/{number}.xml")
    program("poll", "--all")
    (line,) = [line for line in program("doctor", "--offline").stdout.splitlines() if "no connection" in line]
    assert "4 of 4 feeds: no connection: is this machine online?" in line


def test_database_commands(storm: Program, tmp_path: Path):
    assert "up to date" in storm("db", "upgrade").stderr
    assert "3 versions read, 0 problems" in storm("db", "check").stderr
    copy = tmp_path / "copy.db"
    assert storm("db", "backup", str(copy)).exit_code == 0
    assert copy.stat().st_size > 0
    assert "everything is kept" in storm("db", "prune").stderr


def test_a_feed_of_the_configuration_is_checked_when_it_is_due(program: Program):
    feed = '[[feeds]]\nurl = "http://127.0.0.1:1/feed.xml"\n'
    program.config.write_text(program.config.read_text("utf-8") + feed, "utf-8")
    assert "1 checked" in program("poll").stdout
    assert "0 checked" in program("poll").stdout.splitlines()[0]
    assert "no version is stored yet" in program("log").stderr
    assert "no version matches" in program("log", "--developments").stderr


def test_poll_fails_if_every_feed_failed(program: Program, archive: Archive):
    archive.feed("http://127.0.0.1:1/feed.xml")
    result = program("poll", "--all")
    assert result.exit_code == 1
    assert "ConnectFailed" in result.stderr
    assert "1 failed" in result.stdout
    assert "failing" in program("feeds", "list").stdout
    assert "ConnectFailed" in program("feeds", "show", "1").stdout
    assert "ConnectFailed" in program("doctor", "--offline").stdout


def test_from_a_feed_to_what_is_new(program: Program):
    with Newsroom() as newsroom:
        added = program("feeds", "add", newsroom.feed_url)
        assert added.exit_code == 0, added.output
        assert "to follow" in added.stdout
        assert program("poll", "--all").exit_code == 0
        newsroom.publish_next()
        program.clock.advance(hours=1)
        report = program.json("poll", "--all")
        assert report["versions"] > 0
        assert report["articles"]["failed"] == 0
    exported = program("feeds", "export").stdout
    assert newsroom.feed_url in exported
    assert program("feeds", "pause", "1").exit_code == 0
    assert program.json("feeds", "list")[0]["state"] == "paused"
    assert program("feeds", "remove", "1").exit_code == 0
    assert program("feeds", "import", "-", stdin=exported).exit_code == 0
    assert [feed["url"] for feed in program.json("feeds", "list")] == [newsroom.feed_url]


def test_an_imported_opml_list_is_exported_unchanged(program: Program):
    listed = (
        '<opml version="2.0"><body><outline text="World"><outline text="A &amp;amp; B &lt;i&gt;">'
        '<outline text="Tide &quot;7&quot;" type="rss" xmlUrl="https://tide.example/rss?a=1&amp;b=2"/></outline>'
        '<outline text="Globe" type="rss" xmlUrl="https://globe.example/feed"/></outline>'
        '<outline text="Sea/Ports"><outline text="Globe" type="rss" xmlUrl="https://globe.example/feed"/></outline>'
        "</body></opml>"
    )
    assert program("feeds", "import", "-", stdin=listed).exit_code == 0
    feeds = program.json("feeds", "list")
    assert [(feed["title"], feed["tags"]) for feed in feeds] == [
        ('Tide "7"', ["World/A &amp; B <i>"]),
        ("Globe", ["World", "Sea⁄Ports"]),
    ]
    exported = program("feeds", "export").stdout
    for feed in feeds:
        program("feeds", "remove", str(feed["id"]))
    assert program("feeds", "import", "-", stdin=exported).exit_code == 0
    assert [feed["tags"] for feed in program.json("feeds", "list")] == [feed["tags"] for feed in feeds]
    body = exported.partition("<body>")[2]
    assert program("feeds", "export").stdout.partition("<body>")[2] == body


def test_the_number_of_left_out_entries_is_shown(program: Program, archive: Archive):
    feed = archive.feed()
    (held,) = archive.store.work.claim_feeds(Claim("w", archive.clock.now(), 1, timedelta(minutes=5), (feed.id,)))
    archive.store.work.finish_feed(FeedOutcome("w", replace(held, left_out=37), archive.clock.now()))
    assert program.json("feeds", "show", "1")["left_out"] == 37
    assert "left out    37 older entries" in program("feeds", "show", "1").stdout
