"""Follows pages that only forward the browser (by meta refresh or script) like redirects, with the same checks."""

from __future__ import annotations

from dataclasses import replace

from monitor import extract
from monitor.errors import BodyTooLarge, FetchError, MonitorError, NotAnArticle, RedirectProblem
from monitor.model import Page, Redirect
from monitor.pipeline.dependencies import Dependencies
from monitor.ports import Request

# Besides any HTTP redirects. Real pages forward once, or twice if a click counter is between.
MAX_FORWARDS = 3
_VALIDATORS = frozenset({"etag", "last-modified"})


def follow(deps: Dependencies, page: Page, target: str, accept: str) -> Page:
    """Fetch the page that this one forwards to, as if after a redirect. Raises ``FetchError``.

    The validators are removed: they would be sent to the first address with the next check.
    """
    start, hops = page.requested_url, page.redirects
    if sum(hop.status < 300 for hop in hops) >= MAX_FORWARDS:
        raise RedirectProblem(f"{start} forwards more than {MAX_FORWARDS} times")
    if target in (start, page.url, *(hop.url for hop in hops)):
        raise RedirectProblem(f"{start} forwards in a circle, through {target}")
    try:
        found = deps.fetcher.fetch(Request(target, accept=accept))
    except FetchError as error:
        error.args = (f"{error} (on the way from {start})",)
        raise
    return replace(
        found,
        requested_url=start,
        headers=tuple(item for item in found.headers if item[0] not in _VALIDATORS),
        redirects=(*hops, Redirect(page.status, target), *found.redirects),
    )


def as_no_article(error: MonitorError) -> MonitorError:
    """Turn a ``BodyTooLarge`` error into ``NotAnArticle`` if its Content-Type says that it is no page (a video)."""
    kind = extract.named_type(error.content_type) if isinstance(error, BodyTooLarge) else None
    return NotAnArticle(f"{kind}, too large to be read ({error})") if kind else error
