"""Builds articles of a story from texts, and their developments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.developments import compare
from monitor.model import Article, Development, Document
from monitor.stories.reported import Report, ReportedArticle

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def document(text: str, title: str = "Fire in Castle Street", language: str = "en") -> Document:
    found = Document.from_text(text, title)
    return Document(found.title, found.blocks, language=language)


def article(
    number: int, *versions: tuple[int, str], language: str = "en", title: str = "Castle Street"
) -> ReportedArticle:
    """An article; ``versions``: minutes after noon, and the text."""
    reports = (
        Report(at, NOON + minutes * MINUTE, document(text, title, language))
        for at, (minutes, text) in enumerate(versions, 1)
    )
    return ReportedArticle(number, tuple(reports))


def developments(reported: ReportedArticle) -> list[Development]:
    """The developments of an article's versions."""
    found = []
    for before, after in zip(reported.reports, reported.reports[1:], strict=False):
        change = compare(before.document, after.document)
        for passage in change.passages:
            edits = tuple(change.edits[at] for at in passage.edits)
            found.append(
                Development(
                    id=100 * reported.article_id + len(found),
                    article=Article(reported.article_id, "https://outlet.example/", NOON),
                    from_version=before.version,
                    to_version=after.version,
                    detected_at=after.at,
                    kind=change.edits[passage.lead].kind,
                    text=" ".join(edit.new or "" for edit in edits if edit.development),
                    previous=None,
                    score=change.edits[passage.lead].score,
                    evidence=(),
                    edits=edits,
                )
            )
    return found
