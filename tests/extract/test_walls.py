"""Walls are told from short stories by what they stand instead of, not by their words."""

from __future__ import annotations

import gzip
import json

import pytest

from monitor.extract import page_problem, read_article
from tests.extract.short_stories import BESIDE, STORIES, pages_of
from tests.extract.walls import WALLS


def problem_of(html: str) -> str:
    problem = page_problem(read_article(html), html)
    return f"{problem.name}: {problem}" if problem else ""


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_no_article(name: str) -> None:
    kind, html = WALLS[name]
    assert problem_of(html).startswith(f"PageBlocked: {kind}")


@pytest.mark.parametrize(("language", "headline", "paragraphs"), STORIES)
def test_a_short_story_is_an_article(language: str, headline: str, paragraphs: tuple[str, ...]) -> None:
    """Whatever it tells of, whatever stands beside it, with the markup of an article or without."""
    at = [title for _, title, _ in STORIES].index(headline)
    boxes = list(BESIDE)[at % 3 :: 3]  # each story with some of them, each of them with some stories
    blocked = {}
    for beside in boxes:
        for page in pages_of(language, headline, paragraphs, BESIDE[beside]):
            if problem := problem_of(page):
                blocked[beside] = problem
    assert blocked == {}


def test_there_are_many_of_both() -> None:
    assert len(WALLS) >= 25
    assert len(STORIES) >= 40


def test_no_real_article_is_blocked(shared_data) -> None:
    with gzip.open(shared_data / "articles-181.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows][::4]
    assert pages
    assert [page["url"] for page in pages if problem_of(page["html"])] == []
