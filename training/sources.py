"""Reads the labelled updates that the weights are learned from and measured on."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha1
from pathlib import Path
from typing import Any

from monitor import Document, read_article
from monitor.diff import align
from monitor.model import Block, BlockKind

OURS = Path(__file__).parent / "data"
# Labels of public pages whose text may not be included: each sentence is named by its digest.
LABELS = Path(__file__).parent / "labels" / "official.jsonl"
PAGE = "<!doctype html><html lang=en><head><title>News</title></head><body>{}</body></html>"
# One in this many invented updates is never learned from: the quality gate of the tests is measured on them.
GATE_EVERY = 5


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled sentence: whether it is new (None: undecidable), and its kinds."""

    text: str
    is_new: bool | None
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """Two versions of an article with the labels of the newer one's sentences."""

    source: str
    name: str
    language: str
    style: str
    old: Document
    new: Document
    labels: tuple[Label, ...]
    is_gate: bool = False


def ours() -> Iterator[Update]:
    """The invented updates of this project, then the single changes."""
    stories = [update for path in sorted(OURS.glob("*.jsonl")) for update in invented(path, gate_every=GATE_EVERY)]
    yield from stories
    for path in sorted(OURS.glob("*.tsv")):
        yield from single(path, stories)


def shared(folder: Path) -> Iterator[Update]:
    """Further labelled updates in a folder: invented ones, and page histories with labels."""
    for path in sorted(folder.glob("updates-*.jsonl")):
        yield from invented(path)
    pages = folder / "govuk-dev.jsonl.gz"
    if pages.exists():
        for path in sorted(folder.glob("govuk-dev-labels*.json")):
            yield from official(pages, path)
        yield from digested(pages, LABELS)


def single(path: Path, stories: Sequence[Update]) -> Iterator[Update]:
    """Single changed or added sentences, one per line, each put into the middle of a story of its language."""
    by_language: defaultdict[str, list[Update]] = defaultdict(list)
    for story in stories:
        by_language[story.language].append(story)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        language, sort, is_new, kind, was, text = line.split("\t")
        candidates = by_language[language] or by_language["en"]
        document = candidates[number % len(candidates)].old
        old, new = (_with_paragraph(document, side) for side in (was, text))
        labels = (Label(text, is_new == "true", (kind,)),)
        yield Update(path.stem, f"{number} {sort}", language, sort, old, new, labels, number % GATE_EVERY == 0)


def _with_paragraph(document: Document, text: str) -> Document:
    """A document with one more paragraph in the middle; unchanged if ``text`` is empty."""
    if not text:
        return document
    middle = len(document.blocks) // 2
    added = Block(BlockKind.PARAGRAPH, text)
    return replace(document, blocks=(*document.blocks[:middle], added, *document.blocks[middle:]))


def invented(path: Path, gate_every: int = 0) -> Iterator[Update]:
    """Updates of plain paragraphs, one per line; every ``gate_every``-th line belongs to the gate (0: none)."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        old, new = (Document.from_text("\n\n".join(row[side]), row.get(f"title_{side}", "")) for side in ("old", "new"))
        labels = tuple(Label(item["text"], item["new_info"], (item["kind"],)) for item in row["labels"])
        gate = bool(gate_every) and number % gate_every == 0
        yield Update(path.stem, row["id"], row["lang"], row.get("style", ""), old, new, labels, gate)


def official(pages: Path, labels: Path) -> Iterator[Update]:
    """Pairs of page versions: the pages in one file, their labels by path and revision in another."""
    versions = _versions(pages)
    for pair in json.loads(labels.read_text(encoding="utf-8")):
        given = (item for item in pair["sentences"] if "sentence" in item)
        found = tuple(Label(item["sentence"], item["new_info"], tuple(item["kind"].split("|"))) for item in given)
        yield _pair(versions, pair, labels.stem, found)


def digested(pages: Path, labels: Path) -> Iterator[Update]:
    """Pairs of page versions whose labels name a sentence by the digest of its words."""
    versions = _versions(pages)
    for pair in map(json.loads, labels.read_text(encoding="utf-8").splitlines()):
        update = _pair(versions, pair, labels.stem, ())
        known = {digest: (is_new, kind) for digest, is_new, kind in pair["labels"]}
        texts = (text for text in _edits(update) if digest(text) in known)
        found = tuple(Label(text, known[digest(text)][0], (known[digest(text)][1],)) for text in texts)
        yield replace(update, labels=found)


def digest(text: str) -> str:
    """The name of a labelled text: a hash of its words, without white space and marks."""
    return sha1(" ".join(_words(text)).encode(), usedforsecurity=False).hexdigest()[:12]


def _edits(update: Update) -> Iterator[str]:
    difference = align(update.old, update.new)
    yield from (text for edit in difference.edits if (text := difference.new_text(edit)))


def _versions(pages: Path) -> dict[tuple[str, str], str]:
    """The HTML of each page and revision."""
    with gzip.open(pages, "rt", encoding="utf-8") as lines:
        return {(row["path"], v["sha"]): v["html"] for row in map(json.loads, lines) for v in row["versions"]}


def _pair(versions: dict[tuple[str, str], str], pair: dict[str, Any], source: str, labels: tuple[Label, ...]) -> Update:
    address = f"https://www.example.org/{pair['path']}"
    old, new = (
        read_article(PAGE.format(versions[pair["path"], pair[sha]]), url=address) for sha in ("old_sha", "new_sha")
    )
    return Update(source, pair["path"], "en", "official", old, new, labels)


def covers(text: str, sentence: str) -> bool:
    """Whether a text has at least four fifths of the words of a sentence."""
    have, want = Counter(_words(text)), Counter(_words(sentence))
    return bool(want) and (have & want).total() >= 0.8 * want.total()


def belong(text: str, label: Label) -> bool:
    """Whether a label refers to a text: either covers the other."""
    return covers(text, label.text) or covers(label.text, text)


def _words(text: str) -> list[str]:
    return re.sub(r"[^\w]+", " ", text.casefold()).split()
