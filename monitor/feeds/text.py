"""Decodes feed documents, and converts HTML in them to plain text."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Sequence
from unicodedata import normalize

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # an unclosed one extends to the end, which keeps this linear
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(r"</|/>|<!--|<(?:br|p|hr|wbr)\b[^<>]*>|<[A-Za-z][A-Za-z0-9]*\s[^<>=]*=\s*[\"'][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (  # the bytes of "<?" or "<x" in each (XML 1.0, appendix F), and the codec for reading the declaration
    (re.compile(rb"<\0\0\0.\0\0\0", re.DOTALL), "utf-32-le"),
    (re.compile(rb"\0\0\0<\0\0\0.", re.DOTALL), "utf-32-be"),
    (re.compile(rb"<\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]"), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
_WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_DECLARED = re.compile(r"""\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:+-]{1,40})["']""", re.ASCII)
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:+-]{1,40})""", re.ASCII | re.IGNORECASE)
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_ESCAPED = re.compile("[\udc80-\udcff]+")  # bytes that are no UTF-8, after the error handler "surrogateescape"
# Single bytes of Windows-1252 in UTF-8, pasted from a word processor, are read only if they are punctuation.
_PUNCTUATION = {chr(0xDC00 + byte): bytes([byte]).decode("cp1252") for byte in (0x85, *range(0x91, 0x98))}
_TWICE = re.compile("[\xc2-\xf4][\x80-\xbf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]")
# One odd pair of characters may be intended; so many, without a contradiction, show text that was encoded twice.
_SEVERAL = 4
# A document that is cut or has stray bytes has at most one invalid sequence per so many valid characters.
_HARDLY = 20

# Encodings that are read as their supersets, as browsers do (WHATWG Encoding, section 4.2).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_ALIASES = {"mac": "mac-roman", "ms-cyrl": "cp1251"}
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_VAGUE = frozenset({"", "cp1252"})  # what servers send by default


def fold(text: str) -> str:
    """Normalise a text: NFC, runs of white space as one space, none at the ends."""
    return " ".join(normalize("NFC", text).split())


def plain_text(markup: str) -> str:
    """The text of a piece of HTML: tags dropped, entities decoded, white space folded."""
    if "<" in markup:
        markup = _TAG.sub(_gap, _SCRIPT.sub(" ", _COMMENT.sub("", markup)))
    return fold(html.unescape(markup))


def guessed_text(value: str) -> str:
    """The plain text of a value that may be HTML or plain text, such as a feed's title.

    It is HTML if it has a closing tag, a quoted attribute or an entity reference; else it is kept as it is (``1 < 2``).
    """
    return plain_text(value) if _HTML.search(value) or _ENTITY.search(value) else fold(value)


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str | None]:
    """Decode a text document. Returns its text, and a warning where its encoding differs from the declared one.

    Order: byte order mark; UTF-8 where the bytes are mostly valid; the charset of the content type unless it is a
    server's default; the document's own declaration; Windows-1252. A stray byte becomes U+FFFD (or its punctuation mark
    in Windows-1252) and never changes the encoding of the document.
    """
    marked = next(((bom, codec) for bom, codec in _BOMS if body.startswith(bom)), None)
    if marked is not None:
        return body[len(marked[0]) :].decode(marked[1], "replace"), None
    family = _family(body[:64].lstrip())
    if family in _WIDE:
        return body.decode(family, "replace"), None
    order = _stated_codecs(body, family, content_type or "")
    text, codec, broken = _decoded(body, order)
    declared = order[0] if order else ""
    if codec not in (declared or "utf-8", "ascii"):
        return text, f"{f'declared as {declared}' if declared else 'no encoding declared'}, read as {codec}"
    return text, f"it has bytes that are not valid {codec}" if broken else None


def _family(head: bytes) -> str:
    """The encoding family of a document by its first bytes, "" where these are the same in many encodings."""
    return next((codec for pattern, codec in _UNMARKED if pattern.match(head)), "")


def _stated_codecs(body: bytes, family: str, content_type: str) -> list[str]:
    """The encodings that document and server state, the more credible first; ``family`` as by ``_family``."""
    declaration = _DECLARED.match(body[:400].decode(family or "latin-1"))
    charset = _CHARSET.search(content_type)
    declared = _codec(declaration[1]) if declaration else family
    served = _codec(charset[1]) if charset else ""
    order = [declared, served] if served in _VAGUE else [served, declared]
    return [codec for codec in order if codec]


def _decoded(body: bytes, order: Sequence[str]) -> tuple[str, str, bool]:
    """The text, the codec that was used, and whether some bytes were invalid in that codec."""
    if not body.isascii():
        text, broken, characters = _lenient(body, "utf-8")
        if _is_utf8(broken, characters, order):
            return _decoded_once(_ESCAPED.sub(_replacement, text) if broken else text), "utf-8", broken > 0
    for codec in order:
        try:
            return body.decode(codec), codec, False
        except (UnicodeDecodeError, LookupError):
            text, broken, characters = _lenient(body, codec)
        if broken < characters:
            return text, codec, True
    fallback = "utf-8" if body.isascii() else "cp1252"
    text, broken, _ = _lenient(body, fallback)
    return text, fallback, broken > 0


def _is_utf8(broken: int, characters: int, order: Sequence[str]) -> bool:
    """Whether bytes with ``broken`` invalid sequences and ``characters`` valid ones outside ASCII are UTF-8.

    In other charsets valid sequences are rare and invalid ones common. So a majority is enough where the document
    states UTF-8, nothing, or a server's default. Any other stated charset is overruled only by several valid sequences
    with hardly any invalid ones.
    """
    if "utf-8" in order or not order or order[0] in _VAGUE:
        return broken < characters
    return characters >= _SEVERAL and broken * _HARDLY < characters


def _lenient(body: bytes, codec: str) -> tuple[str, int, int]:
    """Decode with invalid bytes replaced (in UTF-8: escaped as surrogates).

    Returns the text, the number of invalid sequences, and the number of valid characters outside ASCII.
    """
    if codec != "utf-8":
        try:
            text = body.decode(codec, "replace")
        except LookupError:  # not a text codec
            return "", 1, 0
        broken = text.count("\ufffd")
        return text, broken, sum(char > "\x7f" for char in text) - broken
    ascii_size = len(body.translate(None, _BEYOND_ASCII))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "surrogateescape")
        runs = [match.end() - match.start() for match in _ESCAPED.finditer(text)]
        return text, len(runs), len(text) - ascii_size - sum(runs)
    return text, 0, len(text) - ascii_size


def _replacement(match: re.Match[str]) -> str:
    """The replacement for a run of escaped bytes: a punctuation mark of Windows-1252, else U+FFFD."""
    return _PUNCTUATION.get(match[0], "\ufffd")


def _decoded_once(text: str) -> str:
    """Undo a second encoding of a text whose UTF-8 was read as Windows-1252; any other text is unchanged.

    All characters outside ASCII must fit: ``Ã©`` throughout, never ``é``.
    """
    if _TWICE.search(text) is None:
        return text
    parts: list[str] = []
    for part in text.split("\ufffd"):
        try:
            parts.append(_as_cp1252(part).decode("utf-8"))
        except UnicodeError:
            return text
    once = "\ufffd".join(parts)
    return once if len(text) - len(once) >= _SEVERAL else text


def _as_cp1252(text: str) -> bytes:
    """Encode as Windows-1252; its five undefined bytes as the control characters that decoders use for them."""
    try:
        return text.encode("cp1252")
    except UnicodeEncodeError:
        return b"".join(char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252") for char in text)


def _codec(label: str) -> str:
    """The codec of a label, as its superset where browsers use that; "" for none."""
    label = _ALIASES.get(label.lower(), label.lower())
    for name in (label, label.removeprefix("x-").removeprefix("cs")):
        try:
            codec = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        if codec not in _REFUSED:
            return "" if codec in ("utf-16", "utf-32") else _MEANT.get(codec, codec)
    return ""


def _gap(match: re.Match[str]) -> str:
    """The replacement for a tag: a space for block tags, which separate words; nothing for inline tags."""
    return "" if _INLINE.match(match[0]) else " "


_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub"
    r"|sup|time|tt|u|var|wbr)\b",
    re.IGNORECASE,
)
