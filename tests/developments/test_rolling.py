"""Live pages: what is new on the page and no news."""

from __future__ import annotations

import pytest

from monitor import compare
from monitor.model import Block, BlockKind, Document

ENTRIES = {
    "16:20": "The last of the five miners has been brought to the surface.",
    "15:45": "The rescue capsule is in the new shaft.",
    "15:10": "The drill has broken through into the gallery.",
    "14:30": "Pumps remove 300 litres a second.",
    "13:55": "A second drill has arrived from Stanmoor.",
}
TITLES = {
    "en": ("Mine rescue at Brackley live: crews drill", "How the mine rescue at Brackley unfolded"),
    "de": ("Liveticker: Grubenrettung in Brackley", "So verlief die Grubenrettung in Brackley"),
    "fr": ("Sauvetage à Brackley : suivez notre direct", "Sauvetage à Brackley : revivez la journée"),
    "es": ("Rescate en Brackley, en directo", "Rescate en Brackley: cómo fue la jornada"),
    "it": ("Soccorsi a Brackley, la diretta", "Soccorsi a Brackley: la diretta della giornata"),
    "pt": ("Resgate em Brackley: acompanhe ao vivo", "Resgate em Brackley: veja como foi o dia"),
    "nl": ("Liveblog mijnongeluk Brackley", "Mijnongeluk Brackley: lees het liveblog terug"),
    "sv": ("Gruvolyckan i Brackley – direktrapport", "Gruvolyckan i Brackley – så var dagen, minut för minut"),
    "pl": ("Akcja w Brackley na żywo", "Akcja w Brackley. Zapis relacji"),
}


def _page(keys: list[str], *, title: str = "Mine rescue live", lead: str = "", language: str = "en") -> Document:
    entries = tuple(Block(BlockKind.LIVE_ENTRY, ENTRIES[key], key=key) for key in keys)
    return Document(title, (Block(BlockKind.PARAGRAPH, lead), *entries) if lead else entries, language=language)


def _news(old: Document, new: Document) -> list[str]:
    return [edit.new or "" for edit in compare(old, new).edits if edit.development]


def test_entries_below_the_known_ones_are_older_without_dates_too() -> None:
    every = list(ENTRIES)
    assert _news(_page(every[1:3]), _page(every)) == [ENTRIES["16:20"]]
    # The oldest entry is at the top: what is below is newer.
    assert _news(_page(every[:1:-1]), _page(every[::-1])) == [ENTRIES["15:45"], ENTRIES["16:20"]]


def test_numbered_ids_show_the_order_too() -> None:
    ids = {str(number): text for number, text in zip((912, 907, 905, 903), ENTRIES.values(), strict=False)}
    blocks = [Block(BlockKind.LIVE_ENTRY, text, key=f"post-{number}") for number, text in ids.items()]
    old, new = (Document("Mine rescue live", tuple(some), language="en") for some in (blocks[1:2], blocks))
    assert _news(old, new) == [blocks[0].text]


def test_entries_of_the_next_day_are_no_older_ones() -> None:
    """Their times are above later ones of the day before, so the times do not fall."""
    text = "Two miners have left hospital."
    old = _page(list(ENTRIES))
    new = Document("Mine rescue live", (Block(BlockKind.LIVE_ENTRY, text, key="09:10"), *old.blocks), language="en")
    assert _news(old, new) == [text]


@pytest.mark.parametrize("language", TITLES)
def test_a_headline_that_only_renames_the_coverage_is_no_news(language: str) -> None:
    live, closed = TITLES[language]
    keys = list(ENTRIES)
    assert _news(_page(keys, title=live, language=language), _page(keys, title=closed, language=language)) == []


def test_a_headline_with_an_event_of_its_own_is_news() -> None:
    keys = list(ENTRIES)
    new = _page(keys, title="Live: mine rescue at Brackley halted after roof collapse")
    assert _news(_page(keys, title=TITLES["en"][0]), new) == [new.title]


def test_an_invitation_to_follow_the_coverage_is_no_news() -> None:
    keys = list(ENTRIES)
    old = _page(keys, title=TITLES["it"][0], lead="I soccorsi continuano.", language="it")
    new = _page(keys, title=TITLES["it"][0], lead="Segui i soccorsi in diretta.", language="it")
    assert _news(old, new) == []
