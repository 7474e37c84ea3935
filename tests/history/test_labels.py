"""The labels of edits, and the sentences that belong together."""

from __future__ import annotations

import pytest

from monitor.diff import sentences_of
from monitor.history import History
from monitor.history.labels import label_of
from monitor.history.speech import joined_to_before
from monitor.model import Block, BlockKind, Document, Edit, EditKind, Op
from tests.history.archive import Archive


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (Edit(Op.ADDED, EditKind.EVENT, None, "b", development=True), "new"),
        (Edit(Op.CHANGED, EditKind.FIGURE, "a", "b", development=True), "changed"),
        (Edit(Op.SPLIT, EditKind.DETAIL, "a", "b", development=True), "changed"),
        (Edit(Op.REMOVED, EditKind.CORRECTION, "a", None, development=True), "withdrawn"),
        (Edit(Op.REMOVED, EditKind.WITHDRAWN, "a", None), "withdrawn"),
        (Edit(Op.CHANGED, EditKind.WITHDRAWN, "a", "b"), "withdrawn"),
        (Edit(Op.ADDED, EditKind.WORDING, None, "b"), "added"),
        (Edit(Op.REMOVED, EditKind.WORDING, "a", None), "removed"),
        (Edit(Op.CHANGED, EditKind.WORDING, "a", "b"), "reworded"),
        (Edit(Op.MOVED, EditKind.MOVED, "a", "a"), "moved"),
        (Edit(Op.MERGED, EditKind.WORDING, "a", "b"), "merged"),
        (Edit(Op.ADDED, EditKind.NOTE, None, "b"), "note"),
        (Edit(Op.ADDED, EditKind.FURNITURE, None, "b"), "added"),
    ],
)
def test_the_label_of_an_edit(edit: Edit, label: str):
    assert label_of(edit) == label


@pytest.mark.parametrize(
    ("blocks", "joined"),
    [
        (["The mayor, Ida Holm, said:", "> We go on.", "> We do not stop.", "Trains run."], [False, True, True, False]),
        (["The mayor said", "“We go on. We do not stop.”", "Trains run."], [False, True, True, False]),
        (["“We go on with all our work,” the mayor said. “We do not stop.”"], [False, True]),
        (["The plan has three parts:", "Trains run.", "Ships sail."], [False, False, False]),
        (["The mayor said it was late.", "“Harbour” is a new film."], [False, False]),
        (["Bürgermeisterin Ida Holm sagte:", "„Wir machen weiter. Wir hören nicht auf.“", "Züge fahren. Schiffe auch."],
         [False, True, True, False, False]),
        (["“We go on,” the mayor said. “We do", "Trains run."], [False, True, False]),
        (["The mayor said:", "“We go on. A lot is left to do.", "“We do not stop.”", "Ships sail."],
         [False, True, True, True, False]),
        (["Trains run.", "> An old saying."], [False, False]),
    ],
)  # fmt: skip
def test_a_quotation_stays_with_its_speaker(blocks: list[str], joined: list[bool]):
    made = tuple(
        Block(BlockKind.QUOTATION, text[2:]) if text.startswith("> ") else Block(BlockKind.PARAGRAPH, text)
        for text in blocks
    )
    language = "de" if "sagte" in blocks[0] else "en"
    document = Document("Title", made, language=language)
    sentences = [sentence for sentence in sentences_of(document) if sentence.block >= 0]
    assert joined_to_before(sentences, language) == joined


def test_the_first_sentence_of_a_text_belongs_to_no_headline(history: History, archive: Archive):
    article = archive.article("https://news.example/a", "“We go on with our work”, she said")
    archive.version(article, Document(article.title, (Block(BlockKind.QUOTATION, "We go on."),), language="en"))
    assert [item.with_before for item in history.blame("1")[1]] == [False, False]
