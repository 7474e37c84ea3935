"""A value of a row or item that is replaced by another is news, in few words too."""

from __future__ import annotations

import pytest

from monitor import compare
from monitor.model import Block, BlockKind, Document

ROW, ITEM = (BlockKind.TABLE_ROW, " | "), (BlockKind.LIST_ITEM, ": ")


def _is_new(kind: BlockKind, sign: str, old: str, new: str) -> bool:
    def page(value: str) -> Document:
        lines = (f"Westhaven{sign}{value}", f"Aldermouth{sign}Normal", f"Holm{sign}Planned work")
        lead = Block(BlockKind.PARAGRAPH, "This page shows how services are running in the three towns.")
        return Document("Lyskraft services", (lead, *(Block(kind, line) for line in lines)), language="en")

    edits = compare(page(old), page(new)).edits
    assert len(edits) == 1
    return edits[0].development


@pytest.mark.parametrize(("kind", "sign"), [ROW, ITEM])
@pytest.mark.parametrize("value", ["Power cut", "Closed", "Delayed", "Severe delays", "Under water", "Not running"])
@pytest.mark.parametrize("former", ["Normal", "Good service", "Open"])
def test_another_value_is_news(kind: BlockKind, sign: str, former: str, value: str) -> None:
    assert _is_new(kind, sign, former, value)


@pytest.mark.parametrize(("kind", "sign"), [ROW, ITEM])
@pytest.mark.parametrize(
    ("old", "new"), [("Cancelled", "Canceled"), ("Planned work", "Planned works"), ("Major delays", "Delays, major")]
)
def test_the_same_value_in_other_words_is_no_news(kind: BlockKind, sign: str, old: str, new: str) -> None:
    assert not _is_new(kind, sign, old, new)
