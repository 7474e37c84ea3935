"""Resolves character and entity references of XML documents (XML 1.0, 4.1, 4.2, 4.6), and escapes text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.entities import html5

from monitor.errors import HostileDocument

MAX_ENTITY = 1000
MAX_ENTITIES = 5000

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]{1,8})|(\d{1,9}))|([^\W\d]\w{0,39}));|&")
ENTITY_DECLARATION = re.compile(
    r"""<!ENTITY\s+(%\s+)?([^\s"'<>%]+)\s+
    (?:"([^"]*)" | '([^']*)' | (SYSTEM|PUBLIC)\b(\s*["'](?:-//W3C//|https?://www\.w3\.org/))?)""",
    re.IGNORECASE | re.VERBOSE,
)
_XML_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


@dataclass(slots=True)
class Entities:
    """The entities of a document of ``length`` characters. Faults of its references are noted in ``repairs``."""

    length: int
    repairs: dict[str, None]
    known: dict[str, str] = field(default_factory=dict)
    expanded: int = 0

    def define(self, match: re.Match[str]) -> None:
        """Add a declared entity. Raises ``HostileDocument`` where it is unsafe."""
        name, value = match[2], match[3] if match[3] is not None else match[4]
        if match[1] and match[6]:  # the character entities of the W3C: known here, never fetched
            return
        if match[1]:
            raise HostileDocument(f"it declares a parameter entity ({name[:40]})")
        if value is None:
            raise HostileDocument(f"it declares an external entity ({name[:40]})")
        if len(value) > MAX_ENTITY or len(self.known) >= MAX_ENTITIES:
            raise HostileDocument("it declares entities that are too long or too many")
        if _has_entities(value):
            raise HostileDocument(f"it declares entities made of entities ({name[:40]})")
        if name in _XML_ENTITIES:  # a declaration cannot change their meaning (XML 1.0, 4.6)
            return
        value = self.replaced(value)
        if "<" in value:
            raise HostileDocument(f"it declares an entity that is markup ({name[:40]})")
        self.known.setdefault(name, value)

    def replaced(self, text: str) -> str:
        """The text with its references replaced by their characters. Raises ``HostileDocument``."""
        return _REFERENCE.sub(self._resolved, text)

    def escaped(self, text: str) -> str:
        """Like ``replaced``, but characters that are markup become references of XML."""
        return _REFERENCE.sub(self._escaped, text)

    def _escaped(self, match: re.Match[str]) -> str:
        return escape(self._resolved(match))

    def _resolved(self, match: re.Match[str]) -> str:
        """The characters that a reference stands for; unchanged text for a stray ``&`` or an unknown entity."""
        if match[1] or match[2]:
            code = int(match[1], 16) if match[1] else int(match[2])
            return _character(code)
        name = match[3]
        if name in self.known:
            return self._expanded(self.known[name])
        found = _XML_ENTITIES.get(name or "") or html5.get(f"{name};")
        if found is None:
            self.repairs["stray &"] = None
        elif name not in _XML_ENTITIES:
            self.repairs["undeclared entities"] = None
        return found if found is not None else match[0]

    def _expanded(self, value: str) -> str:
        """The value of a declared entity. Raises where all expansions together outgrow the document."""
        self.expanded += len(value)
        if self.expanded > self.length + 100_000:
            raise HostileDocument("its entities grow beyond the document")
        return value


def _has_entities(value: str) -> bool:
    """Whether a declared value refers to entities other than those of XML itself."""
    return any(found[3] and found[3] not in _XML_ENTITIES for found in _REFERENCE.finditer(value))


def escape(text: str) -> str:
    """Escape the characters of a text that are markup in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _character(code: int) -> str:
    """The character of a numeric reference; control codes are read as Windows-1252 (HTML, 13.2.5.80)."""
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace")
    if code > 0x10FFFF:
        return "\ufffd"
    return UNPRINTABLE.sub("", chr(code))
