"""Live pages: new entries are flagged, and nothing else, in the markup of any publisher."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.developments import compare
from monitor.extract import ServedPage, line_key, page_problem, read_article
from monitor.model import Article, ArticleMemory, BlockKind, Document, Version, VersionSummary
from monitor.versions import Decision, NewVersion, Unchanged, decide, text_digests
from tests.extract.live_layouts import DAY, MAKES, NOW, OTHER_DAY, OTHER_TITLE, Entry, Make, later, stated

URL = "https://dale.example/fire-at-hollin-moor"
each_make = pytest.mark.parametrize("make", MAKES, ids=lambda make: make.name)


def read(page: str) -> Document:
    document = read_article(page, URL)
    assert page_problem(document, ServedPage(page)) is None
    return document


def decision(old: Document, new: Document) -> Decision:
    digest, body = text_digests(old)
    latest = Version(1, 1, NOW, digest, body, old, URL)
    mark = VersionSummary(1, NOW, digest, body, old.title)
    memory = ArticleMemory(Article(1, URL, NOW), latest, (mark,), frozenset())
    return decide(new, memory, NOW + timedelta(minutes=15))


def flagged(old: Document, new: Document) -> list[str]:
    return [edit.new or "" for edit in compare(old, new).edits if edit.development]


def assert_flagged(news: list[str], entries: tuple[Entry, ...]) -> None:
    """Check that all text of these entries is flagged, once each, and nothing else."""
    joined = line_key(" ".join(news))
    for entry in entries:
        for line in entry.texts:
            assert joined.count(line_key(line)) == 1, (line, news)
    speech = line_key(" ".join(line for entry in entries for line in entry.lines()))
    added = ("message", "from our readers", "readers write")  # text that some layouts add to an entry
    for text in news:
        left = [line for line in map(line_key, text.split(". ")) if line not in speech and not line.startswith(added)]
        assert not [line for line in left if not any(word in line for word in speech.split())], text


@each_make
def test_every_entry_is_read_once_without_its_time(make: Make) -> None:
    entries = [block for block in read(make.page(DAY)).blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert len(entries) == len(DAY)
    for block, entry in zip(entries, DAY, strict=True):
        speech = line_key(block.text)
        assert all(speech.count(line_key(text)) == 1 for text in entry.texts)
        assert f"{entry.at:%H:%M}" not in block.text
        assert block.at == (entry.at if make.dated else None)
    assert len({block.key for block in entries}) == len(DAY)


@each_make
def test_new_entries_are_news(make: Make) -> None:
    old, new = read(make.page(DAY[2:])), read(make.page(DAY, now=NOW + timedelta(minutes=20)))
    assert isinstance(decision(old, new), NewVersion)
    assert_flagged(flagged(old, new), DAY[:2])


@each_make
def test_relative_times_and_banners_make_no_version(make: Make) -> None:
    banner = "<div role='status'>2 new updates</div><div>Auto-update on</div><p>1,284 viewing this page</p>"
    closed = "<p>This live blog is now closed.</p>"
    old = read(make.page(DAY))
    for above in (banner, closed):
        new = read(make.page(DAY, now=NOW + timedelta(hours=3), above=above))
        assert isinstance(decision(old, new), Unchanged), above


@each_make
def test_the_order_of_entries_makes_no_version(make: Make) -> None:
    old, new = read(make.page(DAY)), read(make.page(DAY[::-1]))
    assert flagged(old, new) == []
    assert flagged(new, old) == []
    if make.name not in ("headings", "ticker", "opened", "definitions", "table", "pairs", "days"):
        assert isinstance(decision(old, new), Unchanged)


@each_make
def test_entries_that_leave_the_end_make_no_version(make: Make) -> None:
    old, new = read(make.page(DAY)), read(make.page(DAY[:-3]))
    assert isinstance(decision(old, new), Unchanged)


@each_make
def test_an_entry_that_is_removed_or_redated_is_no_news(make: Make) -> None:
    old = read(make.page(DAY))
    assert flagged(old, read(make.page((*DAY[:3], *DAY[4:])))) == []
    assert flagged(old, read(make.page((*later(DAY[:1], 3), *DAY[1:])))) == []


@each_make
def test_older_entries_that_are_shown_later_are_no_news(make: Make) -> None:
    old, new = read(make.page(DAY[:6])), read(make.page(DAY))
    # Elsewhere the times or ids show which end is older: not in relative times, nor where a.m. and p.m. are mixed up.
    if make.name not in ("distances", "opened"):
        assert flagged(old, new) == []


@each_make
def test_a_figure_that_changes_within_an_entry_is_news(make: Make) -> None:
    corrected = replace(DAY[5], texts=(DAY[5].texts[0], "Some 750 people live there."))
    old, new = read(make.page(DAY)), read(make.page((*DAY[:5], corrected, *DAY[6:])))
    assert isinstance(decision(old, new), NewVersion)
    news = flagged(old, new)
    assert len(news) == 1
    assert "750" in news[0]


@each_make
def test_a_page_whose_entries_all_changed_is_the_same_page(make: Make) -> None:
    old = read(make.page(DAY))
    for title in ("Quarry fire at Hollin Moor live: two villages are cleared", OTHER_TITLE):
        new = read_article(make.page(OTHER_DAY, title=title), URL, was_live=True)
        assert isinstance(decision(old, new), NewVersion)
        assert_flagged(flagged(old, new), OTHER_DAY)


@each_make
def test_one_long_entry_is_not_read_alone(make: Make) -> None:
    long = Entry(
        "post-40999",
        NOW + timedelta(minutes=9),
        "Minister promises help",
        (
            (
                "The minister of the interior, Pal Verhoeven, has promised quick help after a meeting in Ferris"
                " that went on for more than three hours and was joined by the heads of all fire brigades."
            ),
            (
                "He spoke of a fund of 30 million, of which farmers could be paid within days, and thanked volunteers"
                " who have been carrying hoses up the moor since the morning without a break."
            ),
            "The opposition called the sum far too small, and asked why the tyres had been stored there for years.",
        ),
    )
    first, second = read(make.page(DAY)), read(make.page((long, *DAY)))
    short = Entry("post-41003", NOW + timedelta(minutes=22), "Sirens in Quern", ("Sirens are sounding in Quern.",))
    third = read(make.page((short, long, *DAY)))
    assert_flagged(flagged(first, second), (long,))
    assert_flagged(flagged(second, third), (short,))


@each_make
def test_a_summary_of_the_entries_is_no_news(make: Make) -> None:
    def summary(*points: str) -> str:
        return (
            "<div class='summary'><h2>What we know</h2><ul>" + "".join(f"<li>{p}</li>" for p in points) + "</ul></div>"
        )

    old = read(make.page(DAY[2:], above=summary("The road over Tarrant Pass is shut.")))
    above = summary("A school in Brannow is open as a shelter.", "A helicopter drops water on the rim of the quarry.")
    assert_flagged(flagged(old, read(make.page(DAY, above=above))), DAY[:2])
    alone = read(
        make.page(DAY[2:], above=summary("The road over Tarrant Pass is shut.", "Nine crew members are hurt."))
    )
    assert flagged(old, alone) == ["Nine crew members are hurt."]


@each_make
def test_json_ld_adds_only_what_the_page_does_not_show(make: Make) -> None:
    plain, whole = read(make.page(DAY)), read(make.page(DAY, head=stated(DAY)))
    assert [block.text for block in whole.blocks] == [block.text for block in plain.blocks]
    assert all(block.at for block in whole.blocks if block.kind is BlockKind.LIVE_ENTRY)
    stale = read(make.page(DAY, head=stated(DAY[2:])))
    assert [block.text for block in stale.blocks] == [block.text for block in plain.blocks]
    assert_flagged(flagged(read(make.page(DAY[2:], head=stated(DAY[2:]))), stale), DAY[:2])
    capped = read(make.page(DAY[:7], head=stated(DAY, cut=40)))
    entries = [block for block in capped.blocks if block.kind is BlockKind.LIVE_ENTRY]
    assert len(entries) == len(DAY)
    assert flagged(capped, plain) == []
    assert flagged(plain, capped) == []
