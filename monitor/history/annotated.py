"""An article as it is now: its text sentence by sentence, each with its age, and what is in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from monitor.history.blame import BlamedSentence
from monitor.history.origins import Age, Lost, Origin, Past, ages, past_of
from monitor.history.speech import joined_to_before
from monitor.history.strip import Strip, said_of, strip_of
from monitor.history.words import briefly
from monitor.model import Article, BlockKind, Version, VersionOutline, WithdrawalKind
from monitor.ports import Store

if TYPE_CHECKING:
    from monitor.diff import Sentence

# So many versions are read for one page: about 0.7 ms each. What none of them brought is said to be older.
MOST_VERSIONS = 60
# So many of them may be newer than the one that is shown.
_NEWER = 20
# Longer texts in the margin are cut; the comparison has them whole.
_LONGEST = 320
# So many withdrawals are in the margin, the newest; the list of versions has all.
_MOST_LOST = 12
_TITLE = -1


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one origin; ``gap`` is what comes before them (a space, or nothing in some scripts)."""

    text: str
    gap: str
    age: Age
    origin: Origin


@dataclass(frozen=True, slots=True)
class Aside:
    """Something in the margin: a note of the page, the older text, or what was withdrawn there."""

    label: Literal["note", "was", "withdrawn"]
    text: str
    version: int
    since: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedBlock:
    """One block as it is shown, with what is beside it. ``at`` is the time of a live entry."""

    kind: BlockKind | Literal["note"]
    runs: tuple[Run, ...]
    at: datetime | None = None
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedVersion:
    """A version of an article with its past, and the versions about it drawn along time.

    ``older`` and ``newer`` are the next versions that the drawing leaves out, if any.
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
    def said(self) -> str:
        """What this version brought, in a few words."""
        return said_of(self.outline)

    @property
    def groups(self) -> tuple[tuple[str, tuple[AnnotatedBlock, ...]], ...]:
        """The blocks, those of one kind in a row together, as lists need it."""
        return tuple((str(kind), tuple(run)) for kind, run in groupby(self.blocks, key=lambda block: block.kind))


def annotated_version(store: Store, article: Article, number: int, newest: int) -> AnnotatedVersion:
    """This version of an article, read with its past. Raises NotFound."""
    from monitor.diff import sentences_of

    version = store.versions.get(article.id, number)
    known = store.versions.outlines(article.id, upto=min(newest, number + _NEWER), limit=MOST_VERSIONS + 1)
    outlines, further = known[:MOST_VERSIONS], known[MOST_VERSIONS:]
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
        older=further[0].number if further else None,
        newer=outlines[0].number + 1 if outlines[0].number < newest else None,
    )


def blamed_lately(store: Store, article: Article, number: int) -> tuple[BlamedSentence, ...]:
    """Each sentence of a version with the one that brought it, as far as the last versions before it show."""
    from monitor.diff import sentences_of

    version = store.versions.get(article.id, number)
    outlines = store.versions.outlines(article.id, upto=number, limit=MOST_VERSIONS)
    sentences = sentences_of(version.document)
    origins = past_of(len(sentences), outlines).origins
    together = joined_to_before(sentences, version.document.language or "en")
    return tuple(
        BlamedSentence(sentence.text, origin.version, origin.since, origin.or_earlier, with_before)
        for sentence, origin, with_before in zip(sentences, origins, together, strict=True)
    )


def _blocks(version: Version, sentences: Sequence[Sentence], past: Past) -> Iterator[AnnotatedBlock]:
    """The headline, then the blocks that are no furniture, each with its runs and what is beside it.

    A block without a sentence of its own has no word, or says what the headline says.
    """
    document = version.document
    here = {at: tuple(some) for at, some in groupby(sentences, key=lambda sentence: sentence.block)}
    aged = ages(past.origins)
    beside = _beside(version, sentences, past)
    headline = tuple(_runs(document.title, here.get(_TITLE, ()), past.origins, aged))
    yield AnnotatedBlock(BlockKind.HEADING, headline, asides=tuple(beside.get(_TITLE, ())))
    for number, block in enumerate(document.content):
        if not block.furniture and number in here:
            runs = tuple(_runs(block.text, here[number], past.origins, aged))
            kind: Literal["note"] | BlockKind = "note" if block.text in document.notes else block.kind
            yield AnnotatedBlock(kind, runs, block.at, tuple(beside.get(number, ())))


def _runs(text: str, sentences: Sequence[Sentence], origins: Sequence[Origin], aged: Sequence[Age]) -> Iterator[Run]:
    here = 0
    for sentence in sentences:
        found = sentence.text if sentence.text in text[here:] else sentence.text[:-1]
        start = text.find(found, here)
        if start < 0:
            continue
        origin = origins[sentence.position]
        yield Run(found, text[here:start], aged[sentence.position], origin)
        here = start + len(found)


def _beside(version: Version, sentences: Sequence[Sentence], past: Past) -> dict[int, list[Aside]]:
    """What is in the margin, by block."""
    beside: dict[int, list[Aside]] = {}
    for sentence, origin in zip(sentences, past.origins, strict=True):
        if origin.was:
            beside.setdefault(sentence.block, []).append(_aside("was", origin.was, origin.version, origin.since))
    text = f"{version.document.title}\n{version.document.text}"
    still = [lost for lost in past.lost if lost.withdrawal.text and lost.withdrawal.text not in text]
    for lost in still[:_MOST_LOST]:
        beside.setdefault(_block_of(lost, sentences), []).append(_withdrawn(lost))
    return beside


def _block_of(lost: Lost, sentences: Sequence[Sentence]) -> int:
    if lost.withdrawal.kind is WithdrawalKind.HEADLINE or not 0 <= lost.after < len(sentences):
        return _TITLE
    return sentences[lost.after].block


def _withdrawn(lost: Lost) -> Aside:
    said = lost.withdrawal.reason
    if lost.withdrawal.silent:
        said = f"{said}; no note says so" if said else "no note says so"
    return replace(_aside("withdrawn", lost.withdrawal.text, lost.version, lost.since), reason=said)


def _aside(label: Literal["was", "withdrawn"], text: str, version: int, since: datetime) -> Aside:
    return Aside(label, briefly(text, _LONGEST), version, since)
