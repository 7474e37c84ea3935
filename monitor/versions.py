"""Version identity: is what was read a new version, and is it the same article at all?

A version is told by its words: furniture, time stamps, quotation marks, dashes, white space, letter case and the cut of
paragraphs make none. Where much changed at once the question is first whether this still is the article.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from unicodedata import normalize
from urllib.parse import urljoin, urlsplit

from monitor.extract import is_furniture, is_note, page_problem
from monitor.model import ArticleMemory, Block, BlockKind, Document, Page

# Without spaces between words, a Han or Kana character counts as a word.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+|[$€£¥₹₽%‰°+]|(?<![\w-])[-\u2212](?=\d)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"'»”’)\]]*\s+|\n+|(?<=[。！？])")
_WIRE_NUMBER = re.compile(r"^\s*(?:UPDATE|WRAPUP|CORRECTED|REFILE)(?: ?-? ?\d+)?\s*[-\u2013\u2014:]\s*")
_KEPT = 2 / 3
_STUB_SHARE = 0.25
_STUB_WORDS = 120
_SAME_STORY = 0.4
_REPUBLISHED_AFTER = timedelta(hours=24)
_PERMANENT = frozenset({301, 308})
_WITHDRAWN = re.compile(
    r"\b(?:withdrawn|removed|retracted|taken down|zurückgezogen|retir[ée]e?|retirad[oa]|ritirat[oa]|ingetrokken)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NewVersion:
    """Store it. ``reverted_to`` is the earlier version whose text it restores."""

    digest: str
    body_digest: str
    reverted_to: int | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing significant differs from the latest version; ``why`` says in what way it is the same."""

    why: str


@dataclass(frozen=True, slots=True)
class Alternating:
    """The page goes back and forth between texts that are known; ``version`` had this one. Nothing to store."""

    version: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Not the article: ``reason`` says what seems to stand there instead."""

    reason: str


Decision = NewVersion | Unchanged | Alternating | Blocked


def text_digests(document: Document) -> tuple[str, str]:
    """SHA-256 of the significant words, as hex: of title and body, and of the body alone."""
    body = " ".join(_body_tokens(document))
    return _digest(f"{' '.join(_title_tokens(document.title))}\n{body}"), _digest(body)


def decide(document: Document, memory: ArticleMemory, now: datetime) -> Decision:
    """What a freshly read document is to an article that is known.

    A headline that was seen with this article before makes no version again, nor does a text that flips back within a
    day after a reversion: some servers answer from two caches.
    """
    digest, body_digest = text_digests(document)
    latest = memory.latest
    if latest is None:
        return NewVersion(digest, body_digest)
    if digest == latest.digest:
        return Unchanged("same text")
    if body_digest == latest.body_digest:
        return _retitled(document, memory, digest, body_digest)
    if _only_left(latest.document, document):
        return Unchanged("entries left the end of the page")
    earlier = next((mark for mark in memory.marks if mark.digest == digest and mark.number != latest.number), None)
    if earlier is None:
        earlier = next((mark for mark in memory.marks if mark.body_digest == body_digest), None)
    if earlier is not None:
        if latest.reverted_to is not None and now - latest.fetched_at < _REPUBLISHED_AFTER:
            return Alternating(earlier.number)
        return NewVersion(digest, body_digest, reverted_to=earlier.number)
    reason = _not_the_article(latest.document, document)
    return Blocked(reason) if reason else NewVersion(digest, body_digest)


def _retitled(document: Document, memory: ArticleMemory, digest: str, body_digest: str) -> Decision:
    """Only the headline differs: an alternative one that is known, or a new one."""
    title = _title_tokens(document.title)
    if memory.latest is not None and (not title or title == _title_tokens(memory.latest.document.title)):
        return Unchanged("same words")
    known = next((mark for mark in memory.marks if _title_tokens(mark.title) == title), None)
    return Alternating(known.number) if known else NewVersion(digest, body_digest)


def _not_the_article(old: Document, new: Document) -> str:
    """Why a text that changed by a third or more is not the article any more, or nothing."""
    before, after = _sentences(old), _sentences(new)
    if _shared(before, after) >= _KEPT or _rolls_on(old, new):
        return ""
    problem = page_problem(new, "")
    if problem is not None:
        return str(problem)
    old_words, new_words = sum(before.values()), sum(after.values())
    shrunk = new_words < _STUB_WORDS and new_words < _STUB_SHARE * old_words
    if shrunk and not _says_why(new):
        return f"only {new_words} of {old_words} words are left: a paywall, or the page was not read in full"
    if old.extractor != new.extractor and new_words < _KEPT * old_words and _shared(after, before) >= _KEPT:
        return "the page is read differently since the program changed"
    if _shared(before, after) < 0.1 and not shrunk and not _same_story(old, new):
        return "another page stands at this address"
    return ""


def _rolls_on(old: Document, new: Document) -> bool:
    """Whether a live page is the same one, whatever it tells now: its entries come and go, its headline changes.

    Its maker says so by entries on either side; where these have ended, by the address the page gives itself.
    """
    if not _entries(old):
        return False
    if old.url and new.url:
        return old.url == new.url
    return bool(_entries(new))


def _only_left(old: Document, new: Document) -> bool:
    """Whether a live page only lost entries at its older end, or shows some of them cut."""
    before, after = _entries(old), _entries(new)
    if not (before and after) or _title_tokens(old.title) != _title_tokens(new.title):
        return False
    if [_tokens(text) for text in _around(old)] != [_tokens(text) for text in _around(new)]:
        return False
    left = {" ".join(_tokens(block.text)): block for block in before}
    for block in after:
        text = " ".join(_tokens(block.text))
        known = (
            text
            if text in left
            else next((key for key in left if block.text.endswith("…") and key.startswith(text)), None)
        )
        if known is None:
            return False
        del left[known]
    return _at_the_end(list(left.values()), before)


def _at_the_end(gone: list[Block], before: list[Block]) -> bool:
    """Whether these are the oldest of the entries; without times, those that are listed last."""
    stayed = [block for block in before if block not in gone]
    if all(block.at is not None for block in before):
        first = min(block.at for block in stayed if block.at is not None)
        return all(block.at is not None and block.at <= first for block in gone)
    return before[len(stayed) :] == gone


def _entries(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.LIVE_ENTRY]


def _around(document: Document) -> list[str]:
    return [block.text for block in _significant(document) if block.kind is not BlockKind.LIVE_ENTRY]


def _says_why(document: Document) -> bool:
    return any(is_note(block.text) or _WITHDRAWN.search(block.text) for block in document.blocks)


def _same_story(old: Document, new: Document) -> bool:
    """Whether two texts that share no sentence tell of the same: by their headlines, or their telling words."""
    titles = _telling(_title_tokens(old.title)), _telling(_title_tokens(new.title))
    if titles[0] and len(titles[0] & titles[1]) * 3 >= min(map(len, titles)):
        return True
    mine, theirs = _telling(_body_tokens(old)), _telling(_body_tokens(new))
    return len(mine & theirs) >= _SAME_STORY * max(1, min(len(mine), len(theirs)))


def _telling(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(token for token in tokens if len(token) > 4 or token[0].isdigit() or not token.isascii())


def same_article(old: Document, new: Document) -> bool:
    """Whether two documents are one article at two addresses: half of the sentences and the headline, or nearly all."""
    before, after = _sentences(old), _sentences(new)
    fewer, more = sorted((before, after), key=lambda sentences: sum(sentences.values()))
    if sum(fewer.values()) < 20:
        return False
    share = _shared(fewer, more)
    mine, theirs = set(_title_tokens(old.title)), set(_title_tokens(new.title))
    alike = bool(mine and theirs) and len(mine & theirs) * 10 >= 6 * max(len(mine), len(theirs))
    return share >= 0.8 or (alike and share >= 0.5)


def known_addresses(page: Page, document: Document) -> tuple[str, ...]:
    """The addresses of this page's article: as asked, where permanent redirects led, and its canonical link.

    A canonical link counts on the same site (``www.``, ``m.`` and ``amp.`` aside) where it is neither the home page nor
    a section above the page. The addresses are raw: normalising them is the caller's.
    """
    found = [page.requested_url]
    for hop in page.redirects:
        if hop.status not in _PERMANENT:
            break
        found.append(_joined(found[-1], hop.url) or page.url)
    if all(hop.status in _PERMANENT for hop in page.redirects):
        found.append(page.url)
    link = _joined(page.url, document.url or "")
    if document.url and _plausible(link, page.url):
        found.append(link)
    return tuple(dict.fromkeys(found))


def _joined(base: str, link: str) -> str:
    """The absolute form of a link, or nothing where it is no address."""
    try:
        address = urljoin(base, link)
        urlsplit(address)
    except ValueError:
        return ""
    return address


def _plausible(link: str, page_url: str) -> bool:
    canonical, page = urlsplit(link), urlsplit(page_url)
    if canonical.scheme not in ("http", "https") or _site(canonical.hostname) != _site(page.hostname):
        return False
    path, own = canonical.path.strip("/"), page.path.strip("/")
    if canonical.query and canonical.query == page.query:
        return True
    return (bool(path) and not (own + "/").startswith(path + "/")) or (path == own and bool(path))


def _site(host: str | None) -> str:
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", (host or "").lower())


def _sentences(document: Document) -> Counter[str]:
    """The significant sentences with their lengths in words: a sentence that stands twice counts once."""
    keys = (
        " ".join(_tokens(part)) for block in _significant(document) for part in _SENTENCE_END.split(block.text) if part
    )
    return Counter({key: key.count(" ") + 1 for key in keys if key})


def _shared(mine: Counter[str], theirs: Counter[str]) -> float:
    """The share of my words that stand in sentences of theirs, word for word."""
    return sum((mine & theirs).values()) / max(1, sum(mine.values()))


def _significant(document: Document) -> Iterable[Block]:
    return (
        block
        for block in document.blocks
        if not block.furniture and (block.kind is BlockKind.TABLE_ROW or not is_furniture(block.text))
    )


def _body_tokens(document: Document) -> list[str]:
    """The tokens of the text in its order, but of live entries in an order of their own: a live page can be turned."""
    told = [token for text in _around(document) for token in _tokens(text)]
    return told + [token for entry in sorted(_tokens(block.text) for block in _entries(document)) for token in entry]


def _title_tokens(title: str) -> list[str]:
    return _tokens(_WIRE_NUMBER.sub("", title))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(
        normalize("NFKC", text)
        .replace("\u00ad", "")
        .replace("\u200b", "")
        .replace("'", "")
        .replace("\u2019", "")
        .casefold()
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
