"""Scores how much a development matters, independent of the probability that it is new.

The score is a weighted sum of named features; the weights were learned from pairs of passages that two readers ranked
(Bradley and Terry, 1952, with features; see ``docs/design/importance.md``). The importance is the probability, 0 to 1,
that the passage outranks a development with the median score.
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
from monitor.model import WITH_HEADLINE, BlockKind, Edit, Passage
from monitor.quantities import FigureChange, changed_figures, quantities

Features = dict[str, float]

# The reason shown to a reader for each theme.
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
# Themes with a feature of their own, and groups of themes that share one.
_ALONE = ("death", "injury", "missing", "evacuation", "danger", "attack", "arrest", "verdict", "departure", "recall")
_TURNS = ("departure", "recall", "closure", "strike", "approval", "reopening", "rescue", "victory")
_STEPS = ("inquiry", "confirmation")
_ASIDES = ("comment", "bystander", "background")
_STORIES = {
    "harm": ("death", "injury", "missing"),
    "danger": ("danger", "evacuation", "attack"),
}
_SUBJECTS = ("sport", "show", "politics")
# A word of denial at most this many words before another denies it: "no one was hurt".
_NEAR = 3
# The longest passage that was ranked; further words and sentences do not count.
_MOST_WORDS, _MOST_SENTENCES = 46, 3
# More than this share of a passage in quotation marks makes it a quotation.
_QUOTED = 0.3
# The most turns that count, and the largest movement of a figure: a factor of e², about seven.
_MOST, _MOST_MOVEMENT = 3, 2.0
_AGE = re.compile(r", \d{1,3},")
_AMOUNTS = frozenset({"number", "about"})
# An article unchanged for this long has the full quietness of 1.
_LONG = timedelta(days=7)
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """``weights``: by feature name; ``middle``: the median score, which has the importance 0.5."""

    middle: float
    weights: Mapping[str, float]

    def importance(self, found: Features) -> float:
        """The importance for these features, 0 to 1, rounded to three places."""
        score = sum(weight * found[name] for name, weight in self.weights.items())
        return round(1 / (1 + exp(self.middle - score)), 3)


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights shipped with the package."""
    stored = json.loads(files("monitor.developments").joinpath("importance.json").read_text(encoding="utf-8"))
    return Weights(stored["middle"], {**stored["learned"], **stored["set"]})


@dataclass(frozen=True, slots=True)
class Story:
    """What the importance of a passage depends on besides its text.

    ``first``: the first block of the body. ``places``: the blocks in which passages begin, ascending. ``headline``: the
    new stems of a changed headline. ``subjects``: the themes of headline and opening; ``themes``: of the headline only.
    ``quiet``: how long the article had not changed, 0 to 1.
    """

    language: str
    first: int
    places: tuple[int, ...]
    headline: frozenset[str]
    subjects: frozenset[str]
    themes: frozenset[str]
    quiet: float


def with_importance(
    edits: Sequence[Edit],
    passages: Sequence[Passage],
    sentences: Sequence[Sentence],
    language: str,
    quiet: timedelta | None = None,
) -> tuple[Passage, ...]:
    """The passages of an update with their importance and the reasons for it.

    ``sentences``: of the newer version; ``quiet``: how long the article had not changed, if known.
    """
    story = story_of(edits, passages, sentences, language, quiet)
    return tuple(_with_importance(story, edits, passage, sentences) for passage in passages)


def _with_importance(story: Story, edits: Sequence[Edit], passage: Passage, sentences: Sequence[Sentence]) -> Passage:
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
    """The context of an update; for the parameters see ``with_importance``."""
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
    """The stems of a changed headline that its older form lacks; empty if the headline did not change."""
    was = next((edit.old or "" for edit in edits if edit.place == "title" and edit.new), None)
    if was is None:
        return frozenset()
    return _stems(title, language) - {term.stem for term in terms(comparison_form(was).split(), language)}


def _quietness(quiet: timedelta) -> float:
    """A time without change as 0 to 1, on a logarithmic scale of hours."""
    hour = timedelta(hours=1)
    return min(1.0, log1p(max(0.0, quiet / hour)) / log1p(_LONG / hour))


class _Content:
    """The content of a passage, read once for both its features and its reasons."""

    def __init__(self, edits: Sequence[Edit], passage: Passage, sentences: Sequence[Sentence], language: str) -> None:
        here = [sentences[to] for at in passage.edits for to in edits[at].new_at]
        self.changes = _changes(edits, passage, language)
        self.whole = _Text(here, language)
        beginning = _beginning(here)
        self.beginning = self.whole if len(beginning) == len(here) else _Text(beginning, language)


class _Text:
    """Some sentences of a passage, with their words, themes and stems."""

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
    here = content.beginning
    return {
        **_place(story, here),
        **_form(here, story.language),
        **_figures(content, story.language),
        "quiet before": story.quiet,
        **_themes(story, here.themes),
    }


def _beginning(here: Sequence[Sentence]) -> Sequence[Sentence]:
    """The first sentences of a passage, up to ``_MOST_WORDS``: a list of ninety names counts by its beginning."""
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
    """The number of quoted characters: in quotation marks, in a quotation block, or after a lead-in."""
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
    figures = quantities(content.beginning.text, language)
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
    """How far a figure moved, up or down: the absolute logarithm of new to old (each plus 1), at most 2."""
    new, old = change.new.key[1], change.old.key[1] if change.old else None
    if not (isinstance(new, Decimal) and isinstance(old, Decimal)):
        return 0.0
    return min(_MOST_MOVEMENT, abs(log(1 + abs(new)) - log(1 + abs(old))))


def _changes(edits: Sequence[Edit], passage: Passage, language: str) -> list[FigureChange]:
    """The replaced amounts of a passage."""
    pairs = [(edits[at].old, edits[at].new) for at in passage.edits]
    pairs += [(passage.previous, edits[passage.lead].new)]
    found = (change for old, new in pairs if old and new for change in changed_figures(old, new, language))
    return [change for change in found if change.old is not None and change.new.key[0] in _AMOUNTS]


def _themes_in(words: Sequence[str], language: str) -> frozenset[str]:
    """The themes of a text that are not denied in at least one place."""
    negation = of(language).negation
    denials = {at for at, word in enumerate(words) if word in negation}
    return frozenset(
        name
        for name, ats in theme_places(words, language).items()
        if any(denials.isdisjoint(range(at - _NEAR, at)) for at in ats)
    )


def _reasons(story: Story, content: _Content) -> tuple[str, ...]:
    """Up to three reasons why a passage matters, the most important first."""
    changes = sorted(content.changes, key=movement, reverse=True)
    moved = [f"{change.old.text} → {change.new.text}" for change in changes[:1] if change.old and movement(change)]
    themes = [reason for name, reason in _THEME_REASONS.items() if name in content.whole.themes]
    headline = [WITH_HEADLINE] if content.whole.stems & story.headline else []
    return tuple((moved + themes[:2] + headline)[:_REASONS])


def _words(sentences: Iterable[Sentence]) -> list[str]:
    return plain_words([token for sentence in sentences for token in sentence.tokens])


def _stems(sentences: Iterable[Sentence], language: str) -> frozenset[str]:
    return frozenset(term.stem for sentence in sentences for term in terms(sentence.tokens, language))
