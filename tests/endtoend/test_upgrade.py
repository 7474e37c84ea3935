"""An article stored by one version of the program and followed by another, with its page kept or pruned."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import pytest

from monitor.model import ArticleState, Block, BlockKind, Document
from monitor.pipeline import Dependencies, Pipeline
from monitor.pipeline.reading import Reading
from monitor.store.admin import prune
from monitor.store.pruning import PruneRules
from monitor.testing import FakeFetcher, FrozenClock, InlineSandbox, Reply, open_store
from tests.endtoend.casebook import LIGHTHOUSE, ORCHARD, casebook, newsroom, page_of

T = TypeVar("T")
P = ParamSpec("P")

URL = "https://messenger.example/dark"
TITLE = "Lighthouse on Gannet Rock is dark"
NEWS = "A diver who was to look at the foundations was pulled from the water unconscious on Wednesday, police said."
LINES = ("Have you seen the light? Tell the desk what you saw.", "Ferry timetable for the winter half of the year")


class AnotherProgram(InlineSandbox):
    """Reads pages as another version of the program would: ``turn`` changes the document that this one reads."""

    def __init__(self, turn: Callable[[Document], Document]) -> None:
        self._turn = turn

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the function; a ``Reading`` is turned into that of the other program."""
        value = super().call(function, *args, **kwargs)
        if not isinstance(value, Reading):
            return value
        known = value.fingerprint
        known = json.dumps({**json.loads(known), "by": "another"}) if known else known
        document = replace(self._turn(value.document), extractor="another")
        return cast("T", replace(value, document=document, fingerprint=known))


def same(document: Document) -> Document:
    return document


def read_less(document: Document) -> Document:
    """The other program missed two paragraphs, one of them the first."""
    return replace(document, blocks=document.blocks[1:3])


def read_more(document: Document) -> Document:
    """The other program took lines around the article for text."""
    return replace(document, blocks=(*document.blocks, *(Block(BlockKind.PARAGRAPH, line) for line in LINES)))


def read_otherwise(document: Document) -> Document:
    """The other program read another headline, two paragraphs as one, and one more line."""
    first, second, *rest = document.blocks
    joined = replace(first, text=f"{first.text} {second.text}")
    return replace(read_more(replace(document, blocks=(joined, *rest))), title="Penmorrow Messenger")


@dataclass
class Desk:
    """The web, the clock and the database that both programs use."""

    database: str
    clock: FrozenClock
    web: FakeFetcher

    def put(self, *paragraphs: str, head: str = "", count: int = 1, main: str | None = None) -> None:
        aside = f"<aside><p>{LINES[0]}</p><p>{LINES[1]}</p><p>{count} people read this</p></aside>"
        page = page_of(TITLE, paragraphs, head, after=aside) if main is None else main
        self.web.replies[URL] = Reply(page, headers={"Content-Type": "text/html; charset=utf-8"})

    @contextmanager
    def program(self, sandbox: InlineSandbox | None = None) -> Iterator[Pipeline]:
        store = open_store(self.database)
        try:
            yield Pipeline(Dependencies(store, self.web, sandbox or InlineSandbox(), self.clock, "test", threads=1))
        finally:
            store.close()

    def store_by(self, turn: Callable[[Document], Document], *, pruned: bool) -> None:
        """Store the article's first version with the other program, a month ago."""
        with self.program(AnotherProgram(turn)) as pipeline:
            assert pipeline.add_article(URL).result == "new"
        self.clock.advance(days=30)
        if pruned:
            assert prune(self.database, PruneRules(raw_pages_days=7), self.clock.now()).pages == 1

    def check(self) -> tuple[int, list[str]]:
        """Check with the present program; returns the number of versions and the texts of all developments."""
        self.clock.advance(hours=8)
        with self.program() as pipeline:
            pipeline.poll(everything=True)
            store = pipeline.deps.store
            (article,) = store.articles.list()
            assert (article.state, article.last_error) == (ArticleState.LIVE, None)
            return article.versions, [development.text for development in store.versions.developments()]


@pytest.fixture
def desk(database_url: str) -> Desk:
    clock = FrozenClock()
    return Desk(database_url, clock, FakeFetcher(clock))


@pytest.fixture(params=[False, True], ids=["kept", "pruned"])
def pruned(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


TURNS = pytest.mark.parametrize("turn", [same, read_less, read_more, read_otherwise])


@TURNS
def test_an_unchanged_page_makes_no_version_and_what_comes_later_is_found(
    desk: Desk, turn: Callable[[Document], Document], pruned: bool
) -> None:
    desk.put(*LIGHTHOUSE)
    desk.store_by(turn, pruned=pruned)
    for count in (2, 3):
        desk.put(*LIGHTHOUSE, count=count)
        assert desk.check() == (1, [])
    desk.put(*LIGHTHOUSE, NEWS, count=4)
    assert desk.check() == (2, [NEWS])
    desk.put(*LIGHTHOUSE, NEWS, ORCHARD[0], count=5)
    assert desk.check() == (3, [ORCHARD[0], NEWS])


@TURNS
def test_what_changed_before_the_first_check_of_the_new_program_is_found(
    desk: Desk, turn: Callable[[Document], Document], pruned: bool
) -> None:
    desk.put(*LIGHTHOUSE)
    desk.store_by(turn, pruned=pruned)
    desk.put(*LIGHTHOUSE, NEWS, count=2)
    assert desk.check() == (2, [NEWS])
    desk.put(*LIGHTHOUSE, NEWS, count=3)
    assert desk.check() == (2, [NEWS])


@TURNS
def test_a_figure_that_changed_before_the_first_check_is_found(
    desk: Desk, turn: Callable[[Document], Document], pruned: bool
) -> None:
    desk.put(*LIGHTHOUSE)
    desk.store_by(turn, pruned=pruned)
    later = LIGHTHOUSE[2].replace("300", "900")
    desk.put(*LIGHTHOUSE[:2], later, LIGHTHOUSE[3], count=2)
    assert desk.check() == (2, [later])


def test_words_in_a_line_that_are_no_longer_read_are_no_news(desk: Desk, pruned: bool) -> None:
    def read_struck(document: Document) -> Document:
        blocks = [replace(block, text=block.text.replace("300", "200 300")) for block in document.blocks]
        return replace(document, blocks=tuple(blocks))

    desk.put(*LIGHTHOUSE)
    desk.store_by(read_struck, pruned=pruned)
    desk.put(*LIGHTHOUSE, count=2)
    assert desk.check() == (1, [])


def test_a_page_read_in_a_tenth_of_its_words_by_the_new_program_is_followed_on(desk: Desk, pruned: bool) -> None:
    """The page still has what the older program took for text, so the short text is no sign of a paywall."""
    boxes = "".join(f"<li><a href='/{n}'>{text}</a></li>" for n, text in enumerate((*ORCHARD, *LINES) * 4))
    main = page_of(TITLE, LIGHTHOUSE[:1], after=f"<nav class='related'><ul>{boxes}</ul></nav>")

    def read_boxes(document: Document) -> Document:
        more = (Block(BlockKind.LIST_ITEM, text) for text in (*ORCHARD, *LINES) * 4)
        return replace(document, blocks=(*document.blocks, *more))

    desk.put(main=main)
    desk.store_by(read_boxes, pruned=pruned)
    desk.put(main=main.replace("Sport", "Games"))
    assert desk.check() == (1, [])
    desk.put(main=main.replace("</article>", f"<p>{NEWS}</p></article>"))
    assert desk.check() == (2, [NEWS])


def live_page(*entries: tuple[str, str]) -> str:
    items = "".join(
        f"<section class='entry'><time datetime='{at}'>{at[11:16]}</time><p>{text}</p></section>"
        for at, text in entries
    )
    return (
        f"<!doctype html><html lang='en'><head><title>{TITLE}: live</title></head><body><main>"
        f"<article class='live-blog'><h1>{TITLE}: live</h1><p>Follow the search at Gannet Rock here.</p>"
        f"<div class='live-updates'>{items}</div>"
        "</article></main></body></html>"
    )


@pytest.mark.parametrize("seen_first", [True, False], ids=["seen unchanged", "changed at once"])
def test_entries_of_a_live_page_that_are_dated_later_are_new_and_others_were_not_read(
    desk: Desk, pruned: bool, seen_first: bool
) -> None:
    old = [(f"2026-03-02T0{hour}:00:00Z", text) for hour, text in enumerate(LIGHTHOUSE, start=1)]
    desk.put(main=live_page(*old))

    def read_three(document: Document) -> Document:
        assert sum(block.kind is BlockKind.LIVE_ENTRY for block in document.blocks) == len(LIGHTHOUSE)
        return replace(document, blocks=document.blocks[:-1])

    desk.store_by(read_three, pruned=pruned)
    if seen_first:
        desk.put(main=live_page(*old).replace("Follow", "<!-- -->Follow"))
        assert desk.check() == (1, [])
    desk.put(main=live_page(("2026-04-01T12:00:00Z", NEWS), *old))
    assert desk.check() == (2, [NEWS])


def test_an_article_that_an_upgrade_stopped_is_followed_on(desk: Desk, pruned: bool) -> None:
    """In a database of a version of the program that failed at every article after an upgrade."""
    desk.put(*LIGHTHOUSE)
    desk.store_by(same, pruned=pruned)
    with desk.program() as pipeline, pipeline.deps.store.database.write() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE articles SET state = 'blocked', last_error = 'read differently'")
    desk.put(*LIGHTHOUSE, NEWS)
    assert desk.check() == (2, [NEWS])


def test_the_whole_program_reads_on_what_another_one_stored(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/monitor.db"
    with casebook() as site, newsroom(tmp_path, database) as app:
        site.put("/dark", page_of(TITLE, LIGHTHOUSE))
        deps = replace(app.pipeline.deps, sandbox=AnotherProgram(read_otherwise))
        assert Pipeline(deps).add_article(f"{site.url}/dark").result == "new"
        for number, aside in enumerate(("", "<aside><p>1,204 comments</p></aside>")):
            site.put("/dark", page_of(TITLE, LIGHTHOUSE, after=aside))
            assert app.pipeline.poll(everything=True).to_dict()["errors"] == [], number
        site.put("/dark", page_of(TITLE, (*LIGHTHOUSE, NEWS)))
        app.pipeline.poll(everything=True)
        (article,) = app.store.articles.list()
        assert (article.versions, article.last_error) == (2, None)
        assert [development.text for development in app.store.versions.developments()] == [NEWS]
        assert app.store.work.recall(article.id).reading is None
        assert article.last_checked_at is not None
        assert article.last_checked_at <= datetime.now(UTC)
