"""The parsed content of one edit: its newer text, and the older text that it is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.developments.boilerplate import without_addresses
from monitor.developments.context import Context
from monitor.developments.known_names import only_names
from monitor.developments.names import names
from monitor.developments.quotes import without_attribution
from monitor.developments.spelling import Counterparts, Form
from monitor.developments.text_index import Cover, TextIndex
from monitor.diff import RawEdit, Sentence
from monitor.language import Term, words_of
from monitor.model import Op
from monitor.quantities import Comparison, Quantity, compare_quantities, quantities


@dataclass(frozen=True, slots=True)
class Reading:
    """The content of an edit: its newer sentences (``given``) and the older ones (``own``) that they are compared with.

    ``own``: the older form; for added text the older sentence that holds most of it, if any. ``text`` and ``own_text``:
    both sides without addresses and attributions, ``form`` and ``own_form`` the words of these. ``terms``: the distinct
    content words of the newer text without ``figure_words``; ``stems``: their stems. ``fresh``: the terms that the
    older version lacks. ``unmatched``: the terms that the older form lacks; in a changed sentence, without those that
    only replace a word of it. ``lost``: the reverse for the older form. ``cover``: the older passages that hold most of
    the terms. ``figures``: the comparison with the older form, empty for added text. ``stated``: the quantities;
    ``unknown``: those that the older version lacks in any form. ``figure_words``: the words of known quantities, as
    "5 p.m." is not new to a reader of "17:00".
    """

    edit: RawEdit
    given: tuple[Sentence, ...]
    own: tuple[Sentence, ...]
    text: str
    own_text: str
    form: Form
    own_form: Form
    terms: tuple[Term, ...]
    stems: frozenset[str]
    cover: Cover
    fresh: tuple[Term, ...]
    unmatched: tuple[Term, ...]
    lost: tuple[Term, ...]
    figures: Comparison
    stated: tuple[Quantity, ...]
    unknown: tuple[Quantity, ...]
    figure_words: frozenset[str]

    @property
    def is_added(self) -> bool:
        """Whether the text has no older form."""
        return self.edit.op is Op.ADDED

    @property
    def put_in(self) -> int:
        """At how many places words were inserted into the older form."""
        return _pieces(self.edit, "insert")

    @property
    def taken_out(self) -> int:
        """At how many places words of the older form were deleted."""
        return _pieces(self.edit, "delete")

    @property
    def places(self) -> int:
        """At how many places the two forms differ."""
        return max(self.put_in, self.taken_out)


def _pieces(edit: RawEdit, wanted: str) -> int:
    """The number of pieces with this tag that have a letter or digit."""
    return sum(tag == wanted and any(map(str.isalnum, text)) for tag, text in edit.words)


def read(context: Context, edit: RawEdit) -> Reading:
    """Read an edit that has newer text."""
    given, older = context.new(edit), context.older
    language = context.language
    text, was = _joined(given, language), context.old(edit)
    form = context.contents.form(text)
    figures = compare_quantities(_joined(was, language), form.text, language) if was else Comparison()
    stated = quantities(form.text, language)
    known, unknown = _known_and_unknown(stated, older)
    converted = (change.new for change in figures.converted)
    figure_words = frozenset(word for item in (*known, *converted) for word in words_of(item.text))
    terms = {term.stem: term for term in form.terms if term.word not in figure_words}
    cover = older.cover(terms)
    own = was or tuple(older.sentences[at] for at in cover.passage[:1])
    own_text = _joined(own, language)
    own_form = context.contents.form(own_text)
    unmatched, lost = _unmatched_and_lost(own_form, form, tuple(terms.values()), language, is_changed=bool(was))
    if was and only_names(context, edit, own_form, form, unmatched, lost):
        unmatched = lost = ()
    return Reading(
        edit=edit,
        given=given,
        own=own,
        text=text,
        own_text=own_text,
        form=form,
        own_form=own_form,
        terms=tuple(terms.values()),
        stems=frozenset(term.stem for term in terms.values()),
        cover=cover,
        fresh=tuple(term for stem, term in terms.items() if not older.knows(stem)),
        unmatched=unmatched,
        lost=lost,
        figures=figures,
        stated=stated,
        unknown=tuple(unknown),
        figure_words=figure_words,
    )


def _known_and_unknown(stated: Iterable[Quantity], older: TextIndex) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities that the older version has, and those that it lacks."""
    known: list[Quantity] = []
    unknown: list[Quantity] = []
    for item in stated:
        (known if older.has_figure(item) else unknown).append(item)
    return known, unknown


def _unmatched_and_lost(
    own: Form, form: Form, terms: Sequence[Term], language: str, *, is_changed: bool
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms that the older form ``own`` lacks, and its terms that are gone.

    In a changed sentence, words that only replace one another (misspelled, inflected) are left out.
    """
    gone = [term for term in dict.fromkeys(own.terms) if term.stem not in form.stems]
    come = [term for term in terms if term.stem not in own.stems]
    if not is_changed:
        return tuple(come), tuple(gone)
    # Where names changed places, a like word may say who did it to whom: A buys B, B acquires A.
    ordered = _same_order(names(own.text, language), names(form.text, language))
    earlier, later = (Counterparts(one, other, language, like=ordered) for one, other in ((own, form), (form, own)))
    return (
        tuple(term for term in come if not earlier.replaces(term)),
        tuple(term for term in gone if not later.replaces(term)),
    )


def _same_order(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether the words of names that both texts have are in the same order."""
    was, now = ([word for name in side for word in words_of(name)] for side in (before, after))
    both = set(was) & set(now)
    return [word for word in was if word in both] == [word for word in now if word in both]


def _joined(sentences: Sequence[Sentence], language: str) -> str:
    return without_attribution(without_addresses(" ".join(sentence.text for sentence in sentences)), language)
