"""What a page shows beside its text, and what it claims to be: headings, buttons, scripts, forms, markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml.html import HtmlElement

from monitor.extract.front import lists_stories
from monitor.extract.lines import fold, line_key
from monitor.extract.names import names_of
from monitor.extract.sections import in_menu
from monitor.extract.served import ServedPage
from monitor.extract.wall_speech import has_words_of
from monitor.extract.wall_words import ACTS, PARTS, Wall, named_wall
from monitor.model import Document

# Whether the signs that end a line are checked first: of many dots each would look for the end again.
_CUT = re.compile(r"(?:^|(?<=\w))(?=\W++$)\W*?(?:\.\.\.|\u2026)")
_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?(true|false)', re.IGNORECASE)
_STATED_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"[^"]*(?:Article|Posting)"')
_PAID_TIERS = frozenset({"locked", "metered", "paid", "premium", "subscriber"})
_APP_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "app-root"})
_NAMED_TAGS = ("script", "iframe", "form", "div", "section", "aside", "button", "input", "dialog")
_NAMES = ("class", "id", "src", "action", "name", "title")
_PAGE_CHARS = 6000  # walls say what they are at their beginning
_BUTTON_CHARS = 60
_NEAR_LINES = 4  # a paywall's heading, its offer, its buttons
_BUTTON_WORDS = 3  # a link of more words may be a headline, or a line of a story
_MOST_LEFT = 2  # fewer words than any sentence has
_TITLE_PARTS = re.compile(r"(?<!\s)\s++[|·•»–—-]\s++|(?:(?<!\s)\s++)?\|\s*+")
# fmt: off
_LOADING = frozenset({
    "loading", "please wait", "wird geladen", "bitte warten", "lädt", "chargement", "chargement en cours", "cargando",
    "caricamento", "carregando", "a carregar", "laden", "загрузка", "読み込み中", "加载中",
})
# fmt: on


class Shown(NamedTuple):
    """A line that readers see, the form in which it is compared, the element that holds it; whether it is in a menu."""

    text: str
    key: str
    element: HtmlElement | None
    in_menu: bool


@dataclass(frozen=True)
class Interface:
    """The signs of a page's interface; nearly all empty where only a text is known."""

    document: Document
    page: ServedPage | None

    @property
    def tree(self) -> HtmlElement | None:
        """The page's elements."""
        return None if self.page is None else self.page.tree

    @cached_property
    def headings(self) -> list[str]:
        """The page's title and its headings."""
        return self._texts_of("title", "h1", "h2")

    @property
    def tops(self) -> list[str]:
        """The page's title and its first headings' words."""
        return self._texts_of("title", "h1")

    def _texts_of(self, *tags: str) -> list[str]:
        return [] if self.tree is None else [text for element in self.tree.iter(*tags) if (text := _words(element))]

    @cached_property
    def silent(self) -> list[str]:
        """The text for readers without scripts."""
        return self._texts_of("noscript")

    @cached_property
    def _all(self) -> list[Shown]:
        if self.page is None or self.page.tree is None:
            return [Shown(block.text, line_key(block.text), None, in_menu=False) for block in self.document.blocks]
        return [Shown(line.text, line.key, line.element, in_menu(line.element)) for line in self.page.lines]

    @cached_property
    def lines(self) -> list[Shown]:
        """The lines below the headline that are in no menu."""
        title = line_key(self.document.title)
        start = next((at + 1 for at, line in enumerate(self._all) if line.key == title), 0)
        return [line for line in self._all[start:] if not line.in_menu]

    @property
    def beside(self) -> list[str]:
        """The lines that are in one container with those that were read: furniture where it is none of a wall."""
        keys = {line_key(block.text) for block in self.document.blocks}
        boxes = {line.element.getparent() for line in self._all if line.element is not None and line.key in keys}
        return [line.text for line in self._all if line.element is not None and line.element.getparent() in boxes]

    def says(self, wall: Wall) -> bool:
        """Whether any line, wherever it is, has words that such a wall says."""
        return has_words_of(wall, "\n".join(line.text for line in self._all))

    @cached_property
    def texts(self) -> list[str]:
        """The beginning of what a reader sees."""
        found, chars = [], 0
        for line in self._all:
            found.append(line.text)
            chars += len(line.text)
            if chars > _PAGE_CHARS:
                break
        return found

    @cached_property
    def claims(self) -> int:
        """How many signs of an article there are: a headline equal to the title, its markup, a date or author."""
        if self.tree is None:
            return 0
        title = line_key(self.document.title)
        if not title or named_wall([self.document.title]) is not None:
            return 0
        heads = [element for element in self.tree.iter("h1", "h2") if line_key(_words(element)).endswith(title)]
        inside = any(next(head.iterancestors("article"), None) is not None for head in heads)
        named = self.document.byline or self.document.published
        return bool(heads) + (inside or self._is_marked()) + bool(named)

    def _is_marked(self) -> bool:
        """Whether the page's markup says that it is an article."""
        return self.tree is not None and (
            any(_STATED_TYPE.search(script.text or "") for script in self._stated())
            or bool(self.tree.xpath("//meta[@property='og:type'][contains(@content, 'article')]"))
            or bool(self.tree.xpath("//*[contains(@itemtype, 'Article')]"))
        )

    def _stated(self) -> list[HtmlElement]:
        scripts = () if self.tree is None else self.tree.iter("script")
        return [script for script in scripts if "ld+json" in (script.get("type") or "")]

    @cached_property
    def _access(self) -> set[str]:
        """The access metadata of the page: true and false of "free for all", the tiers of its meta elements."""
        found = {said.lower() for script in self._stated() for said in _FREE.findall(script.text or "")}
        if self.tree is not None:
            tiers = self.tree.xpath(
                "//meta[contains(@property, 'content_tier') or contains(@name, 'content_tier')]/@content"
            )
            found.update(str(tier).strip().lower() for tier in tiers)
        return found

    @property
    def is_free(self) -> bool:
        """Whether the page says that all may read all of it."""
        return bool(self._access & {"true", "free"}) and not self._is_paid

    @property
    def _is_paid(self) -> bool:
        return bool(self._access & {"false", *_PAID_TIERS})

    @cached_property
    def _machinery(self) -> str:
        """The names in the page's markup."""
        if self.tree is None:
            return ""
        return "\n".join(
            value for element in self.tree.iter(*_NAMED_TAGS) for name in _NAMES if (value := element.get(name))
        )

    @cached_property
    def _buttons(self) -> list[str]:
        """What buttons and short links say."""
        if self.tree is None:
            return []
        words = [_words(element) for element in self.tree.iter("button", "a", "label")]
        words += [fold(element.get("value") or element.get("placeholder") or "") for element in self.tree.iter("input")]
        return [text for text in words if 0 < len(text) <= _BUTTON_CHARS]

    def shows(self, wall: Wall) -> bool:
        """Whether the page's interface has something of this wall."""
        parts, acts = PARTS.get(wall), ACTS.get(wall)
        if parts is not None and parts.search(self._machinery):
            return True
        return acts is not None and any(acts.fullmatch(text.strip(" .!?:\u2026\u203a\u00bb")) for text in self._buttons)

    def gates(self, at: int) -> bool:
        """Whether something of a paywall belongs to this line: names of its containers, an offer beside it, a text cut
        above it, or what the page says of who may read it.
        """
        element = self.lines[at].element
        steps = () if element is None else (element, *element.iterancestors())
        names = " ".join(names_of(step) for step in steps if step.tag not in ("html", "body"))
        near = [
            line.text.strip(" .!?:\u2026\u203a\u00bb") for line in self.lines[max(0, at - 1) : at + 1 + _NEAR_LINES]
        ]
        offers = any(ACTS[Wall.PAY].fullmatch(text) for text in near)
        cut = any(_CUT.search(line.text) for line in self.lines[:at])
        return offers or cut or self._is_paid or PARTS[Wall.PAY].search(names) is not None or _has_button(element)

    @property
    def machine(self) -> Wall | None:
        """What is on a page without any text: a check made by a script, or what a script is to fill."""
        if PARTS[Wall.BOT].search(self._machinery):
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
    def only_menus(self) -> bool:
        """Whether all that was read is in the page's menus: several links may have been read as one block."""
        if self.tree is None:
            return False
        keys = [line_key(block.text) for block in self.document.blocks]
        inside, outside = ({line.key for line in self._all if line.in_menu is within} for within in (True, False))
        inside.discard("")
        own = outside - inside - self._name_phrases
        # No button says so many words: they are a line beside the menus.
        if any(key in own and len(key.split()) > _BUTTON_WORDS for key in keys):
            return False
        menus = (inside | self._button_phrases) - {""}
        return not own.difference(menus).intersection(keys) and _are_menus(keys, menus, self._name_phrases)

    @property
    def _button_phrases(self) -> set[str]:
        """What the page's buttons and short links say."""
        return {key for text in self._buttons if len((key := line_key(text)).split()) <= _BUTTON_WORDS}

    @cached_property
    def _name_phrases(self) -> set[str]:
        """The title, the parts of the page's title (the site's name is one), and what is until a text is there."""
        heads = {part for text in (self.document.title, *self.tops) for part in (text, *_TITLE_PARTS.split(text))}
        return {line_key(text) for text in heads} - {""} | _LOADING


def _are_menus(keys: Sequence[str], menus: set[str], names: set[str]) -> bool:
    """Whether lines are phrases of menus, at least one of them, and names."""
    has_menus = any(_without(key, menus) != key for key in keys)
    return has_menus and all(len(_without(key, menus | names).split()) <= _MOST_LEFT for key in keys)


def _without(key: str, phrases: Iterable[str]) -> str:
    """A line's key without these phrases, the longest first."""
    # Neighbours share the space between them, so each is given two.
    left = f" {key} ".replace(" ", "  ")
    for phrase in sorted(phrases, key=len, reverse=True):
        left = left.replace(f" {phrase} ".replace(" ", "  ")[1:-1], " ")
    return " ".join(left.split())


def _words(element: HtmlElement) -> str:
    return fold("".join(element.itertext()))


def _has_button(element: HtmlElement | None) -> bool:
    """Whether a button that asks to subscribe is beside a line, in its own container."""
    box = None if element is None else element.getparent()
    if box is None or box.tag in ("body", "html", "main", "article"):
        return False
    return any(ACTS[Wall.PAY].fullmatch(_words(button).strip(" .!?:")) for button in box.iter("button", "a"))
