"""Pages, what is read from them, and the articles that are followed."""

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
    """What one fetch returned. Header names are lower case; ``body`` is decoded from its content coding, else raw."""

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
    """What a block of a document is."""

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
    """One block of text. ``furniture`` marks a label that recurs on the site, or an address: kept, never news.

    A live entry carries its publisher's ``key`` (or one made of its time and first words) and its time.
    """

    kind: BlockKind
    text: str
    furniture: bool = False
    key: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The content extracted from a page. ``notes`` are the update and correction notes among the blocks' texts.

    ``standfirst`` is the summary below the headline, where the page sets it apart from the text in ``blocks``;
    ``content`` is both.
    ``url`` is the address the page gives itself (canonical link), ``language`` a primary BCP 47 tag or "".
    ``extractor`` names the program, version and options that read it.
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
        """A document of plain text; blank lines part paragraphs, runs of white space count as one space."""
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
        """The texts of the content, a blank line between two."""
        return "\n\n".join(block.text for block in self.content)


class ArticleState(StrEnum):
    """The state after the last check.

    ``live`` is checked; ``dormant`` has been quiet for so long that it no longer is; ``gone`` answered 404 or 410
    repeatedly, or shows a front page or another story in its place, and is probed slowly; ``blocked`` shows something
    else than its text (a consent wall, a bot check); ``not_article`` is none (a PDF, an image, a page that only
    forwards) and is probed slowly.
    """

    LIVE = "live"
    GONE = "gone"
    BLOCKED = "blocked"
    NOT_ARTICLE = "not_article"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class ListingFeed:
    """A feed that lists or listed an article: what filters and readers need of it."""

    id: int
    url: str
    title: str = ""
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called: its title, else its address."""
        return self.title or self.url


@dataclass(frozen=True, slots=True)
class Article:
    """The thing that is followed. ``url`` is where it is fetched; ``host`` groups it for politeness and furniture.

    ``page_digest`` is of the last body, ``text_digest`` of the last text seen (which may be an alternate headline).
    ``feeds`` are all that list it or once did, oldest first; it is shown under one of them (``feed_id``,
    ``feed_title``), and ``tags`` are those of all.

    ``fingerprint`` says where on the page the text was, so that an unchanged page is known without a full reading;
    ``moved_to`` is the article this one turned out to be. Alerts about it are held until ``snoozed_until``, which may
    be long over.
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
        """Whether alerts about it are held now."""
        return self.snoozed_until is not None and self.snoozed_until > now


@dataclass(frozen=True, slots=True)
class VersionRef:
    """A version's number and the time its page was fetched; of no stored version: both None."""

    version: int | None = None
    fetched_at: datetime | None = None


NO_VERSION = VersionRef()


@dataclass(frozen=True, slots=True)
class Version:
    """A document of an article that differs from the one before; numbered from 1.

    ``digest`` is of the whole significant text (title and body), ``body_digest`` without the title.
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
    """A stored version without its text: enough to recognise it."""

    number: int
    fetched_at: datetime
    digest: str
    body_digest: str
    title: str
