"""Delta compression of bytes against earlier bytes (the base), with the standard library only.

A delta lists the runs to copy from the base, and contains the bytes in between. A preset dictionary of zlib would do
that too, but only for the last 32 KB (RFC 1950, 1951), which is less than a page. So where there is more, the common
start and end are found first, then runs of tokens the size of markup, and the preset dictionary compresses the rest.
Takes linear time in both lengths, and is deterministic.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator
from itertools import accumulate

from monitor.errors import DatabaseCorrupt

# The window of zlib (RFC 1950): a longer preset dictionary has no effect.
WINDOW = 32 * 1024
# Tokens end where markup, lists and sentences do.
_TOKEN = re.compile(rb"[^>\n,;}.]*[>\n,;}.]|[^>\n,;}.]+")
# The shortest run that is copied, in tokens.
_RUN = 3
# A damaged `size` must not allocate any amount of memory.
_LARGEST_BUFFER = 1 << 24


def pack(data: bytes, base: bytes | None) -> bytes:
    """Compress ``data`` against ``base``, or alone; ``unpack`` needs the same base."""
    if base is None:
        return zlib.compress(data, 6)
    packer = zlib.compressobj(6, zdict=base[-WINDOW:]) if base else zlib.compressobj(6)
    # Three numbers a step: the start and length of a run of the base, and the length of the literal after it.
    steps = array("I")
    literals = bytearray()
    for start, length, literal in _runs(data, base):
        steps.extend((start, length, len(literal)))
        literals += literal
    head = len(steps).to_bytes(4, "little") + _little_endian(steps).tobytes()
    return packer.compress(head + bytes(literals)) + packer.flush()


def unpack(packed: bytes, base: bytes | None, size: int) -> bytes:
    """Restore the data given to ``pack``; ``size`` is its length. Raises ``DatabaseCorrupt``."""
    try:
        if base is None:
            return zlib.decompress(packed, bufsize=min(max(1, size), _LARGEST_BUFFER))
        unpacker = zlib.decompressobj(zdict=base[-WINDOW:]) if base else zlib.decompressobj()
        delta = unpacker.decompress(packed) + unpacker.flush()
        if not unpacker.eof:
            raise ValueError("it is cut short")
        return b"".join(_apply(delta, base))
    except (zlib.error, ValueError) as error:
        raise DatabaseCorrupt(f"stored content cannot be unpacked ({error})") from error


def _apply(delta: bytes, base: bytes) -> Iterator[bytes]:
    """The pieces of the data that an uncompressed delta describes."""
    count = int.from_bytes(delta[:4], "little")
    steps = array("I")
    steps.frombytes(delta[4 : 4 + count * steps.itemsize])
    steps = _little_endian(steps)
    at = 4 + count * steps.itemsize
    for step in range(0, count, 3):
        start, length, literal = steps[step : step + 3]
        yield base[start : start + length]
        yield delta[at : at + literal]
        at += literal


def _little_endian(steps: array[int]) -> array[int]:
    """Convert between the byte order of this machine and little-endian."""
    if array("I", [1]).tobytes()[0] != 1:
        steps = array("I", steps)
        steps.byteswap()
    return steps


def _runs(data: bytes, base: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Steps (start, length, literal) that rebuild ``data``: copy that part of ``base``, then append the literal."""
    if len(data) + len(base) <= WINDOW:
        # zlib finds everything by itself, ten times as fast.
        yield 0, 0, data
        return
    start = _common(data, base)
    new, old = data[start:], base[start:]
    end = _common(new[::-1], old[::-1])
    yield 0, start, b""
    for at, length, literal in _runs_of_tokens(new[: len(new) - end], old[: len(old) - end]):
        yield start + at, length, literal
    yield len(base) - end, end, b""


def _common(one: bytes, other: bytes) -> int:
    """The number of bytes that two texts have in common at their start; by halves, as comparing slices is fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _runs_of_tokens(data: bytes, base: bytes) -> Iterator[tuple[int, int, bytes]]:
    new, old = _TOKEN.findall(data), _TOKEN.findall(base)
    offsets = [0, *accumulate(map(len, old))]
    index = _first_places(old)
    pending: list[bytes] = []
    at, expected = 0, 0
    copy = (0, 0)
    while at < len(new):
        key = tuple(new[at : at + _RUN])
        # Near the end of the last run first: repeated markup has matches everywhere.
        found = _resume(old, key, expected) if pending or copy != (0, 0) else None
        found = index.get(key) if found is None else found
        if found is None:
            pending.append(new[at])
            at += 1
            expected += 1
            continue
        if copy != (0, 0) or pending:
            yield *copy, b"".join(pending)
        end = found
        while at < len(new) and end < len(old) and new[at] == old[end]:
            at, end = at + 1, end + 1
        copy, pending, expected = (offsets[found], offsets[end] - offsets[found]), [], end
    yield *copy, b"".join(pending)


def _first_places(tokens: list[bytes]) -> dict[tuple[bytes, ...], int]:
    """The first position of each run of ``_RUN`` tokens."""
    # From the last to the first, so that of equal runs the first remains.
    backwards = tokens[::-1]
    runs = zip(*(backwards[at:] for at in range(_RUN - 1, -1, -1)), strict=False)
    return dict(zip(runs, range(len(tokens) - _RUN, -1, -1), strict=False))


def _resume(old: list[bytes], key: tuple[bytes, ...], at: int) -> int | None:
    """The first of three positions from ``at`` on where the old tokens continue with ``key``; None if there is none."""
    for place, token in enumerate(old[at : at + 3], at):
        # Nearly always the first token already differs.
        if token == key[0] and tuple(old[place : place + _RUN]) == key:
            return place
    return None
