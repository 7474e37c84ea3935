"""Rebuilds one side of a difference from the other side and the edits."""

from __future__ import annotations

from monitor.diff import Difference, RawEdit, comparison_form


def rebuild_old(difference: Difference) -> tuple[str, ...]:
    """The older side's texts in order, from the newer sentences and the edits alone, up to the comparison form."""
    given = [(edit.old_at, _side(edit, "insert")) for edit in difference.edits if edit.old_at]
    used = {to for edit in difference.edits for to in edit.new_at}
    return _rebuilt([s.text for s in difference.new_sentences if s.position not in used], given)


def rebuild_new(difference: Difference) -> tuple[str, ...]:
    """The newer side's texts in order, from the older sentences and the edits alone, up to the comparison form."""
    given = [(edit.new_at, _side(edit, "delete")) for edit in difference.edits if edit.new_at]
    used = {at for edit in difference.edits for at in edit.old_at}
    return _rebuilt([s.text for s in difference.old_sentences if s.position not in used], given)


def assert_rebuilds(difference: Difference) -> None:
    """Check that the edits and either side rebuild the other side."""
    assert _keys(rebuild_old(difference)) == " ".join(s.key for s in difference.old_sentences)
    assert _keys(rebuild_new(difference)) == " ".join(s.key for s in difference.new_sentences)


def _keys(texts: tuple[str, ...]) -> str:
    return " ".join(comparison_form(text) for text in texts)


def _side(edit: RawEdit, without: str) -> str:
    return "".join(text for tag, text in edit.words if tag != without)


def _rebuilt(kept: list[str], given: list[tuple[tuple[int, ...], str]]) -> tuple[str, ...]:
    """Insert the texts with known positions between the ``kept`` ones; several sentences count as one text."""
    texts: list[str] = []
    rest = iter(kept)
    position = 0
    for positions, text in sorted(given):
        while position < positions[0]:
            texts.append(next(rest))
            position += 1
        texts.append(text)
        position = positions[-1] + 1
    return (*texts, *rest)
