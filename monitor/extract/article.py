"""Extracts the article of a page: trafilatura finds where it is, its text is then read from the page itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache, partial
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
from monitor.extract.links import valid_address
from monitor.extract.live import LivePage, find_live_page
from monitor.extract.live_signs import Hints
from monitor.extract.live_union import unite
from monitor.extract.metadata import Facts, read_facts
from monitor.extract.nets import limit_nets
from monitor.extract.other_stories import own_lines
from monitor.extract.outline import Line, headline_at, page_lines, smallest_around
from monitor.extract.region import Region, densest, is_own, is_paragraph
from monitor.extract.sections import in_comments, in_margin, in_menu
from monitor.extract.served import ServedPage
from monitor.extract.short import is_sentence, short_prose
from monitor.extract.sift import sift
from monitor.extract.signatures import Signature
from monitor.extract.standfirst import read_standfirst
from monitor.extract.structured import Stated, read_stated
from monitor.language import language_of
from monitor.model import Block, BlockKind, Document

# With less text than this the result of the precise mode is not trusted.
_MIN_PRECISE_CHARS = 250
# A page whose longest run of prose is shorter than this may hold a short article.
_MIN_PROSE_CHARS = 500
_NEARLY_AS_MUCH = 1.5
# The kinds of notes that are also read outside the text: they report changes to it.
_CHANGE_NOTES = frozenset({"update", "correction"})
_MAX_NOTE_CHARS = 700
_NEAR_LINES = 15
_KICKER_CHARS = 80  # a section or site name above the headline is shorter
_BYLINE_CHARS = 80
_NOTICE = re.compile(
    r"\bthis (?:news )?(?:article|story|page|publication|release|statement)\b.{0,30}\bwas (?:withdrawn|retracted)\b",
    re.IGNORECASE,
)
_FACT = re.compile(r"[^:\uff1a]{2,30}[:\uff1a] ?\w")
_ToBlocks = Callable[[Sequence[Line]], list[Block]]
_NOTE_NAMES = re.compile(r"correct|errat|clarif|amend|editor.{0,3}note|update-?note|note-?update", re.IGNORECASE)


def read_article(html: bytes | str, url: str | None = None, *, was_live: bool = False) -> Document:
    """Read the article a page holds.

    ``was_live``: live entries were read from this page before, which decides where its structure alone does not. A page
    without an article gives a document without blocks. Never raises. Deterministic: the same input gives the same
    document.
    """
    return read_served(ServedPage(html), url, was_live=was_live)


def read_served(page: ServedPage, url: str | None = None, *, was_live: bool = False) -> Document:
    """Like ``read_article``, for a page whose tree and lines other steps use too."""
    tree = page.tree
    if tree is None:
        return Document(title="", blocks=(), extractor=EXTRACTOR)
    url = valid_address(url)
    lines = _seen_lines(page, tree)
    stated = read_stated(tree)
    facts = read_facts(tree, lines, stated, url)
    live = find_live_page(tree, lines, Hints(facts.title, url or facts.canonical, stated.is_live, was_live))
    if live is None:
        lines = _without_kicker(_story_lines(page, tree, lines, url, facts.title), facts)
    head = headline_at(lines, facts.title)
    if live is None:
        found = _below_headline(lines, _find_lines(tree, lines, url, facts.title, head), head)
    else:
        found = [*live.before, *live.inside, *live.after]
    byline = facts.byline or _byline(lines, found)
    signature = Signature.of(byline, facts.published, facts.modified)
    to_blocks = partial(sift, title=facts.title, signature=signature)
    blocks = _with_stated_entries(found, to_blocks, stated) if live is None else _with_entries(live, to_blocks, stated)
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
        standfirst=read_standfirst(lines, found, head) if blocks else (),
    )


def _seen_lines(page: ServedPage, tree: HtmlElement) -> list[Line]:
    """The lines that readers see. Hidden elements are removed from the tree in place."""
    if not remove_unseen(tree):
        return page.lines
    page.forget()
    return page_lines(tree)


def _story_lines(page: ServedPage, tree: HtmlElement, lines: list[Line], url: str | None, title: str) -> list[Line]:
    """The lines without teasers of other stories, which are removed from the tree in place."""
    own = own_lines(tree, lines, url, title)
    if own is not lines:
        page.forget()
    return own


def _notes(blocks: list[Block]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for block in blocks for note in find_notes(block.text)))


def _without_kicker(lines: list[Line], facts: Facts) -> list[Line]:
    """The lines, with the headline's replaced by the title, which has no kicker."""
    differs = (line.element is facts.heading and line.text != facts.title for line in lines)
    return [replace(line, text=facts.title) if other else line for line, other in zip(lines, differs, strict=True)]


def _find_lines(tree: HtmlElement, lines: list[Line], url: str | None, title: str, head: int | None) -> list[Line]:
    """Find the article's lines; ``head`` is the place of the headline.

    Tried in order: trafilatura's precise mode; on a page with little prose the text below the headline; where these
    find little or miss the prose, the longest of trafilatura's default mode, the page's prose and its sentences.
    """
    prose = densest(lines)
    precise = _reading(tree, lines, url, precision=True)
    enough = _is_enough(precise, prose)
    has_little_prose = _chars(prose) < _MIN_PROSE_CHARS
    may_be_short = has_little_prose and head is not None
    if enough and not may_be_short:
        return precise.lines
    short = _with_precise(short_prose(lines, head, url, precise.lines), precise, lines, title)
    if short and has_little_prose and (enough or _holds_most(short, lines)):
        return _read_at(lines, short, url)  # No result of the default mode would be preferred to it.
    if enough:
        return precise.lines
    default = _reading(tree, lines, url, precision=False)
    if may_be_short and (by_default := short_prose(lines, head, url, default.lines)):
        return _read_at(lines, _with_precise(by_default, precise, lines, title), url)
    return _longest(default, lines, prose, short, url)


def _is_enough(precise: _Reading, prose: list[Line]) -> bool:
    return precise.chars >= _MIN_PRECISE_CHARS and not _misses(precise, prose)


def _with_precise(short: list[Line], precise: _Reading, lines: list[Line], title: str) -> list[Line]:
    """A short article with what the precise mode found within it, and facts above it such as "When: Sunday, 3pm"."""
    if not short or not precise.is_mapped:
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


def _longest(default: _Reading, lines: list[Line], prose: list[Line], short: list[Line], url: str | None) -> list[Line]:
    """The result of the default mode; the page's prose, or that of a short article, where this is more."""
    only_updates = default.is_mapped and not default.lines
    if only_updates or (_misses(default, prose) and _chars(prose) > 2 * default.chars):
        return _read_at(lines, prose, url)
    if short and (not default.is_mapped or _holds_most(short, default.lines)):
        return _read_at(lines, short, url)
    return default.lines


def _holds_most(short: list[Line], lines: list[Line]) -> bool:
    """Whether a short article has nearly as much text as the sentences and paragraphs of these lines."""
    prose = (line for line in lines if is_sentence(line) or (is_paragraph(line) and not is_furniture(line.text)))
    return _NEARLY_AS_MUCH * _chars(short) >= _chars([line for line in prose if not in_margin(line.element)])


class _Reading(NamedTuple):
    """The result of one mode of trafilatura. ``is_mapped``: the lines are the page's own, not trafilatura's blocks."""

    lines: list[Line]
    chars: int
    is_mapped: bool


def _reading(tree: HtmlElement, lines: list[Line], url: str | None, *, precision: bool) -> _Reading:
    body = _extract(tree, url, precision=precision)
    blocks = body_blocks(body) if body is not None else []
    region = Region(lines, blocks, url)
    found = region.article_lines() if region.is_mapped else [Line(block.text, block.kind, tree, 0) for block in blocks]
    return _Reading(found, _chars(found), region.is_mapped)


def _read_at(lines: list[Line], prose: list[Line], url: str | None) -> list[Line]:
    """The lines of the article that contains this prose."""
    return Region(lines, [Block(line.kind, line.text) for line in prose], url).article_lines()


def _misses(reading: _Reading, prose: list[Line]) -> bool:
    """Whether the page has long prose of which less than half was read."""
    whole = _chars(prose)
    read = {id(line) for line in reading.lines}
    kept = sum(size(line.text) for line in prose if id(line) in read)
    return whole >= _MIN_PROSE_CHARS and kept * 2 < whole


def _chars(lines: list[Line]) -> int:
    return sum(size(line.text) for line in lines)


def _extract(tree: HtmlElement, url: str | None, *, precision: bool) -> _Element | None:
    limit_nets()
    options = copy(_options(precision=precision))
    options.url = url
    try:
        document = bare_extraction(tree, options=options)
    except Exception:  # noqa: BLE001 - a foreign parser on hostile markup: whatever it raises, there is no article
        return None
    return None if document is None or isinstance(document, dict) else document.body


@lru_cache(maxsize=2)
def _options(*, precision: bool) -> Extractor:
    """The options of trafilatura, without the page's address; cached, as making them takes 1 % of a page's time."""
    return Extractor(
        output_format="txt",
        precision=precision,
        comments=False,
        tables=True,
        dedup=False,
    )


def _below_headline(lines: list[Line], found: list[Line], head: int | None) -> list[Line]:
    """The article's lines without short ones above its headline, such as the name of a section or site."""
    above = {id(line) for line in lines[: head or 0] if size(line.text) < _KICKER_CHARS}
    return [line for line in found if id(line) not in above] if above else found


def _byline(lines: list[Line], found: list[Line]) -> str:
    """The author named in a line between headline and text, for pages without author metadata."""
    start = next((at for at, line in enumerate(lines) if line.element.tag == "h1"), 0)
    text = next((line for line in found if size(line.text) >= _KICKER_CHARS), None)
    for line in lines[start : start + _NEAR_LINES]:
        if line is text:
            break
        if len(line.text) <= _BYLINE_CHARS and furniture_reason(line.text) == "byline":
            return without_by(line.text)
    return ""


def _with_entries(live: LivePage, to_blocks: _ToBlocks, stated: Stated) -> list[Block]:
    """The blocks of a live page: its entries, and the text before and after them."""
    return [*to_blocks(live.before), *unite(live.entries, stated.entries), *to_blocks(live.after)]


def _with_stated_entries(found: list[Line], to_blocks: _ToBlocks, stated: Stated) -> list[Block]:
    """The article's blocks, with the live entries of JSON-LD, if any, in place of the lines that repeat them.

    The entries are put where the first of these lines is, else at the end.
    """
    if not stated.entries:
        return _or_stated_body(to_blocks(found), found, stated)
    keys = [f" {line_key(block.text)} " for block in stated.entries]
    held = [any(f" {line.key} " in text for text in keys) for line in found]
    first = held.index(True) if True in held else len(held)
    others = [line for line, inside in zip(found, held, strict=True) if not inside]
    return [*to_blocks(others[:first]), *stated.entries, *to_blocks(others[first:])]


def _paragraphs(text: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, part) for part in text.split("\n") if part]


def _or_stated_body(blocks: list[Block], found: list[Line], stated: Stated) -> list[Block]:
    """The blocks; or the body in JSON-LD where nothing but menus was found, since a script writes the page's text."""
    by_script = not blocks or all(in_menu(line.element) for line in found)
    return _paragraphs(stated.body) if by_script and stated.body else blocks


def _outside_notes(lines: list[Line], found: list[Line], blocks: list[Block], stated: Stated) -> list[Block]:
    """Notes outside the article's text or in JSON-LD that the text does not have, as paragraphs to append."""
    body = "\n".join(line_key(block.text) for block in blocks)
    fresh: dict[str, str] = {}
    for text in (*_notes_beside(lines, found), *stated.corrections):
        fresh.setdefault(line_key(text), text)
    return [Block(BlockKind.PARAGRAPH, text) for key, text in fresh.items() if key and key not in body]


def _notes_beside(lines: list[Line], found: list[Line]) -> Iterator[str]:
    """The texts of notes outside the article's lines and readers' comments."""
    own = {id(line) for line in found}
    at = [place for place, line in enumerate(lines) if id(line) in own]
    near = range(at[0] - _NEAR_LINES, at[-1] + _NEAR_LINES + 1) if at else range(0)
    for place, line in enumerate(lines):
        is_note = id(line) not in own and _is_outside_note(line, near=place in near)
        if is_note and not in_comments(line.element, notes=True):
            yield line.text


def _is_outside_note(line: Line, *, near: bool) -> bool:
    if not near and not _NOTE_NAMES.search(line.element.get("class") or ""):
        return False
    if line.is_link or len(line.text) > _MAX_NOTE_CHARS or is_timestamp(line.text):
        return False
    if near and _NOTICE.search(line.text):
        return True
    return note_kind(line.text) in _CHANGE_NOTES and not is_banner(line.text)
