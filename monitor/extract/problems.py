"""Detects what a page shows instead of an article: a consent wall, a bot check, a paywall stub, an error page, nothing.

A wall is shown *instead of* an article. So a page is a wall only where it has no story: where its text addresses the
reader ("your browser", "we and our partners"), says nothing of third parties and names no day. Where the page claims to
be an article (by a headline, by markup), a second sign in its interface is needed. Words of walls within a story, and
boxes next to one, do not count; only a paywall may follow the beginning of a story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum, auto
from functools import cached_property

from monitor.boilerplate import is_furniture
from monitor.errors import NoArticle, PageBlocked, ParseError
from monitor.extract.error_pages import is_error_page, says_missing
from monitor.extract.interface import Interface
from monitor.extract.lines import fold, size
from monitor.extract.served import ServedPage
from monitor.extract.wall_speech import has_words_of, wall_of_sentence
from monitor.extract.wall_words import Wall, named_wall
from monitor.model import BlockKind, Document

# A text this long is an article, whatever boxes are next to it; a wall this long names itself in its title.
_ARTICLE_CHARS = 900
# A line this long is prose, whether or not it ends like a sentence.
_PROSE_CHARS = 60
_SENTENCE_WORDS = 3
_LITTLE = 30  # below the title of an error page: a request number, the site's slogan
_WALL_LINE_CHARS = 160  # a paywall's request is a line or two
_AFTER_A_TITLE = ".!?:\u2026\u3002"
_WALL_SIGNS = 1  # the most signs of an article that walls have too: a headline

_QUOTED = re.compile(
    '\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb|"[^"]*"|\u300c[^\u300d]*\u300d'
)
# Not after the single letters of abbreviations: "z. B. auf", "e.g. cookies".
_ENDS = re.compile(r"(?<=[.!?\u2026\u061f\u06d4\u0964])(?<!\b[^\W\d_]\.)\s+|(?<=[\u3002\uff01\uff1f])")
_ENDS_HERE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u00bb\u201d\u2019)\]\u300d\u300f]*$")


def page_problem(document: Document, served: ServedPage | None) -> ParseError | None:
    """Why this page holds no article, as a ``NoArticle`` or ``PageBlocked`` to raise; None where it holds one.

    Without ``served`` the document alone is judged.
    """
    chars = sum(size(block.text) for block in document.content)
    if chars >= _ARTICLE_CHARS and named_wall([document.title]) is None:
        return None
    speech = _Speech(_below_title(document), document.language)
    page = Interface(document, served)
    if chars < _ARTICLE_CHARS and is_error_page(
        document, page.top_titles, has_story=lambda: speech.has_story(_LITTLE), names_day=lambda: _has_day(document)
    ):
        reason = f"an error page instead of the article: {document.title[:80]!r}"
        return PageBlocked(reason, missing=says_missing(document))
    wall = _wall(document, speech, page)
    if wall is not None:
        return PageBlocked(f"{wall} instead of the article")
    if not document.content:
        return NoArticle("no article text was found on the page")
    if page.only_teasers:
        return NoArticle("only a list of stories was found")
    return _menus_problem(page) if page.only_menus else None


def _menus_problem(page: Interface) -> ParseError:
    if page.lists_stories:
        return NoArticle("only a list of stories was found")
    return PageBlocked("only the page's menus were found: its text may come by script, or it is a list of articles")


class _Voice(Enum):
    """The voice of a line that belongs to no wall."""

    STORY = auto()  # about third parties, as in articles
    READER = auto()  # addressed to the reader
    FRAGMENT = auto()  # no sentence: a name, a label, a short line of news
    FURNITURE = auto()


def _below_title(document: Document) -> list[str]:
    """The texts without headings, and without the title where a line contains it."""
    texts = [block.text for block in document.content if block.kind is not BlockKind.HEADING]
    return [_without_title(text, document.title) for text in texts] if document.title else texts


def _without_title(text: str, title: str) -> str:
    """A text without the title, except where the title is only part of a sentence ("Sign in to read this")."""
    left, *others = text.split(title)
    for right in others:
        is_alone = not left[-1:].strip() and (not right[:1].strip() or right[0] in _AFTER_A_TITLE)
        left += (" " if is_alone and not right.lstrip()[:1].islower() else title) + right
    return left


def _without_quotes(text: str) -> str:
    """A text without what is quoted in it, which never addresses the reader."""
    return _QUOTED.sub("\u201c\u201d", fold(text))


class _Speech:
    """Counts the characters of a text by wall and by voice.

    Lines are judged lazily: for most pages the first line of a story is enough.
    """

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._rest = iter(texts)
        self._language = language
        self._chars: Counter[Wall | _Voice] = Counter()

    def has_story(self, more_than: int = 0) -> bool:
        """Whether more than ``more_than`` characters belong to a story."""
        while self._chars[_Voice.STORY] <= more_than:
            text = next(self._rest, None)
            if text is None:
                return False
            self._chars[self.voice(text)] += size(text)
        return True

    def voice(self, text: str) -> Wall | _Voice:
        """The wall that a line belongs to, else its voice."""
        sentences = [sentence for sentence in _ENDS.split(_without_quotes(text)) if sentence]
        judged = list(map(wall_of_sentence, sentences))
        walls = [wall for wall, _ in judged if wall is not None]
        addressed = sum(wall is not None or to_reader for wall, to_reader in judged)
        if walls and 2 * addressed >= len(sentences):
            return Counter(walls).most_common(1)[0][0]
        if is_furniture(text):
            return _Voice.FURNITURE
        if addressed == len(sentences) and not _names_day(text, self._language):
            return _Voice.READER
        return _Voice.STORY if _is_prose(text) else _Voice.FRAGMENT

    @cached_property
    def voices(self) -> Counter[Wall | _Voice]:
        """The number of characters of each wall and voice in the whole text."""
        for text in self._rest:
            self._chars[self.voice(text)] += size(text)
        return self._chars

    @property
    def walls(self) -> Counter[Wall]:
        """The number of characters of each wall."""
        return Counter({voice: chars for voice, chars in self.voices.items() if isinstance(voice, Wall)})

    @property
    def wall(self) -> Wall | None:
        """The wall with most characters."""
        return self.walls.most_common(1)[0][0] if self.walls else None


def _wall(document: Document, speech: _Speech, page: Interface) -> Wall | None:
    """The wall that a page shows instead of its article, if any."""
    named = named_wall((document.title, *page.headings, *_headings(document)))
    if named is not None and _is_all_wall(document, speech, page):
        return speech.wall or named
    if speech.has_story():
        return _paywall(speech, page)
    if speech.wall is None and not speech.voices[_Voice.FRAGMENT]:
        speech = _Speech(page.nearby_texts if document.content else page.texts, document.language)
    return _wall_without_story(speech, named, page) or (None if document.content else page.scripted_wall)


def _headings(document: Document) -> list[str]:
    return [block.text for block in document.content if block.kind is BlockKind.HEADING]


def _is_all_wall(document: Document, speech: _Speech, page: Interface) -> bool:
    """Whether a page titled as a wall has at least as much text of walls as of a story, or only such titles."""
    walls = speech.walls
    if walls.total() >= speech.voices[_Voice.STORY]:
        return True
    return bool(walls) and all(named_wall([title]) for title in (document.title, *page.top_titles))


def _wall_without_story(speech: _Speech, named: Wall | None, page: Interface) -> Wall | None:
    """The wall that the text of a page without a story belongs to.

    A page with signs of an article must also show the wall's interface.
    """
    if speech.has_story():
        return None
    wall = speech.wall or (None if page.article_signs else _Speech(page.noscript_texts, page.document.language).wall)
    if wall in (Wall.SCRIPT, Wall.ADS) and page.scripted_wall is Wall.BOT:
        wall = Wall.BOT
    has_signs = page.article_signs <= _WALL_SIGNS or named is not None or len(speech.walls) > 1
    return wall if wall is None or has_signs or page.shows(wall) else None


def _paywall(speech: _Speech, page: Interface) -> Wall | None:
    """The paywall after the beginning of a story: a line that asks to subscribe, with a sign of a paywall near it."""
    if not page.mentions(Wall.PAY) or page.is_free or speech.has_story(_ARTICLE_CHARS - 1):
        return None
    lines = page.lines
    first = next((at for at, line in enumerate(lines) if has_words_of(Wall.PAY, line.text)), len(lines))
    for at in reversed(range(first, len(lines))):
        line = lines[at].text
        voice = speech.voice(line) if _may_decide(line) else None
        if voice is _Voice.STORY:
            return None
        if voice is Wall.PAY and _is_short_request(line, at, page):
            return Wall.PAY
    return None


def _may_decide(line: str) -> bool:
    """Whether a line may be of a story or ask to subscribe: cheaper than ``voice``, and excludes most lines."""
    return _is_prose(line) or has_words_of(Wall.PAY, _without_quotes(line))


def _is_short_request(line: str, at: int, page: Interface) -> bool:
    """Whether a line that asks to subscribe is short, and is the title of a paywall or has a sign of one near it."""
    return size(line) <= _WALL_LINE_CHARS and (named_wall([line]) is Wall.PAY or page.has_paywall_sign(at))


def _names_day(text: str, language: str) -> bool:
    """Whether a text names a day, as announcements do ("from Monday", "on 12 April") and walls do not."""
    from monitor.quantities import quantities  # here, not above: few pages are so short and address their reader

    return any(_is_day(kind, value) for kind, value, _ in (item.key for item in quantities(text, language)))


def _has_day(document: Document) -> bool:
    """Whether a paragraph names a day; lists do not count, as those below an error message may be of news."""
    texts = (block.text for block in document.content if block.kind is BlockKind.PARAGRAPH)
    return any(_names_day(text, document.language) for text in texts)


def _is_day(kind: str, value: object) -> bool:
    """Whether a quantity is a weekday or a date with its day; "May" and "March" alone are common words too."""
    return kind == "weekday" or (kind == "date" and isinstance(value, tuple) and value[-1] is not None)


def _is_prose(text: str) -> bool:
    return size(text) >= _PROSE_CHARS or (_ENDS_HERE.search(text) is not None and _is_sentence(text))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS or size(text) > len(text)
