"""Searches the class and the id of elements for telling names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from lxml.html import HtmlElement

# Elements of a page, and pages of a site, share their names, so results for names of usual length are cached.
_KEPT_NAMES, _KEPT_CHARS = 4096, 200
# Names are words with hyphens or with capitals between them: "author-info", "authorInfo".
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def names_of(element: HtmlElement) -> str:
    """The class and the id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def finder(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """A cached function that returns the first match of a pattern in names (see ``names_of``), "" for none."""

    def find(names: str) -> str:
        found = pattern.search(_INNER_CAPITAL.sub("-", names))
        return found.group(0) if found else ""

    kept = lru_cache(_KEPT_NAMES)(find)
    return lambda names: (kept if len(names) <= _KEPT_CHARS else find)(names)
