"""The word-level pieces of a changed sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import word_pieces

MARKED = {
    "figure": ("At least 12 people died.", "At least 15 people died.", "At least [-12-]{+15+} people died."),
    "thousands": ("Of 1,500,000 homes", "Of 1,600,000 homes", "Of [-1,500,000-]{+1,600,000+} homes"),
    "money": ("It cost £3.2bn then", "It cost £3.4bn then", "It cost [-£3.2bn-]{+£3.4bn+} then"),
    "percent": ("Up 12.5% in May", "Up 12.7% in May", "Up [-12.5%-]{+12.7%+} in May"),
    "spaced figure": (
        "Près de 1 500 000 foyers",
        "Près de 1 600 000 foyers",
        "Près de [-1 500 000-]{+1 600 000+} foyers",
    ),
    "euro behind": ("Il coûte 3,5 € ici", "Il coûte 4,5 € ici", "Il coûte [-3,5 €-]{+4,5 €+} ici"),
    "time": ("Doors at 10:30 sharp", "Doors at 10:45 sharp", "Doors at [-10:30-]{+10:45+} sharp"),
    "age": ("A 22-year-old man ran", "A 23-year-old man ran", "A [-22-]{+23+}-year-old man ran"),
    "figure in words": ("Some twenty-two fled", "Some twenty-three fled", "Some [-twenty-two-]{+twenty-three+} fled"),
    "name with hyphen": ("An F-15 jet landed", "An F-16 jet landed", "An [-F-15-]{+F-16+} jet landed"),
    "double name": ("Ms Day-Lewis left", "Ms Day-Lowe left", "Ms [-Day-Lewis-]{+Day-Lowe+} left"),
    "apostrophe": ("They don't know it", "They can't know it", "They [-don't-]{+can't+} know it"),
    "inserted clause": ("He left.", "He left on Friday.", "He left{+ on Friday+}."),
    "inserted at the start": ("Police said so", "The police said so", "[-Police-]{+The police+} said so"),
    "deleted clause": ("He left, they say, at ten.", "He left at ten.", "He left[-, they say,-] at ten."),
    "chinese figure": ("十二人死亡", "十五人死亡", "[-十二-]{+十五+}人死亡"),
    "chinese word": ("总统今天抵达北京", "总统昨天抵达北京", "总统[-今-]{+昨+}天抵达北京"),
    "russian": ("Погибли пять человек", "Погибли шесть человек", "Погибли [-пять-]{+шесть+} человек"),
    "arabic": ("قتل خمسة رجال", "قتل ستة رجال", "قتل [-خمسة-]{+ستة+} رجال"),
    "devanagari": ("पांच लोग मरे", "सात लोग मरे", "[-पांच-]{+सात+} लोग मरे"),
    "small islands": (
        "It will close the bridge to all cars in June.",
        "It shut a bridge to some vans on Monday.",
        "It [-will close the-]{+shut a+} bridge to [-all cars in June-]{+some vans on Monday+}.",
    ),
    "nothing shared": ("A cat slept here", "Nine dogs ran off", "[-A cat slept here-]{+Nine dogs ran off+}"),
    "white space only": ("a b", "a\u00a0b", "a[- -]{+\u00a0+}b"),
    "added to nothing": ("", "New text", "{+New text+}"),
    "same": ("As it was", "As it was", "As it was"),
    "dotted": ("In the U.S. today", "In the U.K. today", "In the [-U.S.-]{+U.K.+} today"),
}


def marked(old: str, new: str) -> str:
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[tag].format(text) for tag, text in word_pieces(old, new))


@pytest.mark.parametrize(("old", "new", "expected"), MARKED.values(), ids=MARKED)
def test_whole_words_are_marked(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


WORDS = st.lists(
    st.sampled_from(
        (
            "the",
            "of",
            "a",
            "bridge",
            "river",
            "12",
            "1,500",
            "£3bn",
            "don’t",
            "(x)",
            ".",
            ",",
            "Ünlü",
            "人",
            "五十",
            "\xa0",
            "twenty-two",
            "-",
        )
    ),
    max_size=14,
)


@given(st.one_of(WORDS.map(" ".join), st.text(max_size=30)), st.one_of(WORDS.map(" ".join), st.text(max_size=30)))
def test_the_pieces_rebuild_both_sides_exactly(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    assert "".join(text for tag, text in pieces if tag != "insert") == old
    assert "".join(text for tag, text in pieces if tag != "delete") == new
    assert all(text for _, text in pieces)
    assert all(one[0] != two[0] for one, two in pairwise(pieces))


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_both_directions_mirror_each_other(old: str, new: str) -> None:
    swap = {"equal": "equal", "delete": "insert", "insert": "delete"}
    assert sorted((swap[tag], text) for tag, text in word_pieces(old, new)) == sorted(word_pieces(new, old))


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_figure_is_never_cut(one: int, two: int) -> None:
    old, new = f"There were {one:,} of them.", f"There were {two:,} of them."
    changed = {text.strip() for tag, text in word_pieces(old, new) if tag != "equal"}
    assert changed == (set() if one == two else {f"{one:,}", f"{two:,}"})
