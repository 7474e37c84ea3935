"""Explains the verdict on an edit in words for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.developments.context import Context
from monitor.developments.contrasts import exchange
from monitor.developments.exchanged_names import exchanged_names
from monitor.developments.names import names
from monitor.developments.quotes import introduced
from monitor.developments.reading import Reading
from monitor.developments.spelling import Form
from monitor.language import Term, of, words_of
from monitor.model import Evidence
from monitor.quantities import Quantity, quantities

# The text between two figures that belong together.
_LINK = re.compile(r"\s*(?:to|bis|zu|gegen|à|contre|a|contra|contro|até|tot|tegen|mot|till|do|against|[-–—:])\s*")
# The most new words of a sentence that are listed.
_WORDS = 12
_FIGURE = "new figure"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATES_AND_TIMES = {"date": "new date", "time": "new time"}
_STATES = {
    "negation": ("now denied", "no longer denied"),
    "hedge": ("now uncertain", "no longer uncertain"),
    "qualifiers": ("now qualified", "no longer qualified"),
    "future": ("now to come", "no longer to come"),
    "pending": ("now undecided", "no longer undecided"),
    "intent": ("now planned", "no longer planned"),
}


def why_new(context: Context, reading: Reading) -> tuple[Evidence, ...]:
    """The reasons why an edit is new: contacts, figures, states, small words, speakers, names, words."""
    return (
        *_contacts(context, reading),
        *_figures(reading),
        *(() if reading.is_added else _states(context, reading)),
        *_small_word(context, reading),
        *_speaker(context, reading),
        *_names_and_words(context, reading),
    )


def why_known(context: Context, reading: Reading) -> tuple[Evidence, ...]:
    """The older sentence that already reports an edit; empty if that is its own older form."""
    if not reading.cover.passage:
        return ()
    at = reading.cover.passage[0]
    if at in reading.edit.old_at:
        return ()
    return (Evidence("already reported", context.older.sentences[at].text),)


def withdrawn(context: Context, reading: Reading) -> str:
    """The names and figures of the older form that are nowhere in the newer version, joined; "" if there are none."""
    now = context.words_now
    lost = [name for name in names(reading.own_text, context.language) if now.isdisjoint(words_of(name))]
    lost += [item.text for item in reading.figures.lost if not item.weak and not context.figures_now.has(item)]
    return ", ".join(lost)


def _contacts(context: Context, reading: Reading) -> Iterator[Evidence]:
    changed = context.changed_contacts(reading.edit)
    if changed:
        yield Evidence("new contact", ", ".join(f"{now} (was {was})" for was, now in changed))


def _figures(reading: Reading) -> Iterator[Evidence]:
    if not reading.is_added:
        for change in sorted(reading.figures.figures, key=lambda change: change.rank):
            yield Evidence(_label(change.new) + change.reason.removeprefix(_FIGURE), change.new.text)
        return
    text = reading.form.text
    yield from _in_pairs(text, [item for item in reading.unknown if not item.weak])


def _in_pairs(text: str, figures: Sequence[Quantity]) -> Iterator[Evidence]:
    """The new figures with the nouns that they count; figures that belong together, as in "31 to 22", are one."""
    begin = 0
    for at, item in enumerate(figures):
        following = figures[at + 1] if at + 1 < len(figures) else None
        if following is not None and at == begin and _LINK.fullmatch(text[item.end : following.start]):
            continue
        figure = text[figures[begin].start : item.end]
        counts = item.counts if _label(item) == _FIGURE else ""
        yield Evidence(f"{_label(item)}: {figure} {counts}".strip(), figure)
        begin = at + 1


def _label(item: Quantity) -> str:
    """What a reader calls a quantity: a new date, time or figure."""
    is_year = item.key[0] == "number" and not item.counts and _YEAR.fullmatch(item.text)
    return "new date" if is_year else _DATES_AND_TIMES.get(item.key[0], _FIGURE)


def _states(context: Context, reading: Reading) -> Iterator[Evidence]:
    vocabulary = of(context.language)
    words_now, words_before = _without_dates(reading.form, context), _without_dates(reading.own_form, context)
    for name, (gained, lost) in _STATES.items():
        table: frozenset[str] = getattr(vocabulary, name)
        now, was = table & words_now, table & words_before
        if bool(now) != bool(was):
            yield Evidence(gained if now else lost, ", ".join(sorted(now or was)))


def _small_word(context: Context, reading: Reading) -> Iterator[Evidence]:
    small = exchange(reading, context.language)
    if small and small.is_contrary:
        now = context.as_written(reading.text).get(small.now, small.now)
        was = context.as_written(reading.own_text).get(small.was, small.was)
        yield Evidence(f"now: {now} (was {was})", now)
    exchanged = exchanged_names(reading, context.language)
    if exchanged:
        yield Evidence(f"names exchanged: {', '.join(exchanged)}", exchanged[0])


def _without_dates(form: Form, context: Context) -> frozenset[str]:
    """The words of a form without those of dates, where "May" is a month and not a doubt."""
    dates = (item for item in quantities(form.text, context.language) if item.key[0] == "date")
    return form.known.difference(word for item in dates for word in words_of(item.text))


def _speaker(context: Context, reading: Reading) -> Iterator[Evidence]:
    who = introduced(reading.text, context.language) if context.is_quotation(reading.given) else ""
    if who:
        yield Evidence(f"{who} is quoted", reading.text)


def _names_and_words(context: Context, reading: Reading) -> Iterator[Evidence]:
    stated = (name for name in names(reading.text, context.language) if reading.figure_words.isdisjoint(words_of(name)))
    new = [name for name in stated if not context.older.knows_name(name)]
    yield from (Evidence("new name", name) for name in new)
    terms = _without_names(reading.fresh if reading.is_added else reading.unmatched, new)
    if terms:
        written = context.as_written(reading.text)
        yield Evidence("new words", ", ".join(written.get(term.word, term.word) for term in terms[:_WORDS]))


def _without_names(terms: Sequence[Term], named: Sequence[str]) -> list[Term]:
    words = frozenset(word for name in named for word in words_of(name))
    return [term for term in terms if term.word not in words]
