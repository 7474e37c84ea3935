"""Makes a hostile or broken XML document safe and, where possible, well formed.

It is one linear pass over the document, before any XML parser. It refuses what no honest feed has (too much depth, too
many attributes, entities that nest or refer outside) and rewrites the rest as balanced tags and text. Document type,
comments, CDATA sections and processing instructions are removed, entities replaced by their characters, stray ``<`` and
``&`` escaped, missing end tags, quotes and prefix declarations added. So feedparser's strict parser can read broken
feeds, and its tolerant parser never gets the input that makes it slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monitor.errors import HostileDocument
from monitor.feeds.entities import ENTITY_DECLARATION, UNPRINTABLE, Entities, escape

MAX_CHARS = 50_000_000
MAX_DEPTH = 1000
MAX_ATTRIBUTES = 256
MAX_ELEMENTS = 500_000
MAX_PREFIXES = 256
MAX_BASE_CHARS = 500
MAX_NESTED_BASES = 4
MAX_BASES = 2000  # in a document: each costs the parser several joins of addresses
MAX_SUBSET = 200_000

# How many characters of these elements are kept: the parser's time grows faster than their length, or only a part of
# them is used.
_CAPS = {
    "author": 300, "creator": 300, "contributor": 300, "publisher": 300, "managingeditor": 300, "webmaster": 300,
    "owner": 300,
    "pubdate": 100, "published": 100, "updated": 100, "date": 100, "modified": 100, "issued": 100, "created": 100,
    "lastbuilddate": 100, "expirationdate": 100, "validity": 100, "title": 2000, "link": 8000, "guid": 8000, "id": 8000,
    "description": 8000, "summary": 8000, "encoded": 8000, "content": 8000, "body": 8000,
}  # fmt: skip
# Elements that are not used. The parser compares each with all before it, or fails where it does not expect them.
_UNREAD = frozenset(
    {"category", "keywords", "tags", "subject", "where", "point", "line", "polygon", "box", "pos", "poslist"}
    | {"license", "chapter", "chapters", "width", "height"}
)
# Elements with an address. Where the document breaks off within one, its text is dropped: it would be a wrong address.
_ADDRESSES = frozenset({"link", "guid", "id", "loc", "origlink"})
_NEVER_IN_TITLES = frozenset({"link", "guid", "pubdate", "description", "item", "entry"})
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "meta"})

_TAG = re.compile(r"""<(/?)([^\W\d][\w.:-]*+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*+)>""")
_LOOSE_TAG = re.compile(r"<(/?)([^\W\d][\w.:-]*+)([\s/][^<>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\W\d][\w.:-]*+)(?:\s*+=\s*+(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]++)))?+""")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_MARKUP_DECLARATION = re.compile(r"""<!(?:[^<>"']|"[^"]*"|'[^']*')*+>""")
_KNOWN_PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rss": "http://purl.org/rss/1.0/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@dataclass(frozen=True, slots=True)
class Screened:
    """A document of balanced tags and text. ``repairs`` lists what was not well formed."""

    text: str
    root: str
    repairs: tuple[str, ...]


def screen_xml(text: str) -> Screened:
    """Make an XML document safe and well formed; raises ``HostileDocument``. Linear in the length of the text."""
    if len(text) > MAX_CHARS:
        raise HostileDocument(f"the document has {len(text)} characters, more than {MAX_CHARS}")
    clean = UNPRINTABLE.sub("", text)
    work = _Pass(clean)
    if len(clean) != len(text):
        work.repairs["control characters"] = None
    return work.run()


@dataclass(slots=True)
class _Open:
    """An open element; ``base``: it has an ``xml:base``; ``capped``: the length of its text is limited."""

    name: str
    local: str
    base: bool
    capped: bool


@dataclass(slots=True)
class _Pass:
    """The state of the pass over a document; ``out`` is the rewritten document so far."""

    text: str
    out: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    open_names: dict[str, int] = field(default_factory=dict)
    repairs: dict[str, None] = field(default_factory=dict)
    entities: Entities = field(init=False)
    absent: set[str] = field(default_factory=set)  # terminators that do not occur any more
    prefixes: dict[str, None] = field(default_factory=dict)  # used, and not declared so far
    declared: set[str] = field(default_factory=lambda: {"xml", "xmlns"})
    root: str = ""
    root_at: int = -1  # the position of the root's tag in ``out``
    elements: int = 0
    open_bases: int = 0  # open elements with an ``xml:base``
    bases: int = 0
    left: int | None = None  # characters that the open capped element may still have

    def __post_init__(self) -> None:
        self.entities = Entities(len(self.text), self.repairs)

    def run(self) -> Screened:
        position, text = 0, self.text
        while True:
            start = text.find("<", position)
            if start < 0:
                self.characters(text[position:])
                break
            if start > position:
                self.characters(text[position:start])
            position = self.markup(start)
        if self.stack:
            self.repairs["truncated"] = None
            while self.stack[-1].local in _ADDRESSES and not self.out[-1].startswith("<"):
                self.out.pop()
            self.close_to(0)
        self.declare_prefixes()
        return Screened("".join(self.out), self.root, tuple(self.repairs))

    def markup(self, start: int) -> int:
        """Handle the markup that begins with ``<`` at ``start``; returns the position after it."""
        text = self.text
        following = text[start + 1 : start + 2]
        if following == "!":
            return self.declaration(start)
        if following == "?":
            end = self.find("?>", start)
            return end + 2 if end >= 0 else self.stray(start)
        match = _TAG.match(text, start) or _LOOSE_TAG.match(text, start)
        if match is None:
            return self.stray(start)
        if match[1]:
            self.end_tag(match[2])
        else:
            self.start_tag(match[2], match[3])
        return match.end()

    def declaration(self, start: int) -> int:
        """Handle a comment, CDATA section, document type or other declaration; returns the position after it."""
        text = self.text
        if text.startswith("<!--", start):
            end = self.find("-->", start + 4)
            return end + 3 if end >= 0 else self.stray(start, 4)
        if text.startswith("<![CDATA[", start):
            end = self.find("]]>", start + 9)
            if end < 0:
                return self.stray(start, 9)
            self.characters(text[start + 9 : end], literal=True)
            return end + 3
        if _DOCTYPE.match(text, start):
            return self.doctype(start)
        match = _MARKUP_DECLARATION.match(text, start, start + 2000)
        return match.end() if match else self.stray(start)

    def doctype(self, start: int) -> int:
        """Read the entities of a document type. Raises for those that nest or refer outside."""
        text = self.text
        end = self.find(">", start)
        if end < 0:
            return self.stray(start, 9)
        subset = text.find("[", start, end)
        if self.root or subset < 0:
            return end + 1
        close = _SUBSET_END.search(text, subset, subset + MAX_SUBSET)
        if close is None:
            raise HostileDocument("its document type never ends")
        for match in ENTITY_DECLARATION.finditer(text, subset, close.start()):
            self.entities.define(match)
        return close.end()

    def stray(self, start: int, length: int = 1) -> int:
        """Keep a ``<`` that begins no markup as text, or skip the ``length`` characters that open an unclosed one."""
        self.repairs["stray markup"] = None
        if length == 1:
            self.characters("<", literal=True)
        return start + length

    def find(self, terminator: str, start: int) -> int:
        """The position of a terminator from ``start`` on, -1 for none. A missing one is not searched for again."""
        if terminator in self.absent:
            return -1
        end = self.text.find(terminator, start)
        if end < 0:
            self.absent.add(terminator)
        return end

    def characters(self, raw: str, *, literal: bool = False) -> None:
        """Write text, escaped and cut at the limit of its element; references in ``literal`` text are not resolved."""
        if not self.stack:
            return
        if self.left is not None:
            raw = raw[: self.left]
            self.left -= len(raw)
        if "&" in raw and not literal:
            raw = self.entities.escaped(raw)
            self.out.append(raw.replace("<", "&lt;").replace(">", "&gt;") if "<" in raw or ">" in raw else raw)
        else:
            self.out.append(escape(raw))

    def start_tag(self, name: str, rest: str) -> None:
        local = name.rpartition(":")[2].lower()
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise HostileDocument(f"it has more than {MAX_ELEMENTS} elements")
        self.close_forgotten(local)
        attributes, base = self.attributes(rest) if rest else ("", False)
        if local in _UNREAD:
            name = f"{name}-unread"
        self.note_prefix(name)
        if not self.root:
            self.root, self.root_at = local, len(self.out)
        empty = rest.rstrip().endswith("/") or local in _VOID
        self.out.append(f"<{name}{attributes}{'/' if empty else ''}>")
        if not empty:
            self.open(name, local, base)

    def close_forgotten(self, local: str) -> None:
        """Close an item or title that was left open, as the next tag shows."""
        for left_open, closers in (("title", _NEVER_IN_TITLES), ("item", {"item"}), ("entry", {"entry"})):
            if local in closers and left_open in self.open_names:
                self.repairs["tags not closed"] = None
                self.close_to(next(at for at, item in enumerate(self.stack) if item.local == left_open))

    def open(self, name: str, local: str, base: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise HostileDocument(f"it is more than {MAX_DEPTH} elements deep")
        capped = self.left is None and local in _CAPS
        if capped:
            self.left = _CAPS[local]
        self.open_bases += base
        self.stack.append(_Open(name, local, base, capped))
        self.open_names[local] = self.open_names.get(local, 0) + 1

    def end_tag(self, name: str) -> None:
        local = name.rpartition(":")[2].lower()
        if local in _VOID:
            return
        if not self.open_names.get(local):
            self.repairs["tags out of order"] = None
            return
        at = len(self.stack) - 1
        while self.stack[at].local != local:
            at -= 1
            self.repairs["tags out of order"] = None
        self.close_to(at)

    def close_to(self, depth: int) -> None:
        """Close every element from this depth on."""
        while len(self.stack) > depth:
            closed = self.stack.pop()
            self.out.append(f"</{closed.name}>")
            self.open_bases -= closed.base
            if closed.capped:
                self.left = None
            count = self.open_names[closed.local] - 1
            if count:
                self.open_names[closed.local] = count
            else:
                del self.open_names[closed.local]

    def attributes(self, rest: str) -> tuple[str, bool]:
        """The attributes of a tag as written, quoted and each once; and whether one of them is a base."""
        found: dict[str, str] = {}
        base = False
        for match in _ATTRIBUTE.finditer(rest):
            name = match[1]
            if name in found:
                continue
            value = next(filter(None, match.groups()[1:4]), "")
            if name in ("xml:base", "base"):
                if not self.may_be_base(value):
                    continue
                base = True
                self.bases += 1
            if len(found) >= MAX_ATTRIBUTES:
                raise HostileDocument(f"it has an element with more than {MAX_ATTRIBUTES} attributes")
            found[name] = self.value(value)
            if name.startswith("xmlns:"):
                self.declare(name[6:], value)
            else:
                self.note_prefix(name)
        written = "".join(f' {name}="{value}"' for name, value in found.items() if value or name[:6] != "xmlns:")
        return written, base

    def may_be_base(self, value: str) -> bool:
        """Whether a base is short enough, and not too many are open or in the document."""
        return len(value) <= MAX_BASE_CHARS and self.open_bases < MAX_NESTED_BASES and self.bases < MAX_BASES

    def value(self, raw: str) -> str:
        if "&" in raw:
            raw = self.entities.replaced(raw)
        if "\n" in raw or "\t" in raw or "\r" in raw:
            raw = re.sub(r"[\n\t\r]", " ", raw)
        return escape(raw).replace('"', "&quot;")

    def declare(self, prefix: str, value: str) -> None:
        if value:
            self.declared.add(prefix)
        if len(self.declared) > MAX_PREFIXES:
            raise HostileDocument(f"it declares more than {MAX_PREFIXES} prefixes")

    def note_prefix(self, name: str) -> None:
        prefix, colon, _ = name.partition(":")
        if colon and prefix not in self.prefixes and prefix not in self.declared:
            self.prefixes[prefix] = None
            if len(self.prefixes) > MAX_PREFIXES:
                raise HostileDocument(f"it uses more than {MAX_PREFIXES} prefixes")

    def declare_prefixes(self) -> None:
        """Declare prefixes that are used but declared nowhere, at the root."""
        missing = [prefix for prefix in self.prefixes if prefix not in self.declared]
        if missing and self.root_at >= 0:
            self.repairs["undeclared prefixes"] = None
            tag = self.out[self.root_at]
            end = len(tag) - (2 if tag.endswith("/>") else 1)
            names = "".join(f' xmlns:{name}="{_KNOWN_PREFIXES.get(name, "urn:" + name)}"' for name in missing)
            self.out[self.root_at] = tag[:end] + names + tag[end:]


def tag_attributes(rest: str) -> dict[str, str]:
    """Parse the attributes in a tag (the text between its name and its end); names in lower case, first values."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return found
