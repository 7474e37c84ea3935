"""Properties of the alignment that hold for every pair of documents."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import Difference, align
from monitor.model import Block, BlockKind, Document, Op
from tests.diff.rebuilding import assert_rebuilds

WORDS = (
    "river",
    "bridge",
    "mayor",
    "twelve",
    "12",
    "£3bn",
    "closed",
    "the",
    "of",
    "storm",
    "Ünal",
    "Dr.",
    "пять",
    "五人",
    "don’t",
    "new",
)
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join)
BLOCK = st.builds(
    Block,
    kind=st.sampled_from([BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING]),
    text=PARAGRAPH,
    furniture=st.booleans(),
)
ENTRY = st.builds(Block, kind=st.just(BlockKind.LIVE_ENTRY), text=PARAGRAPH, key=st.sampled_from("abcdef"))
DOCUMENT = st.builds(
    Document,
    title=st.sampled_from(["", "Storm over Larn", "Bridge closed"]),
    blocks=st.lists(BLOCK | ENTRY, max_size=8).map(tuple),
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and an edited form of it, or an unrelated one."""
    old = draw(DOCUMENT)
    if draw(st.integers(0, 3)) == 0:
        return old, draw(DOCUMENT)
    blocks = [block for block in old.blocks if draw(st.integers(0, 4))]
    for _ in range(draw(st.integers(0, 3))):
        blocks.insert(draw(st.integers(0, len(blocks))), draw(BLOCK | ENTRY))
    return old, Document(draw(st.sampled_from([old.title, "Storm over Larn"])), tuple(blocks))


def reported(difference: Difference) -> tuple[Counter[int], Counter[int]]:
    """How often each sentence of either side is reported, in edits or as unchanged."""
    olds = Counter(at for edit in difference.edits for at in edit.old_at)
    news = Counter(to for edit in difference.edits for to in edit.new_at)
    return olds + Counter(at for at, _ in difference.unchanged), news + Counter(to for _, to in difference.unchanged)


@given(versions())
def test_the_edits_rebuild_both_sides(pair: tuple[Document, Document]) -> None:
    assert_rebuilds(align(*pair))


@given(versions())
def test_each_sentence_is_reported_once(pair: tuple[Document, Document]) -> None:
    difference = align(*pair)
    if difference.edits:
        olds, news = reported(difference)
        assert olds == Counter(range(len(difference.old_sentences)))
        assert news == Counter(range(len(difference.new_sentences)))
        assert all(difference.old_sentences[a].key == difference.new_sentences[b].key for a, b in difference.unchanged)


@given(versions())
def test_words_rebuild_both_texts(pair: tuple[Document, Document]) -> None:
    difference = align(*pair)
    for edit in difference.edits:
        if edit.op is not Op.MOVED:
            assert "".join(text for tag, text in edit.words if tag != "insert") == (difference.old_text(edit) or "")
            assert "".join(text for tag, text in edit.words if tag != "delete") == (difference.new_text(edit) or "")
        if edit.op is Op.CHANGED:
            assert difference.old_sentences[edit.old_at[0]].key != difference.new_sentences[edit.new_at[0]].key


@given(DOCUMENT)
def test_a_document_and_itself_have_no_edits(document: Document) -> None:
    assert align(document, document).edits == ()


@given(versions())
def test_both_directions_mirror_each_other(pair: tuple[Document, Document]) -> None:
    mirror = {Op.ADDED: Op.REMOVED, Op.REMOVED: Op.ADDED, Op.SPLIT: Op.MERGED, Op.MERGED: Op.SPLIT}
    there, back = align(*pair), align(*reversed(pair))
    assert Counter((edit.op, edit.old_at, edit.new_at) for edit in there.edits) == Counter(
        (mirror.get(edit.op, edit.op), edit.new_at, edit.old_at) for edit in back.edits
    )


@given(versions())
def test_edits_are_in_reading_order_of_the_newer_side(pair: tuple[Document, Document]) -> None:
    places = [edit.new_at[0] for edit in align(*pair).edits if edit.new_at]
    assert places == sorted(places)


@given(versions(), st.sampled_from([("“", '"'), ("’", "'"), (" ", "\u00a0"), (".", " …"), ("e", "e\u00ad")]))
def test_style_changes_nothing(pair: tuple[Document, Document], style: tuple[str, str]) -> None:
    document = pair[0]
    blocks = tuple(
        Block(b.kind, b.text.replace("Dr.", "Dr").replace(*style), b.furniture, b.key) for b in document.blocks
    )
    plain = tuple(Block(b.kind, b.text.replace("Dr.", "Dr"), b.furniture, b.key) for b in document.blocks)
    assert align(Document(document.title, plain), Document(document.title, blocks)).edits == ()


@given(st.lists(SENTENCE, min_size=1, max_size=12, unique=True), st.randoms(use_true_random=False))
def test_the_same_words_in_other_blocks_are_no_edits(sentences: list[str], rng: random.Random) -> None:
    words = " ".join(sentences).split()
    cuts = sorted(rng.sample(range(len(words)), min(3, len(words))))
    parts = [" ".join(words[a:b]).upper() for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    again = Document("", tuple(Block(BlockKind.LIST_ITEM, part.replace(".", ";")) for part in parts if part))
    assert align(Document.from_text("\n\n".join(sentences)), again).edits == ()


LONG = st.lists(st.sampled_from(WORDS[:12]), min_size=5, max_size=9).map(
    lambda words: " ".join(words).capitalize() + " today."
)


@given(st.lists(LONG, min_size=2, max_size=10, unique_by=str.casefold), st.randoms(use_true_random=False))
def test_shuffled_paragraphs_are_only_moves(paragraphs: list[str], rng: random.Random) -> None:
    shuffled = paragraphs[:]
    rng.shuffle(shuffled)
    old, new = (Document.from_text("\n\n".join(parts)) for parts in (paragraphs, shuffled))
    edits = align(old, new).edits
    assert {edit.op for edit in edits} <= {Op.MOVED}
    assert len(edits) == len(paragraphs) - longest_increasing([paragraphs.index(part) for part in shuffled])


def longest_increasing(numbers: list[int]) -> int:
    """The length of the longest increasing subsequence."""
    best: list[int] = []
    for at, number in enumerate(numbers):
        best.append(1 + max((best[i] for i in range(at) if numbers[i] < number), default=0))
    return max(best)


@given(versions())
def test_the_same_input_gives_the_same_output(pair: tuple[Document, Document]) -> None:
    assert align(*pair) == align(*pair)


def in_sentences(words: list[str]) -> Document:
    cut = (" ".join(words[at : at + 15]).capitalize() for at in range(0, len(words), 15))
    return Document.from_text(". ".join(cut))


@pytest.mark.parametrize("size", [10_000])
def test_hostile_texts_stay_bounded(size: int) -> None:
    """A quadratic differ would take minutes for each; the assertion is that the result still has both sides."""
    rng = random.Random(4)
    words = [f"w{rng.randrange(3000)}" for _ in range(size)]
    other = [f"v{rng.randrange(3000)}" for _ in range(size)]
    pairs = [
        (Document.from_text("word " * size), Document.from_text("other " + "word " * size + "end")),
        (in_sentences(words), in_sentences(words[::-1])),
        (in_sentences(words), in_sentences(other)),
        (Document.from_text(" ".join(words)), Document.from_text(" ".join(words[::-1]))),
        (
            Document.from_text("Same line here. " * size),
            Document.from_text("Same line here. Other line. " * (size // 2)),
        ),
    ]
    for old, new in pairs:
        difference = align(old, new)
        assert difference.edits
        assert_rebuilds(difference)
