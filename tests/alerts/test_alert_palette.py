"""The contrast of text and background in mails (WCAG 2.2, 1.4.3), in light and dark."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from monitor.alerts import compose
from monitor.alerts.palette import DARK, LIGHT, Palette
from tests.alerts.building import NOW, ONLINE
from tests.alerts.situations import SITUATIONS


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(palette: Palette) -> None:
    for text, background in palette.pairs():
        assert contrast(text, background) >= 4.5, (text, background)


def test_contrast_is_computed_as_in_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_mails_use_no_other_colours() -> None:
    known = {*asdict(LIGHT).values(), *asdict(DARK).values()}
    for make in SITUATIONS.values():
        html = compose(make(), options=ONLINE, now=NOW).html
        assert set(re.findall(r"(?:color|background|solid |bgcolor=\")[: ]*(#[0-9a-f]{3,6})\b", html)) <= known
