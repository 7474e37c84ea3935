"""The newsroom on which the monitor and its peers are compared: its edits, and how alerts about them are scored."""

from __future__ import annotations

import pytest

from benchmarks.updates import EDITS, Article, articles, score
from monitor import read_article

FEW = articles(2 * len(EDITS))


def test_every_edit_is_made_equally_often_to_articles_that_share_no_text() -> None:
    assert sorted(article.kind for article in FEW) == sorted([*EDITS, *EDITS])
    texts = [text for article in articles(200) for text in (*article.edit.old.paragraphs, *article.edit.news)]
    assert len(texts) == len(set(texts))
    assert articles(2 * len(EDITS)) == FEW


@pytest.mark.parametrize("article", FEW, ids=lambda article: f"{article.path}, {article.kind}")
def test_a_page_is_another_at_every_visit_and_has_the_news_after_its_edit_only(article: Article) -> None:
    before, again, after = (article.page(updated=updated, visit=visit) for updated, visit in ((0, 1), (0, 2), (1, 1)))
    assert before != again
    old, new = (
        " ".join(block.text for block in read_article(page, "https://a.example/1").blocks) for page in (before, after)
    )
    for sentence in article.edit.news:
        assert sentence in new
        assert sentence not in old


def test_an_article_counts_once_however_many_alerts_name_it() -> None:
    news = [article.path for article in FEW if article.newsworthy]
    quiet = [article.path for article in FEW if not article.newsworthy]
    found = score(FEW, [*news[1:], *news[1:], quiet[0]])
    assert (found.alerted, found.right, found.newsworthy) == (len(news), len(news) - 1, len(news))
    assert found.precision == found.recall == (len(news) - 1) / len(news)
    assert score(FEW, []).precision is None
