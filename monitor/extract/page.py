"""Bytes to text to tree: the character encoding of a page, and its parse."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

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

# What pages in these languages are in when they are not UTF-8 and do not say (WHATWG HTML, section 13.2.3.2).
_BY_LANGUAGE = {
    "ar": "cp1256", "be": "cp1251", "bg": "cp1251", "cs": "cp1250", "el": "cp1253", "et": "cp1257", "fa": "cp1256",
    "he": "cp1255", "hr": "cp1250", "hu": "cp1250", "ja": "cp932", "ko": "cp949", "lt": "cp1257", "lv": "cp1257",
    "mk": "cp1251", "pl": "cp1250", "ru": "cp1251", "sk": "cp1250", "sl": "cp1250", "sr": "cp1251", "th": "cp874",
    "tr": "cp1254", "uk": "cp1251", "vi": "cp1258", "zh": "gb18030",
}  # fmt: skip

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HTML_LANG = re.compile(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_PRESCAN_BYTES = 4096
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def decode_html(body: bytes | str, content_type: str | None = None) -> str:
    """The text of a page, whatever its encoding says; never raises.

    Order: byte order mark, valid UTF-8, the Content-Type header, the page's own declaration, what is usual for its
    language, Windows-1252. Bytes that fit nothing become U+FFFD; characters no markup may hold are left out.
    """
    if isinstance(body, str):
        return _FORBIDDEN.sub("", body.removeprefix("\ufeff"))
    return _FORBIDDEN.sub("", _decode(body, content_type))


def _decode(body: bytes, content_type: str | None) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    head = body[:_PRESCAN_BYTES]
    declared = _declared(head, content_type)
    if declared == "iso2022_jp":  # its bytes are all ASCII, and so valid UTF-8
        return body.decode(declared, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    language = _HTML_LANG.search(head)
    usual = _BY_LANGUAGE.get(language.group(1).decode("ascii").lower(), "cp1252") if language else "cp1252"
    if declared is None and _mostly_utf8(body):
        declared = "utf-8"
    return body.decode(declared or usual, "replace")


def _declared(head: bytes, content_type: str | None) -> str | None:
    """The first declared encoding Python knows."""
    labels: list[str] = []
    if content_type and (named := _HEADER_CHARSET.search(content_type)):
        labels.append(named.group(1))
    inside = (pattern.search(head) for pattern in (_META_CHARSET, _XML_CHARSET))
    labels.extend(found.group(1).decode("ascii", "replace") for found in inside if found)
    for label in labels:
        try:
            return _codec(label)
        except LookupError:
            continue
    return None


def _codec(label: str) -> str:
    """Python's name of a text encoding; raises LookupError for unknown ones and for codecs that decode no text."""
    info = codecs.lookup(_LABELS.get(label.lower(), label))
    b"a".decode(info.name)
    return info.name


def _mostly_utf8(body: bytes) -> bool:
    """Whether almost all that is not ASCII reads as UTF-8: a page cut within a character, or with a stray byte."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 20 < sum(1 for char in text if char > "\x7f")


def parse_html(text: str) -> html.HtmlElement | None:
    """The page's tree, comments and processing instructions left out; None where there is none."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(XML_DECLARATION.sub("", text).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
