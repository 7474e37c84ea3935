"""Contrast of the colours, and the version of htmx."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STATIC = files("monitor.web").joinpath("static")
STYLE = STATIC.joinpath("style.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)
PLAIN = [(text, ground) for text in ("ink", "grey", "link", "bad") for ground in ("card", "page")]
MARKED = [
    ("new", "new-back"), ("ink", "new-back"), ("grey", "new-back"), ("was", "card"), ("new-word", "new-mark"),
    ("was-word", "was-mark"), ("was", "was-back"), ("was", "page"), ("was", "new-back"), ("grey", "was-back"),
    ("moved", "page"), ("ink", "page"),
    ("good", "good-back"), ("bad", "bad-back"), ("button-ink", "button"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PLAIN + MARKED)
def test_text_has_enough_contrast(colours: dict[str, str], text: str, ground: str):
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_have_enough_contrast(colours: dict[str, str]):
    assert contrast(colours["edge"], colours["card"]) >= 3
    assert contrast(colours["edge"], colours["page"]) >= 3


def test_every_colour_is_a_variable():
    body = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl", body)
    assert LIGHT.keys() == DARK.keys()


def test_htmx_and_its_licence_have_the_same_version():
    script = STATIC.joinpath("htmx.min.js").read_text("utf-8")
    assert 'version:"2.0.11"' in script
    assert "2.0.11" in STATIC.joinpath("htmx.LICENSE").read_text("utf-8")
