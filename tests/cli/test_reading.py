"""Reading commands: ambiguous names, versions by time, labels, blame by age, lists by state, progress bars."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from monitor.cli.changes import side_by_side, unified
from monitor.cli.output import Output
from monitor.cli.views import rows
from monitor.cli.waiting import _Bar, fields, waiting
from monitor.model import ArticleOutcome, ArticleState, Block, BlockKind, Change, Claim, Document, Edit, EditKind, Op
from tests.cli.conftest import Program
from tests.history.archive import LEASE, WORKER, Archive

PIPE = Output(color=False, terminal=False, width=80)


def test_the_articles_that_an_ambiguous_name_matches_are_listed(archive: Archive, program: Program):
    archive.story()
    feed = archive.feed("https://other.example/feed.xml", "Other News")
    archive.article("https://other.example/storm-2", "Storm moves on", feed)
    result = program("show", "storm")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        'error: Ambiguous: "storm" fits several articles',
        "       2  Storm moves on · Other News",
        "       1  Storm hits Vellmar harbour · Example News",
        "       name one by its number, or with more of its name",
    ]


def test_the_feeds_that_an_ambiguous_name_matches_are_listed(archive: Archive, program: Program):
    archive.feed()
    archive.feed("https://other.example/feed.xml", "Other News")
    result = program("feeds", "show", "news")
    assert result.exit_code == 3
    assert "       2  Other News · https://other.example/feed.xml\n" in result.stderr
    assert "       1  Example News · https://news.example/feed.xml\n" in result.stderr


def test_versions_are_named_from_the_end_and_by_time(storm: Program):
    assert storm.json("show", "1@-1")["version"] == 2
    assert storm.json("show", "1@2h")["version"] == 1
    assert storm.json("diff", "1@-2..-1")["from"]["version"] == 1
    assert storm("show", "1@-3").exit_code == 3
    assert storm("show", "1@3d").exit_code == 3


def test_since_takes_days(storm: Program):
    assert [row["version"] for row in storm.json("log", "--since", "yesterday")] == [3, 2, 1]
    assert storm.json("log", "--since", "2099-01-01") == []
    assert storm("log", "--since", "someday").exit_code == 2


REWRITTEN = Edit(
    Op.CHANGED,
    EditKind.DETAIL,
    "The harbour is open.",
    "The harbour was closed by the fire brigade at noon.",
    development=True,
    words=(("equal", "The harbour "), ("delete", "is open"), ("insert", "was closed by the fire brigade at noon"),
           ("equal", ".")),
    old_at=(1,),
    new_at=(1,),
)  # fmt: skip


def test_a_rewritten_sentence_is_shown_above_its_old_text():
    old, new = Document.from_text(REWRITTEN.old or "", "A"), Document.from_text(REWRITTEN.new or "", "A")
    shown = list(unified(PIPE, rows(old, new, Change((REWRITTEN,))), 0))
    assert shown[1:] == [
        "~ CHANGED  The harbour {+was closed by the fire brigade at noon+}.",
        "  WAS  The harbour [-is open-].",
        "    detail",
    ]
    beside = "\n".join(side_by_side(replace(PIPE, terminal=True, width=50), rows(old, new, Change((REWRITTEN,))), 0))
    assert "  WAS  The harbour [-is open-]." in beside


SPEECH = Document(
    "Harbour",
    (
        Block(BlockKind.PARAGRAPH, "The mayor, Ida Holm, said:"),
        Block(BlockKind.QUOTATION, "We go on with our work. We do not stop."),
        Block(BlockKind.PARAGRAPH, "Trains run."),
    ),
    language="en",
)


def test_blame_keeps_a_quotation_with_its_speaker(archive: Archive, program: Program):
    archive.version(archive.article("https://news.example/a", "Harbour"), SPEECH)
    lines = program("blame", "1").stdout.splitlines()
    assert [line.startswith("1@1") for line in lines] == [True, True, False, False, True]
    assert lines[2].endswith("  We go on with our work.")
    assert lines[2].index("We go on") == lines[1].index("The mayor")


def test_blame_colours_versions_by_age_and_has_a_legend(storm: Program):
    legend, _, *lines = storm("blame", "1", "--color").stdout.splitlines()
    text = legend.replace("\N{NO-BREAK SPACE}", " ")
    assert "\x1b[38;5;33m■ version 3, 10 min ago\x1b[0m" in text
    assert "\x1b[38;5;103m■ version 2, 70 min ago\x1b[0m" in text
    assert text.endswith("■ version 1, 2 h ago")
    assert next(line for line in lines if "\x1b[38;5;33m" in line).endswith("of Vellmar on Monday night.\x1b[0m")
    assert "■" not in storm("blame", "1").stdout
    assert "■" not in storm("blame", "1@1", "--color").stdout


@pytest.fixture
def troubled(archive: Archive, program: Program) -> Program:
    """Eleven articles: one live, one failing, one muted, and eight behind a consent wall."""
    for number in range(1, 12):
        archive.article(f"https://news.example/{number}", f"Story {number}")
    _check(archive, 2, last_error="FetchTimeout: no answer within 20 s")
    for number in range(4, 12):
        _check(archive, number, state=ArticleState.BLOCKED, last_error="PageBlocked: a consent wall")
    archive.store.articles.set_muted(3, True)
    return program


def _check(archive: Archive, number: int, **how: object) -> None:
    now = archive.clock.now()
    (held,) = archive.store.work.claim_articles(Claim(WORKER, now, 1, LEASE, (number,), due_only=False))
    archive.store.work.finish_article(
        ArticleOutcome(WORKER, replace(held, due_at=now + timedelta(hours=1), **how), now)
    )


@pytest.mark.parametrize(
    ("state", "numbers"),
    [("live", [3, 2, 1]), ("failing", [2]), ("muted", [3]), ("blocked", [11, 10, 9, 8, 7, 6, 5, 4]), ("gone", [])],
)
def test_articles_are_listed_by_state(troubled: Program, state: str, numbers: list[int]):
    assert [row["id"] for row in troubled.json("articles", "list", "--state", state)] == numbers
    if not numbers:
        assert troubled("articles", "list", "--state", state).stderr == f"no article is {state}\n"


def test_errors_are_shown_below_the_list(troubled: Program):
    assert troubled("articles", "list").stdout.splitlines()[-1] == "2   FetchTimeout: no answer within 20 s".replace(
        "   ", "  "
    )


def test_doctor_names_some_articles_and_the_command_that_lists_all(troubled: Program):
    text = troubled("doctor", "--offline").stdout
    named = "11 Story 11; 10 Story 10; 9 Story 9; 8 Story 8; 7 Story 7; and 3 more"
    assert f"8 articles show something else than text: {named}\n" in text
    assert "`monitor articles list --state blocked`" in text
    assert "article 2 Story 2: FetchTimeout" in text


def test_feeds_are_listed_by_state(archive: Archive, program: Program):
    archive.feed()
    other = archive.feed("https://other.example/feed.xml", "Other News")
    program("feeds", "pause", str(other.id))
    assert [row["id"] for row in program.json("feeds", "list", "--state", "paused")] == [other.id]
    assert [row["id"] for row in program.json("feeds", "list", "--state", "active")] == [1]
    assert program("feeds", "list", "--state", "failing").stderr == "no feed is failing\n"


def test_no_bar_is_shown_without_a_terminal():
    before = threading.active_count()
    with waiting("adding") as step:
        step(1, 2, "https://news.example/[b]")
        assert threading.active_count() == before


def test_a_bar_shows_progress_reported_before_it_appeared():
    screen = io.StringIO()

    def made() -> Progress:
        console = Console(file=screen, force_terminal=True, width=80)
        parts = ("{task.description}", "{task.fields[count]}", "{task.fields[at]}")
        return Progress(*map(TextColumn, parts), console=console, auto_refresh=False)

    bar = _Bar("checking", made)
    bar.step(3, 8, "[bold]rows")
    bar.appear()
    assert "checking 3/8 [bold]rows" in screen.getvalue()
    bar.end()
    late = _Bar("checking", made)
    late.end()
    size = len(screen.getvalue())
    late.appear()
    assert len(screen.getvalue()) == size
    assert fields(1, None, "\x1b[2J")["count"] == ""
    assert "\x1b" not in fields(1, None, "\x1b[2J")["at"]
