"""Developments that another article of the story reports too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import AlsoIn, Version
from monitor.stories.repeated import reported_elsewhere
from monitor.stories.reported import ReportedArticle, reported_article
from tests.stories.report import MINUTE, NOON, article, developments, document

FIRE = "A fire broke out in the Grand Hotel in Castle Street, Marlow, on Monday night."
OTHER_FIRE = "The Grand Hotel in Castle Street in Marlow burned on Monday night."
KILLED = "Eleven people were killed and 40 were taken to hospital, the fire chief Dana Whitlock said."


def found(news: str, *versions: tuple[int, str]) -> list[AlsoIn]:
    """Where a development of one o'clock is reported, given the other article's versions (minutes after noon)."""
    own = article(1, (0, FIRE), (60, f"{FIRE}\n\n{news}"))
    (development,) = developments(own)
    return list(reported_elsewhere([development], [own, article(2, *versions)]))


@pytest.mark.parametrize(
    ("news", "there"),
    [
        (KILLED, KILLED),
        (KILLED, "The fire chief, Dana Whitlock, said that 11 people had been killed. Forty were taken to hospital."),
        ("Police arrested a 34-year-old man on suspicion of arson.", "A man of 34 was arrested on suspicion of arson."),
        ("The roof of the hotel collapsed at 23:40.", "At 11:40 p.m. the roof of the hotel collapsed."),
        ("The hotel had failed a fire inspection in June.", "In June the hotel failed an inspection for fire safety."),
        # Some names differ, but more are the same; a name is nothing that is counted.
        (
            "The council voted by seven to four to close the Grand Hotel in Marlow.",
            "The Grand Hotel will close after Marlow Council voted by seven to four in favour.",
        ),
        (
            "All 22 Corvan 737s of Skarl Air were grounded by the authority.",
            "The authority has grounded all 22 of Skarl Air's Corvan 737s.",
        ),
    ],
)
def test_reported_in_other_words(news: str, there: str) -> None:
    (also,) = found(news, (30, f"{OTHER_FIRE}\n\n{there}"))
    assert (also.article_id, also.version, also.at) == (2, 1, NOON + 30 * MINUTE)
    assert also.relative_to(NOON + 60 * MINUTE) == "before"


@pytest.mark.parametrize(
    ("news", "there"),
    [
        # Another figure in the same words.
        (KILLED, KILLED.replace("Eleven", "Nine")),
        (KILLED, KILLED.replace("40", "52")),
        (KILLED, "Nine people, not eleven, were killed, and 40 were taken to hospital, Dana Whitlock said."),
        # Denied.
        ("Police have arrested a man over the fire.", "Police have not arrested a man over the fire."),
        ("The alarm in the hotel was working.", "The alarm in the hotel was not working."),
        # Another thing.
        (KILLED, "The mayor of Marlow thanked the firefighters on Tuesday."),
        ("Guests jumped from windows on the second floor.", "The hotel opened in 1911 and has 40 rooms."),
    ],
)
def test_not_reported(news: str, there: str) -> None:
    assert found(news, (30, f"{OTHER_FIRE}\n\n{there}")) == []


def test_the_version_that_brought_it_is_named_even_if_later_versions_lack_it() -> None:
    reported = f"{OTHER_FIRE}\n\n{KILLED}"
    later = reported.replace("Eleven", "Thirteen")
    (also,) = found(KILLED, (10, OTHER_FIRE), (20, reported), (50, later))
    assert (also.version, also.at) == (2, NOON + 20 * MINUTE)


def test_reported_when_the_article_has_all_amounts() -> None:
    some = KILLED.replace(" and 40 were taken to hospital", "")
    (also,) = found(KILLED, (20, f"{OTHER_FIRE}\n\n{some}"), (50, f"{OTHER_FIRE}\n\n{KILLED}"))
    assert (also.version, also.at) == (2, NOON + 50 * MINUTE)


def test_a_span_of_time_is_no_amount() -> None:
    after_days = "The hotel's owner, Dana Whitlock, was arrested after ten days on suspicion of arson."
    (also,) = found(after_days, (30, f"{OTHER_FIRE}\n\n{after_days.replace(' after ten days', '')}"))
    assert also.version == 1


def test_a_large_amount_of_money_without_its_currency() -> None:
    damage = "The insurer Harbour Mutual puts the damage at 18 million euros."
    (also,) = found(damage, (30, f"{OTHER_FIRE}\n\n{damage.replace(' euros', '')}"))
    assert also.version == 1


def test_an_uncertain_earlier_report_is_a_doubt() -> None:
    own = article(1, (0, FIRE), (60, f"{FIRE}\n\n{KILLED}"))
    vague = "The blaze took eleven lives and 40 more needed care."
    before = article(2, (0, OTHER_FIRE), (20, f"{OTHER_FIRE}\n\n{vague}"))
    after = article(3, (0, OTHER_FIRE), (90, f"{OTHER_FIRE}\n\n{KILLED}"))
    (news,) = developments(own)
    sure = reported_elsewhere([news], [own, after])
    assert [(item.article_id, item.doubt) for item in sure] == [(3, None)]
    found = reported_elsewhere([news], [own, before, after])
    assert {item.doubt for item in found} == {NOON + 20 * MINUTE}
    # A possible report after the first one leaves no doubt.
    late = article(2, (0, OTHER_FIRE), (95, f"{OTHER_FIRE}\n\n{vague}"))
    assert {item.doubt for item in reported_elsewhere([news], [own, late, after])} == {None}


def test_reported_later() -> None:
    (also,) = found(KILLED, (10, OTHER_FIRE), (90, f"{OTHER_FIRE}\n\n{KILLED}"))
    assert also.relative_to(NOON + 60 * MINUTE) == "after"


def test_in_another_language_by_names_and_figures() -> None:
    german_fire = "Im Grand Hotel in Marlow brach ein Feuer aus."
    reported = "Elf Menschen kamen ums Leben, 40 wurden ins Krankenhaus gebracht, sagte Dana Whitlock."
    german = article(
        2,
        (30, german_fire),
        (62, f"{german_fire}\n\n{reported}"),
        language="de",
    )
    own = article(1, (0, FIRE), (60, f"{FIRE}\n\n{KILLED}"))
    (also,) = (item for item in reported_elsewhere(developments(own), [own, german]))
    assert also.version == 2
    other = ReportedArticle(2, german.reports[:1])
    assert reported_elsewhere(developments(own), [own, other]) == ()


@pytest.mark.parametrize(("stated", "own"), [(-60, False), (-5, True), (20, True), (40, False)])
def test_the_outlets_own_time_is_that_of_the_version(stated: int, own: bool) -> None:
    published, at = NOON - 60 * MINUTE, NOON + stated * MINUTE
    first, second = (replace(document(FIRE), published=published, modified=time) for time in (None, at))
    versions = ((1, NOON, "", "", first), (2, NOON + 30 * MINUTE, "", "", second))
    found = reported_article(7, [Version(7, *version, "https://outlet.example/") for version in versions])
    assert found is not None
    assert [report.outlets_time for report in found.reports] == [published, at if own else None]
