# ruff: noqa: E501, ISC004 -- whole sentences
"""Invented stories in seven languages, each with edits; the name of an edit is the rule that it tests."""

from __future__ import annotations

from dataclasses import dataclass

NEWS = "event detail figure quote background correction"


@dataclass(frozen=True)
class Rule:
    """One edit of a story, and the expected development: the sentence ``new`` (None: none) of one of ``kinds``.

    ``do``: ``after`` adds the paragraph ``put`` after the first ``what`` paragraphs, ``move`` moves paragraph ``what``
    to the end, ``title`` makes ``what`` the title; any other replaces the text ``what`` by ``put``.
    """

    name: str
    do: str
    what: str | int
    put: str = ""
    new: str | None = None
    kinds: str = NEWS


@dataclass(frozen=True)
class Story:
    """A story before its edits, and the edits."""

    language: str
    title: str
    paragraphs: tuple[str, ...]
    rules: tuple[Rule, ...]


ENGLISH = Story(
    "en",
    "Ferry runs aground off Harlow Point",
    (
        "A passenger ferry ran aground near Harlow Point early on Tuesday, leaving 15 people injured, the coastguard said.",
        "The vessel, the Lady Marian, was carrying 112 passengers and nine crew from Port Ellis. Two tugs were sent to the "
        "scene. The cause of the accident is not yet known.",
        "“We heard a loud bang and then the lights went out,” said Tom Rigby, a passenger from Dunmore.",
        "The transport ministry will open an inquiry on 14 March. A spokesman said the captain was missing.",
        "The operator, Northline, recieved a safety certificate last year. It had organised extra sailings for the holiday.",
    ),
    (
        Rule(
            "new paragraph",
            "after",
            3,
            "Divers recovered the ship's data recorder from the flooded engine room on Wednesday.",
            "Divers recovered the ship's data recorder from the flooded engine room on Wednesday.",
        ),
        Rule(
            "sentence added inside a paragraph",
            "put",
            "Two tugs were sent to the scene.",
            "Two tugs were sent to the scene. A navy helicopter lifted four children off the deck.",
            "A navy helicopter lifted four children off the deck.",
        ),
        Rule(
            "quotation added",
            "after",
            3,
            "“This should never have happened on a calm night,” union leader Carla Boon said.",
            "“This should never have happened on a calm night,” union leader Carla Boon said.",
            "quote",
        ),
        Rule(
            "figure changed in digits",
            "put",
            "15 people injured",
            "22 people injured",
            "A passenger ferry ran aground near Harlow Point early on Tuesday, leaving 22 people injured, the coastguard said.",
            "figure",
        ),
        Rule(
            "figure changed from words to digits",
            "put",
            "nine crew",
            "11 crew",
            "The vessel, the Lady Marian, was carrying 112 passengers and 11 crew from Port Ellis.",
            "figure",
        ),
        Rule(
            "date changed",
            "put",
            "14 March",
            "21 March",
            "The transport ministry will open an inquiry on 21 March.",
            "figure",
        ),
        Rule(
            "limit of a figure changed",
            "put",
            "leaving 15 people",
            "leaving at least 15 people",
            "A passenger ferry ran aground near Harlow Point early on Tuesday, leaving at least 15 people injured, the "
            "coastguard said.",
            "figure",
        ),
        Rule(
            "what was to come has happened",
            "put",
            "will open an inquiry",
            "opened an inquiry",
            "The transport ministry opened an inquiry on 14 March.",
            "event",
        ),
        Rule(
            "missing is found dead",
            "put",
            "the captain was missing",
            "the captain was found dead",
            "A spokesman said the captain was found dead.",
        ),
        Rule("denial gone", "put", "is not yet known", "is known", "The cause of the accident is known.", "event"),
        Rule(
            "name added",
            "put",
            "from Port Ellis.",
            "from Port Ellis and Wexcombe.",
            "The vessel, the Lady Marian, was carrying 112 passengers and nine crew from Port Ellis and Wexcombe.",
        ),
        Rule(
            "name replaced",
            "put",
            "near Harlow Point early",
            "near Gannet Rock early",
            "A passenger ferry ran aground near Gannet Rock early on Tuesday, leaving 15 people injured, the coastguard said.",
        ),
        Rule(
            "fact added inside a sentence",
            "put",
            "ran aground near Harlow Point",
            "ran aground in thick fog near Harlow Point",
            "A passenger ferry ran aground in thick fog near Harlow Point early on Tuesday, leaving 15 people injured, the "
            "coastguard said.",
        ),
        Rule(
            "headline with a fact the text does not tell",
            "title",
            "Ferry runs aground off Harlow Point, Northline shares fall",
            "",
            "Ferry runs aground off Harlow Point, Northline shares fall",
        ),
        Rule("typing error", "put", "recieved", "received"),
        Rule("spelling variant", "put", "organised", "organized"),
        Rule("number written out", "put", "nine crew", "9 crew"),
        Rule(
            "reworded",
            "put",
            "ran aground near Harlow Point early on Tuesday, leaving 15 people injured, the coastguard said",
            "ran aground early on Tuesday near Harlow Point, the coastguard said, leaving 15 people hurt",
        ),
        Rule(
            "tense of reporting changed",
            "put",
            "A spokesman said the captain was missing.",
            "The captain was missing, a spokesman says.",
        ),
        Rule("moved paragraph", "move", 2),
        Rule("paragraph split", "put", "Port Ellis. Two", "Port Ellis.\n\nTwo"),
        Rule(
            "sentence split",
            "put",
            "early on Tuesday, leaving 15 people injured, the coastguard said.",
            "early on Tuesday. It left 15 people injured, the coastguard said.",
        ),
        Rule("paragraphs merged", "put", "said.\n\nThe vessel", "said. The vessel"),
        Rule(
            "quotation style",
            "put",
            "“We heard a loud bang and then the lights went out,”",
            '"We heard a loud bang and then the lights went out,"',
        ),
        Rule(
            "white space and dashes",
            "put",
            "112 passengers and nine crew from",
            "112\u00a0passengers and nine crew  from",
        ),
        Rule(
            "removed paragraph",
            "drop",
            "“We heard a loud bang and then the lights went out,” said Tom Rigby, a passenger from Dunmore.",
        ),
        Rule("removed sentence", "drop", "Two tugs were sent to the scene. "),
        Rule("time stamp", "after", 0, "Updated 14:32 GMT, 12 March 2024"),
        Rule("relative time", "after", 0, "Last updated 9 minutes ago"),
        Rule("read more line", "after", 2, "Read more: Five ferry disasters that changed safety rules"),
        Rule("newsletter box", "after", 4, "Sign up to our morning newsletter for the day's top stories."),
        Rule("comment count", "after", 5, "47 comments"),
        Rule("share count", "after", 0, "312 shares"),
        Rule("paywall box", "after", 3, "Subscribe now to continue reading. Already a subscriber? Log in."),
        Rule("advertisement", "after", 2, "Advertisement"),
        Rule("update note", "after", 5, "This story has been updated with additional details."),
        Rule("byline", "after", 0, "By Jane Holloway and Mark Teller"),
        Rule("picture credit", "after", 1, "Photo: Anna Weiss/Getty Images"),
        Rule("contact line", "after", 5, "Contact us: newsroom@example.com"),
        Rule("cookie line", "after", 5, "We use cookies to improve your experience."),
        Rule("more to follow", "after", 5, "More to follow."),
        Rule("told elsewhere already", "after", 3, "The Lady Marian was carrying 112 passengers from Port Ellis."),
        Rule("headline repeats the text", "title", "Ferry captain missing after vessel runs aground near Harlow Point"),
    ),
)
