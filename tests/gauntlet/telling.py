"""Invented stories and the edits a newsroom makes to them: what a page shows, what a reader learns from the edit."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Shown:
    """What a page shows on one visit: the article, and the furniture that churns from visit to visit."""

    language: str
    title: str
    author: str
    section: str
    paragraphs: tuple[str, ...]
    caption: str
    furniture: dict[str, Any] = field(hash=False)
    note: str = ""
    visit: int = 1
    read_more: bool = True
    boxes: bool = True

    def say(self, name: str, at: int | None = None) -> str:
        """A line of furniture as it stands on this visit."""
        text = self.furniture[name] if at is None else self.furniture[name][at]
        n = self.visit
        return str(
            text.format(n=n * 13 % 58 + 2, h=f"{8 + n % 12:02}", m=f"{n * 7 % 60:02}", k=n % 3 + 1, author=self.author)
        )

    def headlines(self) -> list[str]:
        """Other articles' headlines, turned on every visit."""
        lines = list(self.furniture["headlines"])
        at = self.visit % len(lines)
        return (lines[at:] + lines[:at])[:4]


@dataclass(frozen=True)
class Telling:
    """One story as its file tells it."""

    table: dict[str, Any] = field(hash=False)

    @property
    def language(self) -> str:
        """Its language."""
        return str(self.table["language"])

    def shown(self, paragraphs: int | None = None) -> Shown:
        """The first version: the whole of it, or its first paragraphs."""
        return Shown(
            language=self.language,
            title=self.table["title"],
            author=self.table["author"],
            section=self.table["section"],
            paragraphs=tuple(self.table["body"].strip().split("\n\n"))[:paragraphs],
            caption=self.table["caption"][0],
            furniture=self.table["furniture"],
        )


@dataclass(frozen=True)
class NewsroomEdit:
    """The page before and after, the sentences that are new to a reader, and whether the words stayed the same."""

    old: Shown
    new: Shown
    news: tuple[str, ...] = ()
    same_words: bool = False


def tellings() -> tuple[Telling, ...]:
    """All stories, by language."""
    return tuple(Telling(tomllib.loads(path.read_text("utf-8"))) for path in sorted((HERE / "stories").glob("*.toml")))


def _gap(language: str) -> str:
    return "" if language == "ja" else " "


def _later(shown: Shown, **changes: Any) -> Shown:
    return replace(shown, visit=shown.visit + 3, **changes)


def _swap(shown: Shown, old: str, new: str) -> Shown:
    assert any(old in text for text in shown.paragraphs), old
    return _later(shown, paragraphs=tuple(text.replace(old, new) for text in shown.paragraphs))


def _insert(shown: Shown, at: int, text: str) -> Shown:
    return _later(shown, paragraphs=(*shown.paragraphs[:at], text, *shown.paragraphs[at:]))


def _sentence_inside(telling: Telling, shown: Shown) -> NewsroomEdit:
    """A sentence joins the second paragraph at its end."""
    sentence = telling.table["sentence"]
    grown = shown.paragraphs[1] + _gap(shown.language) + sentence
    new = _later(shown, paragraphs=(shown.paragraphs[0], grown, *shown.paragraphs[2:]))
    return NewsroomEdit(shown, new, (sentence,))


def _split(_: Telling, shown: Shown) -> NewsroomEdit:
    """The second paragraph is cut in two between its sentences."""
    first, second = _halves(shown.paragraphs[1])
    cut = (shown.paragraphs[0], first, second, *shown.paragraphs[2:])
    return NewsroomEdit(shown, _later(shown, paragraphs=cut), same_words=True)


def _halves(text: str) -> tuple[str, str]:
    at = next(at for at in range(len(text)) if text[at:].startswith(("。", ". ")) and len(text) > at + 2 and at > 20)
    return text[: at + 1], text[at + 1 :].strip()


def _merged(_: Telling, shown: Shown) -> NewsroomEdit:
    joined = _gap(shown.language).join(shown.paragraphs[1:3])
    new = (shown.paragraphs[0], joined, *shown.paragraphs[3:])
    return NewsroomEdit(shown, _later(shown, paragraphs=new), same_words=True)


def _moved(_: Telling, shown: Shown) -> NewsroomEdit:
    order = (*shown.paragraphs[:1], *shown.paragraphs[2:], shown.paragraphs[1])
    return NewsroomEdit(shown, _later(shown, paragraphs=order))


_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'"})
_CURLED = str.maketrans({"'": "’"})


def _quote_style(_: Telling, shown: Shown) -> NewsroomEdit:
    texts = tuple(text.translate(_STRAIGHT) for text in shown.paragraphs)
    if texts == shown.paragraphs:
        texts = tuple(text.replace(' "', " “").replace('"', "”").translate(_CURLED) for text in shown.paragraphs)
    texts = tuple(text.replace('" ', '"', 1) if '" ' in text and shown.language == "fr" else text for text in texts)
    return NewsroomEdit(shown, _later(shown, paragraphs=texts), same_words=True)


def _white_space(_: Telling, shown: Shown) -> NewsroomEdit:
    texts = tuple(text.replace(" ", "  \n ", 3) for text in shown.paragraphs)
    return NewsroomEdit(shown, _later(shown, paragraphs=texts), same_words=True)


def _pair(name: str, *, news: bool = False) -> Callable[[Telling, Shown], NewsroomEdit | None]:
    def make(telling: Telling, shown: Shown) -> NewsroomEdit | None:
        if name not in telling.table or not any(telling.table[name][0] in text for text in shown.paragraphs):
            return None
        old, new = telling.table[name]
        learned = telling.table.get(f"{name}_new", new)
        return NewsroomEdit(shown, _swap(shown, old, new), (learned,) if news else ())

    return make


EDITS: dict[str, Callable[[Telling, Shown], NewsroomEdit | None]] = {
    "new paragraph": lambda t, s: NewsroomEdit(s, _insert(s, 2, t.table["paragraph"]), (t.table["paragraph"],)),
    "new last paragraph": lambda t, s: NewsroomEdit(
        s, _insert(s, len(s.paragraphs), t.table["paragraph"]), (t.table["paragraph"],)
    ),
    "sentence inside a paragraph": _sentence_inside,
    "quote": lambda t, s: NewsroomEdit(s, _insert(s, 3, t.table["quote"]), (t.table["quote"],)),
    "changed figure": _pair("figure", news=True),
    "changed state": _pair("state", news=True),
    "typo": _pair("typo"),
    "rewording": _pair("rewording"),
    "moved": _moved,
    "split": _split,
    "merged": _merged,
    "removal": lambda t, s: NewsroomEdit(s, _later(s, paragraphs=s.paragraphs[:-1])),
    "quote style": _quote_style,
    "white space": _white_space,
    "update note": lambda t, s: NewsroomEdit(s, _later(s, note=t.table["note"])),
    "byline": lambda t, s: NewsroomEdit(s, _later(s, author="Kim Sandor"), same_words=True),
    "caption": lambda t, s: NewsroomEdit(s, _later(s, caption=t.table["caption"][1]), same_words=True),
    "another visit": lambda t, s: NewsroomEdit(s, _later(s), same_words=True),
    "promos gone": lambda t, s: NewsroomEdit(s, _later(s, read_more=False), same_words=True),
    "boxes come": lambda t, s: NewsroomEdit(replace(s, boxes=False), _later(s), same_words=True),
    "news beside churn": lambda t, s: NewsroomEdit(
        replace(s, boxes=False),
        _insert(replace(s, caption=t.table["caption"][1], read_more=False), 2, t.table["paragraph"]),
        (t.table["paragraph"],),
    ),
}
