"""Reads a page as a document: trafilatura finds where the article is, its text is read from the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Extractor

from monitor.boilerplate import (
    find_notes,
    furniture_reason,
    is_banner,
    is_furniture,
    is_timestamp,
    note_kind,
    without_by,
)
from monitor.extract.blocks import body_blocks
from monitor.extract.extractor import EXTRACTOR
from monitor.extract.hidden import remove_unseen
from monitor.extract.lines import line_key, size
from monitor.extract.live import LivePage, find_live_page
from monitor.extract.live_signs import Hints
from monitor.extract.live_union import unite
from monitor.extract.metadata import Facts, read_facts
from monitor.extract.nets import spare_nets
from monitor.extract.other_stories import own_lines
from monitor.extract.outline import Line, headline_at, page_lines, smallest_around
from monitor.extract.region import Region, densest, is_own, is_paragraph
from monitor.extract.sections import in_comments, in_margin, in_menu
from monitor.extract.served import ServedPage
from monitor.extract.short import is_sentence, short_prose
from monitor.extract.sift import sift
from monitor.extract.standfirst import read_standfirst
from monitor.extract.structured import Stated, read_stated
from monitor.language import language_of
from monitor.model import Block, BlockKind, Document

_MIN_PRECISE_CHARS = 250
_MIN_PROSE_CHARS = 500
_HOLDS_MORE = 1.5
# Notes that are read beside the text too: they say that it was changed.
_OF_CHANGES = frozenset({"update", "correction"})
_MAX_NOTE_CHARS = 700
_NEAR_LINES = 15
_KICKER_CHARS = 80
_BYLINE_CHARS = 80
_NOTICE = re.compile(
    r"\bthis (?:news )?(?:article|story|page|publication|release|statement)\b.{0,30}\bwas (?:withdrawn|retracted)\b",
    re.IGNORECASE,
)
_FACT = re.compile(r"[^:\uff1a]{2,30}[:\uff1a] ?\w")
_NOTE_NAMES = re.compile(r"correct|errat|clarif|amend|editor.{0,3}note|update-?note|note-?update", re.IGNORECASE)


def read_article(html: bytes | str, url: str | None = None, *, was_live: bool = False) -> Document:
    """Read the article a page holds.

    ``was_live`` says that live entries were read from this page before, which settles what its structure leaves open. A
    page without an article gives a document without blocks; nothing is ever raised. Deterministic: the same input gives
    the same document.
    """
    return read_served(ServedPage(html), url, was_live=was_live)


def read_served(page: ServedPage, url: str | None = None, *, was_live: bool = False) -> Document:
    """Read the article a served page holds, as ``read_article`` does."""
    tree = page.tree
    if tree is None:
        return Document(title="", blocks=(), extractor=EXTRACTOR)
    lines = _seen_lines(page, tree)
    stated = read_stated(tree)
    facts = read_facts(tree, lines, stated, url)
    live = find_live_page(tree, lines, Hints(facts.title, url or facts.canonical, stated.is_live, was_live))
    if live is None:
        lines = _headed(_story_lines(page, tree, lines, url, facts.title), facts)
        found = _below_headline(lines, find_lines(tree, lines, url, facts.title), facts.title)
    else:
        found = [*live.before, *live.inside, *live.after]
    byline = facts.byline or _byline(lines, found)
    frame = _Frame(facts.title, byline)
    blocks = _with_stated(found, frame, stated) if live is None else _with_entries(live, frame, stated)
    blocks += _outside_notes(lines, found, blocks, stated)
    text = "\n".join(block.text for block in blocks)
    return Document(
        title=facts.title,
        blocks=tuple(blocks),
        byline=byline,
        published=facts.published,
        modified=facts.modified,
        language=language_of(text, facts.language),
        notes=_notes(blocks),
        url=facts.canonical,
        extractor=EXTRACTOR,
        standfirst=read_standfirst(lines, found, facts.title) if blocks else (),
    )


def _seen_lines(page: ServedPage, tree: HtmlElement) -> list[Line]:
    """The lines that readers see; the others are removed from the tree."""
    if not remove_unseen(tree):
        return page.lines
    page.forget()
    return page_lines(tree)


def _story_lines(page: ServedPage, tree: HtmlElement, lines: list[Line], url: str | None, title: str) -> list[Line]:
    """The lines without those of other stories, which are removed from the tree."""
    own = own_lines(tree, lines, url, title)
    if own is not lines:
        page.forget()
    return own


def _notes(blocks: list[Block]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for block in blocks for note in find_notes(block.text)))


def _headed(lines: list[Line], facts: Facts) -> list[Line]:
    """The lines, with the kicker removed from the headline's."""
    kicked = (line.element is facts.heading and line.text != facts.title for line in lines)
    return [replace(line, text=facts.title) if other else line for line, other in zip(lines, kicked, strict=True)]


def find_lines(tree: HtmlElement, lines: list[Line], url: str | None, title: str) -> list[Line]:
    """The article's lines: by trafilatura's precise mode, or on a page of little prose the text below the headline.

    Where these find little, or miss the prose, the longer of trafilatura's default mode and the page's own sentences.
    """
    prose = densest(lines)
    precise = _reading(tree, lines, url, precision=True)
    enough = _is_enough(precise, prose)
    little = _chars(prose) < _MIN_PROSE_CHARS
    headed = little and headline_at(lines, title) is not None
    if enough and not headed:
        return precise.lines
    short = _with_precise(short_prose(lines, title, url, precise.lines), precise, lines, title)
    if short and little and (enough or _holds_most(short, lines)):
        return _read_at(lines, short, url)  # The default mode could find nothing that is preferred to it.
    if enough:
        return precise.lines
    default = _reading(tree, lines, url, precision=False)
    if headed and (known := short_prose(lines, title, url, default.lines)):
        return _read_at(lines, _with_precise(known, precise, lines, title), url)
    return _longer(default, lines, prose, short, url)


def _is_enough(precise: _Reading, prose: list[Line]) -> bool:
    return precise.chars >= _MIN_PRECISE_CHARS and not _misses(precise, prose)


def _with_precise(short: list[Line], precise: _Reading, lines: list[Line], title: str) -> list[Line]:
    """The text of a short article with what the precise mode found within it, and facts above: "When: Sunday, 3pm"."""
    if not short or not precise.holds:
        return short
    own, found, key = set(map(id, short)), set(map(id, precise.lines)), line_key(title)
    places = {id(line): at for at, line in enumerate(lines)}
    start, end = places[id(short[0])], places[id(short[-1])]
    facts = [line for line in lines[:start] if id(line) in found and _is_fact(line, key)]
    home = smallest_around(short[0].element, short[-1].element)
    inside = (line for line in lines[start : end + 1] if id(line) in own or (id(line) in found and is_own(line, home)))
    return [*facts, *inside]


def _is_fact(line: Line, title_key: str) -> bool:
    return _FACT.match(line.text) is not None and line.key != title_key


def _longer(default: _Reading, lines: list[Line], prose: list[Line], short: list[Line], url: str | None) -> list[Line]:
    """What the default mode found, or the page's prose or the sentences below the headline where these are more."""
    only_updates = default.holds and not default.lines
    if only_updates or (_misses(default, prose) and _chars(prose) > 2 * default.chars):
        return _read_at(lines, prose, url)
    if short and (not default.holds or _holds_most(short, default.lines)):
        return _read_at(lines, short, url)
    return default.lines


def _holds_most(short: list[Line], lines: list[Line]) -> bool:
    """Whether a short article has nearly as much text as the sentences and paragraphs of these lines."""
    said = (line for line in lines if is_sentence(line) or (is_paragraph(line) and not is_furniture(line.text)))
    return _HOLDS_MORE * _chars(short) >= _chars([line for line in said if not in_margin(line.element)])


class _Reading(NamedTuple):
    """The lines that one mode of the extractor found; ``holds`` where they are the page's own."""

    lines: list[Line]
    chars: int
    holds: bool


def _reading(tree: HtmlElement, lines: list[Line], url: str | None, *, precision: bool) -> _Reading:
    body = _extract(tree, url, precision=precision)
    blocks = body_blocks(body) if body is not None else []
    region = Region(lines, blocks, url)
    found = region.mine() if region.holds else [Line(block.text, block.kind, tree, 0) for block in blocks]
    return _Reading(found, _chars(found), region.holds)


def _read_at(lines: list[Line], prose: list[Line], url: str | None) -> list[Line]:
    """The article that contains this prose."""
    return Region(lines, [Block(line.kind, line.text) for line in prose], url).mine()


def _misses(reading: _Reading, prose: list[Line]) -> bool:
    """Whether the page's longest run of prose is missing."""
    whole = _chars(prose)
    mine = {id(line) for line in reading.lines}
    kept = sum(size(line.text) for line in prose if id(line) in mine)
    return whole >= _MIN_PROSE_CHARS and kept * 2 < whole


def _chars(lines: list[Line]) -> int:
    return sum(size(line.text) for line in lines)


def _extract(tree: HtmlElement, url: str | None, *, precision: bool) -> _Element | None:
    spare_nets()
    options = copy(_options(precision=precision))
    options.url = url
    try:
        document = bare_extraction(tree, options=options)
    except Exception:  # noqa: BLE001 - a foreign parser on hostile markup: whatever it raises, there is no article
        return None
    return None if document is None or isinstance(document, dict) else document.body


@lru_cache(maxsize=2)
def _options(*, precision: bool) -> Extractor:
    """What the extractor is asked for, but for the page's address: to read its defaults takes a hundredth of a page."""
    return Extractor(
        output_format="txt",
        precision=precision,
        comments=False,
        tables=True,
        dedup=False,
    )


def _below_headline(lines: list[Line], found: list[Line], title: str) -> list[Line]:
    """The article's lines without the few words above its headline: a section's name, a site's."""
    head = headline_at(lines, title) or 0
    above = {id(line) for line in lines[:head] if size(line.text) < _KICKER_CHARS}
    return [line for line in found if id(line) not in above] if above else found


def _byline(lines: list[Line], found: list[Line]) -> str:
    """The author in a line between headline and text, for pages without author metadata."""
    start = next((at for at, line in enumerate(lines) if line.element.tag == "h1"), 0)
    text = next((line for line in found if size(line.text) >= _KICKER_CHARS), None)
    for line in lines[start : start + _NEAR_LINES]:
        if line is text:
            break
        if len(line.text) <= _BYLINE_CHARS and furniture_reason(line.text) == "byline":
            return without_by(line.text)
    return ""


class _Frame(NamedTuple):
    """What is needed to separate an article's text from what is around it."""

    title: str
    byline: str

    def sift(self, lines: list[Line]) -> list[Block]:
        """The blocks of these lines."""
        return sift(lines, self.title, self.byline)


def _with_entries(live: LivePage, frame: _Frame, stated: Stated) -> list[Block]:
    """The blocks of a live page: its entries, and what is before and after them."""
    before, after = frame.sift(list(live.before)), frame.sift(list(live.after))
    return [*before, *unite(live.entries, stated.entries), *after]


def _with_stated(found: list[Line], frame: _Frame, stated: Stated) -> list[Block]:
    """The article's blocks; where the page shows no entries, those of JSON-LD if its text has the first of them."""
    if not stated.entries:
        return _or_stated(frame.sift(found), found, stated)
    keys = [f" {line_key(block.text)} " for block in stated.entries]
    held = [any(f" {line.key} " in text for text in keys) for line in found]
    first = held.index(True) if True in held else len(held)
    others = [line for line, inside in zip(found, held, strict=True) if not inside]
    return [*frame.sift(others[:first]), *stated.entries, *frame.sift(others[first:])]


def _paragraphs(text: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, part) for part in text.split("\n") if part]


def _or_stated(blocks: list[Block], found: list[Line], stated: Stated) -> list[Block]:
    """The blocks, or the body in JSON-LD if a script writes the page's text."""
    by_script = not blocks or all(in_menu(line.element) for line in found)
    return _paragraphs(stated.body) if by_script and stated.body else blocks


def _outside_notes(lines: list[Line], found: list[Line], blocks: list[Block], stated: Stated) -> list[Block]:
    """Notes that are beside the article's text, or in JSON-LD, as trailing paragraphs."""
    body = "\n".join(line_key(block.text) for block in blocks)
    fresh: dict[str, str] = {}
    for text in (*_notes_beside(lines, found), *stated.corrections):
        fresh.setdefault(line_key(text), text)
    return [Block(BlockKind.PARAGRAPH, text) for key, text in fresh.items() if key and key not in body]


def _notes_beside(lines: list[Line], found: list[Line]) -> Iterator[str]:
    """The texts of notes around the article's lines and outside readers' comments."""
    mine = {id(line) for line in found}
    at = [place for place, line in enumerate(lines) if id(line) in mine]
    near = range(at[0] - _NEAR_LINES, at[-1] + _NEAR_LINES + 1) if at else range(0)
    for place, line in enumerate(lines):
        is_note = id(line) not in mine and _is_outside_note(line, near=place in near)
        if is_note and not in_comments(line.element, notes=True):
            yield line.text


def _is_outside_note(line: Line, *, near: bool) -> bool:
    if not near and not _NOTE_NAMES.search(line.element.get("class") or ""):
        return False
    if line.is_link or len(line.text) > _MAX_NOTE_CHARS or is_timestamp(line.text):
        return False
    if near and _NOTICE.search(line.text):
        return True
    return note_kind(line.text) in _OF_CHANGES and not is_banner(line.text)
