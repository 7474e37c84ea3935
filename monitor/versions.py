"""Version identity: is what was read a new version, and is it the same article at all?

A version is told by its words: furniture, time stamps, quotation marks, dashes, white space, letter case and the cut of
paragraphs make none. Where much changed at once the question is first whether this still is the article.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from unicodedata import normalize
from urllib.parse import parse_qsl, urljoin, urlsplit

from monitor.extract import Since, is_furniture, is_note, page_problem, site_of
from monitor.model import ArticleMemory, Block, BlockKind, Document, Page, Version

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
# Forms of one word mostly share so many letters: "telephone" and "telephones".
_ROOT = 6
_REPUBLISHED_AFTER = timedelta(hours=24)
ANOTHER_PAGE = "another page stands at this address"
_PERMANENT = frozenset({301, 308})
# Fewer words may agree by chance: that is a sentence or two.
_TELLING_WORDS = 20
_LEFT = 1 / 3
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
    """SHA-256 of the significant words, as hex: of title and body, and of the body alone.

    Marked lines count: a digest says which text was read, whatever is known of the site at the time.
    """
    body = " ".join(_body_tokens(document, marked=True))
    return _digest(f"{' '.join(_title_tokens(document.title))}\n{body}"), _digest(body)


def decide(document: Document, memory: ArticleMemory, now: datetime) -> Decision:
    """What a freshly read document is to an article that is known. Both documents are marked with the same site lines.

    A headline that was seen with this article before makes no version again, nor does a text that flips back within a
    day after a reversion: some servers answer from two caches.
    """
    digest, body_digest = text_digests(document)
    latest = memory.latest
    if latest is None:
        return NewVersion(digest, body_digest)
    if digest == latest.digest:
        return Unchanged("same text")
    if body_digest == latest.body_digest or _body_tokens(document) == _body_tokens(latest.document):
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
    if _shared(before, after) < 0.1 and not shrunk and not _same_story(old, new):
        return ANOTHER_PAGE
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


def _around(document: Document, *, marked: bool = False) -> list[str]:
    return [block.text for block in _significant(document, marked=marked) if block.kind is not BlockKind.LIVE_ENTRY]


def _says_why(document: Document) -> bool:
    return any(is_note(block.text) or _WITHDRAWN.search(block.text) for block in document.content)


def _same_story(old: Document, new: Document) -> bool:
    """Whether two texts that share no sentence tell of the same: by their headlines, or their telling words."""
    titles = [frozenset(word[:_ROOT] for word in _telling(_title_tokens(title))) for title in (old.title, new.title)]
    # Of the longer headline: a site's name alone shares its town with half of the site's headlines.
    if titles[0] and len(titles[0] & titles[1]) * 3 >= max(map(len, titles)):
        return True
    return _tells_the_same(old, new)


def _tells_the_same(old: Document, new: Document) -> bool:
    mine, theirs = _telling(_body_tokens(old)), _telling(_body_tokens(new))
    return len(mine & theirs) >= _SAME_STORY * max(1, min(len(mine), len(theirs)))


def _telling(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(token for token in tokens if len(token) > 4 or token[0].isdigit() or not token.isascii())


def same_article(old: Document, new: Document) -> bool:
    """Whether two documents are one article at two addresses: half of the sentences and the headline, or nearly all."""
    before, after = _sentences(old), _sentences(new)
    fewer, more = sorted((before, after), key=lambda sentences: sum(sentences.values()))
    if sum(fewer.values()) < _TELLING_WORDS:
        return False
    share = _shared(fewer, more)
    return share >= 0.8 or (_alike(old.title, new.title) and share >= 0.5)


def one_story(old: Document, new: Document) -> bool:
    """Whether two documents are one story where an address says so: a canonical link, a redirect.

    The same words, however few; or half of the shorter text under the same headline; or nearly all of it, and half of
    the longer one, with the same beginning. The beginning is a story's own, background paragraphs are shared by many;
    and a front page may hold the whole of a short story.
    """
    before, after = _sentences(old), _sentences(new)
    if not before or not after:
        return False
    if before == after:
        return True
    fewer, more = sorted((before, after), key=lambda sentences: sum(sentences.values()))
    share = _shared(fewer, more)
    if _alike(old.title, new.title):
        return share >= 0.5
    begins_alike = next(iter(before)) in after or next(iter(after)) in before
    return share >= 0.8 and _shared(more, fewer) >= 0.5 and begins_alike


def continues(old: Document, new: Document) -> bool:
    """Whether a text may be what became of another: a third of it is left, or the headline, or its telling words.

    A word or two of the headline are too little: a site's name has some in common with half of its headlines.
    """
    kept = _shared(_sentences(old), _sentences(new)) >= _LEFT
    return kept or _alike(old.title, new.title) or _tells_the_same(old, new)


def _alike(old: str, new: str) -> bool:
    mine, theirs = set(_title_tokens(old)), set(_title_tokens(new))
    return bool(mine and theirs) and len(mine & theirs) * 10 >= 6 * max(len(mine), len(theirs))


def as_read_now(old: Version, new: Document, since: Since) -> Version:
    """The latest version as the program that read ``new`` would have read it, where its page is no longer kept.

    A block of the new reading stood on the older page, and was merely not read, unless there is a sign that it is new:
    the page did not have the line (``since``), a live entry is dated later than the version, or it took the place of a
    line that is gone. What stood in the older text and is nowhere on the page any more was removed.
    """
    known, still = _sentences(old.document).keys(), _sentences(new).keys()
    blocks = old.document.blocks
    gone = [block for block in blocks if block.text in since.left and not still >= set(_sentences_of(block))]
    kept: list[Block] = []
    for block in new.blocks:
        before = next((place for place in gone if _alike_words(place, block)), None)
        if before is not None and _words(block) <= _words(before):
            # The same line with some of its words: struck or hidden text that is no longer read.
            gone.remove(before)
            is_new = False
        else:
            is_new = before is not None or block.text in since.fresh or _dated_after(block, old.fetched_at)
        if not is_new or known >= set(_sentences_of(block)):
            kept.append(block)
    title = new.title if since.same_titles else old.document.title
    document = replace(new, title=title, blocks=_in_place(kept, gone, blocks))
    digest, body_digest = text_digests(document)
    return replace(old, document=document, digest=digest, body_digest=body_digest)


def _in_place(kept: list[Block], removed: list[Block], order: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that are kept, and those that were removed behind what they stood behind."""
    blocks = list(kept)
    after = 0
    for block in order:
        if block in removed:
            blocks.insert(after, block)
            after += 1
        else:
            after = next((at + 1 for at, other in enumerate(blocks) if other.text == block.text), after)
    return tuple(blocks)


def _alike_words(one: Block, other: Block) -> bool:
    mine, theirs = _words(one), _words(other)
    return len(mine & theirs) * 2 >= max(1, len(mine), len(theirs))


def _words(block: Block) -> set[str]:
    return set(_tokens(block.text))


def _dated_after(block: Block, time: datetime) -> bool:
    return block.at is not None and block.at > time


def known_addresses(page: Page, document: Document) -> tuple[str, ...]:
    """The addresses this page is fetched at, and the one it names (``canonical_address``), as they are."""
    link = canonical_address(page, document)
    return tuple(dict.fromkeys((*fetched_addresses(page), *((link,) if link else ()))))


def fetched_addresses(page: Page) -> tuple[str, ...]:
    """The addresses at which this page was fetched: as asked, and where permanent redirects led."""
    found = [page.requested_url]
    for hop in page.redirects:
        if hop.status not in _PERMANENT:
            break
        found.append(_joined(found[-1], hop.url) or page.url)
    if all(hop.status in _PERMANENT for hop in page.redirects):
        found.append(page.url)
    return tuple(dict.fromkeys(found))


def canonical_address(page: Page, document: Document) -> str:
    """The address a page names as its own, or nothing.

    It counts on the same site (``www.``, ``m.`` and ``amp.`` aside) where it is not the home page. It is a claim, to be
    compared by the text: many templates name one address on all their pages.
    """
    link = _joined(page.url, document.url or "")
    return link if document.url and _plausible(link, page.url) else ""


def differs_by_extras(one: str, other: str) -> bool:
    """Whether two addresses are one but for parameters that only one of them has: of feeds, campaigns, formats."""
    mine, theirs = urlsplit(one), urlsplit(other)
    if mine._replace(query="") != theirs._replace(query="") or mine.query == theirs.query:
        return False
    values, others = (dict(parse_qsl(parts.query, keep_blank_values=True)) for parts in (mine, theirs))
    if any(others[name] != value for name, value in values.items() if name in others):
        return False
    extras = (value for name, value in (values | others).items() if not (name in values and name in others))
    # A number of several digits may be the story's own: /read and /read?id=17 are then the newest story and that one.
    return not any(value.isdecimal() and len(value) > 1 for value in extras)


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
    if canonical.scheme not in ("http", "https") or site_of(canonical.hostname) != site_of(page.hostname):
        return False
    return bool(canonical.path.strip("/")) or bool(canonical.query and canonical.query == page.query)


def _sentences(document: Document) -> Counter[str]:
    """The significant sentences with their lengths in words: a sentence that stands twice counts once."""
    keys = (key for block in _significant(document) for key in _sentences_of(block))
    return Counter({key: key.count(" ") + 1 for key in keys})


def _sentences_of(block: Block) -> list[str]:
    keys = (" ".join(_tokens(part)) for part in _SENTENCE_END.split(block.text))
    return [key for key in keys if key]


def _shared(mine: Counter[str], theirs: Counter[str]) -> float:
    """The share of my words that stand in sentences of theirs, word for word."""
    return sum((mine & theirs).values()) / max(1, sum(mine.values()))


def _significant(document: Document, *, marked: bool = False) -> Iterable[Block]:
    """The blocks that are no furniture by their words, and, unless ``marked`` ones count, by their mark."""
    return (
        block
        for block in document.content
        if (marked or not block.furniture) and (block.kind is BlockKind.TABLE_ROW or not is_furniture(block.text))
    )


def _body_tokens(document: Document, *, marked: bool = False) -> list[str]:
    """The tokens of the text in its order, but of live entries in an order of their own: a live page can be turned."""
    told = [token for text in _around(document, marked=marked) for token in _tokens(text)]
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
