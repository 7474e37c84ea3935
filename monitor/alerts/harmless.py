"""Text from outside made harmless for chat services: no mentions, no hidden text, no disguised links."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A zero-width space between two characters, which then are no markup.
_BREAK = "\u200b"
# Mentions: @everyone, @here, @name; not 12@4..5, which our commands contain. Markdown: [words](address),
# [words][name], [name]: address, fences, hidden text. Encoded words (RFC 2047), =?…?=, which a service that sends mail
# would decode.
_SIGNS = re.compile(r"(?<!\d)@(?=\w)|@(?=[^\W\d])|\](?=[(\[:])|`(?=``)|~(?=~~)|\|(?=\|)|=(?=\?)")
# Chat services read <!channel>, <@U024BE7LH> and <https://elsewhere|words> as mentions and links.
_BRACKETS = str.maketrans("<>", "\u2039\u203a")


class Harmless:
    """Makes a text harmless for chat services. ``links`` are our own and stay intact."""

    def __init__(self, links: Iterable[str]) -> None:
        known = sorted(set(filter(None, links)), key=lambda link: (-len(link), link))
        self._links = re.compile("(" + "|".join(map(re.escape, known)) + ")") if known else None

    def __call__(self, text: str) -> str:
        """Return the harmless text, which looks the same except for angle brackets."""
        if self._links is None:
            return _without_signs(text)
        parts = self._links.split(text)
        # Links are at the odd places.
        parts[::2] = map(_without_signs, parts[::2])
        parts[1::2] = map(_quoted, parts[1::2])
        return "".join(parts)


def _without_signs(text: str) -> str:
    return _SIGNS.sub(lambda sign: sign[0] + _BREAK, text.translate(_BRACKETS))


def _quoted(link: str) -> str:
    """The same address with the signs percent-encoded (RFC 3986, section 2.1)."""
    return link.replace("@", "%40").replace("[", "%5B").replace("]", "%5D").replace("|", "%7C")
