"""Removes what no reader sees or should read: hidden elements and struck-out text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree
from lxml.etree import _Element

from monitor.boilerplate import furniture_reason
from monitor.extract.names import finder

# Class names that hide an element in widely used style sheets: the HTML attribute's own name, Bootstrap, Tailwind,
# WordPress, Drupal, Foundation, UIkit and the accessibility guides' "visually hidden" pattern; not "sm-hidden".
_HIDING = re.compile(
    r"(?:^|\s)(?:(?:is|u|c|js|uk|a11y)-)?(?:hidden|hide|invisible|d-none|display-none|sr-only(?:-text)?|show-for-sr"
    r"|visually-?hidden|hidden-visually|accessibility-hidden|screen-?reader(?:-(?:text|only))?|offscreen"
    r"|element-invisible|assistive-text)(?=\s|$)"
)
# Classes that show such an element again from some screen width on: "md:block", "d-lg-flex".
_SHOWN_AGAIN = re.compile(
    r"(?:^|\s)(?:(?:xs|sm|md|lg|xl|2xl|tablet|desktop):|d-(?:xs|sm|md|lg|xl|xxl)-)"
    r"(?:block|flex|grid|contents|inline\S*|table\S*)(?=\s|$)"
)
_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(0|clip-path\s*:\s*inset\((?:50|100)%)",
    re.IGNORECASE,
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
_STRUCK = frozenset({"s", "strike", "del"})
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_NAMES = frozenset({"strike", "strikethrough", "line-through", "text-strike", "struck"})
_PAGE_TOOLS = frozenset({"share", "newsletter"})
_MARK = "unseen"

# Parts of all class names and styles that hide or strike out.
_HIDING_PARTS = re.compile(r"idden|-none|sr[-_]only|creen|visible|assistive|hide|for-sr|trike|line-through")
_hiding_part_in = finder(_HIDING_PARTS)
_STYLE_PARTS = re.compile(r"none|idden|: ?-|collapse|clip|font-size|line-through")
_OPENERS = etree.XPath(
    "//@aria-controls | //@data-target | //@data-bs-target | //@onclick | //@on | //label/@for"
    " | //a/@href[starts-with(., '#')]"
)
_BUTTON = etree.XPath("boolean(descendant-or-self::*[self::button or @role='button' or @aria-expanded])")
_SILENT = ("script", "style", "noscript")
_NAMES = re.compile(r"[\w-]+")


def remove_unseen(tree: _Element) -> bool:
    """Remove invisible elements from a page's tree, in place; returns whether there were any.

    Kept: an element that a button or link of the page opens, and one that holds most of the page's text, which a script
    will show.
    """
    found = [element for element in _candidates(tree) if element is not tree and element.getparent() is not None]
    if not found:
        return False
    whole = _length(tree)
    opened = {name for value in _opener_values(tree) for name in _NAMES.findall(value)}
    for element in found:
        if _is_struck(element) or not (_is_opened(element, opened) or 2 * _length(element) > whole):
            element.tag = _MARK
    etree.strip_elements(tree, _MARK, with_tail=False)
    return True


def _candidates(tree: _Element) -> Iterator[_Element]:
    for element in filter(_may_be_unseen, tree.iter()):
        if _is_struck(element) or _is_hidden(element):
            yield element


def _may_be_unseen(element: _Element) -> bool:
    """Whether an element may be hidden or struck out: a cheap test that excludes most elements."""
    get = element.get
    names, style = get("class"), get("style")
    if (names and _hiding_part_in(names)) or (style and _STYLE_PARTS.search(style)):
        return True
    return get("hidden") is not None or get("aria-hidden") is not None or element.tag in _STRUCK


def _is_hidden(element: _Element) -> bool:
    """Whether an element's own attributes hide it.

    ``aria-hidden`` hides only from screen readers. Inline it marks visible text that has a separate spoken form, such
    as an initial letter; on a block it marks what is closed or decorative.
    """
    if element.get("hidden") is not None or _HIDING_STYLE.search(element.get("style") or ""):
        return True
    if element.get("aria-hidden") == "true" and element.tag not in _INLINE:
        return True
    names = (element.get("class") or "").lower().replace("_", "-")
    return _HIDING.search(names) is not None and not _SHOWN_AGAIN.search(names)


def _is_struck(element: _Element) -> bool:
    if element.tag in _STRUCK or _STRUCK_STYLE.search(element.get("style") or ""):
        return True
    return any(name in _STRUCK_NAMES for name in (element.get("class") or "").lower().split())


def _opener_values(tree: _Element) -> list[str]:
    return [str(value) for value in cast("list[str]", _OPENERS(tree))]


def _is_opened(element: _Element, opened: set[str]) -> bool:
    """Whether something on the page opens a hidden element: it names its id, or is a button right beside it."""
    if element.get("id") in opened:
        return True
    beside = (element.getprevious(), element.getnext())
    return any(other is not None and bool(_BUTTON(other)) and not _is_page_tool(other) for other in beside)


def _is_page_tool(button: _Element) -> bool:
    """Whether a button does something else, by its words: it shares, counts comments, or offers a newsletter."""
    words = " ".join(etree.tostring(button, method="text", encoding="unicode", with_tail=False).split())
    return furniture_reason(words) in _PAGE_TOOLS


def _length(element: _Element) -> int:
    """The length of an element's text in characters, scripts and styles not counted."""
    silent = sum(len(inner.text or "") for inner in element.iter(*_SILENT))
    return len(etree.tostring(element, method="text", encoding="unicode", with_tail=False)) - silent
