"""Finds changed sentences that only name someone in another way: "he" or "Okoro" became "Tamsin Okoro"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from monitor.developments.context import Context
from monitor.developments.spelling import Form
from monitor.diff import RawEdit
from monitor.language import Term, of, words_of


def only_names(
    context: Context, edit: RawEdit, own: Form, form: Form, come: Sequence[Term], gone: Sequence[Term]
) -> bool:
    """Whether all words that came and went name one whom the older version names with these words.

    The older form must name the same: by other words of the name, of no other name ("Okoro"), or by a pronoun after a
    sentence that begins with it.
    """
    came, went = ({term.word for term in terms} for terms in (come, gone))
    if not came:
        return False
    known = [name for name in context.older.names_with(min(came)) if came | went <= name]
    if any(_is_named(context, name, own, came) for name in known):
        return True
    meant = frozenset() if went else _stands_for(context, edit, Counter(own.words) - Counter(form.words))
    return any(name & meant for name in known)


def _is_named(context: Context, name: frozenset[str], own: Form, came: Collection[str]) -> bool:
    """Whether a form has words of this name that are in no other one without the words that came."""
    shared = {term.word for term in own.terms} & name
    return any(all(name.issuperset(came) for name in context.older.names_with(word)) for word in shared)


def _stands_for(context: Context, edit: RawEdit, gone: Collection[str]) -> frozenset[str]:
    """The words of the name that a pronoun in an older form stands for: the first of the sentence before.

    ``gone``: the words that are gone from the form; no name if they are not one small word.
    """
    before = edit.old_at[0] - 1
    if len(gone) != 1 or not of(context.language).function.issuperset(gone) or before < 0:
        return frozenset()
    first = next(iter(context.contents.names(context.older.sentences[before].text)), "")
    return frozenset(words_of(first))
