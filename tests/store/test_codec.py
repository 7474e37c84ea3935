from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import Enum
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import DatabaseCorrupt, SchemaMismatch
from monitor.model import (
    Block,
    BlockKind,
    Change,
    Document,
    Edit,
    EditKind,
    FeedHints,
    Op,
    QuietHours,
    Rhythm,
    Subscription,
    VersionRef,
)
from monitor.store.codec import dump, dump_list, load, load_list

PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    float: st.floats(allow_nan=False, allow_infinity=False),
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def of(kind: object) -> st.SearchStrategy[object]:
    """A strategy for values of a field's type."""
    args = get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is Literal:
        return st.sampled_from(args)
    if get_origin(kind) is tuple and args[-1] is Ellipsis:
        return st.lists(of(args[0]), max_size=3).map(tuple)
    if get_origin(kind) is tuple:
        return st.tuples(*map(of, args))
    if args:
        return st.one_of(st.none() if arg is type(None) else of(arg) for arg in args)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: of(hint) for name, hint in hints.items()})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [Document, Change, Rhythm, FeedHints, Subscription])
@given(data=st.data())
def test_values_are_read_back(kind: type, data: st.DataObject) -> None:
    value = data.draw(of(kind))
    assert load(kind, dump(value)) == value


def test_unknown_fields_are_ignored_and_missing_ones_get_defaults() -> None:
    stored = json.loads(dump(Rhythm(checks=3)))
    assert stored == {"format": 1, "checks": 3}
    assert load(Rhythm, json.dumps({**stored, "mood": "good", "changes": []})) == Rhythm(checks=3)
    assert load(Document, '{"format":1,"title":"t","blocks":[{"kind":"heading","text":"x","colour":1}]}').blocks == (
        Block(BlockKind.HEADING, "x"),
    )


def test_times_keep_their_microseconds_and_enumerations_their_type() -> None:
    edit = Edit(Op.ADDED, EditKind.QUOTE, None, "x", words=(("insert", "x"),), new_at=(1, 2))
    change = load(Change, dump(Change((edit,), VersionRef(1), VersionRef(2))))
    assert change.edits[0].op is Op.ADDED
    assert change.edits[0].words == (("insert", "x"),)
    assert load(QuietHours, dump(QuietHours(1, 2))) == QuietHours(1, 2)


@pytest.mark.parametrize("data", ["", "[]", "{", '{"format":1}', '{"checks":1}', '{"format":1,"title":"t","blocks":3}'])
def test_unreadable_data_raises(data: str) -> None:
    with pytest.raises(DatabaseCorrupt, match="Document"):
        load(Document, data)


def test_a_later_format_is_refused() -> None:
    with pytest.raises(SchemaMismatch, match="format 2"):
        load(Rhythm, '{"format":2}')


@given(st.lists(PLAIN[str]).map(tuple))
def test_lists(values: tuple[str, ...]) -> None:
    assert load_list(str, dump_list(values)) == values
