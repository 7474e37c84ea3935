"""Detects the character encoding of a page from its bytes, the Content-Type header and its own declaration."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Labels browsers read as a larger encoding (WHATWG Encoding Standard, section 4.2).
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-x-big5": "big5hkscs",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page whose declaration could be read is not in UTF-16
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "utf8": "utf-8",
}

# The encoding by language of pages that are not UTF-8 and declare none (WHATWG HTML, section 13.2.3.2).
_BY_LANGUAGE = {
    "ar": "cp1256", "be": "cp1251", "bg": "cp1251", "cs": "cp1250", "el": "cp1253", "et": "cp1257", "fa": "cp1256",
    "he": "cp1255", "hr": "cp1250", "hu": "cp1250", "ja": "cp932", "ko": "cp949", "lt": "cp1257", "lv": "cp1257",
    "mk": "cp1251", "pl": "cp1250", "ru": "cp1251", "sk": "cp1250", "sl": "cp1250", "sr": "cp1251", "th": "cp874",
    "tr": "cp1254", "uk": "cp1251", "vi": "cp1258", "zh": "gb18030",
}  # fmt: skip

_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.IGNORECASE)
_HTML_LANG = re.compile(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_LANG_BYTES = 4096  # the <html> element is at the very beginning

# A declaration may be anywhere in a page's head, even after long scripts; the limit is for hostile pages.
_SCAN_BYTES = 1_000_000
_TAG = re.compile(rb"</?([a-z][^\s/>]{0,40})((?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"(?<![^\s/\"'])([a-z-]{1,40}+)\s{0,8}+=\s{0,8}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++))", re.IGNORECASE
)
# The content of these elements is no markup (WHATWG HTML, section 13.2.5).
_RAW = re.compile(rb"(?:script|style|title|textarea|xmp|iframe|noembed|noframes)\Z", re.IGNORECASE)
_MAX_METAS = 200
_META_BYTES = 2000  # a declaration is short; more is a description or an attack

# Signs of a wrong encoding within a word: letters of two alphabets, three accented letters or signs in a row, a
# Cyrillic capital after a small letter. Correct text has hardly any of these; wrongly decoded text has them in most
# words with letters outside ASCII.
_ODD = re.compile(
    "[A-Za-z][\u0370-\u1fff]|[\u0370-\u1fff][A-Za-z]|[\u0080-\u009f\ufffd]|[\u00a1-\u024f]{3}"
    "|[\u0430-\u044f][\u0410-\u042f]"
)
_FOREIGN = re.compile("[\u0080-\uffff]+")
_ODD_SHARE = 0.2


def decode(body: bytes, content_type: str | None) -> str:
    """Decode a page.

    Order: byte order mark; UTF-8 where (nearly) all bytes are valid UTF-8; then the first of these that gives no
    garbled words, or the first of all: the Content-Type header, the page's own declaration, the usual encoding of its
    language.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\x1b" in body and "iso2022_jp" in (declared := _declared(body, content_type)):
        return body.decode(declared[0], "replace")  # its bytes are all ASCII, hence valid UTF-8
    text = body.decode("utf-8", "replace")
    if "\ufffd" not in text or is_utf8(body):
        return text
    declared = _declared(body, content_type)
    if _mostly_utf8(text, declares_it="utf-8" in declared):
        return text
    candidates = [name for name in (*declared, _usual(body)) if name != "utf-8"]
    readings = (body.decode(name, "replace") for name in candidates)
    return next((reading for reading in readings if not _garbled(reading)), body.decode(candidates[0], "replace"))


def is_utf8(body: bytes) -> bool:
    """Whether all bytes are valid UTF-8. A decoded U+FFFD does not decide this: it may be part of the text itself."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(text: str, *, declares_it: bool) -> bool:
    """Whether nearly all bytes outside ASCII were valid UTF-8: the page was cut within a character or has stray bytes.

    Where the page says it is UTF-8, half is enough: bytes of another encoding hardly ever form a valid character.
    """
    broken = text.count("\ufffd")
    others = sum(1 for char in text if char > "\x7f")
    return broken * 20 < others or (declares_it and 2 * broken < others)


def _garbled(text: str) -> bool:
    return len(_ODD.findall(text)) > _ODD_SHARE * len(_FOREIGN.findall(text))


def _usual(body: bytes) -> str:
    """The usual encoding for the language of the ``html`` element, else Windows-1252."""
    language = _HTML_LANG.search(body[:_LANG_BYTES])
    return _BY_LANGUAGE.get(language.group(1).decode("ascii").lower(), "cp1252") if language else "cp1252"


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """The declared encodings that Python knows: of the header, of meta elements, of the XML declaration."""
    labels: list[str] = []
    if content_type and (named := _HEADER_CHARSET.search(content_type)):
        labels.append(named.group(1))
    labels.extend(label.decode("ascii", "replace") for label in _stated(body[:_SCAN_BYTES]))
    if named_xml := _XML_CHARSET.search(body[:_LANG_BYTES]):
        labels.append(named_xml.group(1).decode("ascii", "replace"))
    return list(dict.fromkeys(codec for label in labels if (codec := _codec(label))))


def _stated(head: bytes) -> Iterator[bytes]:
    """The encodings that meta elements declare; tags in comments, scripts and attribute values do not count."""
    for attributes in _metas(head):
        values = {name.lower(): first or second or third for name, first, second, third in reversed(attributes)}
        if b"charset" in values:
            yield values[b"charset"].strip()
        elif values.get(b"http-equiv", b"").strip().lower() == b"content-type":
            found = _HEADER_CHARSET.search(values.get(b"content", b"").decode("ascii", "replace"))
            if found:
                yield found.group(1).encode()


def _metas(head: bytes) -> Iterator[list[tuple[bytes, bytes, bytes, bytes]]]:
    """The attributes of each meta element."""
    at = head.find(b"<")
    left = _MAX_METAS
    while at >= 0 and left:
        tag = _TAG.match(head, at)
        end = tag.end() if tag else at + 1
        if head.startswith(b"<!--", at):
            end = _end_of(head, rb"-->", at + 2)
        elif tag and head[at + 1 : at + 2] != b"/" and _RAW.match(tag.group(1)):
            end = _end_of(head, rb"</" + tag.group(1) + rb"(?=[\s/>])", end)
        elif tag and tag.group(1).lower() == b"meta":
            left -= 1
            yield _ATTRIBUTE.findall(tag.group(2)[:_META_BYTES])
        elif tag is None and head[at + 1 : at + 2].isalpha():
            return  # an unclosed tag extends to the end of the page
        at = head.find(b"<", end)


def _end_of(head: bytes, closing: bytes, start: int) -> int:
    """The end of a comment or script that begins at ``start``; the end of the page where it is not closed."""
    found = re.compile(closing, re.IGNORECASE).search(head, start)
    return found.end() if found else len(head)


def _codec(label: str) -> str:
    """Python's name of a text encoding; "" for unknown labels and for codecs that decode no text."""
    try:
        info = codecs.lookup(_LABELS.get(label.lower(), label))
        b"a".decode(info.name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return info.name
