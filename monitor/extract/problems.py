"""What a page shows instead of an article: a consent wall, a bot check, a paywall stub, an error page, nothing.

A wall is shown *instead of* an article. So a page is one only where it has no story: where its text speaks to the
reader ("your browser", "we and our partners"), says nothing of others and names no day. What a page claims to be (a
headline, the markup of an article) must be outweighed by a second sign, in the page's interface. Words of walls in a
story, and boxes beside one, are no sign at all; only a paywall may be below the beginning of a story.
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
from monitor.extract.wall_speech import has_words_of, said_wall
from monitor.extract.wall_words import Wall, named_wall
from monitor.model import BlockKind, Document

# An article this long is one, whatever boxes the page shows beside it; a wall of this length names itself in its title.
_ARTICLE_CHARS = 900
# A line this long says something, whether or not it ends as sentences do.
_PROSE_CHARS = 60
_SENTENCE_WORDS = 3
_LITTLE = 30  # below an error's title: a request's number, a site's claim
_WALL_LINE_CHARS = 160  # a paywall asks in a line or two
_AFTER_A_TITLE = ".!?:\u2026\u3002"
_A_HEADLINE = 1  # of the claims to be an article, what walls have too

_QUOTED = re.compile(
    '\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb|"[^"]*"|\u300c[^\u300d]*\u300d'
)
_ENDS = re.compile(r"(?<=[.!?\u2026\u061f\u06d4\u0964])\s+|(?<=[\u3002\uff01\uff1f])")
_ENDS_HERE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964][\"'\u00bb\u201d\u2019)\]\u300d\u300f]*$")


def page_problem(document: Document, served: ServedPage | None) -> ParseError | None:
    """Why this page holds no article: ``NoArticle`` or ``PageBlocked`` to raise, or None where it holds one.

    Without the page its text alone is judged.
    """
    chars = sum(size(block.text) for block in document.content)
    if chars >= _ARTICLE_CHARS and named_wall([document.title]) is None:
        return None
    speech = _Speech(_below_title(document), document.language)
    if chars < _ARTICLE_CHARS and is_error_page(
        document, has_story=lambda: speech.tells(_LITTLE), names_day=lambda: _tells_day(document)
    ):
        reason = f"an error page instead of the article: {document.title[:80]!r}"
        return PageBlocked(reason, missing=says_missing(document))
    page = Interface(document, served)
    wall = _wall(document, speech, page)
    if wall is not None:
        return PageBlocked(f"{wall} instead of the article")
    if not document.content:
        return NoArticle("no article text was found on the page")
    return _only_menus(page) if page.only_menus else None


def _only_menus(page: Interface) -> ParseError:
    if page.lists_stories:
        return NoArticle("only a list of stories was found")
    return PageBlocked("only the page's menus were found: its text may come by script, or it is a list of articles")


class _Voice(Enum):
    """How a line that belongs to no wall speaks."""

    STORY = auto()  # it speaks of third parties, as articles do
    READER = auto()  # it speaks to the reader
    FRAGMENT = auto()  # it is no sentence: a name, a label, a short line of news
    FURNITURE = auto()


def _below_title(document: Document) -> list[str]:
    """The text without its headings, those that were read into a line of it too."""
    texts = [block.text for block in document.content if block.kind is not BlockKind.HEADING]
    return [_without_title(text, document.title) for text in texts] if document.title else texts


def _without_title(text: str, title: str) -> str:
    """A text without the title where that is a sentence or line, not part of one ("Sign in to read this")."""
    left, *others = text.split(title)
    for right in others:
        alone = not left[-1:].strip() and (not right[:1].strip() or right[0] in _AFTER_A_TITLE)
        left += (" " if alone and not right.lstrip()[:1].islower() else title) + right
    return left


class _Speech:
    """How many characters of a text each wall and each other voice speaks.

    Lines are judged only as far as is asked for: of most pages the first of a story is enough.
    """

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._rest = iter(texts)
        self._language = language
        self._heard: Counter[Wall | _Voice] = Counter()

    def tells(self, more_than: int = 0) -> bool:
        """Whether more than so many characters belong to a story."""
        while self._heard[_Voice.STORY] <= more_than:
            text = next(self._rest, None)
            if text is None:
                return False
            self._heard[self.voice(text)] += size(text)
        return True

    def voice(self, text: str) -> Wall | _Voice:
        """The wall that a line belongs to, or its voice. Quoted text belongs to a story, whoever speaks."""
        sentences = [sentence for sentence in _ENDS.split(_QUOTED.sub("\u201c\u201d", fold(text))) if sentence]
        heard = list(map(said_wall, sentences))
        said = [wall for wall, _ in heard if wall is not None]
        addressed = sum(wall is not None or to_reader for wall, to_reader in heard)
        if said and 2 * addressed >= len(sentences):
            return Counter(said).most_common(1)[0][0]
        if is_furniture(text):
            return _Voice.FURNITURE
        if addressed == len(sentences) and not _names_day(text, self._language):
            return _Voice.READER
        return _Voice.STORY if _is_prose(text) else _Voice.FRAGMENT

    @cached_property
    def voices(self) -> Counter[Wall | _Voice]:
        """How many characters of the whole text each voice speaks."""
        for text in self._rest:
            self._heard[self.voice(text)] += size(text)
        return self._heard

    @property
    def walls(self) -> Counter[Wall]:
        """The walls among them."""
        return Counter({voice: chars for voice, chars in self.voices.items() if isinstance(voice, Wall)})

    @property
    def wall(self) -> Wall | None:
        """The wall most of the text speaks as."""
        return self.walls.most_common(1)[0][0] if self.walls else None


def _wall(document: Document, speech: _Speech, page: Interface) -> Wall | None:
    named = named_wall((document.title, *page.headings, *_headings(document)))
    if named is not None and _is_all_wall(document, speech, page):
        return speech.wall or named
    if speech.tells():
        return _paywall(speech, page)
    if speech.wall is None and not speech.voices[_Voice.FRAGMENT]:
        speech = _Speech(page.beside if document.content else page.texts, document.language)
    return _spoken(speech, named, page) or (None if document.content else page.machine)


def _headings(document: Document) -> list[str]:
    return [block.text for block in document.content if block.kind is BlockKind.HEADING]


def _is_all_wall(document: Document, speech: _Speech, page: Interface) -> bool:
    """Whether a page that a title names a wall has as much text of walls as of a story, or only walls for titles."""
    walls = speech.walls
    if walls.total() >= speech.voices[_Voice.STORY]:
        return True
    return bool(walls) and all(named_wall([title]) for title in (document.title, *page.tops))


def _spoken(speech: _Speech, named: Wall | None, page: Interface) -> Wall | None:
    """The wall of a page without a story; a page with signs of an article must also show the wall's interface."""
    if speech.tells():
        return None
    wall = speech.wall or (None if page.claims else _Speech(page.silent, page.document.language).wall)
    if wall in (Wall.SCRIPT, Wall.ADS) and page.machine is Wall.BOT:
        wall = Wall.BOT
    has_signs = page.claims <= _A_HEADLINE or named is not None or len(speech.walls) > 1
    return wall if wall is None or has_signs or page.shows(wall) else None


def _paywall(speech: _Speech, page: Interface) -> Wall | None:
    """The paywall at which a story breaks off: a line that asks to subscribe, and the signs around it."""
    if not page.says(Wall.PAY) or page.is_free or speech.tells(_ARTICLE_CHARS - 1):
        return None
    asking = [at for at, line in enumerate(page.lines) if has_words_of(Wall.PAY, line.text)]
    for at in range(len(page.lines) - 1, min(asking, default=len(page.lines)) - 1, -1):
        line = page.lines[at].text
        voice = speech.voice(line)
        if voice is _Voice.STORY:
            return None
        if voice is Wall.PAY and size(line) <= _WALL_LINE_CHARS and (named_wall([line]) is Wall.PAY or page.gates(at)):
            return Wall.PAY
    return None


def _names_day(text: str, language: str) -> bool:
    """Whether a text names a day, as what an organisation announces does ("from Monday", "on 12 April") and what a wall
    says of the page and its reader does not.
    """
    from monitor.quantities import quantities  # here, not above: few pages are so short and speak to their reader

    return any(_is_day(kind, value) for kind, value, _ in (item.key for item in quantities(text, language)))


def _tells_day(document: Document) -> bool:
    """Whether a paragraph names a day; lists below an error may be of news."""
    texts = (block.text for block in document.content if block.kind is BlockKind.PARAGRAPH)
    return any(_names_day(text, document.language) for text in texts)


def _is_day(kind: str, value: object) -> bool:
    """Whether a quantity is a weekday, or a date with its day: "May" and "March" are words too."""
    return kind == "weekday" or (kind == "date" and isinstance(value, tuple) and value[-1] is not None)


def _is_prose(text: str) -> bool:
    return size(text) >= _PROSE_CHARS or (_ENDS_HERE.search(text) is not None and _is_sentence(text))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS or size(text) > len(text)
