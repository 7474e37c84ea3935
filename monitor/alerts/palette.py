"""The colours of mails, light and dark: blue for new text, amber for old text, grey-violet for moved text.

Every pair of text and background has a contrast of at least 4.5 (WCAG 2.2, 1.4.3); a test computes it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, as ``#rrggbb``."""

    page: str
    card: str
    rule: str
    ink: str
    grey: str
    link: str
    new: str
    new_back: str
    new_mark: str
    new_word: str
    was: str
    was_back: str
    was_mark: str
    was_word: str
    moved: str
    button: str
    button_ink: str

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each pair of text colour and background that mails use."""
        backs = (self.card, self.page)
        plain = tuple((text, back) for text in (self.ink, self.grey, self.link, self.moved) for back in backs)
        marked = (
            (self.new, self.new_back),
            (self.ink, self.new_back),
            (self.grey, self.new_back),
            (self.new_word, self.new_mark),
            (self.was, self.was_back),
            (self.was_word, self.was_mark),
            (self.new, self.card),
            (self.was, self.card),
            (self.button_ink, self.button),
        )
        return plain + marked


LIGHT = Palette(
    page="#f3f4f6",
    card="#ffffff",
    rule="#e2e5ea",
    ink="#16191d",
    grey="#565e69",
    link="#0b57c2",
    new="#0a4da6",
    new_back="#edf4ff",
    new_mark="#cfe1fd",
    new_word="#08346f",
    was="#7a4a00",
    was_back="#fdf5e3",
    was_mark="#fae1ad",
    was_word="#6b3f00",
    moved="#665c80",
    button="#0b57c2",
    button_ink="#ffffff",
)

DARK = Palette(
    page="#0e1013",
    card="#181b20",
    rule="#2f353d",
    ink="#eceef1",
    grey="#a5adb8",
    link="#8fbcff",
    new="#8fbcff",
    new_back="#14233a",
    new_mark="#1f4377",
    new_word="#e3eeff",
    was="#f0c46c",
    was_back="#2b2310",
    was_mark="#5a4312",
    was_word="#ffe3a8",
    moved="#b9b0d2",
    button="#2f6fd6",
    button_ink="#ffffff",
)
