"""Malformed text is replaced in any value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Block, BlockKind, Document, Entry, ParsedFeed, well_formed

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("plain", "plain"),
        ("", ""),
        ("日本 😀", "日本 😀"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("a pair \ud83d\ude00 in halves", "a pair 😀 in halves"),
        ("\ud800\ud83d\ude00", "\ufffd😀"),
        ("not \x00 a text", "not \ufffd a text"),
        ("\ufffe stays", "\ufffe stays"),
    ],
)
def test_malformed_text_is_replaced(text: str, mended: str) -> None:
    assert well_formed(text) == mended


@given(ANY_TEXT)
def test_the_result_can_be_written_everywhere(text: str) -> None:
    mended = well_formed(text)
    assert mended.encode().decode() == mended
    assert "\x00" not in mended
    assert well_formed(mended) is mended


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_well_formed_text_is_returned_as_it_is(text: str) -> None:
    assert well_formed(text) is text


def test_nested_values_are_searched() -> None:
    fine, half, mended_half = (Block(BlockKind.QUOTATION, text) for text in ("fine", "b\udfff", "b\ufffd"))
    document = Document("a\ud800", (fine, half), notes=("\x00",))
    mended = well_formed({"k\ud800": [(1, document)]})
    assert mended == {"k\ufffd": [(1, Document("a\ufffd", (fine, mended_half), notes=("\ufffd",)))]}


def test_values_without_malformed_text_keep_their_identity() -> None:
    feed = ParsedFeed("rss", "Fine", (Entry("1", "https://herald.example/a", "herald.example/a", title="Fine"),))
    for value in (feed, [feed], {"a": feed}, (b"\x00", None, 2.5)):
        assert well_formed(value) is value
