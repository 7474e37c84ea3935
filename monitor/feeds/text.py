"""Characters and plain text: bytes decoded as the document means it, markup taken off titles."""

from __future__ import annotations

import codecs
import html
import re
from unicodedata import normalize

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # unclosed ones reach to the end, which keeps this linear
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
_UNMARKED = (  # how "<?" or "<x" begins (XML 1.0, appendix F), and the codec in which to read the declaration
    (re.compile(rb"<\0\0\0.\0\0\0", re.DOTALL), "utf-32-le"),
    (re.compile(rb"\0\0\0<\0\0\0.", re.DOTALL), "utf-32-be"),
    (re.compile(rb"<\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]"), "utf-16-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
_WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_DECLARED = re.compile(r"""\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:+-]{1,40})["']""", re.ASCII)
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:+-]{1,40})""", re.ASCII | re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")

# What is meant by these names in practice is their superset (WHATWG Encoding, section 4.2).
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
_VAGUE = frozenset({"", "cp1252"})  # what servers say when nobody has told them


def fold(text: str) -> str:
    """NFC, runs of white space one space, none at the ends."""
    return " ".join(normalize("NFC", text).split())


def plain_text(markup: str) -> str:
    """The text of a piece of HTML: tags dropped, entities decoded, white space folded."""
    if "<" in markup:
        markup = _TAG.sub(_gap, _SCRIPT.sub(" ", _COMMENT.sub("", markup)))
    return fold(html.unescape(markup))


def guessed_text(value: str) -> str:
    """The text of what may be HTML or plain text, as a feed's title may be: HTML where it closes a tag, quotes an
    attribute or holds an entity reference, else taken as it stands (``1 < 2``).
    """
    return plain_text(value) if _HTML.search(value) or _ENTITY.search(value) else fold(value)


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str | None]:
    """The characters of a text document, and a warning when it is not written as it says.

    A byte order mark wins; then UTF-8 where the bytes can hardly be anything else; then the charset of the content
    type unless it is a server's default; then the document's own declaration; at last Windows-1252.
    """
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace"), None
    head = body[:64].lstrip()
    family = next((codec for pattern, codec in _UNMARKED if pattern.match(head)), "")
    if family in _WIDE:
        return body.decode(family, "replace"), None
    said = _DECLARED.match(body[:400].decode(family or "latin-1"))
    charset = _CHARSET.search(content_type or "")
    declared = _codec(said[1]) if said else family
    served = _codec(charset[1]) if charset else ""
    order = [declared, served] if served in _VAGUE else [served, declared]
    named = next((codec for codec in order if codec), "")
    return _decoded(body, order, named)


def _decoded(body: bytes, order: list[str], named: str) -> tuple[str, str | None]:
    if _is_utf8(body, named):
        order = ["utf-8", *order]
    for codec in (*order, "utf-8", "cp1252"):
        if codec:
            try:
                text = body.decode(codec)
            except (UnicodeDecodeError, LookupError):
                continue
            return text, None if codec in (named or "utf-8", "ascii") else f"says {named or 'nothing'}, is {codec}"
    return body.decode("utf-8" if named == "utf-8" else "cp1252", "replace"), f"bytes that are no {named or 'utf-8'}"


def _is_utf8(body: bytes, named: str) -> bool:
    """Whether the bytes are UTF-8 beyond doubt: a name other than a default is doubted only on several characters."""
    if body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return named in _VAGUE or len(_MULTIBYTE.findall(body)) >= 4


def _codec(label: str) -> str:
    """The codec meant by a label, "" when there is none."""
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
    """Block tags part words, inline ones do not."""
    return "" if _INLINE.match(match[0]) else " "


_INLINE = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub"
    r"|sup|time|tt|u|var|wbr)\b",
    re.IGNORECASE,
)
