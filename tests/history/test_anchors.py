from __future__ import annotations

from monitor.diff import sentences_of
from monitor.history.anchors import anchor_of, anchored, anchors_of
from monitor.model import Block, BlockKind, Document


def test_a_sentence_has_the_same_anchor_at_any_place():
    text = "The harbour is open. 15 ships came."
    (block,) = anchored(Document.from_text(text))
    assert [piece.anchor for piece in block.pieces] == [
        anchor_of("The harbour is open."), "", anchor_of("15 ships came."),
    ]  # fmt: skip
    assert "".join(piece.text for piece in block.pieces) == text
    assert anchor_of("The  harbour is open") == anchor_of("The harbour is open.")


def test_equal_sentences_have_different_anchors():
    found = anchors_of(sentences_of(Document.from_text("Read more.\n\nRead more.\n\nRead more.")))
    assert found == (found[0], f"{found[0]}-2", f"{found[0]}-3")


def test_text_between_sentences_is_kept():
    blocks = anchored(Document.from_text("* * *\n\n“Hello.” — he said.", "Title"))
    assert ["".join(piece.text for piece in block.pieces) for block in blocks] == ["* * *", "“Hello.” — he said."]
    assert blocks[0].anchor == ""


def test_the_title_of_a_live_entry_has_an_anchor():
    entry = Block(BlockKind.LIVE_ENTRY, "Bridge reopens\nBoth lanes are open.", key="post-1")
    (block,) = anchored(Document(title="The storm, live", blocks=(entry,)))
    assert [(piece.text, bool(piece.anchor)) for piece in block.pieces] == [
        ("Bridge reopens", True), ("\n", False), ("Both lanes are open.", True),
    ]  # fmt: skip
