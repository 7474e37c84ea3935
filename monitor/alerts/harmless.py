"""Text of others made harmless for chat services: it calls nobody, hides nothing, and leads only where it says."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Zero-width; keeps a program from reading two characters as markup.
_APART = "\u200b"
# Mentions: @everyone, @here, @name; not 12@4..5, which our commands contain. What is more than text in
# Markdown: [words](address), [words][name], [name]: address, fences, hidden text. And =?…?=, an encoded word (RFC 2047)
# to those that make a mail of it.
_SIGNS = re.compile(r"(?<!\d)@(?=\w)|@(?=[^\W\d])|\](?=[(\[:])|`(?=``)|~(?=~~)|\|(?=\|)|=(?=\?)")
# <!channel>, <@U024BE7LH>, <https://elsewhere|words>: chat services read nothing else that is in these.
_BRACKETS = str.maketrans("<>", "\u2039\u203a")


class Harmless:
    """Makes a text harmless for chat services. ``links`` are our own and stay intact."""

    def __init__(self, links: Iterable[str]) -> None:
        known = sorted(set(filter(None, links)), key=lambda link: (-len(link), link))
        self._links = re.compile("(" + "|".join(map(re.escape, known)) + ")") if known else None

    def __call__(self, text: str) -> str:
        """The text, which looks the same to a reader except for angle brackets."""
        if self._links is None:
            return _without_signs(text)
        parts = self._links.split(text)
        parts[::2] = map(_without_signs, parts[::2])
        parts[1::2] = map(_quoted, parts[1::2])
        return "".join(parts)


def _without_signs(text: str) -> str:
    return _SIGNS.sub(lambda sign: sign[0] + _APART, text.translate(_BRACKETS))


def _quoted(link: str) -> str:
    """The same address without the signs (RFC 3986 2.1)."""
    return link.replace("@", "%40").replace("[", "%5B").replace("]", "%5D").replace("|", "%7C")
