"""On a terminal of any width no line is wider than the terminal, and no word is cut."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.cli.columns import cells, fold, plain, shorten
from monitor.cli.output import Output
from monitor.model import AlertDraft, AlertKind, Article, Block, BlockKind, Channel, Document, Subscription
from tests.cli.conftest import Program
from tests.cli.on_a_terminal import shown
from tests.cli.test_secrets import paths
from tests.cli.test_states import NOWHERE, RUNS, SERVING
from tests.history.archive import Archive

WIDTHS = (40, 60, 80, 140)
# Their output is for programs (OPML, JSON, HTML); `demo` starts its own newsroom.
DATA = {("feeds", "export"), ("export", "1", "--format", "json"), ("demo",)}
LONG_TITLE = "Avian influenza housing measures for poultry and captive birds are set to be lifted at the end of March"
# Columns: so wide that no line is wrapped.
UNCUT = 1000
# Most columns before the text of a line: the version and the age of a sentence in `blame`.
MOST_INDENT = 22
_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z])")
_SPACE = re.compile(r"[ \N{NO-BREAK SPACE}\n]+")

MORE: tuple[tuple[str, ...], ...] = (
    ("show", "99"),
    ("show", "storm"),
    ("show", "2@yesterday"),
    ("lgo",),
    ("feeds", "ad"),
    ("log", "--kind", "rumour"),
    ("log", "--since", "when the harbour was still open to ships of all kinds"),
    ("articles", "list", "--state", "failing"),
    ("articles", "list", "--state", "blocked"),
    ("feeds", "list", "--state", "failing"),
    ("diff", "1@1..2", "--side-by-side"),
    ("diff", "1@1..2", "--words"),
    ("diff", "1@1..2", "--stat"),
    ("diff", "2@1..2"),
    ("diff", "2@1..2", "--new"),
    ("blame", "2"),
    ("alerts", "show", "2"),
    ("search", "influenza"),
    ("--config", "/nowhere/at/all/where/a/configuration/could/be/found/by/anyone/monitor.toml", "log"),
)


@pytest.fixture
def commands() -> list[tuple[str, ...]]:
    """Every command, calls that fail, and all help pages; without commands that print data or do not end.

    `poll`, which takes seconds, is run once in ``filled``.
    """
    runs = [run for run in RUNS if run not in DATA | SERVING | {("poll",)} and run[:2] != ("articles", "remove")]
    return [*MORE, *runs, *((*path, "--help") for path in paths())]


@pytest.fixture
def filled(archive: Archive, program: Program) -> Program:
    """A program with long titles, addresses, quotations, wide characters, alerts, and sources that fail."""
    archive.story()
    archive.story(url="https://news.example/storm-2", title="Storm moves on " + "to the islands of the far north " * 4)
    archive.feed(f"{NOWHERE}/a/feed/with/a/long/address/of/many/parts/feed.xml", "The Long Gazette of the North")
    birds = archive.article("https://news.example/" + "government-news-" * 8, LONG_TITLE)
    archive.version(birds, _birds("said", "Bird keepers should keep their birds indoors."))
    archive.version(birds, _birds("told reporters", "Three farms near Winsford are affected."))
    archive.article("https://news.example/jishin", "地震で港が閉鎖されました、住民は避難しています" * 3)
    archive.store.subscriptions.put(
        Subscription("desk", to=("ida@desk.example", "night-desk-of-the-newspaper@desk.example"), new_articles=True)
    )
    _alerts(archive, birds)
    files = {"old.txt": "One man died. " * 4, "new.txt": "Two men died. " * 4}
    for name, text in files.items():
        (program.folder / name).write_text(text, "utf-8")
    outline = f'<opml version="2.0"><body><outline xmlUrl="{NOWHERE}/x.xml"/></body></opml>'
    (program.folder / "feeds.opml").write_text(outline, "utf-8")
    program.clock.advance(hours=7)
    assert program("poll", "--all").exit_code == 1
    archive.store.close()
    return program


def _birds(spoke: str, added: str) -> Document:
    blocks = (
        Block(BlockKind.PARAGRAPH, "Measures stay in force to protect flocks from avian influenza in all counties."),
        Block(BlockKind.PARAGRAPH, f"The chief veterinary officer, Ida Holm, {spoke}:"),
        Block(BlockKind.QUOTATION, f"We have acted quickly to limit the spread of the disease. {added}"),
        Block(BlockKind.PARAGRAPH, "More: https://news.example/" + "a-very-long-address-" * 6),
    )
    return Document(LONG_TITLE, blocks, language="en")


def _alerts(archive: Archive, article: Article) -> None:
    now = archive.clock.now()
    draft = AlertDraft("desk", Channel.MAIL, "ida@desk.example", AlertKind.SAMPLE, "Sample of what is sent", now)
    archive.store.outbox.queue([draft, replace(draft, subject=article.title)], now)


def test_no_line_is_too_wide_and_no_word_is_cut(filled: Program, commands: list[tuple[str, ...]]):
    named = [[part.format(folder=filled.folder) for part in command] for command in commands]
    kept = (filled.folder / "monitor.db").read_bytes()
    whole = {word for text in shown(filled, named, UNCUT) for word in _words(text)}
    for width in WIDTHS:
        (filled.folder / "monitor.db").write_bytes(kept)
        (filled.folder / "backup.db").unlink()
        for command, text in zip(commands, map(_read, shown(filled, named, width)), strict=True):
            assert text.strip(), command
            assert "Traceback" not in text, (command, text)
            assert max(map(cells, text.splitlines())) <= width, (command, text)
            cut = [word for word in _words(text) if _is_cut(word, whole, width)]
            assert not cut, (width, command, cut, text)


def _read(text: str) -> str:
    """The text that remains on the screen: without colour escapes and progress bars."""
    lines = (line.rpartition("\r")[2] for line in _ESCAPE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if "━" not in line)


def _words(text: str) -> list[str]:
    return _SPACE.sub(" ", _read(text)).casefold().split()


def _is_cut(word: str, whole: set[str], width: int) -> bool:
    """Whether ``word`` is part of a cut word that had room in a line. Shortened text ends with an ellipsis."""
    long = (known for known in whole if cells(known) > width - MOST_INDENT)
    return word not in whole and not word.endswith("…") and not any(word in known for known in long)


@given(st.text(st.sampled_from("ab é地/-. \n"), max_size=200), st.integers(12, 60))
def test_folding_keeps_every_letter(text: str, width: int):
    lines = fold(text, width, "  ")
    assert max(map(cells, lines)) <= max(width, cells("  地"))
    assert _SPACE.sub("", "".join(lines)) == _SPACE.sub("", text)


@given(st.lists(st.text("abcdef", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(12, 60))
def test_words_that_fit_stay_whole_with_and_without_colour(words: list[str], width: int):
    colored = Output(color=True, terminal=True, width=width)
    text = " ".join(words)
    assert " ".join(fold(text, width, "")).split() == words
    inked = [plain(line) for line in colored.wrap(colored.ink(text, "new"))]
    assert inked == [plain(line) for line in colored.wrap(text)]
    assert " ".join(inked).split() == words


@given(st.text(st.sampled_from("ab é地 "), max_size=80), st.integers(2, 60))
def test_shortened_text_fits_and_ends_with_an_ellipsis(text: str, width: int):
    short = shorten(text, width)
    assert cells(short) <= width
    assert short == text or short.endswith("…")


def test_a_colour_continues_on_the_next_line():
    out = Output(color=True, terminal=True, width=20)
    first, second = out.wrap(out.ink("https://news.example/harbour", "new"))
    assert first.endswith("\x1b[0m")
    assert second.startswith("\x1b[38;5;33m")
    assert plain(first) == "https://news."
