"""Matching of subscription words in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.alerts.words import matches_words


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ((), "Anything at all.", True),
        (("ceasefire",), "A Ceasefire was agreed.", True),
        (("ceasefire",), "Ceasefires rarely last.", False),
        (("ceasefire*",), "Ceasefires rarely last.", True),
        (("art",), "The party started.", False),
        (("art",), "State-of-the-art sensors.", True),
        (("tornado warning",), "A tornado\n warning is in force.", True),
        (("tornado warning",), "A warning of a tornado.", False),
        (('"tornado warning"',), "A tornado warning is in force.", True),
        (("flood", "fire"), "The fire is out.", True),
        (("flood", "-football"), "A flood of goals in football.", False),
        (("-football",), "A new bridge.", True),
        (("-football",), "Football again.", False),
        (("-premier league",), "The Premier League begins.", False),
        (("Malmo",), "A blast in Malmö.", True),
        (("Malmö",), "A blast in Malmo.", False),
        (("MALMÖ",), "A blast in malmö.", True),
        (("strasse",), "Die Straße ist gesperrt.", True),
        (("don't",), "They don’t know.", True),
        (("C++",), "Written in C++ and Rust.", True),
        (("津波",), "北部の沿岸に津波注意報を発表した。", True),
        (("津波", "-注意報"), "北部の沿岸に津波注意報を発表した。", False),
        (("かき",), "がきの話", False),
        (("हमला",), "शहर पर हमला हुआ।", True),
        (("هدنة",), "أعلنت الهدنة مساء السبت.", True),
        (("휴전",), "휴전이 발효됐다.", True),
        (("각",), "가 그리고 나", False),
        (("переговор*",), "Начались ПЕРЕГОВОРЫ о мире.", True),
        (("й",), "и", False),
        (("*", '""'), "Blank terms select nothing.", True),
        (("?!",), "What is no word is in no text?!", False),
        (("   ", "-"), "Blank terms select nothing and exclude nothing.", True),
    ],
)
def test_words(words: tuple[str, ...], text: str, found: bool) -> None:
    assert matches_words(text, words) is found


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_words_match_or_do_not_match_any_text(text: str, words: list[str]) -> None:
    assert matches_words(text, words) in (True, False)


@given(st.text(st.characters(categories=("Ll", "Lu", "Lo")), min_size=1, max_size=12))
def test_a_word_matches_itself_and_can_be_excluded(word: str) -> None:
    assert matches_words(f"before {word} after", [word])
    assert not matches_words(f"before {word} after", [f"-{word}"])
