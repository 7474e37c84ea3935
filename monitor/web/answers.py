"""Response models of the API for its OpenAPI document: the fields of ``history.json``. More fields may be added."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from monitor.model import (
    AlertKind,
    AlertState,
    ArticleState,
    BlockKind,
    Channel,
    EditKind,
    FeedState,
    Op,
    SubscribedKind,
    WithdrawalKind,
    WordTag,
)

# Kept as text: pydantic would format times differently from the command line.
Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Answer(BaseModel):
    """A response object; fields that are not declared are passed through."""

    model_config = ConfigDict(extra="allow")


class Error(Answer):
    """The body of every error."""

    error: str
    message: str
    advice: str


class ArticleName(Answer):
    """The fields that identify an article wherever one is referred to."""

    id: int
    url: str
    title: str
    feed: str | None
    feeds: list[str]


class ArticleRow(ArticleName):
    """A row of ``articles list``."""

    state: ArticleState
    versions: int
    next_check: Time | None
    last_check: Time | None
    last_error: str | None
    muted: bool
    snoozed_until: Time | None
    tags: list[str]


class BookmarkRow(Answer):
    """A version that the reader named to compare with later; ``kept`` is false once the version was pruned."""

    id: int
    article: ArticleName
    version: int
    kept: bool
    name: str
    created_at: Time


class FeedRow(Answer):
    """A row of ``feeds list``."""

    id: int
    url: str
    title: str
    state: FeedState
    next_check: Time | None
    last_error: str | None
    last_check: Time | None
    tags: list[str]


class Counts(Answer):
    """Number of edits by operation; splits and merges count as moves."""

    added: int
    removed: int
    changed: int
    moved: int


class News(Answer):
    """A development in short form."""

    kind: EditKind
    text: str
    previous: str | None


class WithdrawalShown(Answer):
    """A passage that the newer of two versions no longer has."""

    kind: WithdrawalKind
    text: str
    now: str | None
    silent: bool
    reason: str


class LogRow(Answer):
    """A row of ``log``."""

    id: int
    article: ArticleName
    version: int
    fetched_at: Time
    digest: str
    title: str
    edits: Counts
    developments: int
    silent: int
    from_version: int | None
    from_kept: bool
    new: list[News]
    notes: list[str]
    withdrawals: list[WithdrawalShown]


class BlockShown(Answer):
    """A block of text: a paragraph, heading, list item and so on."""

    kind: BlockKind
    text: str


class VersionShown(Answer):
    """The output of ``show``."""

    article: ArticleName
    version: int
    fetched_at: Time
    url: str
    title: str
    byline: str
    published: Time | None
    modified: Time | None
    language: str
    blocks: list[BlockShown]
    notes: list[str]
    digest: str
    reverted_to: int | None
    extractor: str


class Reason(Answer):
    """A reason for the judgement of an edit, and the words it is based on."""

    reason: str
    text: str


class EditShown(Answer):
    """One edit of a difference."""

    op: Op
    kind: EditKind
    development: bool
    old: str | None
    new: str | None
    words: list[tuple[WordTag, str]]
    score: float
    evidence: list[Reason]
    place: str


class Side(Answer):
    """One of the two compared versions."""

    version: int
    fetched_at: Time | None


class OldSide(Side):
    """The older version, and whether its text is still kept."""

    kept: bool


class Summary(Counts):
    """A difference in numbers."""

    developments: int
    notes: list[str]


class Surroundings(Answer):
    """The context of a passage: the section heading, the sentence before it, and a sentence that it introduces."""

    heading: str | None
    before: str | None
    after: str | None


class PassageShown(Answer):
    """A development as positions in the list of edits; ``lead`` is the position of its main edit."""

    edits: list[int]
    lead: int
    importance: float
    importance_reasons: list[str]
    context: Surroundings


class DifferenceShown(Answer):
    """The output of ``diff``."""

    article: ArticleName
    from_: OldSide = Field(alias="from")
    to: Side
    edits: list[EditShown]
    passages: list[PassageShown]
    summary: Summary
    withdrawals: list[WithdrawalShown]
    silent: list[int]
    unjudged: str | None


class Blamed(Answer):
    """A sentence and the version that introduced it."""

    sentence: str
    version: int
    since: Time
    or_earlier: bool


class DevelopmentRow(Answer):
    """A row of ``developments``."""

    id: int
    article: ArticleName
    from_version: int
    from_kept: bool
    to_version: int
    detected_at: Time
    kind: EditKind
    text: str
    previous: str | None
    score: float
    importance: float
    importance_reasons: list[str]
    evidence: list[Reason]
    passage: str
    sentences: list[EditShown]
    context: Surroundings


class WithdrawalRow(WithdrawalShown):
    """A row of ``withdrawals``; ``to_version`` is null if the page itself is gone or shows another story."""

    id: int
    article: ArticleName
    from_version: int
    from_kept: bool
    to_version: int | None
    detected_at: Time


class Hit(Answer):
    """A row of ``search``; ``matches`` are start and end (exclusive) positions of the hits in the snippet."""

    article: ArticleName
    version: int
    fetched_at: Time
    snippet: str
    matches: list[tuple[int, int]]


class AlertRow(Answer):
    """A row of ``alerts list``."""

    id: int
    to: str
    subject: str
    state: AlertState
    attempts: int
    last_error: str | None
    channel: Channel
    kind: AlertKind
    subscription: str
    queued_at: Time
    due_at: Time
    sent_at: Time | None
    article_id: int | None
    from_version: int | None
    to_version: int | None
    message_id: str


class SubscriptionRow(Answer):
    """A row of ``subscriptions list``."""

    name: str
    to: list[str]
    webhook: str | None
    apprise: int
    chats: list[str]
    mode: Literal["instant", "hourly", "daily"]
    updates: bool
    new_articles: bool
    removals: bool
    broken_sources: bool
    heartbeat: bool
    feeds: list[str]
    tags: list[str]
    articles: list[str]
    kinds: list[SubscribedKind]
    words: list[str]
    min_score: float
    min_importance: float
    quiet_hours: dict[str, Any] | None
    daily_at: int
    daily_zone: str | None
    time_zone: str | None
    subjects: Literal["news", "constant"]
    firsts_only: bool
    max_per_hour: int
    reader: str | None
    origin: Literal["config", "cli"]


class Moved(Answer):
    """Number of developments of the last day and week; ``kinds`` counts the last week by kind."""

    day: int
    week: int
    kinds: dict[EditKind, int]


class Updated(ArticleName):
    """An article and its number of versions."""

    versions: int


class Stats(Answer):
    """The output of ``stats``; feeds, articles and alerts are counted by state."""

    feeds: dict[str, int]
    articles: dict[str, int]
    versions: int
    updated_articles: int
    developments: Moved
    alerts: dict[str, int]
    next_due: Time | None
    reader: dict[str, int]
    most_updated: list[Updated]
