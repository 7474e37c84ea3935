"""Every kind of edit on every kind of site: exactly the new sentences are told, once, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import Document, compare, read_article
from monitor.versions import text_digests
from tests.gauntlet.sites import SITES, Site
from tests.gauntlet.telling import EDITS, NewsroomEdit, Telling, tellings

TELLINGS = tellings()
LENGTHS = (None, 3, 2, 1)
# Without tables of words two wordings of one fact cannot be told from two facts.
WITHOUT_TABLES = {"ja"}
# An Arabic word of four letters that loses one is another word as often as a typing error.
JUDGED = {"typo": WITHOUT_TABLES | {"ar"}, "rewording": WITHOUT_TABLES}


def situations() -> list[object]:
    """Each edit on each site, in a language and of a length that turn from one to the next."""
    found = []
    for at, site in enumerate(SITES):
        for nth, name in enumerate(EDITS):
            telling = TELLINGS[(at * 3 + nth) % len(TELLINGS)]
            if name not in JUDGED or (name in telling.table and telling.language not in JUDGED[name]):
                length = LENGTHS[(at + nth) % 3] if nth % 2 else None
                found.append(
                    pytest.param(
                        telling,
                        site,
                        name,
                        length,
                        id=f"{site.__name__}, {name}, {telling.language}, {length or 'all'}",
                    )
                )
    return found


def read(page: str) -> Document:
    return read_article(page.encode(), "https://quaypost.example/a/814")


def assert_told(edit: NewsroomEdit, site: Site) -> tuple[Document, Document]:
    old, new = read(site(edit.old)), read(site(edit.new))
    told = [str(item.new).removeprefix("TOLLBRIDGE, March 3 (Quay) - ") for item in compare(old, new).developments]
    assert told == list(edit.news)
    if edit.same_words:
        assert text_digests(old) == text_digests(new)
    return old, new


# What the learned judgement decides, and no rule: it is right on most of the stories, in two thirds of the situations.
WEIGHED = ("rewording", "changed state")
WEIGHED_RIGHT = 0.65


def test_rewordings_and_changed_states_are_mostly_told_apart() -> None:
    wrong, count = [], 0
    for telling in TELLINGS:
        for site in SITES:
            for name in WEIGHED:
                edit = EDITS[name](telling, telling.shown())
                if edit is None:
                    continue
                developments = compare(read(site(edit.old)), read(site(edit.new))).developments
                count += 1
                if bool(developments) is not bool(edit.news):
                    wrong.append((telling.language, site.__name__, name))
    assert len(wrong) <= (1 - WEIGHED_RIGHT) * count, wrong


@pytest.mark.parametrize(("telling", "site", "name", "length"), situations())
def test_an_edit_is_told_or_is_not_news(telling: Telling, site: Site, name: str, length: int | None) -> None:
    edit = EDITS[name](telling, telling.shown(length))
    if edit is None or not edit.new.paragraphs:
        edit = EDITS[name](telling, telling.shown())
    assert edit is not None
    if name in WEIGHED:
        assert len(compare(read(site(edit.old)), read(site(edit.new))).developments) <= 1
        return
    old, new = assert_told(edit, site)
    assert (new.notes != old.notes) is (name == "update note")


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling.language)
def test_a_page_is_read_as_its_paragraphs_and_nothing_else(telling: Telling, site: Site) -> None:
    shown = telling.shown()
    texts = [block.text.removeprefix("TOLLBRIDGE, March 3 (Quay) - ") for block in read(site(shown)).blocks]
    assert [text for text in texts if text in shown.paragraphs] == list(shown.paragraphs)
    fixed = {"A box with facts that stay as they are.", "Our Standards: The Quay Post Trust Principles.", shown.title}
    strangers = [text for text in texts if text not in shown.paragraphs and text not in fixed]
    assert [text for text in strangers if not text.startswith(shown.section)] == []


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling.language)
def test_a_story_of_one_paragraph_grows(telling: Telling) -> None:
    whole = telling.shown()
    stub = replace(telling.shown(1), boxes=False)
    for site in (SITES[0], SITES[3], SITES[7]):
        grown = replace(stub, paragraphs=(whole.paragraphs[0], telling.table["paragraph"]), visit=9, boxes=True)
        assert_told(NewsroomEdit(stub, grown, (telling.table["paragraph"],)), site)
