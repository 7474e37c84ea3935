"""The site of an address, and whether it is the address of a front page, a section page or a search."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_INDEX = re.compile(
    r"(?:index|default|home|homepage|frontpage|front-page|start|startseite|accueil|portada|inicio)(?:\.\w{2,5})?"
)
# fmt: off
_SEARCHES = frozenset({
    "search", "suche", "suchen", "recherche", "rechercher", "buscar", "busca", "busqueda", "buscador", "pesquisa",
    "cerca", "ricerca", "zoeken", "sok", "soeg", "sog", "haku", "szukaj", "arama", "poisk",
})
# fmt: on
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
_SITE_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_SEARCH_PARTS = 2  # the path of the search, and what was searched for


def site_of(host: str | None) -> str:
    """A host without prefixes for variants of one site: ``www.``, ``m.``, ``amp.``."""
    return _SITE_PREFIX.sub("", (host or "").lower())


def front_page(requested: str, final: str) -> str:
    """What the final address is to the requested one: the home page, a search page, a section page, or "".

    A final address with a query is a page of its own (""), except a search, and the home page with parameters that the
    requested address does not have.
    """
    first, last = urlsplit(requested), urlsplit(final)
    path, final_path = path_parts(first.path), path_parts(last.path)
    if _is_own_page(first.query, last.query, final_path) or (path == final_path and not first.query):
        return ""
    if not final_path:
        return "the home page"
    if _is_search(final_path) and not _is_search(path):
        return "a search page"
    is_above = path[: len(final_path)] == final_path and site_of(first.hostname) == site_of(last.hostname)
    return "a section page" if is_above else ""


def _is_own_page(query: str, final_query: str, final_path: tuple[str, ...]) -> bool:
    """Whether the query of the final address names a page of its own."""
    if not final_query or _is_search(final_path):
        return False
    return bool(final_path) or _share_a_parameter(query, final_query)


def _is_search(parts: tuple[str, ...]) -> bool:
    """Whether a path is that of a site's search, perhaps followed by what was searched for."""
    return bool(parts) and len(parts) <= _SEARCH_PARTS and any(part.split(".")[0] in _SEARCHES for part in parts)


def _share_a_parameter(query: str, other: str) -> bool:
    return not set(query.split("&")).isdisjoint(other.split("&"))


def path_parts(path: str) -> tuple[str, ...]:
    """The parts of a path in lower case, without index pages and without a language that stands alone."""
    parts = [part for part in path.lower().split("/") if part]
    while parts and _INDEX.fullmatch(parts[-1]):
        del parts[-1]
    if len(parts) == 1 and _LANGUAGE.fullmatch(parts[0]):
        del parts[0]
    return tuple(parts)
