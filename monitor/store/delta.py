"""Bytes against the bytes before them, with the standard library alone.

A delta names the runs both have in common and carries the rest. zlib's preset dictionary does that too, but only for
the last 32 KB before it (RFC 1950, 1951), which is less than a page; so runs are found first, over markup-sized tokens,
and the preset dictionary serves the words within what is left. Linear in both lengths, and deterministic.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator
from itertools import accumulate

from monitor.errors import DatabaseCorrupt

WINDOW = 32 * 1024
# Tokens end where markup, lists and sentences do; a run must be this many tokens to be found again.
_TOKEN = re.compile(rb"[^>\n,;}.]*[>\n,;}.]|[^>\n,;}.]+")
_RUN = 3
# A size that is wrong must not be asked of the memory.
_LARGEST_STEP = 1 << 24


def pack(data: bytes, base: bytes | None) -> bytes:
    """``data`` in as few bytes as can be had cheaply, to be read with the same ``base``."""
    if base is None:
        return zlib.compress(data, 6)
    packer = zlib.compressobj(6, zdict=base[-WINDOW:]) if base else zlib.compressobj(6)
    steps = array("I")
    rest = bytearray()
    for start, length, literal in _runs(data, base):
        steps.extend((start, length, len(literal)))
        rest += literal
    head = len(steps).to_bytes(4, "little") + _little(steps).tobytes()
    return packer.compress(head + bytes(rest)) + packer.flush()


def unpack(packed: bytes, base: bytes | None, size: int) -> bytes:
    """What ``pack`` was given; ``size`` is its length. Raises ``DatabaseCorrupt``."""
    try:
        if base is None:
            return zlib.decompress(packed, bufsize=min(max(1, size), _LARGEST_STEP))
        unpacker = zlib.decompressobj(zdict=base[-WINDOW:]) if base else zlib.decompressobj()
        plain = unpacker.decompress(packed) + unpacker.flush()
        if not unpacker.eof:
            raise ValueError("it is cut short")
        return b"".join(_follow(plain, base))
    except (zlib.error, ValueError) as error:
        raise DatabaseCorrupt(f"stored content cannot be unpacked ({error})") from error


def _follow(plain: bytes, base: bytes) -> Iterator[bytes]:
    count = int.from_bytes(plain[:4], "little")
    steps = array("I")
    steps.frombytes(plain[4 : 4 + count * steps.itemsize])
    steps = _little(steps)
    at = 4 + count * steps.itemsize
    for step in range(0, count, 3):
        start, length, literal = steps[step : step + 3]
        yield base[start : start + length]
        yield plain[at : at + literal]
        at += literal


def _little(steps: array[int]) -> array[int]:
    if array("I", [1]).tobytes()[0] != 1:
        steps = array("I", steps)
        steps.byteswap()
    return steps


def _runs(data: bytes, base: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Steps that rebuild ``data``: copy ``length`` bytes of ``base`` from ``start``, then append the literal."""
    new, old = _TOKEN.findall(data), _TOKEN.findall(base)
    places = _offsets(old)
    index = {tuple(old[at : at + _RUN]): at for at in range(len(old) - _RUN, -1, -1)}
    pending: list[bytes] = []
    at, follows = 0, 0
    copy = (0, 0)
    while at < len(new):
        key = tuple(new[at : at + _RUN])
        # Where the last run broke off is the likeliest place to go on: repeated markup is everywhere.
        found = _resume(old, key, follows) if pending or copy != (0, 0) else None
        found = index.get(key) if found is None else found
        if found is None:
            pending.append(new[at])
            at += 1
            follows += 1
            continue
        if copy != (0, 0) or pending:
            yield *copy, b"".join(pending)
        end = found
        while at < len(new) and end < len(old) and new[at] == old[end]:
            at, end = at + 1, end + 1
        copy, pending, follows = (places[found], places[end] - places[found]), [], end
    yield *copy, b"".join(pending)


def _resume(old: list[bytes], key: tuple[bytes, ...], at: int) -> int | None:
    """The place near ``at`` where the old tokens go on with ``key``."""
    return next(
        (place for place in range(at, at + 3) if len(key) == _RUN and tuple(old[place : place + _RUN]) == key), None
    )


def _offsets(tokens: list[bytes]) -> list[int]:
    return [0, *accumulate(map(len, tokens))]
