"""What a language's table of notes must say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)  # one value a language: compared and hashed by identity
class NoteWords:
    """The words by which a language's notes name the text they belong to.

    Each field is a regular expression without groups that capture, in lower case; one a language has no words for is
    "". ``itself``, ``earlier``, the labels and the phrases open a note; the others are searched for behind them.
    """

    itself: str
    """This text: "this article", "l'articolo"; no words that also name what others wrote."""
    between: str
    """What may be between the text and what was done to it; "" for anything within a clause."""
    changed: str
    """What an update does to the text: "updated", "expanded"."""
    corrected: str
    """What a correction does to it, or what the text did wrong: "corrected", "misstated"."""
    verb_first: bool
    """Whether what was done may be before the text: "se ha actualizado esta noticia"."""
    earlier: str
    """An earlier form of a text: "an earlier version"."""
    of_text: str
    """What shows, soon after ``earlier``, that it is this text's: "of this article", "misstated"."""
    update_label: str
    """Opens an update where what follows speaks of the text."""
    correction_label: str
    """Opens a correction, whatever follows."""
    editors_label: str
    """Opens a word of the editors."""
    phrases: str
    """Openings that say that the text was or will be changed: "more to follow", "updated to add"."""
    regrets: str
    """Openings that own a mistake: "we regret the error"."""
    warning_label: str
    """Opens a warning where what follows speaks of what may distress."""
    holds: str
    """Between the text and what may distress: "contains"."""
    distressing: str
    """What readers are warned of."""
    readers: str
    """Readers who may be distressed: "some readers may find"."""
    desk: str
    """What opens a line in brackets from desk to desk: "adds", "recasts"."""
    contrast: str
    """Says what is right instead: ", not", "in fact"."""
    spaced: bool = True
    """Whether words end where letters end: not so in Thai, Japanese, Hindi, whose vowel signs are no letters."""
