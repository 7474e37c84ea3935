"""Decodes gzip and deflate bodies incrementally, within a size limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from monitor.errors import BadResponse, BodyTooLarge

_PIECE = 64 * 1024
_MIN_SIZE_FOR_RATIO = 1024 * 1024
# "none", "utf-8" and "binary" are not registered codings, but some servers send them for plain bodies.
_NO_CODING = frozenset({"", "identity", "none", "utf-8", "binary"})
_MAX_CODINGS = 2


class BodyDecoder:
    """Decodes the content codings of a response within limits (RFC 9110, 8.4).

    ``max_bytes`` limits the input and the output of each coding. ``max_expansion`` limits the ratio of output to input
    once the output exceeds one megabyte. Raises ``BodyTooLarge`` past a limit, and ``BadResponse`` for an unknown
    coding and for invalid or truncated data.
    """

    def __init__(self, content_encoding: str, *, max_bytes: int, max_expansion: int) -> None:
        self._max_bytes = max_bytes
        self._max_expansion = max_expansion
        self._stages = [_stage(coding) for coding in reversed(_codings(content_encoding))]
        self._received = 0
        self._made = [0 for _ in self._stages]
        self._pieces: list[bytes] = []

    def feed(self, data: bytes) -> None:
        """Decode the next received bytes."""
        self._received += len(data)
        if self._received > self._max_bytes:
            raise BodyTooLarge(f"the body is larger than {_size_text(self._max_bytes)}")
        if data:
            self._pass_on(data, 0)

    def finish(self) -> bytes:
        """The whole decoded body. Raises ``BadResponse`` if the compressed data is truncated."""
        if self._received:
            for stage in self._stages:
                stage.finish()
        return b"".join(self._pieces)

    def so_far(self) -> bytes:
        """The part decoded so far, for a body that is not read to its end."""
        return b"".join(self._pieces)

    def _pass_on(self, data: bytes, at: int) -> None:
        if at == len(self._stages):
            self._pieces.append(data)
            return
        for piece in self._stages[at].feed(data):
            self._count(len(piece), at)
            self._pass_on(piece, at + 1)

    def _count(self, size: int, at: int) -> None:
        self._made[at] += size
        made = self._made[at]
        if made > self._max_bytes:
            raise BodyTooLarge(f"the body is larger than {_size_text(self._max_bytes)} once decompressed")
        if made > max(_MIN_SIZE_FOR_RATIO, self._received * self._max_expansion):
            raise BodyTooLarge(f"the body expands more than {self._max_expansion} times when decompressed")


class _Inflater:
    """Decodes one coding: gzip (RFC 1952, one or more members) or deflate.

    Deflate means the zlib format (RFC 1950), but some servers send raw deflate data (RFC 1951): the first two bytes
    decide. Trailing bytes that are not another gzip member are ignored, as browsers do.
    """

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._head = b""
        self._member = zlib.decompressobj(wbits=31) if gzip else None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode bytes; yields pieces of at most 64 KB. Raises ``BadResponse``."""
        data = self._with_head(data)
        member = self._member
        while member is not None:
            if member.eof and (member := self._next_member(data)) is None:
                return
            piece = _inflate(member, data)
            if piece:
                yield piece
            data = member.unused_data if member.eof else member.unconsumed_tail
            if not data and (member.eof or len(piece) < _PIECE):
                return

    def _with_head(self, data: bytes) -> bytes:
        """The data, preceded by bytes held back so far. Deflate data is held back until two bytes show its format."""
        if self._member is not None:
            return data
        data = self._head = self._head + data
        if len(data) >= 2:
            self._member = zlib.decompressobj(wbits=15 if _has_zlib_header(data) else -15)
        return data

    def _next_member(self, data: bytes) -> zlib._Decompress | None:
        """The decoder for the gzip member that begins here; None if none does."""
        if self._gzip and data.startswith(b"\x1f"):
            self._member = zlib.decompressobj(wbits=31)
            return self._member
        return None

    def finish(self) -> None:
        """Raise ``BadResponse`` if the stream is truncated."""
        if self._member is None or not self._member.eof:
            raise BadResponse("the compressed body is truncated")


def _inflate(member: zlib._Decompress, data: bytes) -> bytes:
    try:
        return member.decompress(data, _PIECE)
    except zlib.error as error:
        raise BadResponse(f"the compressed body is invalid: {error}") from error


def _codings(header: str) -> Sequence[str]:
    codings = [part.strip().lower() for part in header.split(",")]
    codings = [coding for coding in codings if coding not in _NO_CODING]
    if len(codings) > _MAX_CODINGS:
        raise BadResponse(f"the body is compressed {len(codings)} times")
    return codings


def _stage(coding: str) -> _Inflater:
    if coding in {"gzip", "x-gzip"}:
        return _Inflater(gzip=True)
    if coding == "deflate":
        return _Inflater(gzip=False)
    raise BadResponse(f"the body has the content coding {coding!r}, which was not requested")


def _size_text(size: int) -> str:
    megabytes = size / (1024 * 1024)
    return f"{megabytes:g} MB" if megabytes >= 1 else f"{size} bytes"


def _has_zlib_header(data: bytes) -> bool:
    """Whether a deflate stream has the zlib header (RFC 1950, section 2.2), which some servers leave out."""
    return data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
