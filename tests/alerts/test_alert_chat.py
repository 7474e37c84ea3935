"""Messages for chat services: cut by importance to the service's limit, in its own unit."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.alerts import MailOptions, compose
from monitor.alerts.plain import clip, is_boundary
from monitor.model import AlertItem, AlertKind, Channel, Message
from monitor.ports import TextLimit
from tests.alerts.building import NOW, OFFLINE, ONLINE, added, alert, article, changed, item
from tests.alerts.situations import SITUATIONS

DIFF = "https://news.example.org/articles/12/diff/4..5"


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def utf8(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def limit_of(
    text: int, title: int = 250, *, together: bool = False, measure: Callable[[str], int] = utf16
) -> TextLimit:
    return TextLimit(title, text, together, measure)


def chat(items: Sequence[AlertItem], limit: TextLimit | None, options: MailOptions = ONLINE) -> Message:
    for_chat = [replace(item, alert=replace(item.alert, channel=Channel.APPRISE)) for item in items]
    return compose(for_chat, options=options, now=NOW, limit=limit)


def size(message: Message, limit: TextLimit) -> int:
    """The size of a message as the service counts it; Apprise may put the title before the text."""
    joined = message.subject and (limit.title == 0 or limit.together)
    return limit.measure(message.text.strip()) + (limit.measure(message.subject) + 2 if joined else 0)


def sentences(count: int) -> list[AlertItem]:
    edits = [added(f"Sentence {n} tells of the dam at some length.", score=0.5 + n / 1000) for n in range(count)]
    return [item(edits)]


def test_a_message_that_fits_is_sent_whole() -> None:
    whole = chat(sentences(2), None)
    message = chat(sentences(2), limit_of(len(whole.text.strip())))
    assert (message.subject, message.text) == (whole.subject, whole.text)
    assert chat(sentences(2), limit_of(len(whole.text.strip()) - 1)).text != whole.text


def test_the_most_important_lines_come_first_and_the_rest_is_counted() -> None:
    message = chat(sentences(40), limit_of(500, together=True))
    lines = message.text.strip().splitlines()
    assert message.subject == "Dam at Ostrava under strain"
    shown = [line for line in lines if line.startswith("+ ")]
    assert shown == [f"+ Sentence {n} tells of the dam at some length." for n in range(39, 39 - len(shown), -1)]
    assert len(shown) >= 5
    assert lines[-1] == f"and {40 - len(shown)} more: {DIFF}"
    assert "https://courier.example/news/12" in message.text


def test_without_a_public_address_the_command_and_the_article_are_named() -> None:
    lines = chat(sentences(40), limit_of(500), OFFLINE).text.strip().splitlines()
    assert lines[-2].endswith("more: monitor diff 12@4..5")
    assert lines[-1] == "https://courier.example/news/12"


def test_a_changed_figure_is_shown_before_its_sentence() -> None:
    toll = changed("At least 15 people died.", "At least 22 people died.", reason="new figure: 22 (was 15) people died")
    message = chat([item([toll, *(added("Rain fell on the town. " * 4, score=0.2) for _ in range(20))])], limit_of(400))
    assert "~ 15 → 22 people died: At least 22 people died." in message.text


def test_a_digest_names_the_most_important_stories() -> None:
    items = [
        item([added(f"News {n} of the flood.", score=n / 100)], number=n, about=article(n, f"Headline {n}"))
        for n in range(1, 61)
    ]
    message = chat(items, limit_of(2000, together=True))
    blocks = message.text.strip().split("\n\n")
    assert message.subject.startswith("60 updates in 60 articles")
    assert [block.splitlines()[0] for block in blocks[:-1]] == [
        f"Headline {n}" for n in range(60, 61 - len(blocks), -1)
    ]
    assert all(f"/articles/{60 - at}/diff/4..5" in block for at, block in enumerate(blocks[:-1]))
    assert blocks[-1] == f"and {61 - len(blocks)} more: https://news.example.org/"
    assert len(blocks) > 10


def test_notices_about_sources_are_cut_too() -> None:
    broken = AlertItem(alert(kind=AlertKind.BROKEN_SOURCE, subject="A feed is broken", detail="It answers 503. " * 60))
    message = chat([broken], limit_of(160, 0))
    assert message.text.startswith("It answers 503.")
    assert message.text.strip().endswith("…")


PROSE = {
    "english": "The water rose again during the night and reached the second line of sandbags. ",
    "german": "Die Überschwemmungsgebiete wurden großräumig abgesperrt. ",
    "russian": "Вода снова поднялась за ночь. ",
    "chinese": "洪水夜間再次上漲，堤防出現裂縫。",
    "japanese": "堤防が決壊し、住民は避難した。",
    "thai": "น้ำท่วมสูงขึ้นอีกครั้งในคืนนี้",
    "hindi": "रात में पानी फिर बढ़ गया। ",
    "arabic": "ارتفع منسوب المياه مرة أخرى أثناء الليل. ",
    "korean": "밤사이 물이 다시 불어났다. ",
    "emoji": "👩‍👩‍👧‍👦🇨🇿👍🏽",
    "astral": "𠮷野家𩸽",
    "khmer": "ទឹកជំនន់បានកើនឡើង",
}


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("measure", [utf16, utf8, len])
@pytest.mark.parametrize(
    ("most", "title"), [(160, 0), (280, 0), (380, 0), (1000, 0), (2000, 250), (4096, 0), (7800, 200)]
)
def test_every_language_fits_every_service(language: str, measure: Callable[[str], int], most: int, title: int) -> None:
    limit = limit_of(most, title, together=bool(title), measure=measure)
    edits = [added(f"{n} {PROSE[language] * 6}".strip(), score=0.9 - n / 1000) for n in range(60)]
    items = [item(edits, about=article(12, (PROSE[language] * 3)[:140]))]
    for options in (ONLINE, OFFLINE):
        message = chat(items, limit, options)
        assert size(message, limit) <= most
        assert len(message.text) > 20
        link = DIFF if options is ONLINE else "https://courier.example/news/12"
        assert any(f" {line}".endswith(f" {link}") for line in message.text.splitlines())
        assert not title or measure(message.subject) <= title


def test_a_long_sentence_is_cut_between_words() -> None:
    message = chat([item([added("The water rose again. " * 40)])], limit_of(200))
    first = message.text.splitlines()[0]
    assert first.endswith("…")
    assert set(first.removeprefix("+ ").rstrip("…").replace(".", "").split()) <= {"The", "water", "rose", "again"}
    assert DIFF in message.text


def test_a_link_that_does_not_fit_is_left_out() -> None:
    message = chat(sentences(3), limit_of(40, 0))
    assert "http" not in message.subject + message.text
    assert size(message, limit_of(40, 0)) <= 40


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("most", [140, 280, 2000, 4096])
def test_every_situation_fits(name: str, most: int) -> None:
    limit = limit_of(most, 0)
    message = chat(SITUATIONS[name](), limit)
    assert size(message, limit) <= most
    assert message.text.strip()
    assert chat(SITUATIONS[name](), limit) == message


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("The water rose again", 20, "The water rose again"),
        ("The water rose again", 19, "The water rose…"),
        ("A considerable", 10, "A…"),
        ("洪水夜間再次上漲", 5, "洪水夜間…"),
        ("👍🏽👍🏽👍🏽", 4, "👍🏽…"),
        ("🇨🇿🇩🇪!", 4, "🇨🇿…"),
        ("👩‍👩‍👧‍👦!", 5, "…"),
        ("cafe\u0301s", 5, "caf…"),
        ("น้ำน้ำ", 3, "…"),
    ],
)
def test_cuts(text: str, room: int, cut: str) -> None:
    assert clip(text, room) == cut


@given(st.text(), st.integers(0, 60), st.sampled_from([len, utf16, utf8]))
def test_a_cut_fits_and_splits_no_character(text: str, room: int, measure: Callable[[str], int]) -> None:
    cut = clip(text, room, measure)
    assert measure(cut) <= room or not cut
    if cut != text and cut:
        kept = cut.removesuffix("…")
        assert text.startswith(kept)
        rest = text[len(kept) :].lstrip(" ,;:.–—-") if kept else text
        assert not rest or not unicodedata.combining(text[len(kept)]) or is_boundary(text, len(kept))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=300), min_size=1, max_size=12),
    st.integers(100, 5000),
    st.sampled_from([0, 60, 250]),
    st.booleans(),
    st.sampled_from([len, utf16, utf8]),
)
def test_any_message_fits(
    texts: list[str], most: int, title: int, together: bool, measure: Callable[[str], int]
) -> None:
    limit = limit_of(most, title, together=together, measure=measure)
    message = chat([item([added(text) for text in texts])], limit)
    assert size(message, limit) <= most
    assert DIFF in message.text
