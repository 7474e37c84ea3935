"""Judges which edits of a difference are new to a reader of the whole older version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import log1p

from monitor.boilerplate import read_note
from monitor.developments.another_story import is_another_story
from monitor.developments.boilerplate import HEADING, LABEL, POINTER, boilerplate_reason
from monitor.developments.context import Context
from monitor.developments.corrections import mark_corrections
from monitor.developments.earlier_figures import with_earlier_figures
from monitor.developments.evidence import STATES, Features, features
from monitor.developments.headline import judge_headline
from monitor.developments.importance import with_importance
from monitor.developments.model import kind_of, probabilities, weights
from monitor.developments.passages import passages
from monitor.developments.reading import Reading, read
from monitor.developments.reasons import why_known, why_new, withdrawn
from monitor.developments.rolling import RESTORED, Rolling
from monitor.developments.update import read_update
from monitor.developments.values import replaces_value
from monitor.developments.verdict import CERTAIN, NOTHING, UNLIKELY, Verdict
from monitor.developments.withdrawals import ANOTHER_STORY, replacement, with_withdrawals
from monitor.diff import RawEdit, Sentence, align
from monitor.errors import ParseError, ParseKilled
from monitor.model import Change, Document, Edit, EditKind, Evidence, Op

# Reasons for boilerplate that are not certain for new text: the learned model decides.
_MAY_BE_NEWS = frozenset({POINTER, HEADING, LABEL})
# A replaced figure is a changed fact in a sentence that differs in at most this many places.
_FEW_PLACES = 2
# The tables of words for certainty, quantity and extent, and how many other words may be gone beside such a word.
_DEGREES = ("hedge", "qualifiers", "pending", "intent")
_FEW_LOST = 2
# Two edits, on the scale of the feature.
_FEW_EDITS = log1p(2)
# The states that do not change where a synonym replaces a word: "can" and "may", "all" and "every".
_EXCHANGED = {"hedge", "qualifiers"}
# The most words of a figure with its noun and a small word before it: "for three days".
_OF_FIGURE = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """An edit that no rule decides: its reading, and its features for the learned model."""

    reading: Reading
    features: Features


def compare(
    old: Document,
    new: Document,
    *,
    seen: frozenset[str] = frozenset(),
    since: datetime | None = None,
    quiet: timedelta | None = None,
) -> Change:
    """Compare two documents and judge every edit; pure and deterministic.

    ``seen``: the digests of sentences that an earlier version had; restored text is not new. ``since``: when the page
    was first seen; a live entry posted later is news even if it is older than the known entries. ``quiet``: how long
    the page had not changed, if known; raises the importance of developments.
    """
    difference = align(old, new)
    if not difference.edits:
        return Change(())
    context = Context(difference, new.language[:2].casefold())
    if is_another_story(context):
        not_new = Verdict(EditKind.WORDING, NOTHING, (Evidence(ANOTHER_STORY, ""),))
        return replacement(context, tuple(_edit(context, edit, not_new) for edit in difference.edits), old, new)
    rolling = Rolling(context, old, new, since)
    ruled = {
        at: verdict
        for at, edit in enumerate(difference.edits)
        if (verdict := _rule_verdict(context, edit, seen, rolling))
    }
    undecided = [at for at in range(len(difference.edits)) if at not in ruled]
    verdicts = ruled | _learned_verdicts(context, measure(context, undecided))
    judged = _without_repetitions(context, [verdicts[at] for at in range(len(difference.edits))])
    judged = rolling.judge_headline(judge_headline(context, judged))
    judged = mark_corrections(context, judged, _new_notes(old, new))
    edits = tuple(_edit(context, *pair) for pair in zip(difference.edits, judged, strict=True))
    sentences, language = difference.new_sentences, context.language
    change = with_earlier_figures(context, Change(edits, grouped=passages(edits, sentences, language)))
    change = replace(change, grouped=with_importance(change.edits, change.grouped, sentences, language, quiet))
    return with_withdrawals(context, change, old, new)


def measure(context: Context, ats: Sequence[int]) -> dict[int, Measured]:
    """The features of the edits at these positions; all must have newer text."""
    readings = {at: read(context, context.difference.edits[at]) for at in ats}
    body = [reading for reading in readings.values() if reading.edit.place == "body"]
    update = read_update(context, body)
    return {at: Measured(reading, features(context, update, reading)) for at, reading in readings.items()}


def open_edits(old: Document, new: Document) -> tuple[Context, list[int]]:
    """The context of two documents and the positions of the body's edits that no rule decides; used in training."""
    context = Context(align(old, new), new.language[:2].casefold())
    rolling = Rolling(context, old, new, None)
    edits = enumerate(context.difference.edits)
    return context, [
        at for at, edit in edits if edit.place == "body" and not _rule_verdict(context, edit, frozenset(), rolling)
    ]


def unjudged(error: ParseError) -> Change:
    """The change of two versions whose comparison failed, with the reason in words for a reader."""
    if isinstance(error, ParseKilled):
        return Change((), unjudged="This change is too large to judge: comparing it took too much time or memory.")
    return Change((), unjudged=f"This change could not be judged: {error}.")


def page_only(change: Change) -> bool:
    """Whether only furniture of the page differs: time stamps, counts, labels, lines of the site.

    Pointers to other pages and courtesies are furniture too, but part of the text: with one of them this is False.
    """
    return not change.unjudged and all(
        edit.kind is EditKind.FURNITURE and POINTER not in (item.reason for item in edit.evidence)
        for edit in change.edits
    )


def _edit(context: Context, raw: RawEdit, verdict: Verdict) -> Edit:
    return Edit(
        op=raw.op,
        kind=verdict.kind,
        old=context.difference.old_text(raw),
        new=context.difference.new_text(raw),
        development=verdict.development,
        score=verdict.score,
        words=raw.words,
        evidence=verdict.evidence,
        old_at=raw.old_at,
        new_at=raw.new_at,
        place=raw.place,
    )


def _new_notes(old: Document, new: Document) -> tuple[str, ...]:
    known = set(old.notes)
    return tuple(note for note in new.notes if note not in known)


def _rule_verdict(context: Context, edit: RawEdit, seen: frozenset[str], rolling: Rolling) -> Verdict | None:
    """The verdict on an edit that is certainly not new; None if the learned model decides."""
    given = context.new(edit) or context.old(edit)
    if edit.op is Op.MOVED:
        return Verdict(EditKind.MOVED, NOTHING)
    page = _boilerplate(context, edit, given)
    if page:
        return Verdict(EditKind.FURNITURE, NOTHING, (Evidence(page, given[0].text),))
    if not edit.new_at:
        return _removed(given)
    if all(map(_only_notes, given)):
        return Verdict(EditKind.NOTE, NOTHING)
    if seen.issuperset(sentence.digest for sentence in given):
        return Verdict(EditKind.WORDING, NOTHING, (Evidence(RESTORED, given[0].text),))
    return rolling.verdict(edit)


def _removed(given: Sequence[Sentence]) -> Verdict:
    kind = EditKind.NOTE if all(read_note(sentence.text) for sentence in given) else EditKind.WORDING
    return Verdict(kind, NOTHING, (Evidence("removed", given[0].text),))


def _only_notes(sentence: Sentence) -> bool:
    """Whether a sentence is a note that states no fact."""
    note = read_note(sentence.text)
    return note is not None and not note.states_fact


def _boilerplate(context: Context, edit: RawEdit, given: Sequence[Sentence]) -> str:
    """Why all sentences of an edit are boilerplate; "" if one is not, or if the learned model decides.

    A line with a changed address or telephone number is never boilerplate.
    """
    if edit.place != "body" or context.changed_contacts(edit):
        return ""
    reasons = [boilerplate_reason(item, context.language, alone=not edit.old_at) for item in given]
    certain = all(reasons) and (not edit.new_at or _MAY_BE_NEWS.isdisjoint(reasons))
    return reasons[0] if reasons and certain else ""


def _learned_verdicts(context: Context, found: Mapping[int, Measured]) -> dict[int, Verdict]:
    """The verdicts on the edits that no rule decides, by the learned model."""
    learned = weights()
    body = [at for at, item in found.items() if item.reading.edit.place == "body"]
    scores = dict(zip(body, probabilities([found[at].features for at in body], learned), strict=True))
    verdicts = {}
    for at, item in found.items():
        if item.reading.edit.place == "title":
            verdicts[at] = _headline_verdict(context, item)
            continue
        certain = _certain(item)
        score = scores[at] if certain is None else certain
        verdicts[at] = _verdict(context, item, score, new=score >= learned.threshold)
    return verdicts


def _verdict(context: Context, item: Measured, score: float, *, new: bool) -> Verdict:
    reading = item.reading
    rounded = round(score, 3)
    if all(read_note(sentence.text) for sentence in reading.given):
        # The note states a fact: other notes were decided by a rule.
        return Verdict(EditKind.CORRECTION if new else EditKind.NOTE, rounded, why_new(context, reading))
    if reading.is_added and context.in_note(reading.given[0]):
        return Verdict(EditKind.NOTE, rounded)
    if new:
        kind = _certain_kind(item) if score == CERTAIN else EditKind(kind_of(item.features, weights()))
        return Verdict(kind, rounded, why_new(context, reading))
    return _not_new(context, reading, rounded)


def _not_new(context: Context, reading: Reading, score: float) -> Verdict:
    """The verdict on an edit that is not new: furniture, a withdrawal, or wording."""
    page = boilerplate_reason(reading.given[0], context.language, alone=reading.is_added)
    if page:
        return Verdict(EditKind.FURNITURE, score, (Evidence(page, reading.text),))
    gone = "" if reading.is_added else withdrawn(context, reading)
    if gone and not reading.unmatched:
        return Verdict(EditKind.WITHDRAWN, score, (Evidence("no longer said", gone),))
    return Verdict(EditKind.WORDING, score, why_known(context, reading))


def _headline_verdict(context: Context, item: Measured) -> Verdict:
    """The verdict on a headline: new if the older version lacks one of its words or figures.

    ``judge_headline`` checks afterwards whether the new text states the same.
    """
    reading = item.reading
    reasons = why_new(context, reading)
    if not (reading.fresh or reading.figures.figures):
        return Verdict(EditKind.WORDING, NOTHING, ())
    kind = EditKind.FIGURE if reading.figures.figures else EditKind(kind_of(item.features, weights()))
    return Verdict(kind, weights().threshold, reasons)


def _certain(item: Measured) -> float | None:
    """The score of a sentence in cases where a wrong answer is unacceptable, else None.

    New, if hardly anything else differs: a replaced or added figure, an added or removed denial, an added or removed
    word of doubt, degree or intent, a small word, an outcome or a value replaced by another. Not new: no word, figure
    or state that the older form lacks, even if something was removed. Each rule was right for 9 of 10 labelled
    sentences, that of values for 13 of 16.
    """
    found = item.features
    if found["added"]:
        return CERTAIN if _adds_outcome(found) else None
    if any(is_new(found) for is_new in (_is_replaced_fact, _is_added_figure, _changes_degree, _is_reversed)):
        return CERTAIN
    if replaces_value(item.reading):
        return CERTAIN
    if _has_more_changes(found):
        return None
    if not found["lost words"] and (found["negation gained"] + found["negation lost"]) % 2:
        return CERTAIN
    return None if _changes_state(found) else UNLIKELY


def _adds_outcome(found: Mapping[str, float]) -> bool:
    """Whether one or two sentences were added to a text, nothing else differs, and this one has an outcome: "reopened".

    Not a line of the page or to the reader. More sentences may be a summary of the text, in other words. Of 63 labelled
    sentences 61 were new.
    """
    is_page = found["boilerplate"] or found["note"] or found["speaks to the reader"]
    is_update = found["update: removed"] or found["update: changed"] or found["update: edits"] > _FEW_EDITS
    return bool(found["outcomes new"]) and not (is_page or is_update)


def _is_replaced_fact(found: Mapping[str, float]) -> bool:
    """Whether a figure or contact was replaced and hardly anything else changed.

    Also an ordinal, a weekday or a small number: of 24 labelled sentences 23 were new.
    """
    few = found["places"] <= _FEW_PLACES and found["unmatched"] <= 1
    figure = few and (found["figures changed"] or found["weak figures changed"])
    return bool(figure or (found["contacts changed"] and not found["unmatched"]))


def _is_added_figure(found: Mapping[str, float]) -> bool:
    """Whether only a figure with its noun was added, one of which the older version lacks."""
    alone = found["only put in"] and found["places"] == 1 and found["words put in"] <= _OF_FIGURE
    return bool(alone and found["figures put in"] and (found["figures new"] or found["fresh words"]))


def _changes_degree(found: Mapping[str, float]) -> bool:
    """Whether only a word for certainty, quantity or extent was added or removed: "feared", "most of", "is due to"."""
    others = ("unmatched", "figures put in", "negation gained", "negation lost", "future gained")
    if found["small word for its like"] or found["lost words"] > _FEW_LOST or any(found[name] for name in others):
        return False
    gained, lost = (sum(found[f"{state} {side}"] for state in _DEGREES) for side in ("gained", "lost"))
    return bool(gained) != bool(lost)


def _is_reversed(found: Mapping[str, float]) -> bool:
    """Whether a word was replaced by a contrary one or another outcome, or two names by one another, and nothing else.

    "Shut" by "open"; "Ward accused Hale" by "Hale accused Ward".
    """
    if found["small word for its contrary"] or found["names exchanged"]:
        return True
    exchanged = found["outcomes lost"] and found["outcomes put in"] and found["only outcomes put in"]
    otherwise = found["small word for its like"] or found["future gained"]
    return bool(exchanged and found["places"] == 1 and found["lost words"] <= _FEW_LOST and not otherwise)


def _has_more_changes(found: Mapping[str, float]) -> bool:
    """Whether words, figures or contacts were added, or words replaced other than by shortening a name."""
    shortened = found["names lost"] >= found["lost words"] and not found["names put in"]
    dropped = found["lost words"] and not (found["only taken out"] or shortened)
    # Where a synonym replaced a word, no other content word came or went.
    words = (found["unmatched"] or dropped) and not found["small word for its like"]
    return bool(words or found["figures put in"] or found["new contact"])


def _changes_state(found: Mapping[str, float]) -> bool:
    """Whether a word of state (a denial, a doubt, a future), a figure or an outcome changed."""
    changing = set(STATES) - (_EXCHANGED if found["small word for its like"] else set())
    states = any(found[f"{state} {side}"] for state in changing for side in ("gained", "lost"))
    return bool(states or found["figures changed"] or found["weak figures changed"] or found["outcomes put in"])


def _certain_kind(item: Measured) -> EditKind:
    if item.features["figures changed"]:
        return EditKind.FIGURE
    return EditKind.DETAIL if item.features["contacts changed"] else EditKind.EVENT


def _without_repetitions(context: Context, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, with developments that repeat an earlier one turned into wording."""
    reported: set[str] = set()
    judged = []
    for edit, verdict in zip(context.difference.edits, verdicts, strict=True):
        key = " ".join(sentence.key for sentence in context.new(edit))
        repeats = verdict.development and edit.place == "body" and key in reported
        if verdict.development and edit.place == "body":
            reported.add(key)
        judged.append(Verdict(EditKind.WORDING, NOTHING, (Evidence("reported above", key),)) if repeats else verdict)
    return judged
