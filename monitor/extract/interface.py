"""The signs in a page besides its text: headings, buttons, scripts, forms, and markup that claims an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from lxml.html import HtmlElement

from monitor.extract.front import lists_stories
from monitor.extract.lines import SENTENCE_END, TITLE_SEPARATOR, fold, line_key, size
from monitor.extract.names import names_of
from monitor.extract.sections import in_menu
from monitor.extract.served import ServedPage
from monitor.extract.wall_speech import has_words_of
from monitor.extract.wall_words import ACTIONS, MARKUP_NAMES, Wall, named_wall
from monitor.model import Document

# A line cut off with dots. The lookahead for the end of the line keeps this linear on long runs of dots.
_CUT = re.compile(r"(?:^|(?<=\w))(?=\W++$)\W*?(?:\.\.\.|\u2026)")
_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?(true|false)', re.IGNORECASE)
_STATED_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"[^"]*(?:Article|Posting)"')
_PAID_TIERS = frozenset({"locked", "metered", "paid", "premium", "subscriber"})
_APP_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "app-root"})
_NAMED_TAGS = ("script", "iframe", "form", "div", "section", "aside", "button", "input", "dialog")
_NAMES = ("class", "id", "src", "action", "name", "title")
_BEGINNING_CHARS = 6000  # walls name themselves at their beginning
_BUTTON_CHARS = 60
_NEAR_LINES = 4  # a paywall's heading, its offer, its buttons
_BUTTON_WORDS = 3  # a link of more words may be a headline, or a line of a story
_HEADINGS = ("h2", "h3", "h4")
_LABEL_CHARS = 40
_TEASER_LEVELS = 4  # a line of a summary, its box, the card, the link around it
_MOST_LEFT = 2  # words besides those of menus; any sentence has more
# fmt: off
_LOADING = frozenset({
    "loading", "please wait", "wird geladen", "bitte warten", "lädt", "chargement", "chargement en cours", "cargando",
    "caricamento", "carregando", "a carregar", "laden", "загрузка", "読み込み中", "加载中",
})
# fmt: on


class Shown(NamedTuple):
    """A visible line: its text, and the element that holds it."""

    text: str
    element: HtmlElement | None

    @property
    def key(self) -> str:
        """The ``line_key`` of its text."""
        return line_key(self.text)

    @property
    def in_menu(self) -> bool:
        """Whether it is in a menu."""
        return self.element is not None and in_menu(self.element)


@dataclass(frozen=True)
class Interface:
    """The signs of a page's interface; nearly all are empty where there is only a document and no page."""

    document: Document
    page: ServedPage | None

    @property
    def tree(self) -> HtmlElement | None:
        """The page's elements."""
        return None if self.page is None else self.page.tree

    @cached_property
    def headings(self) -> list[str]:
        """The texts of the title and of headings of the first two levels."""
        return self._texts_of("title", "h1", "h2")

    @property
    def top_titles(self) -> list[str]:
        """The texts of the title and of headings of the first level."""
        return self._texts_of("title", "h1")

    def _texts_of(self, *tags: str) -> list[str]:
        return [] if self.tree is None else [text for element in self.tree.iter(*tags) if (text := _words(element))]

    @cached_property
    def noscript_texts(self) -> list[str]:
        """The text for readers without scripts."""
        return self._texts_of("noscript")

    @cached_property
    def _all(self) -> list[Shown]:
        if self.page is None or self.page.tree is None:
            return [Shown(block.text, None) for block in self.document.blocks]
        return [Shown(line.text, line.element) for line in self.page.lines]

    @cached_property
    def lines(self) -> list[Shown]:
        """The lines below the headline that are in no menu."""
        title = line_key(self.document.title)
        start = next((at + 1 for at, line in enumerate(self._all) if line.key == title), 0)
        return [line for line in self._all[start:] if not line.in_menu]

    @property
    def nearby_texts(self) -> list[str]:
        """The lines in the containers of those that were read."""
        keys = {line_key(block.text) for block in self.document.blocks}
        boxes = {line.element.getparent() for line in self._all if line.element is not None and line.key in keys}
        return [line.text for line in self._all if line.element is not None and line.element.getparent() in boxes]

    def mentions(self, wall: Wall) -> bool:
        """Whether any line of the page has words of this wall."""
        return has_words_of(wall, "\n".join(line.text for line in self._all))

    @cached_property
    def texts(self) -> list[str]:
        """The first lines of the page, some 6,000 characters."""
        found, chars = [], 0
        for line in self._all:
            found.append(line.text)
            chars += len(line.text)
            if chars > _BEGINNING_CHARS:
                break
        return found

    @cached_property
    def article_signs(self) -> int:
        """The number of signs of an article, 0 to 3: a heading that is the title, markup, a date or author.

        None count on a page without a title, or with one that names a wall.
        """
        if self.tree is None:
            return 0
        title = line_key(self.document.title)
        if not title or named_wall([self.document.title]) is not None:
            return 0
        headings = [element for element in self.tree.iter("h1", "h2") if line_key(_words(element)).endswith(title)]
        inside = any(next(heading.iterancestors("article"), None) is not None for heading in headings)
        is_signed = bool(self.document.byline or self.document.published)
        return bool(headings) + (inside or self._is_marked()) + is_signed

    def _is_marked(self) -> bool:
        """Whether the page's markup says that it is an article."""
        return self.tree is not None and (
            any(_STATED_TYPE.search(script.text or "") for script in self._json_ld())
            or bool(self.tree.xpath("//meta[@property='og:type'][contains(@content, 'article')]"))
            or bool(self.tree.xpath("//*[contains(@itemtype, 'Article')]"))
        )

    def _json_ld(self) -> list[HtmlElement]:
        """The scripts that hold JSON-LD."""
        scripts = () if self.tree is None else self.tree.iter("script")
        return [script for script in scripts if "ld+json" in (script.get("type") or "")]

    @cached_property
    def _access(self) -> set[str]:
        """The page's access metadata: "true" or "false" of isAccessibleForFree, and the tiers in meta elements."""
        found = {value.lower() for script in self._json_ld() for value in _FREE.findall(script.text or "")}
        if self.tree is not None:
            tiers = self.tree.xpath(
                "//meta[contains(@property, 'content_tier') or contains(@name, 'content_tier')]/@content"
            )
            found.update(str(tier).strip().lower() for tier in tiers)
        return found

    @property
    def is_free(self) -> bool:
        """Whether the metadata says that the whole text is free to read."""
        return bool(self._access & {"true", "free"}) and not self._is_paid

    @property
    def _is_paid(self) -> bool:
        return bool(self._access & {"false", *_PAID_TIERS})

    @cached_property
    def _markup_names(self) -> str:
        """The names in the page's markup, one per line: classes, ids, script addresses."""
        if self.tree is None:
            return ""
        return "\n".join(
            value for element in self.tree.iter(*_NAMED_TAGS) for name in _NAMES if (value := element.get(name))
        )

    @cached_property
    def _buttons(self) -> list[str]:
        """The words of buttons, short links, labels and form fields."""
        if self.tree is None:
            return []
        words = [_words(element) for element in self.tree.iter("button", "a", "label")]
        words += [fold(element.get("value") or element.get("placeholder") or "") for element in self.tree.iter("input")]
        return [text for text in words if 0 < len(text) <= _BUTTON_CHARS]

    def shows(self, wall: Wall) -> bool:
        """Whether the page has names in its markup, or buttons, of this wall."""
        parts, acts = MARKUP_NAMES.get(wall), ACTIONS.get(wall)
        if parts is not None and parts.search(self._markup_names):
            return True
        return acts is not None and any(acts.fullmatch(text.strip(" .!?:\u2026\u203a\u00bb")) for text in self._buttons)

    def has_paywall_sign(self, at: int) -> bool:
        """Whether a sign of a paywall belongs to the line at this place.

        Such signs are names of its containers, an offer next to it, a line cut off above it, and access metadata.
        """
        element = self.lines[at].element
        steps = () if element is None else (element, *element.iterancestors())
        names = " ".join(names_of(step) for step in steps if step.tag not in ("html", "body"))
        near = [
            line.text.strip(" .!?:\u2026\u203a\u00bb") for line in self.lines[max(0, at - 1) : at + 1 + _NEAR_LINES]
        ]
        offers = any(ACTIONS[Wall.PAY].fullmatch(text) for text in near)
        cut = any(_CUT.search(line.text) for line in self.lines[:at])
        return (
            offers or cut or self._is_paid or MARKUP_NAMES[Wall.PAY].search(names) is not None or _has_button(element)
        )

    @property
    def scripted_wall(self) -> Wall | None:
        """The wall of a page without text: a bot check by script, or an empty root element that a script is to fill."""
        if MARKUP_NAMES[Wall.BOT].search(self._markup_names):
            return Wall.BOT
        return Wall.SCRIPT if self._is_empty_app else None

    @property
    def _is_empty_app(self) -> bool:
        return self.tree is not None and any(
            (element.get("id") or "") in _APP_ROOTS and not _words(element)
            for element in self.tree.iter("div", "app-root")
        )

    @property
    def lists_stories(self) -> bool:
        """Whether the page is a list of linked headlines."""
        return self.tree is not None and lists_stories(self.tree)

    @property
    def only_teasers(self) -> bool:
        """Whether all prose that was read is of teasers in a list of them, on a page not marked as an article."""
        if self.tree is None:
            return False
        own = line_key(self.document.title)
        boxes: set[HtmlElement] = set()
        for text, element in self._read_below(own):
            box = _teaser_around(element, own)
            if box is not None:
                boxes.add(box)
            elif _is_prose(text):
                return False
        is_list = len(boxes) > 1 or any(_has_teaser_beside(box, own) for box in boxes)
        return is_list and not self._is_marked()

    def _read_below(self, own: str) -> Iterator[tuple[str, HtmlElement]]:
        """The lines of the page that were read, with their elements; without menus and the title (``own``: its key)."""
        whole = f" {' '.join(line_key(block.text) for block in self.document.blocks)} "
        for line in self._all:
            key = line.key
            if key and key != own and f" {key} " in whole and line.element is not None and not line.in_menu:
                yield line.text, line.element

    @property
    def only_menus(self) -> bool:
        """Whether all blocks that were read are from the page's menus; one block may hold several links."""
        if self.tree is None:
            return False
        keys = [line_key(block.text) for block in self.document.blocks]
        long = {key for key in keys if len(key.split()) > _BUTTON_WORDS}
        if self._outside_menus(long):
            return False
        inside = {line.key for line in self._all if line.in_menu} - {""}
        menus = (inside | self._button_phrases) - {""}
        own = self._outside_menus(keys) - menus
        return not own and _consist_of_menus(keys, menus, self._name_phrases)

    def _outside_menus(self, keys: Collection[str]) -> set[str]:
        """Which of these line keys are not names, and are on the page, but in none of its menus."""
        shown = [(key, line.in_menu) for line in self._all if (key := line.key) in keys]
        inside = {key for key, is_inside in shown if is_inside} - {""}
        return {key for key, is_inside in shown if not is_inside} - inside - self._name_phrases

    @property
    def _button_phrases(self) -> set[str]:
        """The line keys of buttons and links of few words."""
        return {key for text in self._buttons if len((key := line_key(text)).split()) <= _BUTTON_WORDS}

    @cached_property
    def _name_phrases(self) -> set[str]:
        """The line keys of titles and of their parts, such as the site's name, and of placeholders ("Loading")."""
        titles = (self.document.title, *self.top_titles)
        parts = {part for text in titles for part in (text, *TITLE_SEPARATOR.split(text))}
        return {line_key(text) for text in parts} - {""} | _LOADING


def _consist_of_menus(keys: Sequence[str], menus: set[str], names: set[str]) -> bool:
    """Whether these lines consist of names, and of at least one phrase of menus or placeholder."""
    has_menus = any(_without(key, menus | _LOADING) != key for key in keys)
    return has_menus and all(len(_without(key, menus | names).split()) <= _MOST_LEFT for key in keys)


def _without(key: str, phrases: Iterable[str]) -> str:
    """A line's key without these phrases, the longest first."""
    # Every space is doubled, since neighbouring phrases would otherwise share the one between them.
    left = f" {key} ".replace(" ", "  ")
    for phrase in sorted(phrases, key=len, reverse=True):
        left = left.replace(f" {phrase} ".replace(" ", "  ")[1:-1], " ")
    return " ".join(left.split())


def _teaser_around(element: HtmlElement, own: str) -> HtmlElement | None:
    """The box around an element that opens with its only heading, a link; ``own``: the key of the page's title."""
    for step in islice(chain([element], element.iterancestors()), _TEASER_LEVELS):
        if next(step.iterdescendants(*_HEADINGS), None) is not None:
            return step if _is_teaser(step, own) else None
    return None


def _is_prose(text: str) -> bool:
    return size(text) >= _LABEL_CHARS or SENTENCE_END.search(text) is not None


def _is_teaser(box: HtmlElement, own: str) -> bool:
    """Whether the only heading of a box is a link, with at most a label above it."""
    headings = list(box.iterdescendants(*_HEADINGS))
    if len(headings) != 1:
        return False
    (first,) = headings
    links = chain(first.iter("a"), first.iterancestors("a"))
    text = _words(first)
    return next(links, None) is not None and 0 <= _words(box).find(text) <= _LABEL_CHARS and line_key(text) != own


def _has_teaser_beside(box: HtmlElement, own: str) -> bool:
    beside = (box.getprevious(), box.getnext())
    return any(other is not None and other.tag == box.tag and _is_teaser(other, own) for other in beside)


def _words(element: HtmlElement) -> str:
    return fold("".join(element.itertext()))


def _has_button(element: HtmlElement | None) -> bool:
    """Whether a button that asks to subscribe is in the container of a line."""
    box = None if element is None else element.getparent()
    if box is None or box.tag in ("body", "html", "main", "article"):
        return False
    return any(ACTIONS[Wall.PAY].fullmatch(_words(button).strip(" .!?:")) for button in box.iter("button", "a"))
