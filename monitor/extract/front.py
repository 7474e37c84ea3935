"""Front pages and sections: recognised by their address, and by the page's metadata.

A deleted article's address often leads to one. Each sign alone may be on an article's page: the caller asks only
where the text that came is not the article's.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from monitor.extract.front_address import front_page, path_parts, site_of
from monitor.extract.lines import fold, line_key, size
from monitor.extract.outline import page_lines
from monitor.extract.page import decode_html, parse_html

# fmt: off
_INDEX_TITLES = frozenset({
    "home", "homepage", "home page", "front page", "frontpage", "startseite", "accueil", "portada", "inicio", "início",
    "prima pagina", "voorpagina", "главная", "главная страница", "首页", "ホーム", "トップページ", "الرئيسية",
})
# fmt: on
_TITLE_PARTS = re.compile(r"(?<!\s)\s++[|·•»:–—-]\s++|(?:(?<!\s)\s++)?\|\s*+")
_SITE_NAMES = frozenset({"og:site_name", "application-name", "apple-mobile-web-app-title"})
_HEADINGS = ("h1", "h2", "h3", "h4")
# A page with so many linked headlines, and no more paragraphs than these, is a list of stories: boxes of related
# stories under an article have three to six.
_TEASERS = 8
_HEADLINE_CHARS = 20
_PARAGRAPH_CHARS = 120


def front_sign(html: bytes, url: str) -> str:
    """The kind of a page that is not an article: the home page, a section page, a list of stories; else ""."""
    tree = parse_html(decode_html(html))
    if tree is None:
        return ""
    if named := _named_address(tree, url):
        return named
    if _titled_as_site(tree, url):
        return "the home page"
    return "a list of stories" if lists_stories(tree) else ""


def _named_address(tree: HtmlElement, url: str) -> str:
    """What the page's canonical link, or else its og:url, is to its address."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    given = [link for link in (*links, *_metas(tree, frozenset({"og:url"}))) if link]
    try:
        named = urljoin(url, given[0].strip()) if given else url
        # A story may name itself by a number that is in a query ("/?p=5").
        return "" if urlsplit(named).query else front_page(url, named)
    except ValueError:
        return ""


def _titled_as_site(tree: HtmlElement, url: str) -> bool:
    """Whether the page gives the site's name where a story has its headline."""
    page = next((_text(element) for element in tree.iter("title")), "")
    parts = list(map(line_key, filter(None, _TITLE_PARTS.split(page))))
    names = _site_keys(tree, url) | {part for part in parts if parts.count(part) > 1}
    names = (names | _INDEX_TITLES) - {""}
    heads = [line_key(text) for text in map(_text, tree.iter("h1")) if text]
    shared = [line_key(title) for title in _metas(tree, frozenset({"og:title"}))]
    given = [*heads, *(shared or parts[:1])]
    return bool(given) and names.issuperset(given)


def _site_keys(tree: HtmlElement, url: str) -> set[str]:
    """The site's names: of its meta elements, and the words of links to the home page."""
    links = (_text(link) for link in tree.iter("a") if _leads_home(link, url))
    return {line_key(name) for name in (*_metas(tree, _SITE_NAMES), *links)}


def _leads_home(link: HtmlElement, url: str) -> bool:
    try:
        target = urlsplit(urljoin(url, link.get("href") or ""))
    except ValueError:
        return False
    return not path_parts(target.path) and site_of(target.hostname) == site_of(urlsplit(url).hostname)


def lists_stories(tree: HtmlElement) -> bool:
    """Whether a page is a list of linked headlines, with hardly more text than a line to each."""
    linked = {
        _text(heading)
        for heading in tree.iter(*_HEADINGS)
        if size(_text(heading)) >= _HEADLINE_CHARS
        and (heading.find(".//a") is not None or next(heading.iterancestors("a"), None) is not None)
    }
    if len(linked) < _TEASERS:
        return False
    prose = sum(1 for line in page_lines(tree) if size(line.text) >= _PARAGRAPH_CHARS and not line.is_link)
    return prose <= len(linked)


def _metas(tree: HtmlElement, names: frozenset[str]) -> list[str]:
    found = (
        fold(meta.get("content") or "")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in names
    )
    return [content for content in found if content]


def _text(element: HtmlElement) -> str:
    return fold("".join(element.itertext()))
