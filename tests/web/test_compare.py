"""Comparisons: both views, links to neighbouring comparisons, and the choice of two versions."""

from __future__ import annotations

import re
from html import unescape

from tests.history.archive import STORM
from tests.web.conftest import Desk

LONG = "\n\n".join(f"Paragraph {number} tells of ship {number}." for number in range(20))


def text(page: str) -> str:
    """Return the text of a page without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_both_views_have_the_same_edits(desk: Desk):
    desk.storm()
    for only in ("", "&only=changes", "&only=new"):
        for versions in ("1..2", "2..3", "1..3"):
            inline, side = (desk.get(f"/articles/1/diff/{versions}?view={view}{only}").text for view in ("", "side"))
            edits = [set(re.findall(r'id="(e-\d+)"', page)) for page in (inline, side)]
            assert edits[0] == edits[1]


def test_side_by_side_shows_both_texts_in_order(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1/diff/2..3?view=side").text
    for side, wanted in (("was", STORM[1]), ("now", STORM[2])):
        cells = re.findall(rf'<div class="cell {side}[^"]*"[^>]*>(.*?)</div>', page, re.DOTALL)
        shown = text(" ".join(cells))
        places = [shown.index(sentence) for sentence in re.findall(r"[^.]+\.", wanted.replace("\n\n", " "))[:1]]
        assert places == sorted(places)
        assert all(part in shown for part in ("The ferry to Ostrand", "The mayor, Ida Holm"))
    assert "<del>harbour</del>" in page
    assert "<ins>harbor</ins>" in page


def test_a_moved_passage_is_shown_at_both_places(desk: Desk):
    desk.storm()
    for view in ("", "?view=side"):
        page = desk.get(f"/articles/1/diff/2..3{view}").text
        (number,) = re.findall(r'id="e-(\d+)-was"', page)
        assert f'href="#e-{number}">to above' in page
        assert f'href="#e-{number}-was">from below' in page
        assert f'id="e-{number}"' in page


def test_edits_are_labelled_as_in_commands_and_mails(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1/diff/1..2").text
    assert "<b>changed</b>" in page
    assert "<b>was</b>" in page
    assert "<b>new</b>" in page
    assert "2 new (1 event, 1 figure)" in page
    assert "Nothing new in it." in desk.get("/articles/1/diff/2..3").text
    same = desk.get("/articles/1/diff/2..2").text
    assert "The two versions do not differ." in same


def test_text_far_from_any_change_is_folded(desk: Desk):
    desk.archive.story(LONG, f"{LONG} 40 came.")
    for view in ("", "?view=side"):
        page = desk.get(f"/articles/1/diff/1..2{view}").text
        assert page.count("<details") == 1
        assert "… 19 sentences unchanged" in page
        assert "Paragraph 3 tells" in page
    assert "<details" not in desk.get("/articles/1/diff/1..1").text


def test_steps_to_neighbours_and_to_real_changes(desk: Desk):
    quiet = "The harbour is open. The ferry left at noon."
    desk.archive.story(quiet, f"{quiet} 30 ships came.", quiet, "The harbor is open.", "The harbor is open. 40 came.")
    page = desk.get("/articles/1/diff/2..3?view=side").text
    assert 'href="/articles/1/diff/1..2?view=side" data-key="&lt;" rel="prev"' in page
    assert 'href="/articles/1/diff/3..4?view=side" data-key="&gt;" rel="next"' in page
    assert 'href="/articles/1/diff/1..2?view=side" data-key="P"' in page
    assert 'href="/articles/1/diff/4..5?view=side" data-key="N"' in page
    last = desk.get("/articles/1/diff/4..5").text
    assert 'data-key="N"' not in last
    assert 'rel="next"' not in last


def test_any_two_versions_can_be_chosen(desk: Desk):
    desk.storm()
    page = desk.get("/articles/1/diff/1..3?view=side&only=new").text
    assert page.count("<option ") == 6
    assert re.findall(r'<option value="(\d)" selected', page) == ["1", "3"]
    answer = desk.get("/articles/1/compare?old=3&new=1&view=side&only=new&more=1")
    assert answer.headers["location"] == "/articles/1/diff/1..3?only=new&view=side"


def test_an_unknown_version_is_not_found(desk: Desk):
    desk.storm()
    answer = desk.get("/articles/1/diff/1..9")
    assert answer.status_code == 404
    assert "there are 1 to 3" in answer.text


def test_a_comparison_is_downloaded_as_a_page(desk: Desk):
    desk.storm()
    answer = desk.get("/articles/1/diff/1..2.html")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="article-1-storm-hits-vellmar-harbour-1-2.html"'
    )
    assert "<ins>22</ins>" in answer.text
