from __future__ import annotations

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import DatabaseCorrupt
from monitor.store.delta import WINDOW, pack, unpack

pieces = st.sampled_from([b"<p>", b"</p>\n", b"word ", b"12,", b"{a:1}", b".", b"\x00\xff", b"long token without end "])
pages = st.lists(pieces, max_size=60).map(b"".join)


@given(pages, st.none() | pages)
def test_packed_pages_are_unpacked(data: bytes, base: bytes | None) -> None:
    assert unpack(pack(data, base), base, len(data)) == data


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes(data: bytes, base: bytes) -> None:
    assert unpack(pack(data, base), base, len(data)) == data


def page(seed: int, paragraphs: int) -> bytes:
    rng = random.Random(seed)
    words = [bytes(rng.choices(b"abcdefghijklmnop", k=7)) for _ in range(2000)]
    lines = (b"<p class='x%d'>" % n + b" ".join(rng.choices(words, k=30)) + b"</p>" for n in range(paragraphs))
    return b"<html><body>" + b"\n".join(lines) + b"</body></html>"


@given(pages, pages, st.permutations([0, 1, 2]))
def test_parts_of_large_pages_are_found(data: bytes, base: bytes, order: list[int]) -> None:
    """Larger than zlib's window: their common start and end are found first, then runs of tokens."""
    parts = [page(seed, 60) for seed in range(3)]
    before = base.join(parts) + data
    after = data.join(parts[at] for at in order) + base
    assert len(before) > WINDOW
    packed = pack(after, before)
    assert unpack(packed, before, len(after)) == after
    assert len(packed) < 4000


def test_a_small_change_of_a_large_page_is_stored_compactly() -> None:
    before = page(1, 2000)
    after = before.replace(b"<p class='x7'>", b"<p>A new sentence.</p><p class='x7'>").replace(b"x1500", b"x-1500")
    assert len(before) > 400_000
    assert len(pack(after, before)) < 400
    moved = after[200_000:] + after[:200_000]
    assert len(pack(moved, before)) < 600
    assert unpack(pack(moved, before), before, len(moved)) == moved


def test_repeated_markup_takes_linear_time() -> None:
    before, after = b"<td>" * 200_000, b"<td>" * 200_001 + b"x"
    assert unpack(pack(after, before), before, len(after)) == after
    assert len(pack(after, before)) < 100


def test_unrelated_data_is_not_larger_than_alone() -> None:
    noise = os.urandom(50_000)
    assert len(pack(noise, page(2, 100))) < 50_200


@pytest.mark.parametrize("wrong", [b"", b"nonsense", pack(b"text", None)[:-3]])
def test_damage_raises(wrong: bytes) -> None:
    with pytest.raises(DatabaseCorrupt):
        unpack(wrong, None, 4)
    with pytest.raises(DatabaseCorrupt):
        unpack(wrong, b"base", 4)
