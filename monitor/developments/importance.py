"""How much a development matters, apart from how sure it is that it is new.

A few named features of a passage are added up with weights that were learned from pairs of passages which two readers
ranked (Bradley and Terry, 1952, with features; see ``docs/design/importance.md``). The importance is the chance, 0 to
1, that it outranks a middling development.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from math import exp, log, log1p

from monitor.developments.quotes import leads_in, quotations
from monitor.diff import Sentence, comparison_form
from monitor.language import of, plain_words, terms, theme_places
from monitor.model import BlockKind, Edit, Passage
from monitor.quantities import FigureChange, changed_figures, quantities

Features = dict[str, float]

# The themes of a passage, in words for a reader.
_THEME_REASONS = {
    "death": "people killed",
    "injury": "people hurt",
    "missing": "people missing",
    "evacuation": "people had to leave",
    "danger": "danger",
    "attack": "an attack",
    "arrest": "an arrest or charge",
    "verdict": "a verdict",
    "departure": "someone leaves office",
    "recall": "a recall",
    "closure": "something closed or called off",
    "strike": "a strike",
    "approval": "a decision",
    "reopening": "open or in service again",
    "rescue": "found or rescued",
    "victory": "a result",
    "inquiry": "a cause or an inquiry",
    "confirmation": "confirmed or denied",
}
_ALONE = ("death", "injury", "missing", "evacuation", "danger", "attack", "arrest", "verdict", "departure", "recall")
_TURNS = ("departure", "recall", "closure", "strike", "approval", "reopening", "rescue", "victory")
_STEPS = ("inquiry", "confirmation")
_ASIDES = ("comment", "bystander", "background")
_STORIES = {
    "harm": ("death", "injury", "missing"),
    "danger": ("danger", "evacuation", "attack"),
}
_SUBJECTS = ("sport", "show", "politics")
# A word of denial so near before another denies it: "no one was hurt".
_NEAR = 3
# The longest passage that was ranked: further words and sentences weigh nothing.
_MOST_WORDS, _MOST_SENTENCES = 46, 3
# More than this share of a passage in quotation marks makes it a quotation.
_QUOTED = 0.3
# The most turns that count, and the largest movement: e² is about sevenfold.
_MOST, _MOST_MOVEMENT = 3, 2.0
_AGE = re.compile(r", \d{1,3},")
_AMOUNTS = frozenset({"number", "about"})
# After so long an article counts as fully quiet.
_LONG = timedelta(days=7)
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """``weights`` by the name of the feature; ``middle`` is the score of a middling development."""

    middle: float
    weights: Mapping[str, float]

    def importance(self, found: Features) -> float:
        """0 to 1, to three places."""
        score = sum(weight * found[name] for name, weight in self.weights.items())
        return round(1 / (1 + exp(self.middle - score)), 3)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with the package."""
    read = json.loads(files("monitor.developments").joinpath("importance.json").read_text(encoding="utf-8"))
    return Weights(read["middle"], {**read["learned"], **read["set"]})


@dataclass(frozen=True, slots=True)
class Story:
    """The context for ranking the passages of one update. ``places`` are the blocks of its developments, in order."""

    language: str
    first: int
    places: tuple[int, ...]
    headline: frozenset[str]
    subjects: frozenset[str]
    themes: frozenset[str]
    quiet: float


def weighed(
    edits: Sequence[Edit],
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    language: str,
    quiet: timedelta | None = None,
) -> tuple[Passage, ...]:
    """The passages of an update, each with its importance and the reasons for it.

    ``sentences`` are those of the newer version; ``quiet`` is how long the article had not changed, if known.
    """
    story = story_of(edits, passages, sentences, language, quiet)
    return tuple(_weighed(story, edits, passage, sentences) for passage in passages)


def _weighed(story: Story, edits: Sequence[Edit], passage: Passage, sentences: Sequence[Sentence]) -> Passage:
    content = _Content(edits, passage, sentences, story.language)
    return replace(
        passage,
        importance=weights().importance(_features(story, content)),
        importance_reasons=_reasons(story, content),
    )


def story_of(
    edits: Sequence[Edit],
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    language: str,
    quiet: timedelta | None = None,
) -> Story:
    """What is known of a whole update."""
    title = [sentence for sentence in sentences if sentence.place == "title"]
    body = [sentence for sentence in sentences if sentence.place == "body"]
    headline, opening = _words(title), _words([*title, *body[:2]])
    places = {sentences[edits[passage.edits[0]].new_at[0]].block for passage in passages}
    return Story(
        language,
        body[0].block if body else 0,
        tuple(sorted(places)),
        _new_in_headline(edits, title, language),
        frozenset(theme_places(opening, language)),
        frozenset(theme_places(headline, language)),
        0.0 if quiet is None else _quietness(quiet),
    )


def _new_in_headline(edits: Sequence[Edit], title: Sequence[Sentence], language: str) -> frozenset[str]:
    """The stems of a changed headline that its older form does not have."""
    was = next((edit.old or "" for edit in edits if edit.place == "title" and edit.new), None)
    if was is None:
        return frozenset()
    return _stems(title, language) - {term.stem for term in terms(comparison_form(was).split(), language)}


def _quietness(quiet: timedelta) -> float:
    """How quiet an article was, 0 to 1 on a logarithmic scale of hours."""
    hour = timedelta(hours=1)
    return min(1.0, log1p(max(0.0, quiet / hour)) / log1p(_LONG / hour))


class _Content:
    """What is read of a passage, once for its features and its reasons."""

    def __init__(self, edits: Sequence[Edit], passage: Passage, sentences: Sequence[Sentence], language: str) -> None:
        here = [sentences[to] for at in passage.edits for to in edits[at].new_at]
        self.changes = _changes(edits, passage, language)
        self.whole = _Text(here, language)
        begun = _begun(here)
        self.begun = self.whole if len(begun) == len(here) else _Text(begun, language)


class _Text:
    """The sentences of a passage, or those that it begins with."""

    def __init__(self, sentences: Sequence[Sentence], language: str) -> None:
        self.sentences = sentences
        self.text = " ".join(sentence.text for sentence in sentences)
        self.words = _words(sentences)
        self.themes = _themes_in(self.words, language)
        self.stems = _stems(sentences, language)


def features(story: Story, edits: Sequence[Edit], passage: Passage, sentences: Sequence[Sentence]) -> Features:
    """The features of a passage, by name."""
    return _features(story, _Content(edits, passage, sentences, story.language))


def _features(story: Story, content: _Content) -> Features:
    here = content.begun
    return {
        **_place(story, here),
        **_form(here, story.language),
        **_figures(content, story.language),
        "quiet before": story.quiet,
        **_themes(story, here.themes),
    }


def _begun(here: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences that a passage begins with: a list of ninety names weighs no more than its beginning."""
    words = list(accumulate(len(sentence.tokens) for sentence in here))
    return here[: bisect_left(words, _MOST_WORDS) + 1]


def _place(story: Story, here: _Text) -> Features:
    block = here.sentences[0].block
    before = sum(place < block for place in story.places)
    return {
        "in the headline or first paragraph": float(block <= story.first),
        "place among the developments": before / max(1, len(story.places) - 1),
        "new words of the headline": len(here.stems & story.headline) / max(1, len(story.headline)),
    }


def _quoted(here: Sequence[Sentence], language: str) -> int:
    """How many characters are quoted: in quotation marks, in a quotation block, or after a lead-in."""
    if leads_in(here[0].text, language):
        return len(" ".join(item.text for item in here[1:]))
    return sum(
        len(item.text) if item.kind is BlockKind.QUOTATION else sum(map(len, quotations(item.text))) for item in here
    )


def _form(here: _Text, language: str) -> Features:
    return {
        "words": log1p(min(_MOST_WORDS, len(here.words))),
        "sentences": log1p(min(_MOST_SENTENCES, len(here.sentences))),
        "mostly a quotation": float(_quoted(here.sentences, language) > _QUOTED * len(here.text)),
        "someone's age": float(_AGE.search(here.text) is not None),
    }


def _figures(content: _Content, language: str) -> Features:
    moved = list(map(movement, content.changes))
    figures = quantities(content.begun.text, language)
    return {
        "a percentage": float(any(item.key[2] == "%" for item in figures)),
        "a figure changed": float(bool(moved)),
        "how far it moved": max(moved, default=0.0),
    }


def _themes(story: Story, found: frozenset[str]) -> Features:
    return {
        **{f"tells of {name}": float(name in found) for name in (*_ALONE, "service", "politics", "official")},
        "turns": float(min(_MOST, _count(found, _TURNS))),
        "steps": float(_count(found, _STEPS)),
        "asides": float(bool(_count(found, _ASIDES))),
        **{f"a story of {name}": float(bool(_count(story.themes, names))) for name, names in _STORIES.items()},
        **{f"a story of {name}": float(name in story.subjects) for name in _SUBJECTS},
    }


def _count(found: Iterable[str], names: Sequence[str]) -> int:
    return len(frozenset(names).intersection(found))


def movement(change: FigureChange) -> float:
    """How far a figure moved: the logarithm of new to old, up or down, at most 2."""
    new, old = change.new.key[1], change.old.key[1] if change.old else None
    if not (isinstance(new, Decimal) and isinstance(old, Decimal)):
        return 0.0
    return min(_MOST_MOVEMENT, abs(log(1 + abs(new)) - log(1 + abs(old))))


def _changes(edits: Sequence[Edit], passage: Passage, language: str) -> list[FigureChange]:
    """The figures of a passage that took others' places."""
    pairs = [(edits[at].old, edits[at].new) for at in passage.edits]
    pairs += [(passage.previous, edits[passage.lead].new)]
    found = (change for old, new in pairs if old and new for change in changed_figures(old, new, language))
    return [change for change in found if change.old is not None and change.new.key[0] in _AMOUNTS]


def _themes_in(words: Sequence[str], language: str) -> frozenset[str]:
    """The themes of a text that are not denied."""
    denied = of(language).negation
    no = {at for at, word in enumerate(words) if word in denied}
    return frozenset(
        name
        for name, ats in theme_places(words, language).items()
        if any(no.isdisjoint(range(at - _NEAR, at)) for at in ats)
    )


def _reasons(story: Story, content: _Content) -> tuple[str, ...]:
    """Why a passage matters, in a few words each, the most important first."""
    changes = sorted(content.changes, key=movement, reverse=True)
    moved = [f"{change.old.text} → {change.new.text}" for change in changes[:1] if change.old and movement(change)]
    themes = [said for name, said in _THEME_REASONS.items() if name in content.whole.themes]
    headline = ["the headline changed with it"] if content.whole.stems & story.headline else []
    return tuple((moved + themes[:2] + headline)[:_REASONS])


def _words(sentences: Iterable[Sentence]) -> list[str]:
    return plain_words([token for sentence in sentences for token in sentence.tokens])


def _stems(sentences: Iterable[Sentence], language: str) -> frozenset[str]:
    return frozenset(term.stem for sentence in sentences for term in terms(sentence.tokens, language))
