"""What a changed sentence says that its older form did not: figures, states, names, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.developments.names import names
from monitor.developments.variants import Form, Stands
from monitor.diff import Piece
from monitor.language import Term, is_content, of, outcome_stems, stem, words_of
from monitor.quantities import FigureChange, Known, changed_figures, compare_quantities, names_day, quantities


@dataclass(frozen=True, slots=True)
class Differences:
    """What is new in a changed sentence. ``lost`` are content words that are gone."""

    figures: tuple[FigureChange, ...]
    state: str
    names: tuple[str, ...]
    words: tuple[Term, ...]
    lost: tuple[Term, ...]

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.figures or self.state or self.names or self.words)

    def outcome(self, language: str) -> bool:
        """Whether a word of how a thing turned out is new."""
        known = outcome_stems(language)
        return any(term.stem in known for term in self.words)


def regions(pieces: Sequence[Piece]) -> int:
    """In how many places of a sentence words were changed; marks alone are none."""
    found, inside = 0, False
    for tag, text in pieces:
        changed = tag != "equal" and any(char.isalnum() for char in text)
        found += changed and not inside
        inside = tag != "equal" and (inside or changed)
    return found


def differences(old: str, new: str, language: str, *, recast: bool = False) -> Differences:
    """Compare two forms of a sentence by what they say.

    In a sentence that was ``recast`` as a whole, negations, hedges and limits come and go with the construction ("up
    to four metres", "could reach four metres"): there they are no change of state, nor of a figure.
    """
    before, after = Form(old, language), Form(new, language)
    gone = [term for term in dict.fromkeys(before.terms) if term.stem not in after.stems]
    written = _written_otherwise(before.text, after.text, language)
    replaced = Stands(before, after, gone, language)
    came = [
        term
        for term in dict.fromkeys(after.terms)
        if term.stem not in before.stems and term.word not in written and not replaced.by(term)
    ]
    fresh = {term.word for term in came}
    fresh_names = tuple(name for name in names(after.text, language) if not fresh.isdisjoint(words_of(name)))
    figures = changed_figures(before.text, after.text, language)
    if recast:
        figures = tuple(change for change in figures if change.old is None or change.old.key != change.new.key)
    kept = Stands(after, before, after.terms, language)
    still = _written_otherwise(after.text, before.text, language)
    lost = tuple(term for term in gone if term.word not in still and not kept.by(term))
    state = _state_of_recast(before, after, language) if recast else _state(before, after, gone, language)
    return Differences(figures, state, fresh_names, tuple(came), lost)


def _written_otherwise(old: str, new: str, language: str) -> frozenset[str]:
    """The words of the newer text's figures that the older text has too, in whatever form: "half an hour"."""
    known = Known(old, language)
    converted = {change.new for change in compare_quantities(old, new, language).converted}
    same = (item for item in quantities(new, language) if item in converted or known.has(item))
    return frozenset(word for item in same for word in words_of(item.text))


def _state(before: Form, after: Form, gone: Sequence[Term], language: str) -> str:
    """The change of state between two forms, in words; "" where there is none."""
    vocab = of(language)
    if _was_open(before, after, language):
        return _DECIDED
    denied, denied_now = _denied(before, language), _denied(after, language)
    if not denied and denied_now & before.stems:
        return "now denied"
    if not denied_now and denied & after.stems:
        return "no longer denied"
    if not gone and _has_come(before, after, language):
        return _HAPPENED
    hedges = [sum(word in vocab.hedge for word in form.words) for form in (before, after)]
    if hedges[0] and not hedges[1] and not gone:
        return "no longer hedged"
    return ""


def _state_of_recast(before: Form, after: Form, language: str) -> str:
    """The change of state that a sentence written anew still tells: what was to come is no more to come."""
    if _was_open(before, after, language):
        return _DECIDED
    future = of(language).future - _VAGUE
    was_to_come = not future.isdisjoint(before.words) and future.isdisjoint(after.words)
    return _HAPPENED if was_to_come and not _same_day(before, after, language) else ""


# Words of what is to come that far from their verb may say something else.
_VAGUE = frozenset({"about", "would", "set"})
_DECIDED = "was open, threatened or refused, is no more"
_HAPPENED = "was to come, has happened"


def _same_day(before: Form, after: Form, language: str) -> bool:
    """Whether both forms name the same day of the calendar: that it has come tells a reader nothing."""
    days = [
        {item.key for item in quantities(form.text, language) if item.key[0] == "date" and names_day(item.key)}
        for form in (before, after)
    ]
    return not days[0].isdisjoint(days[1])


def _was_open(before: Form, after: Form, language: str) -> bool:
    """Whether the older form says that something is open, threatened or refused, and the newer does not."""
    vocab = of(language)
    still = vocab.pending | vocab.negation | vocab.future | vocab.hedge
    return not vocab.pending.isdisjoint(before.words) and still.isdisjoint(after.words)


def _denied(form: Form, language: str) -> frozenset[str]:
    """The stems that negations bear on: the next content word, or where none follows the one before."""
    vocab = of(language)
    found: set[str] = set()
    waiting, before = False, ""
    for word in form.words:
        if is_content(word, language):
            found.update([stem(word, language)] if waiting else [])
            waiting, before = False, word
        waiting = waiting or word in vocab.negation
    return frozenset({*found, *([stem(before, language)] if waiting and before else [])})


def _has_come(before: Form, after: Form, language: str) -> bool:
    """Whether the older form speaks of something to come and the newer one of the same as a fact.

    In English it is the verb right after the word for what is to come that counts ("will vote", "is set to be
    held"); in the other languages, where the verb may stand anywhere, all other content words must be the same.
    """
    future = of(language).future
    if not any(word in future for word in before.words) or any(word in future for word in after.words):
        return False
    if language != "en":
        return before.stems == after.stems
    verbs = set()
    waiting = False
    for word in before.words:
        if waiting and word not in _AUXILIARY:
            verbs.add(stem(word, "en"))
            waiting = False
        waiting = waiting or word in future
    return not verbs.isdisjoint(after.stems)


_AUXILIARY = frozenset({"be", "been", "being", "have", "to", "also", "soon", "now", "then", "likely", "set", "about"})
