"""A version of an article for display: its sentences with their ages, and margin notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from monitor.history.anchors import find_sentence
from monitor.history.blame import BlamedSentence
from monitor.history.origins import Age, Lost, Origin, Past, ages, past_of
from monitor.history.speech import joined_to_before
from monitor.history.strip import Strip, strip_of, summary_of
from monitor.history.words import briefly
from monitor.model import Article, BlockKind, Version, VersionOutline, WithdrawalKind
from monitor.ports import Store

if TYPE_CHECKING:
    from monitor.diff import Sentence

# How many versions are read for one page, at about 0.7 ms each. Sentences from earlier versions are shown as older.
MOST_VERSIONS = 60
# How many of them may be newer than the version shown.
_NEWER = 20
# The longest text in the margin, in characters; the comparison shows the whole text.
_LONGEST = 320
# The most withdrawals in the margin, the newest first; the list of versions shows all.
_MOST_LOST = 12
_TITLE = -1


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence with its age and origin; ``gap`` is the text before it (a space, or nothing in some scripts)."""

    text: str
    gap: str
    age: Age
    origin: Origin


@dataclass(frozen=True, slots=True)
class Aside:
    """Something in the margin: the older text of a sentence, or a passage that was withdrawn there."""

    label: Literal["was", "withdrawn"]
    text: str
    version: int
    since: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedBlock:
    """One block with its margin. ``at`` is the time of a live entry."""

    kind: BlockKind | Literal["note"]
    runs: tuple[Run, ...]
    at: datetime | None = None
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedVersion:
    """A version of an article with the origins of its sentences, and a timeline of the versions around it.

    ``older`` and ``newer`` are the nearest versions outside the timeline, if any.
    """

    article: Article
    version: Version
    outline: VersionOutline
    headline: AnnotatedBlock
    blocks: tuple[AnnotatedBlock, ...]
    strip: Strip
    newest: int
    older: int | None = None
    newer: int | None = None

    @property
    def is_newest(self) -> bool:
        """Whether this is the newest text of the article."""
        return self.version.number == self.newest

    @property
    def summary(self) -> str:
        """What is new in this version, in a few words."""
        return summary_of(self.outline)

    @property
    def groups(self) -> tuple[tuple[str, tuple[AnnotatedBlock, ...]], ...]:
        """The blocks, with adjacent blocks of one kind grouped, as lists need it."""
        return tuple((str(kind), tuple(run)) for kind, run in groupby(self.blocks, key=lambda block: block.kind))


def annotated_version(store: Store, article: Article, number: int, newest: int) -> AnnotatedVersion:
    """Return a version of an article with the origins of its sentences. Raises NotFound."""
    from monitor.diff import sentences_of

    version = store.versions.get(article.id, number)
    known = store.versions.outlines(article.id, upto=min(newest, number + _NEWER), limit=MOST_VERSIONS + 1)
    outlines, beyond = known[:MOST_VERSIONS], known[MOST_VERSIONS:]
    sentences = sentences_of(version.document)
    past = past_of(len(sentences), [item for item in outlines if item.number <= number])
    headline, *blocks = _blocks(version, sentences, past)
    return AnnotatedVersion(
        article=article,
        version=version,
        outline=next(item for item in outlines if item.number == number),
        headline=headline,
        blocks=tuple(blocks),
        strip=strip_of(outlines[::-1]),
        newest=newest,
        older=beyond[0].number if beyond else None,
        newer=outlines[0].number + 1 if outlines[0].number < newest else None,
    )


def blamed_lately(store: Store, article: Article, number: int) -> tuple[BlamedSentence, ...]:
    """Return each sentence of a version with the version it came with; only the ``MOST_VERSIONS`` last are searched."""
    from monitor.diff import sentences_of

    version = store.versions.get(article.id, number)
    outlines = store.versions.outlines(article.id, upto=number, limit=MOST_VERSIONS)
    sentences = sentences_of(version.document)
    origins = past_of(len(sentences), outlines).origins
    joined = joined_to_before(sentences, version.document.language or "en")
    return tuple(
        BlamedSentence(sentence.text, origin.version, origin.since, origin.or_earlier, with_before)
        for sentence, origin, with_before in zip(sentences, origins, joined, strict=True)
    )


def _blocks(version: Version, sentences: Sequence[Sentence], past: Past) -> Iterator[AnnotatedBlock]:
    """Yield the headline, then the blocks that are no furniture, each with its runs and margin.

    Blocks without a sentence (no words, or a repetition of the headline) are left out.
    """
    document = version.document
    by_block = {at: tuple(group) for at, group in groupby(sentences, key=lambda sentence: sentence.block)}
    sentence_ages = ages(past.origins)
    margin = _margin(version, sentences, past)
    headline = tuple(_runs(document.title, by_block.get(_TITLE, ()), past.origins, sentence_ages))
    yield AnnotatedBlock(BlockKind.HEADING, headline, asides=tuple(margin.get(_TITLE, ())))
    for number, block in enumerate(document.content):
        if not block.furniture and number in by_block:
            runs = tuple(_runs(block.text, by_block[number], past.origins, sentence_ages))
            kind: Literal["note"] | BlockKind = "note" if block.text in document.notes else block.kind
            yield AnnotatedBlock(kind, runs, block.at, tuple(margin.get(number, ())))


def _runs(
    text: str, sentences: Sequence[Sentence], origins: Sequence[Origin], sentence_ages: Sequence[Age]
) -> Iterator[Run]:
    end = 0
    for sentence in sentences:
        start, stop = find_sentence(text, sentence.text, end)
        if start < 0:
            continue
        yield Run(text[start:stop], text[end:start], sentence_ages[sentence.position], origins[sentence.position])
        end = stop


def _margin(version: Version, sentences: Sequence[Sentence], past: Past) -> dict[int, list[Aside]]:
    """Return the margin of each block: replaced sentences, and withdrawn passages that are not in the text again."""
    margin: dict[int, list[Aside]] = {}
    for sentence, origin in zip(sentences, past.origins, strict=True):
        if origin.was:
            margin.setdefault(sentence.block, []).append(_aside("was", origin.was, origin.version, origin.since))
    text = f"{version.document.title}\n{version.document.text}"
    still_lost = [lost for lost in past.lost if lost.withdrawal.text and lost.withdrawal.text not in text]
    for lost in still_lost[:_MOST_LOST]:
        margin.setdefault(_block_of(lost, sentences), []).append(_withdrawn(lost))
    return margin


def _block_of(lost: Lost, sentences: Sequence[Sentence]) -> int:
    if lost.withdrawal.kind is WithdrawalKind.HEADLINE or not 0 <= lost.after < len(sentences):
        return _TITLE
    return sentences[lost.after].block


def _withdrawn(lost: Lost) -> Aside:
    reason = lost.withdrawal.reason
    if lost.withdrawal.silent:
        reason = f"{reason}; no note says so" if reason else "no note says so"
    return replace(_aside("withdrawn", lost.withdrawal.text, lost.version, lost.since), reason=reason)


def _aside(label: Literal["was", "withdrawn"], text: str, version: int, since: datetime) -> Aside:
    return Aside(label, briefly(text, _LONGEST), version, since)
