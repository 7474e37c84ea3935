"""The fields of a language's word table for notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)  # one instance for each language: compared and hashed by identity
class NoteWords:
    """The words that notes use in one language.

    Each field is a regular expression without capturing groups, in lower case; "" if there are no words. ``itself``,
    ``earlier``, ``phrases``, ``regrets``, ``readers`` and the labels begin a note; the others are searched for later.
    """

    itself: str
    """This text: "this article", "l'articolo"; not words that also refer to texts by others."""
    between: str
    """What may be between the text and its verb; "" allows anything within a clause."""
    changed: str
    """What an update does to the text: "updated", "expanded"."""
    corrected: str
    """What a correction does to the text, or what the text did wrong: "corrected", "misstated"."""
    verb_first: bool
    """Whether the verb may precede the text: "se ha actualizado esta noticia"."""
    earlier: str
    """An earlier version of a text: "an earlier version"."""
    of_text: str
    """What shows, shortly after ``earlier``, that the version is of this text: "of this article", "misstated"."""
    update_label: str
    """Begins an update note if what follows mentions the text: "update"."""
    correction_label: str
    """Begins a correction, whatever follows: "correction"."""
    editors_label: str
    """Begins an editor's note: "editor's note"."""
    phrases: str
    """Beginnings that say that the text was or will be changed: "more to follow", "updated to add"."""
    regrets: str
    """Beginnings that admit a mistake: "we regret the error"."""
    warning_label: str
    """Begins a content warning if what follows mentions something distressing: "warning"."""
    holds: str
    """Between the text and something distressing: "contains"."""
    distressing: str
    """Something distressing: "suicide", "graphic"."""
    readers: str
    """Readers who may be distressed: "some readers may find"."""
    desk: str
    """Begins a line in brackets from one news desk to another: "adds", "recasts"."""
    contrast: str
    """Says what is correct instead: ", not", "in fact"."""
    described: str = ""
    """What was done to a part of the text, after a label: "reaction added", "the spelling of a name was corrected"."""
    spaced: bool = True
    """Whether ``\\b`` finds word ends. Not in Thai and Japanese, nor in Hindi, whose vowel signs are not ``\\w``."""
