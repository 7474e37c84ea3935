"""One edit as the judgement reads it: its newer text, and the older text it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.developments.boilerplate import without_addresses
from monitor.developments.context import Context
from monitor.developments.older import Cover
from monitor.developments.spelling import Counterparts, Form
from monitor.diff import RawEdit, Sentence
from monitor.language import Term, words_of
from monitor.model import Op
from monitor.quantities import Comparison, compare_quantities, quantities


@dataclass(frozen=True, slots=True)
class Reading:
    """The newer sentences of an edit and what they are compared with.

    ``own``: its older forms; for added text the older sentence that holds most of it, if any shares a word.
    ``terms``: the content words, each once. ``fresh``: those that the older version does not know. ``unmatched``: those
    that the older form lacks; in a changed sentence, that replace no word of it. ``lost``: the older form's content
    words that are gone and not replaced. ``figure_words``: the words of quantities that the older
    text has too, in whatever form: "5 p.m." is not new to a reader of "17:00".
    """

    edit: RawEdit
    given: tuple[Sentence, ...]
    own: tuple[Sentence, ...]
    text: str
    own_text: str
    form: Form
    own_form: Form
    terms: tuple[Term, ...]
    cover: Cover
    fresh: tuple[Term, ...]
    unmatched: tuple[Term, ...]
    lost: tuple[Term, ...]
    figures: Comparison
    figure_words: frozenset[str]

    @property
    def is_added(self) -> bool:
        """Whether the alignment found no older form."""
        return self.edit.op is Op.ADDED

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the content words."""
        return frozenset(term.stem for term in self.terms)


def read(context: Context, edit: RawEdit) -> Reading:
    """Read an edit that has newer text."""
    given, older = context.new(edit), context.older
    text, language = _joined(given), context.language
    form = Form(text, language)
    known_figures = (item for item in quantities(form.text, language) if older.has_figure(item))
    figure_words = frozenset(word for item in known_figures for word in words_of(item.text))
    terms = tuple({term.stem: term for term in form.terms if term.word not in figure_words}.values())
    cover = older.cover(term.stem for term in terms)
    own = context.old(edit) or tuple(older.sentences[at] for at in cover.passage[:1])
    own_text = _joined(own)
    own_form = Form(own_text, language)
    gone = [term for term in dict.fromkeys(own_form.terms) if term.stem not in form.stems]
    come = [term for term in terms if term.stem not in own_form.stems]
    if context.old(edit):
        earlier, later = Counterparts(own_form, form, gone, language), Counterparts(form, own_form, come, language)
        gone, come = (
            [term for term in gone if not later.by(term)],
            [term for term in come if not earlier.by(term)],
        )
    return Reading(
        edit=edit,
        given=given,
        own=own,
        text=text,
        own_text=own_text,
        form=form,
        own_form=own_form,
        terms=terms,
        cover=cover,
        fresh=tuple(term for term in terms if not older.knows(term.stem)),
        unmatched=tuple(come),
        lost=tuple(gone),
        figures=compare_quantities(own_form.text, form.text, language) if context.old(edit) else Comparison(),
        figure_words=figure_words,
    )


def _joined(sentences: Sequence[Sentence]) -> str:
    return without_addresses(" ".join(sentence.text for sentence in sentences))
