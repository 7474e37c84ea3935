"""Finds the headline of a page's story: a text that readers see and that the page's titles agree on.

A page names its story in many places, and its site and section too: in an h1 that is the site's logo, after a separator
in its titles, before the headline within one h1. The headline is what these places agree on; where they differ, the
visible one counts, since titles made for search engines change on their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from monitor.extract.kickers import heading_text
from monitor.extract.lines import CUT_END, fold, line_key, size, word_count
from monitor.extract.names import names_of
from monitor.extract.outline import Line
from monitor.extract.sections import set_apart
from monitor.extract.structured import Stated

_SEPARATOR = re.compile(
    r"(?<!\s)\s++[|\u2013\u2014\u00b7\u2022\u00bb\u2039\u203a<>:/-]\s++|(?:(?<!\s)\s++)?[|\uff5c]\s*+|(?<=[\u3040-\u9fff])[_-](?=\S)"
)
_LED = re.compile(r"^(?P<name>[^:\u00bb]{2,60})[:\u00bb]\s+(?=\S)")
# The most names of site and section at the ends of a title.
_NAMES_AROUND = 12
_HOME = re.compile(r"(?:(?:https?:)?//(?P<host>[^/?#]+))?/?(?:index\.\w{2,5})?", re.IGNORECASE)
_LOGO = re.compile(r"(?:^|[\s_-])(?:logo\w*|brand\w*|masthead|site-?(?:title|name|header))(?=$|[\s_-])", re.IGNORECASE)
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone")
_MENUS = ("nav", "header", "footer", "menu")
_HEADINGS = ("h1", "h2", "h3")
_NAME_WORDS = 6  # a site's or section's name is no longer than this
_TAIL_WORDS = 4  # where the site's name is unknown, a longer last part of a title is not taken for it
_MIN_LINE_WORDS = 3

# How well a heading agrees with the titles.
_NAMED = -1  # it is empty, or the name of the site or a section
_UNLIKE = 0
_AKIN = 1  # it has half of the words of a title
_PART = 2  # it is a part of a title, next to a separator
_SAME = 3  # it is a title, or most of one


class Headline(NamedTuple):
    """A story's headline, and the element that shows it to readers, if one does."""

    text: str
    element: HtmlElement | None = None


def find_headline(
    tree: HtmlElement, lines: Sequence[Line], metas: Mapping[str, str], stated: Stated, url: str | None
) -> Headline:
    """Find the headline on which headings, meta elements, JSON-LD and the ``title`` element agree."""
    page = next((fold("".join(element.itertext())) for element in tree.iter("title")), "")
    given = [metas.get("og:title", ""), stated.headline, metas.get("twitter:title", ""), page]
    names = _Names(tree, metas, stated, url)
    titles = _Titles(names, list(filter(None, map(fold, given))))
    places = list(enumerate(tree.iter(*_HEADINGS)))
    top = max(_headings(places, titles, names, top=True), key=_Heading.rank, default=None)
    if top is not None and top.is_sure:
        return top.headline
    headings = _headings(places, titles, names)
    best = max((heading for heading in headings if heading.is_title), key=_Heading.rank, default=None)
    if best is not None:
        return best.headline
    by_line = _headline_line(lines, titles)
    if by_line is not None:
        return by_line
    return top.headline if top is not None and top.agreement > _NAMED else _fallback(headings, titles)


def _headline_line(lines: Sequence[Line], titles: _Titles) -> Headline | None:
    """The first line that is exactly a title, for pages that show it in no heading element."""
    line = next((line for line in lines if _is_headline(line, titles)), None)
    return None if line is None else Headline(line.text, line.element)


def _headings(
    places: Sequence[tuple[int, HtmlElement]], titles: _Titles, names: _Names, *, top: bool = False
) -> list[_Heading]:
    """The headings with words; with ``top``, those of the first level only."""
    wanted = ((place, element) for place, element in places if not top or element.tag == "h1")
    found = (_heading(element, place, titles, names) for place, element in wanted)
    return [heading for heading in found if heading is not None]


def _fallback(headings: Sequence[_Heading], titles: _Titles) -> Headline:
    """The headline where no heading is like any title.

    On a page whose h1 is a logo, the article's first heading; else the first title; else the first heading.
    """
    own = (heading for heading in headings if heading.agreement > _NAMED and heading.inside and not heading.apart)
    first = next(own, None)
    if first is not None and any(heading.is_top for heading in headings):
        return first.headline
    if titles.plain:
        return Headline(titles.best())
    return headings[0].headline if headings else Headline("")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the page: its text, its place in order, its agreement with the titles, and its position.

    ``inside``: within ``article`` or ``main``; ``apart``: in a section that is no part of the article.
    """

    headline: Headline
    place: int
    agreement: int
    is_top: bool
    inside: bool
    apart: bool

    @property
    def is_sure(self) -> bool:
        """Whether an h1 is the headline, whatever other elements say."""
        return self.agreement in (_AKIN, _SAME) or (self.agreement == _PART and self.inside)

    @property
    def is_title(self) -> bool:
        """Whether a heading of any level may be the headline, since it is a title or a part of one."""
        return self.agreement >= _PART and not self.apart

    def rank(self) -> tuple[int, bool, bool, bool, int]:
        """A sort key, greatest for the best. Of two parts of a title the lower wins: a site's name is above."""
        place = self.place if self.agreement == _PART else -self.place
        return self.agreement, not self.apart, self.inside, self.is_top, place


def _heading(element: HtmlElement, place: int, titles: _Titles, names: _Names) -> _Heading | None:
    text = names.without(heading_text(element, titles.has))
    if not text:
        return None
    agreement = titles.agreement(text)
    if names.is_site(text) or (agreement < _SAME and (names.is_section(text) or _is_logo(element, names))):
        agreement = _NAMED
    inside = any(step.tag in ("article", "main") for step in element.iterancestors())
    apart = set_apart(element, None) not in ("", "header")
    return _Heading(Headline(text, element), place, agreement, element.tag == "h1", inside, apart)


def _is_logo(element: HtmlElement, names: _Names) -> bool:
    marks = " ".join(names_of(step) for step in element.iter("h1", "a", "span"))
    link = next(iter((*element.iter("a"), *element.iterancestors("a"))), None)
    return bool(_LOGO.search(marks)) or (link is not None and names.leads_home(link))


def _is_headline(line: Line, titles: _Titles) -> bool:
    """Whether a line of some words is exactly a title and in no section set apart."""
    if not titles.has(line.text) or line.is_link or word_count(line.text) < _MIN_LINE_WORDS:
        return False
    return set_apart(line.element, None) in ("", "header")


class _Titles:
    """The titles in a page's metadata, without the names of site and section."""

    def __init__(self, names: _Names, given: Sequence[str]) -> None:
        alone = {line_key(text) for text in given if not _SEPARATOR.search(text)}
        self.plain = [_plain(text, names, alone) for text in given]
        self._keys = [key for text in self.plain if (key := line_key(text))]
        self._whole = [line_key(text) for text in self.plain if not _SEPARATOR.search(text)]
        self._parts = {line_key(part) for text in self.plain for part in _SEPARATOR.split(text)}

    def has(self, text: str) -> bool:
        """Whether one of the titles is exactly this text."""
        return line_key(text) in self._keys

    def agreement(self, text: str) -> int:
        """How well a text agrees with the titles: ``_NAMED`` (for no words) to ``_SAME``."""
        key = line_key(text)
        if not key:
            return _NAMED
        if key in self._keys or any(_is_most_of(key, other) or _is_most_of(other, key) for other in self._whole):
            return _SAME
        if key in self._parts:
            return _PART
        words = _tokens(key)
        return _AKIN if any(_shares_half(words, _tokens(other)) for other in self._keys) else _UNLIKE

    def best(self) -> str:
        """The first title; if it is cut off, the first longer form of it among the others."""
        first = self.plain[0]
        cut = CUT_END.sub("", first)
        longer = (text for text in self.plain[1:] if cut != first and text.startswith(cut) and len(text) > len(first))
        return next(longer, first)


def _is_most_of(longer: str, shorter: str) -> bool:
    """Whether the shorter key is the beginning of the longer one and more than half of it."""
    return f"{longer} ".startswith(f"{shorter} ") and 2 * len(shorter) > len(longer)


def _tokens(key: str) -> set[str]:
    """A key's words; pairs of characters where a script has no spaces."""
    tokens: set[str] = set()
    for word in key.split():
        is_unspaced = size(word) > len(word)
        tokens.update([word[at : at + 2] for at in range(len(word) - 1)] if is_unspaced else [word])
    return tokens


def _shares_half(words: set[str], other: set[str]) -> bool:
    """Whether at least half of a title's words are in the heading: both are wordings of one headline."""
    return bool(other) and 2 * len(words & other) >= len(other)


def _plain(title: str, names: _Names, alone: set[str]) -> str:
    """A title without the names of site and section at its ends.

    These are known names, and parts without which the rest is another title by itself (``alone``).
    """
    for _ in range(_NAMES_AROUND):
        found = list(_SEPARATOR.finditer(title))
        if not found:
            break
        head, tail = title[: found[-1].start()].strip(), title[found[-1].end() :].strip()
        lead, rest = title[: found[0].start()].strip(), title[found[0].end() :].strip()
        if head and (line_key(head) in alone or names.ends(head, tail)):
            title = head
        elif rest and (line_key(rest) in alone or names.is_site(lead)):
            title = rest
        else:
            break
    return names.without(title)


class _Names:
    """The names of a page's site and of the sections it links to, as keys.

    They are given in meta elements, JSON-LD and the address. The page's menus are read when these do not decide.
    """

    def __init__(self, tree: HtmlElement, metas: Mapping[str, str], stated: Stated, url: str | None) -> None:
        given = (*map(metas.get, _SITE_METAS), stated.publisher)
        self._tree = tree
        self._given = frozenset(key for text in given if text and (key := line_key(text)))
        self._section = line_key(metas.get("article:section") or "")
        self._host = (urlsplit(url).hostname or "") if url else ""

    @cached_property
    def _linked(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names with which the menus link to the home page, and to other pages."""
        home: set[str] = set()
        sections: set[str] = set()
        for link in _menu_links(self._tree):
            words = _link_words(link)
            if 0 < word_count(words) <= _NAME_WORDS:
                (home if _leads_home(link, self._host) else sections).add(line_key(words))
        return frozenset(home), frozenset(sections)

    def is_site(self, text: str) -> bool:
        """Whether a text is the site's name: as given, its initials, or a label of its host name."""
        key = line_key(text)
        if not key or word_count(key) > _NAME_WORDS:
            return False
        joined = key.replace(" ", "")
        labels = [label.replace("-", "") for label in self._host.split(".")[:-1]]
        if key in self._given or joined in (*labels, self._host.removeprefix("www.").replace(".", "")):
            return True
        sites = self._given | self._linked[0]
        return key in sites or any(joined == _initials(name) for name in sites if " " in name)

    def is_section(self, text: str) -> bool:
        """Whether a text is the name of a section the page's menus link to."""
        key = line_key(text)
        return (key == self._section and key != "") or key in self._linked[1]

    def ends(self, head: str, tail: str) -> bool:
        """Whether the part after a title's last separator names the site or a section.

        Where the page does not give the site's name, any short part is taken for it.
        """
        if self.is_site(tail) or self.is_section(tail):
            return True
        return not self._given and word_count(tail) <= _TAIL_WORDS <= word_count(head)

    def without(self, text: str) -> str:
        """A text without the site's name at its beginning, as in "Courier: Ferry sunk"."""
        led = _LED.match(text)
        return text[led.end() :] if led and self.is_site(led["name"]) else text

    def leads_home(self, link: HtmlElement) -> bool:
        """Whether a link leads to the site's home page."""
        return _leads_home(link, self._host)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _menu_links(tree: HtmlElement) -> list[HtmlElement]:
    """The links in the page's menus, each once, without those in headings."""
    headed = {link for heading in tree.iter(*_HEADINGS) for link in heading.iter("a")}
    found = dict.fromkeys(link for menu in tree.iter(*_MENUS) for link in menu.iter("a"))
    return [link for link in found if link not in headed]


def _link_words(link: HtmlElement) -> str:
    """A link's words, or the alternative text of its image."""
    words = fold("".join(link.itertext()) if len(link) else link.text or "")
    return words or next((fold(image.get("alt") or "") for image in link.iter("img")), "")


def _leads_home(link: HtmlElement, host: str) -> bool:
    found = _HOME.fullmatch((link.get("href") or "").strip() or "#")
    return found is not None and (not found["host"] or found["host"].lower() == host)
