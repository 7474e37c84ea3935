"""Which words of a page are its story's headline: those that readers see and that the page's titles agree on.

A page names its story in many places, and its site and section in as many: in an h1 that is the site's logo, behind a
separator in its titles, before the headline within one h1. What the places agree on is the headline; where they differ,
the visible one counts, since the titles made for search engines change on their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from monitor.extract.kickers import heading_text
from monitor.extract.lines import fold, line_key, size, word_count
from monitor.extract.names import names_of
from monitor.extract.outline import Line
from monitor.extract.sections import set_apart
from monitor.extract.structured import Stated

_SEPARATOR = re.compile(
    r"(?<!\s)\s++[|\u2013\u2014\u00b7\u2022\u00bb\u2039\u203a<>:/-]\s++|(?:(?<!\s)\s++)?[|\uff5c]\s*+|(?<=[\u3040-\u9fff])[_-](?=\S)"
)
_LED = re.compile(r"^(?P<name>[^:\u00bb]{2,60})[:\u00bb]\s+(?=\S)")
# No title is between more names of site and section.
_NAMES_AROUND = 12
_CUT = re.compile(r"(?:(?<!\s)\s++)?(?:\.\.\.|\u2026)$")
_HOME = re.compile(r"(?:(?:https?:)?//(?P<host>[^/?#]+))?/?(?:index\.\w{2,5})?", re.IGNORECASE)
_LOGO = re.compile(r"(?:^|[\s_-])(?:logo\w*|brand\w*|masthead|site-?(?:title|name|header))(?=$|[\s_-])", re.IGNORECASE)
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone")
_MENUS = ("nav", "header", "footer", "menu")
_HEADINGS = ("h1", "h2", "h3")
_NAME_WORDS = 6  # a site's or section's name is no longer than this
_TAIL_WORDS = 4
_MIN_LINE_WORDS = 3

# How far the titles agree with a heading.
_NAMED = -1  # it is the name of site or section
_UNLIKE = 0
_AKIN = 1  # they share half of their words
_PART = 2  # it is a part of a title, beside a separator
_SAME = 3


class Headline(NamedTuple):
    """A story's headline, and the element that shows it to readers, if one does."""

    text: str
    element: HtmlElement | None = None


def find_headline(
    tree: HtmlElement, lines: Sequence[Line], metas: Mapping[str, str], stated: Stated, url: str | None
) -> Headline:
    """The headline on which headings, meta elements, JSON-LD and the page's title agree."""
    page = next((fold("".join(element.itertext())) for element in tree.iter("title")), "")
    given = [metas.get("og:title", ""), stated.headline, metas.get("twitter:title", ""), page]
    names = _Names.of(tree, metas, stated, url)
    titles = _Titles(names, list(filter(None, map(fold, given))))
    places = list(enumerate(tree.iter(*_HEADINGS)))
    first = max(_heads(places, titles, names, top=True), key=_Head.rank, default=None)
    if first is not None and first.is_sure:
        return first.found
    heads = _heads(places, titles, names)
    shown = max((head for head in heads if head.is_shown), key=_Head.rank, default=None)
    if shown is not None:
        return shown.found
    by_line = _headline_line(lines, titles)
    if by_line is not None:
        return by_line
    return first.found if first is not None and first.agrees > _NAMED else _unseen(heads, titles)


def _headline_line(lines: Sequence[Line], titles: _Titles) -> Headline | None:
    """The first line that is no heading and says just what a title says."""
    line = next((line for line in lines if _is_headline(line, titles)), None)
    return None if line is None else Headline(line.text, line.element)


def _heads(
    places: Sequence[tuple[int, HtmlElement]], titles: _Titles, names: _Names, *, top: bool = False
) -> list[_Head]:
    """The headings that say something; with ``top``, those of the first level."""
    wanted = ((place, element) for place, element in places if not top or element.tag == "h1")
    found = (_head(element, place, titles, names) for place, element in wanted)
    return [head for head in found if head is not None]


def _unseen(heads: Sequence[_Head], titles: _Titles) -> Headline:
    """The headline where no heading is like any title: the article's first one under a logo, else a title."""
    inside = next((head for head in heads if head.agrees > _NAMED and head.inside and not head.apart), None)
    if inside is not None and any(head.is_top for head in heads):
        return inside.found
    if titles.plain:
        return Headline(titles.best())
    return heads[0].found if heads else Headline("")


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading of the page: what it says, how far the titles agree, where it is."""

    found: Headline
    place: int
    agrees: int
    is_top: bool
    inside: bool
    apart: bool

    @property
    def is_sure(self) -> bool:
        """Whether an h1 needs no comparison with other elements."""
        return self.agrees in (_AKIN, _SAME) or (self.agrees == _PART and self.inside)

    @property
    def is_shown(self) -> bool:
        """Whether a heading of any level may be the headline since a title says just the same."""
        return self.agrees >= _PART and not self.apart

    def rank(self) -> tuple[int, bool, bool, bool, int]:
        """The better, the greater: of two parts of one title, a site's name is above the headline."""
        place = self.place if self.agrees == _PART else -self.place
        return self.agrees, not self.apart, self.inside, self.is_top, place


def _head(element: HtmlElement, place: int, titles: _Titles, names: _Names) -> _Head | None:
    text = names.without(heading_text(element, titles.says))
    agrees = titles.agreement(text)
    if names.is_site(text) or (agrees < _SAME and (names.is_section(text) or _is_logo(element, names))):
        agrees = _NAMED
    if not text:
        return None
    inside = any(step.tag in ("article", "main") for step in element.iterancestors())
    apart = set_apart(element, None) not in ("", "header")
    return _Head(Headline(text, element), place, agrees, element.tag == "h1", inside, apart)


def _is_logo(element: HtmlElement, names: _Names) -> bool:
    marks = " ".join(names_of(step) for step in element.iter("h1", "a", "span"))
    link = next((step for step in (*element.iter("a"), *element.iterancestors("a"))), None)
    return bool(_LOGO.search(marks)) or (link is not None and names.leads_home(link))


def _is_headline(line: Line, titles: _Titles) -> bool:
    """Whether a line that is no heading says just what a title says."""
    if line.is_link or word_count(line.text) < _MIN_LINE_WORDS or not titles.says(line.text):
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

    def says(self, text: str) -> bool:
        """Whether a title is just this."""
        return line_key(text) in self._keys

    def agreement(self, text: str) -> int:
        """How well the titles agree with this text."""
        key = line_key(text)
        if not key:
            return _NAMED
        if key in self._keys or any(_begins(key, other) or _begins(other, key) for other in self._whole):
            return _SAME
        if key in self._parts:
            return _PART
        mine = _tokens(key)
        return _AKIN if any(_alike(mine, _tokens(other)) for other in self._keys) else _UNLIKE

    def best(self) -> str:
        """The first title, in full where another place cuts it less."""
        first = self.plain[0]
        cut = _CUT.sub("", first)
        longer = (text for text in self.plain[1:] if cut != first and text.startswith(cut) and len(text) > len(first))
        return next(longer, first)


def _begins(longer: str, shorter: str) -> bool:
    """Whether one key is most of another, cut at its end."""
    return f"{longer} ".startswith(f"{shorter} ") and 2 * len(shorter) > len(longer)


def _tokens(key: str) -> set[str]:
    """A key's words; pairs of characters where a script has no spaces."""
    return {
        token
        for word in key.split()
        for token in ([word[at : at + 2] for at in range(len(word) - 1)] if size(word) > len(word) else [word])
    }


def _alike(mine: set[str], other: set[str]) -> bool:
    """Whether half of a title's words are in the heading: two wordings of one story."""
    return bool(other) and 2 * len(mine & other) >= len(other)


def _plain(title: str, names: _Names, alone: set[str]) -> str:
    """A title without the names of site and section at its ends, known ones or those another title does without."""
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


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a page's site and of the sections it links to, as keys."""

    sites: frozenset[str]
    sections: frozenset[str]
    host: str
    given: bool

    @classmethod
    def of(cls, tree: HtmlElement, metas: Mapping[str, str], stated: Stated, url: str | None) -> _Names:
        """Gather the names from meta elements, JSON-LD, the address and the page's menus."""
        host = (urlsplit(url).hostname or "") if url else ""
        given = [key for text in (*map(metas.get, _SITE_METAS), stated.publisher) if text and (key := line_key(text))]
        home: set[str] = set()
        sections = {key for text in (metas.get("article:section"),) if text and (key := line_key(text))}
        for link in _menu_links(tree):
            words = _link_words(link)
            if 0 < word_count(words) <= _NAME_WORDS:
                (home if _leads_home(link, host) else sections).add(line_key(words))
        return cls(frozenset({*given, *home}), frozenset(sections), host, bool(given))

    def is_site(self, text: str) -> bool:
        """Whether a text is the site's name: as it is given, by its initials, or as a part of the host's name."""
        key = line_key(text)
        if not key or word_count(key) > _NAME_WORDS:
            return False
        joined = key.replace(" ", "")
        initials = {"".join(word[0] for word in name.split()) for name in self.sites if " " in name}
        labels = [label.replace("-", "") for label in self.host.split(".")[:-1]]
        return key in self.sites or joined in (*initials, *labels, self.host.removeprefix("www.").replace(".", ""))

    def is_section(self, text: str) -> bool:
        """Whether a text is the name of a section the page's menus link to."""
        return line_key(text) in self.sections

    def ends(self, head: str, tail: str) -> bool:
        """Whether what is behind a title's last separator names site or section; a short end does where the page
        names no site.
        """
        if self.is_site(tail) or self.is_section(tail):
            return True
        return not self.given and word_count(tail) <= _TAIL_WORDS <= word_count(head)

    def without(self, text: str) -> str:
        """A text without the site's name that leads it, as in "Courier: Ferry sunk"."""
        led = _LED.match(text)
        return text[led.end() :] if led and self.is_site(led["name"]) else text

    def leads_home(self, link: HtmlElement) -> bool:
        """Whether a link leads to the site's home page."""
        return _leads_home(link, self.host)


def _menu_links(tree: HtmlElement) -> list[HtmlElement]:
    """The links of the page's menus, each once; headings that are links are none."""
    headed = {link for heading in tree.iter(*_HEADINGS) for link in heading.iter("a")}
    found = dict.fromkeys(link for menu in tree.iter(*_MENUS) for link in menu.iter("a"))
    return [link for link in found if link not in headed]


def _link_words(link: HtmlElement) -> str:
    """A link's words, or those that represent its image."""
    words = fold("".join(link.itertext()))
    return words or next((fold(image.get("alt") or "") for image in link.iter("img")), "")


def _leads_home(link: HtmlElement, host: str) -> bool:
    found = _HOME.fullmatch((link.get("href") or "").strip() or "#")
    return found is not None and (not found["host"] or found["host"].lower() == host)
