"""Following pages that only send a browser on, as a redirect is followed: checked, bounded, never in a circle."""

from __future__ import annotations

from dataclasses import replace

from monitor import extract
from monitor.errors import BodyTooLarge, FetchError, MonitorError, NotAnArticle, RedirectProblem
from monitor.model import Page, Redirect
from monitor.pipeline.dependencies import Dependencies
from monitor.ports import Request

# Each may be reached by redirects of its own. Real ones lead on once, twice where a counter is between.
MAX_FORWARDS = 3
_VALIDATORS = frozenset({"etag", "last-modified"})


def follow(deps: Dependencies, page: Page, target: str, accept: str) -> Page:
    """The page that this one leads to, as if it had been a redirect; robots.txt, guard and gaps hold as for any.

    It comes without validators, which would be sent to the first address. Raises ``FetchError``.
    """
    start, hops = page.requested_url, page.redirects
    if sum(hop.status < 300 for hop in hops) >= MAX_FORWARDS:
        raise RedirectProblem(f"{start} leads on more than {MAX_FORWARDS} times")
    if target in (start, page.url, *(hop.url for hop in hops)):
        raise RedirectProblem(f"{start} leads on in a circle, by {target}")
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
    """A body too large to be read that was announced as something else than a page is named as what it is."""
    kind = extract.named_type(error.content_type) if isinstance(error, BodyTooLarge) else None
    return NotAnArticle(f"{kind}, too large to be read ({error})") if kind else error
