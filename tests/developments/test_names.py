"""The names in a text, without endings after an apostrophe in languages that have such endings."""

from __future__ import annotations

import pytest

from monitor.developments.names import names


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("tr", "Vali Kemal Ardıç'ın Ankara'daki evi", ("Vali Kemal Ardıç", "Ankara")),
        ("tr", "Bu kişi Türkiye’nin Denizli kentinde kaldı", ("Türkiye", "Denizli")),
        ("tr", "Dün 5 Mart'ta James O'Neil geldi", ("James O'Neil",)),
        ("en", "They met James O'Neil", ("James O'Neil",)),
    ],
)
def test_a_name_is_read_without_its_ending(language: str, text: str, found: tuple[str, ...]) -> None:
    assert names(text, language) == found
