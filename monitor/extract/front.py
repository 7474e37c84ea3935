"""Recognises front pages and section pages by their address, metadata and linked headlines.

The address of a deleted article often leads to one. Articles may show each of these signs too, so it is only checked
where the page does not have the article's text.
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
# Like ``TITLE_SEPARATOR``, and a colon.
_TITLE_PARTS = re.compile(r"(?<!\s)\s++[|·•»:–—-]\s++|(?:(?<!\s)\s++)?\|\s*+")
_SITE_NAMES = frozenset({"og:site_name", "application-name", "apple-mobile-web-app-title"})
_HEADINGS = ("h1", "h2", "h3", "h4")
# A page with at least so many linked headlines, and no more paragraphs than headlines, is a list of stories. Boxes of
# related stories under an article have three to six.
_TEASERS = 8
_HEADLINE_CHARS = 20
_PARAGRAPH_CHARS = 120


def front_sign(html: bytes, url: str) -> str:
    """What the page is instead of an article: the home page, a section page, a list of stories; else ""."""
    tree = parse_html(decode_html(html))
    if tree is None:
        return ""
    if named := _named_address(tree, url):
        return named
    if _titled_as_site(tree, url):
        return "the home page"
    return "a list of stories" if lists_stories(tree) else ""


def _named_address(tree: HtmlElement, url: str) -> str:
    """The kind of page that the canonical link, or else og:url, names relative to ``url`` (see ``front_page``)."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    given = [link for link in (*links, *_metas(tree, frozenset({"og:url"}))) if link]
    try:
        named = urljoin(url, given[0].strip()) if given else url
        # A story's own address may be a query on the home page ("/?p=5").
        return "" if urlsplit(named).query else front_page(url, named)
    except ValueError:
        return ""


def _titled_as_site(tree: HtmlElement, url: str) -> bool:
    """Whether the page gives the site's name wherever a story gives its headline."""
    page = next((_text(element) for element in tree.iter("title")), "")
    parts = list(map(line_key, filter(None, _TITLE_PARTS.split(page))))
    names = _site_keys(tree, url) | {part for part in parts if parts.count(part) > 1}
    names = (names | _INDEX_TITLES) - {""}
    heads = [line_key(text) for text in map(_text, tree.iter("h1")) if text]
    shared = [line_key(title) for title in _metas(tree, frozenset({"og:title"}))]
    given = [*heads, *(shared or parts[:1])]
    return bool(given) and names.issuperset(given)


def _site_keys(tree: HtmlElement, url: str) -> set[str]:
    """The site's names, from meta elements and links to the home page, as line keys."""
    links = (_text(link) for link in tree.iter("a") if _leads_home(link, url))
    return {line_key(name) for name in (*_metas(tree, _SITE_NAMES), *links)}


def _leads_home(link: HtmlElement, url: str) -> bool:
    try:
        target = urlsplit(urljoin(url, link.get("href") or ""))
    except ValueError:
        return False
    return not path_parts(target.path) and site_of(target.hostname) == site_of(urlsplit(url).hostname)


def lists_stories(tree: HtmlElement) -> bool:
    """Whether a page is a list of linked headlines, with at most one paragraph for each."""
    texts = {_text(heading) for heading in tree.iter(*_HEADINGS) if _is_linked(heading)}
    linked = {text for text in texts if size(text) >= _HEADLINE_CHARS}
    if len(linked) < _TEASERS:
        return False
    prose = sum(1 for line in page_lines(tree) if size(line.text) >= _PARAGRAPH_CHARS and not line.is_link)
    return prose <= len(linked)


def _is_linked(heading: HtmlElement) -> bool:
    return heading.find(".//a") is not None or next(heading.iterancestors("a"), None) is not None


def _metas(tree: HtmlElement, names: frozenset[str]) -> list[str]:
    found = (
        fold(meta.get("content") or "")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in names
    )
    return [content for content in found if content]


def _text(element: HtmlElement) -> str:
    return fold("".join(element.itertext()))
