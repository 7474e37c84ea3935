"""Decides whether a page is the article asked for, and whether that article is already followed at another address.

Canonical links and redirects name other addresses; they count only where the texts agree too. Of two articles that turn
out to be the same, one is kept and takes over the other's addresses.
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
from monitor.model import Article, Document, Page, Version
from monitor.pipeline.dependencies import Dependencies
from monitor.pipeline.found import Names
from monitor.pipeline.reading import Reading, is_live, read_sign
from monitor.ports import Store


class _Kept(Enum):
    """Which of two duplicate articles is kept."""

    OTHER = auto()
    THIS = auto()
    LONGER = auto()  # the one with more versions; with as many, the one added first


@dataclass(frozen=True, slots=True)
class _Twin:
    """Another record of the same article, which of the two is kept, and its new address (None: unchanged)."""

    article: Article
    kept: _Kept
    url: str | None = None


def names_of(page: Page, document: Document | None) -> Names:
    """Return the addresses by which a page is known."""
    addresses = versions.fetched_addresses(page)
    link = versions.canonical_address(page, document) if document else ""
    # Most pages were fetched from one address, which they also name as canonical: it is normalised once.
    normal = {url: normal_address(url) for url in {*addresses, page.url, link}}
    fetched = tuple(dict.fromkeys(normal[url] for url in addresses))
    canonical, final = normal[link], normal[page.url]
    return Names(
        fetched,
        canonical=canonical if canonical and canonical not in fetched else None,
        led_to=final if final not in fetched else None,
    )


def is_redirected(page: Page) -> bool:
    """Return whether a page is at another address than the one requested, in their normal forms."""
    # Most are at the same one: then neither needs to be normalised.
    return page.requested_url != page.url and normal_address(page.requested_url) != normal_address(page.url)


def find_known(
    store: Store, article: Article, names: Names, document: Document, page_url: str
) -> tuple[Article, str | None] | None:
    """Return the known article that a newly read one duplicates, and the known one's new address if it has moved.

    It is found by an address and the text; or by the text alone if it is no longer in a feed, because two articles
    listed at the same time are distinct. An article whose page names this one's address as canonical is not returned:
    ``settle`` merges it into this one, with its versions.
    """
    for twin in _twins(store, article, names, document):
        if twin.kept is not _Kept.THIS:
            return twin.article, twin.url
    digest, _ = versions.text_digests(document)
    for candidate in store.articles.by_text(article.host, digest, document.title):
        if candidate.id == article.id or candidate.in_feed or not candidate.versions:
            continue
        if versions.same_article(_text_of(store, candidate), document):
            is_same_address = normal_address(candidate.url) in (*names.fetched, names.canonical)
            return candidate, None if is_same_address else page_url
    return None


def settle(store: Store, article: Article, names: Names, document: Document, now: datetime) -> None:
    """Merge an article whose version was just written with its duplicates.

    Two duplicates that are read at the same time cannot find each other before; the one written last finds the other.
    """
    for twin in _twins(store, article, names, document):
        other = twin.article
        this_is_kept = twin.kept is _Kept.THIS
        if twin.kept is _Kept.LONGER:
            this_is_kept = (article.versions, -article.id) > (other.versions, -other.id)
        keep, drop = (article, other) if this_is_kept else (other, article)
        store.articles.merge(keep.id, drop.id, now, url=twin.url)
        if not this_is_kept:
            return


def _twins(store: Store, article: Article, names: Names, document: Document) -> Iterator[_Twin]:
    """Yield the duplicates of an article that have versions."""
    digest, _ = versions.text_digests(document)
    seen = {article.id}
    for twin in _candidates(store, article, names, digest, document.title):
        other = twin.article
        if other.id in seen or not other.versions or other.moved_to is not None:
            continue
        seen.add(other.id)
        text = _text_of(store, other)
        if twin.kept is _Kept.THIS and versions.text_digests(text)[0] == digest:
            # The texts are identical, so the longer history can continue at this address.
            yield _Twin(other, _Kept.LONGER, article.url)
        elif versions.one_story(text, document):
            yield twin
    for other in store.articles.by_text(article.host, digest, document.title):
        if other.id not in seen and _is_same_page(store, article, other, document):
            yield _Twin(other, _Kept.LONGER)


def _is_same_page(store: Store, article: Article, other: Article, document: Document) -> bool:
    """Whether two addresses differ only by parameters that select no article, and the texts are identical."""
    if not versions.differs_by_extras(normal_address(other.url), normal_address(article.url)):
        return False
    text = _text_of(store, other)
    is_identical = versions.text_digests(text)[0] == versions.text_digests(document)[0]
    return is_identical and versions.same_article(text, document)


def _candidates(store: Store, article: Article, names: Names, digest: str, title: str) -> Iterator[_Twin]:
    """Yield the articles that share an address with this one; their texts are not compared yet."""
    claims = (names.canonical,) if names.canonical else ()
    # The redirect's target comes first because its page mostly names its own address as canonical too: then the longer
    # history is kept.
    target = _redirect_target(store, article, names)
    if target is not None:
        yield _Twin(target, _Kept.LONGER, target.url)
    for address in (*names.fetched, *claims):
        other = store.articles.by_address(address)
        if other is not None:
            yield _Twin(other, _Kept.OTHER if address in claims or not article.versions else _Kept.LONGER)
    for other in store.articles.by_canonical(names.fetched, digest, title):
        yield _Twin(other, _Kept.THIS)
    for other in store.articles.by_canonical(claims, digest, title) if claims else ():
        yield _Twin(other, _Kept.LONGER)


def _redirect_target(store: Store, article: Article, names: Names) -> Article | None:
    """Return the article followed at the address to which an article with several versions now redirects."""
    if not names.led_to or article.versions <= 1:
        return None
    return store.articles.by_address(names.led_to)


def _text_of(store: Store, article: Article) -> Document:
    return store.versions.get(article.id, article.versions).document


def moved_url(page: Page) -> str | None:
    """Return the article's new address if every redirect to it was permanent (301 or 308, RFC 9110 15.4)."""
    return page.url if _is_permanent(page) else None


def absorb(store: Store, article: Article, url: str, document: Document | None, now: datetime) -> None:
    """Merge the article already followed at this one's new address into it, if both are the same article."""
    other = store.articles.by_address(normal_address(url))
    if other is None or other.id == article.id:
        return
    text = document or _text_of(store, article)
    if not other.versions or versions.one_story(_text_of(store, other), text):
        store.articles.merge(article.id, other.id, now, url=url)


def own_url(article: Article, latest: Version) -> str | None:
    """Return where the article's latest text was read, if a feed has moved it to another address since; else None."""
    return latest.url if normal_address(latest.url) not in ("", normal_address(article.url)) else None


def taken_down(
    deps: Dependencies, page: Page, reading: Reading, old: Document | None, *, continues: bool = False
) -> ParseError | None:
    """Return the error if a front page is in the article's place, or another story behind a redirect; else None.

    ``old`` is the text the article had, ``continues`` whether the page's text continues it. Other texts at the
    article's own address are left to ``versions.decide``.
    """
    redirected = is_redirected(page)
    kind = _replaced_by(deps, page, reading, old, redirected=redirected, continues=continues)
    if not kind:
        return None
    instead = reading.document.title if kind == _STORY else ""
    title = _quoted_title(reading)
    if not redirected:
        return ArticleGone(f"{kind} is at {page.url}{title}", instead=instead)
    if kind in _OTHERS and not _is_permanent(page):
        return PageBlocked(f"{page.requested_url} leads to {kind} for now: {page.url}{title}")
    return ArticleGone(f"{page.requested_url} leads to {kind}: {page.url}{title}", instead=instead)


_OTHERS = _STORY, _PAGE = "another story", "another page"


def _replaced_by(
    deps: Dependencies, page: Page, reading: Reading, old: Document | None, *, redirected: bool, continues: bool
) -> str:
    """Return the kind of page that is in the article's place, in words; "" if the page may be the article."""
    kind = extract.front_page(normal_address(page.requested_url), normal_address(page.url)) if redirected else ""
    if old is None:
        return kind if kind and _is_front_page(deps, page, kind) else ""
    if kind:
        return "" if versions.one_story(old, reading.document) else kind
    if reading.problem is not None:
        return _list_page(deps, page, reading.problem)
    return "" if continues else _other_text(deps, page, reading.document, redirected=redirected)


def _is_front_page(deps: Dependencies, page: Page, kind: str) -> bool:
    """Whether a page is of the kind that its address suggests, where there is no older text to compare with."""
    is_home = kind == "the home page" and not urlsplit(page.url).query
    return is_home or kind == "a search page" or bool(_sign(deps, page))


def _list_page(deps: Dependencies, page: Page, problem: ParseError) -> str:
    """Return the kind of a page without text if it marks itself as the home page or a section page, else "".

    Links alone do not make it a list of stories: the article's text may only have been missing.
    """
    sign = _sign(deps, page) if isinstance(problem, NoArticle) else ""
    return sign if sign.endswith("page") else ""


def _other_text(deps: Dependencies, page: Page, document: Document, *, redirected: bool) -> str:
    """Return the kind of a page with a text that does not continue the old one, "" if it may be the article."""
    if is_live(document):
        return ""
    other = _STORY if document.published or document.byline else _PAGE
    return _sign(deps, page) or (other if redirected else "")


def _sign(deps: Dependencies, page: Page) -> str:
    return deps.sandbox.call(read_sign, page.body, page.url)


def _is_permanent(page: Page) -> bool:
    return bool(page.redirects) and all(hop.status in (301, 308) for hop in page.redirects)


def _quoted_title(reading: Reading) -> str:
    title = reading.document.title
    return f" (“{title[:80]}”)" if title else ""
