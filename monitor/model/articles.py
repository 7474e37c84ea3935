"""Pages, the documents read from them, and the articles that are followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import normalize

from monitor.model.rhythms import NO_RHYTHM, Rhythm


@dataclass(frozen=True, slots=True)
class Redirect:
    """One redirect: its status and its target."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """The response of one fetch. Header names are in lower case; ``body`` is decompressed but not decoded."""

    requested_url: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    redirects: tuple[Redirect, ...] = ()
    elapsed_seconds: float = 0.0

    def header(self, name: str) -> str | None:
        """The first value of a header, exactly as received, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)


class BlockKind(StrEnum):
    """The kind of a block."""

    PARAGRAPH = "paragraph"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    LIVE_ENTRY = "live_entry"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text. ``furniture`` marks a label that recurs on the site, or a contact address: kept, never news.

    A live entry has the publisher's ``key`` (else its time, or its first words) and its time.
    """

    kind: BlockKind
    text: str
    furniture: bool = False
    key: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The content extracted from a page. ``notes`` are the update and correction notes in the blocks' texts.

    ``standfirst`` is the summary near the headline, where the page separates it from the text in ``blocks``;
    ``content`` is both. ``url`` is the page's canonical link, ``language`` a primary BCP 47 tag or "". ``extractor``
    names the program, version and rules that read it.
    """

    title: str
    blocks: tuple[Block, ...]
    byline: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    language: str = ""
    notes: tuple[str, ...] = ()
    url: str | None = None
    extractor: str = ""
    standfirst: tuple[Block, ...] = ()

    @classmethod
    def from_text(cls, text: str, title: str = "") -> Document:
        """A document of plain text; blank lines separate paragraphs, runs of white space become one space."""
        parts = normalize("NFC", text).replace("\r\n", "\n").split("\n\n")
        texts = (" ".join(part.split()) for part in parts)
        blocks = tuple(Block(BlockKind.PARAGRAPH, part) for part in texts if part)
        return cls(title=" ".join(normalize("NFC", title).split()), blocks=blocks, extractor="text")

    @property
    def content(self) -> tuple[Block, ...]:
        """Standfirst and blocks, in reading order."""
        return (*self.standfirst, *self.blocks) if self.standfirst else self.blocks

    @property
    def text(self) -> str:
        """The texts of the content, separated by blank lines."""
        return "\n\n".join(block.text for block in self.content)


class ArticleState(StrEnum):
    """The state of an article after its last check.

    ``live``: it is checked. ``dormant``: unchanged for so long that it is no longer checked. ``gone``: it answered 404
    or 410 repeatedly, or a front page or another story is in its place; checked rarely. ``blocked``: the page shows
    something other than the text (a consent wall, a bot check). ``not_article``: a PDF, an image, a page that only
    forwards; checked rarely.
    """

    LIVE = "live"
    GONE = "gone"
    BLOCKED = "blocked"
    NOT_ARTICLE = "not_article"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class ListingFeed:
    """A feed that lists or listed an article: the fields needed to filter and display."""

    id: int
    url: str
    title: str = ""
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its title, else its address."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Article:
    """An article that is followed. ``url`` is where it is fetched; ``host`` groups it for rate limits and site lines.

    ``page_digest`` is of the last body, ``text_digest`` of the last text read (perhaps with an alternative headline).
    ``feeds`` are all that list it or once did, oldest first; it is shown under one of them (``feed_id``,
    ``feed_title``), and ``tags`` are those of all.

    ``fingerprint`` identifies an unchanged page without a full extraction (see ``extract.fingerprint``). ``moved_to``
    is the article that this one turned out to be the same as. Alerts are held until ``snoozed_until``, which may be
    past.
    """

    id: int
    url: str
    first_seen_at: datetime
    title: str = ""
    host: str = ""
    feed_id: int | None = None
    feed_title: str = ""
    feeds: tuple[ListingFeed, ...] = ()
    tags: tuple[str, ...] = ()
    state: ArticleState = ArticleState.LIVE
    due_at: datetime | None = None
    published: datetime | None = None
    entry_updated: datetime | None = None
    in_feed: bool = True
    muted: bool = False
    versions: int = 0
    etag: str | None = None
    last_modified: str | None = None
    page_digest: str | None = None
    text_digest: str | None = None
    rhythm: Rhythm = NO_RHYTHM
    last_checked_at: datetime | None = None
    last_status: int | None = None
    last_error: str | None = None
    last_result: str = ""
    fingerprint: str | None = None
    moved_to: int | None = None
    snoozed_until: datetime | None = None

    def is_snoozed(self, now: datetime) -> bool:
        """Whether alerts about it are held at this time."""
        return self.snoozed_until is not None and self.snoozed_until > now


@dataclass(frozen=True, slots=True)
class VersionRef:
    """A version's number and when its page was fetched; both None for a text that is not stored."""

    version: int | None = None
    fetched_at: datetime | None = None


NO_VERSION = VersionRef()


@dataclass(frozen=True, slots=True)
class Version:
    """A document of an article that differs from the previous one; numbered from 1.

    ``digest`` is of the significant text of title and body, ``body_digest`` of the body alone.
    ``reverted_to`` is the earlier version whose text this one restores.
    """

    article_id: int
    number: int
    fetched_at: datetime
    digest: str
    body_digest: str
    document: Document
    url: str
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None
    reverted_to: int | None = None

    @property
    def ref(self) -> VersionRef:
        """Its number and time."""
        return VersionRef(self.number, self.fetched_at)


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """A stored version without its text, by which a later document is recognised."""

    number: int
    fetched_at: datetime
    digest: str
    body_digest: str
    title: str
