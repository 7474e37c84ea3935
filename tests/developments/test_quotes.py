"""Whether a quotation is open after a sentence."""

from __future__ import annotations

import pytest

from monitor.developments.quotes import open_after


@pytest.mark.parametrize(
    ("text", "was_open", "is_open"),
    [
        ("“We go,” he said.", False, False),
        ("“We go. And", False, True),
        ("and we stop.” he said", True, False),
        # A quotation of several paragraphs opens again in each.
        ("“We stop as well.", True, True),
        ("„Wir gehen“, sagte er.", False, False),
        ("„Wir gehen. Und dann", False, True),
        ("Und dann kommen wir.“", True, False),
        ("« Nous partons", False, True),
        ("demain », dit-il.", True, False),
        ("「行きます", False, True),
        ("No quotation at all.", True, True),
    ],
)
def test_whether_a_quotation_is_open_after_a_sentence(text: str, was_open: bool, is_open: bool) -> None:
    assert open_after(text, was_open=was_open) is is_open
