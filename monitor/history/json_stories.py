"""Stories and their developments, with the articles that report them, as JSON."""

from __future__ import annotations

from typing import Any

from monitor.history.events import ReportedDevelopment, StoryView, Teller
from monitor.history.figures import plain
from monitor.history.json import article, development, time
from monitor.history.sayings import Sayer, Saying
from monitor.model import Story, StoryMember


def story_row(value: Story) -> dict[str, Any]:
    """One row of ``stories``."""
    return {
        "id": value.id,
        "title": value.title,
        "named": value.named,
        "pinned": value.pinned,
        "first_seen_at": time(value.first_seen_at),
        "updated_at": time(value.updated_at),
        "articles": value.articles,
        "outlets": value.outlets,
        "importance": value.importance,
    }


def story(value: StoryView) -> dict[str, Any]:
    """All of ``story``; ``older`` is the id below which older developments follow."""
    return story_row(value.story) | {
        "members": [_member(item) for item in value.members],
        "developments": [_reported(item) for item in value.reported],
        "older": value.older,
    }


def saying(value: Saying) -> dict[str, Any]:
    """One figure that several articles give; ``standing``: whether an article's newest text still has it."""
    return {
        "counts": value.row.counts,
        "unit": value.row.unit,
        "verdict": str(value.row.verdict),
        "outlets": [_sayer(item) for item in value.sayers],
    }


def _sayer(value: Sayer) -> dict[str, Any]:
    return {
        "article": value.article.id,
        "outlet": value.outlet,
        "outdated": value.outdated,
        "standing": value.line.standing,
        "values": [
            {
                "version": item.version,
                "at": time(item.at),
                "value": item.value,
                "number": plain(item.number),
                "sentence": item.sentence,
            }
            for item in value.line.values
        ],
    }


def _member(value: StoryMember) -> dict[str, Any]:
    of = value.article
    return {
        "article": article(of),
        "outlet": of.feed_title or of.host,
        "state": str(of.state),
        "versions": of.versions,
        "first_seen_at": time(of.first_seen_at),
        "since": time(value.since),
        "by_person": value.by_person,
    }


def _reported(value: ReportedDevelopment) -> dict[str, Any]:
    return development(value.development) | {
        "first": [_teller(item) for item in value.firsts],
        "also_in": [_teller(item) for item in value.others],
        "repeats": [item.id for item in value.repeats],
    }


def _teller(value: Teller) -> dict[str, Any]:
    return {
        "article": value.article.id,
        "outlet": value.outlet,
        "version": value.version,
        "at": time(value.at),
        "published": time(value.published),
        "sentence": value.sentence or None,
    }
