"""Whether a page is the article that was asked for, and whether it is one already followed under another address.

An address counts only where the texts agree: what a page names as its own (a canonical link), and where a redirect
leads. Of two articles that turn out to be one, one is kept and takes over the other's addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from urllib.parse import urlsplit

from monitor import extract, versions
from monitor.errors import ArticleGone, NoArticle, PageBlocked, ParseError
from monitor.feeds import normal_address
from monitor.model import Article, BlockKind, Document, Page
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.found import Names
from monitor.pipeline.reading import Reading, read_sign
from monitor.ports import Store


class _Kept(Enum):
    """Which of two articles that are one is kept."""

    OTHER = auto()
    THIS = auto()
    LONGER = auto()  # the one with more versions, else the older


@dataclass(frozen=True, slots=True)
class _Twin:
    """An article that is the same story, which of the two is kept, and where it is fetched (None: where it was)."""

    article: Article
    kept: _Kept
    url: str | None = None


def names_of(page: Page, document: Document | None) -> Names:
    """By what addresses a page is known."""
    fetched = tuple(dict.fromkeys(map(normal_address, versions.fetched_addresses(page))))
    link = versions.canonical_address(page, document) if document else ""
    name = normal_address(link) if link else ""
    came = normal_address(page.url)
    return Names(fetched, name if name and name not in fetched else None, came if came not in fetched else None)


def find_known(
    store: Store, article: Article, names: Names, document: Document, page_url: str
) -> tuple[Article, str | None] | None:
    """The article that this one, not yet read before, turns out to be, and the address to fetch it at where it moved.

    By an address and the text; or by the text alone, if that article is no longer in its feed: two that are in a feed
    at the same time are two. An article whose page names this one's address is merged into it later, with its versions.
    """
    for twin in _twins(store, article, names, document):
        if twin.kept is not _Kept.THIS:
            return twin.article, twin.url
    digest, _ = versions.text_digests(document)
    for candidate in store.articles.by_text(article.host, digest, document.title):
        if candidate.id == article.id or candidate.in_feed or not candidate.versions:
            continue
        if versions.same_article(_text_of(store, candidate), document):
            stays = normal_address(candidate.url) in (*names.fetched, names.canonical)
            return candidate, None if stays else page_url
    return None


def settle(store: Store, article: Article, names: Names, document: Document, now: datetime) -> None:
    """Merge an article whose version was just written with others that are the same story.

    Two that are read at the same time do not see each other before; whichever is written last sees the other here.
    """
    for twin in _twins(store, article, names, document):
        other = twin.article
        this_stays = twin.kept is _Kept.THIS
        if twin.kept is _Kept.LONGER:
            this_stays = (article.versions, -article.id) > (other.versions, -other.id)
        keep, drop = (article, other) if this_stays else (other, article)
        store.articles.merge(keep.id, drop.id, now, url=twin.url)
        if not this_stays:
            return


def _twins(store: Store, article: Article, names: Names, document: Document) -> Iterator[_Twin]:
    """Articles with versions that are the same story."""
    digest, _ = versions.text_digests(document)
    seen = {article.id}
    for twin in _claimed(store, article, names, digest, document.title):
        other = twin.article
        if other.id in seen or not other.versions or other.moved_to is not None:
            continue
        seen.add(other.id)
        text = _text_of(store, other)
        if twin.kept is _Kept.THIS and versions.text_digests(text)[0] == digest:
            # Word for word: the history that is longer can go on at this address.
            yield _Twin(other, _Kept.LONGER, article.url)
        elif versions.one_story(text, document):
            yield twin
    for other in store.articles.by_text(article.host, digest, document.title):
        if other.id not in seen and _is_same_page(store, article, other, document):
            yield _Twin(other, _Kept.LONGER)


def _is_same_page(store: Store, article: Article, other: Article, document: Document) -> bool:
    """Whether two addresses differ only by parameters that choose no article, and the texts are the same."""
    if not versions.differs_by_extras(normal_address(other.url), normal_address(article.url)):
        return False
    text = _text_of(store, other)
    return (
        versions.same_article(text, document) and versions.text_digests(text)[0] == versions.text_digests(document)[0]
    )


def _claimed(store: Store, article: Article, names: Names, digest: str, title: str) -> Iterator[_Twin]:
    """Articles that an address names as this one; their texts are not compared yet."""
    claims = (names.canonical,) if names.canonical else ()
    # First, as a page that leads to another mostly names that address as well: the longer history is kept.
    target = _redirect_target(store, article, names)
    if target is not None:
        yield _Twin(target, _Kept.LONGER, target.url)
    for place in (*names.fetched, *claims):
        other = store.articles.by_address(place)
        if other is not None:
            yield _Twin(other, _Kept.OTHER if place in claims or not article.versions else _Kept.LONGER)
    for other in store.articles.by_canonical(names.fetched, digest, title):
        yield _Twin(other, _Kept.THIS)
    for other in store.articles.by_canonical(claims, digest, title) if claims else ():
        yield _Twin(other, _Kept.LONGER)


def _redirect_target(store: Store, article: Article, names: Names) -> Article | None:
    """The article followed at the address to which an article with a history now redirects."""
    if not names.led_to or article.versions <= 1:
        return None
    return store.articles.by_address(names.led_to)


def _text_of(store: Store, article: Article) -> Document:
    return store.versions.get(article.id, article.versions).document


def moved_url(page: Page) -> str | None:
    """Where the article is from now on, if every hop that led there was permanent (RFC 9110 15.4)."""
    return page.url if _is_permanent(page) else None


def absorb(store: Store, article: Article, url: str, document: Document | None, now: datetime) -> None:
    """Take over the article that was made for the address to which this one has moved, if it is the same story."""
    other = store.articles.by_address(normal_address(url))
    if other is None or other.id == article.id:
        return
    text = document or _text_of(store, article)
    if not other.versions or versions.one_story(_text_of(store, other), text):
        store.articles.merge(article.id, other.id, now, url=url)


def taken_down(
    deps: Dependencies, page: Page, reading: Reading, old: Document | None, *, continues: bool = False
) -> ParseError | None:
    """The error that says what is in the article's place: a front page, or another story behind a redirect.

    ``old`` is the text it had, ``continues`` whether the page's text goes on with that. None where the page may be the
    article; other pages at its own address are for ``versions.decide``.
    """
    redirected = normal_address(page.requested_url) != normal_address(page.url)
    kind = _replaced_by(deps, page, reading, old, redirected=redirected, continues=continues)
    if not kind:
        return None
    instead = reading.document.title if kind == _STORY else ""
    if not redirected:
        return ArticleGone(f"{kind} is at {page.url}{_titled(reading)}", instead=instead)
    if kind in _OTHERS and not _is_permanent(page):
        return PageBlocked(f"{page.requested_url} leads to {kind} for now: {page.url}{_titled(reading)}")
    return ArticleGone(f"{page.requested_url} leads to {kind}: {page.url}{_titled(reading)}", instead=instead)


_OTHERS = _STORY, _PAGE = "another story", "another page"


def _replaced_by(
    deps: Dependencies, page: Page, reading: Reading, old: Document | None, *, redirected: bool, continues: bool
) -> str:
    """What is in the article's place, in words; empty where the page may be the article."""
    shape = extract.front_page(normal_address(page.requested_url), normal_address(page.url)) if redirected else ""
    if old is None:
        return shape if shape and _is_front_page(deps, page, shape) else ""
    if shape:
        return "" if versions.one_story(old, reading.document) else shape
    if reading.problem is not None:
        return _list_page(deps, page, reading.problem)
    return "" if continues else _other_text(deps, page, reading.document, redirected=redirected)


def _is_front_page(deps: Dependencies, page: Page, shape: str) -> bool:
    """Whether the page is what its address looks like, where there is no older text to compare with."""
    is_home = shape == "the home page" and not urlsplit(page.url).query
    return is_home or shape == "a search page" or bool(_sign(deps, page))


def _list_page(deps: Dependencies, page: Page, problem: ParseError) -> str:
    """What kind of list a page without text is.

    Navigation alone is no sign of a list of links: the text may have been missing.
    """
    sign = _sign(deps, page) if isinstance(problem, NoArticle) else ""
    return sign if sign.endswith("page") else ""


def _other_text(deps: Dependencies, page: Page, document: Document, *, redirected: bool) -> str:
    """What a page with a text is that does not continue the old one."""
    if _is_live(document):
        return ""
    other = _STORY if document.published or document.byline else _PAGE
    return _sign(deps, page) or (other if redirected else "")


def _sign(deps: Dependencies, page: Page) -> str:
    return deps.sandbox.call(read_sign, page.body, page.url)


def _is_live(document: Document) -> bool:
    return any(block.kind is BlockKind.LIVE_ENTRY for block in document.blocks)


def _is_permanent(page: Page) -> bool:
    return bool(page.redirects) and all(hop.status in (301, 308) for hop in page.redirects)


def _titled(reading: Reading) -> str:
    title = reading.document.title
    return f" (“{title[:80]}”)" if title else ""
