"""Errors for people: what happened, what to do about it, and the exact error."""

from __future__ import annotations

from dataclasses import dataclass

from monitor import errors
from monitor.errors import MonitorError

_REFUSED = "The site refuses the monitor."
_ASK_FOR_ACCESS = "Ask the site for access; in a browser it may still open."
_SITE_PROBLEM = "The site has a problem of its own."
_LATER = "Try again in a few minutes."
_BROWSER = "Open it in a browser: if it does not open there either, the address is wrong or the site is down."
_UNSAFE = "The document at this address cannot be read safely."
_TELL_PUBLISHER = "Tell its publisher, or try another feed of the same site."

# Explanation and advice by the name of the error, as it is recorded on feeds and articles.
_EXPLANATIONS = {
    "AddressRefused": (
        "The monitor does not fetch from this address.",
        "It fetches only public web addresses; networks of your own have to be listed in fetch.allow_networks.",
    ),
    "NameNotFound": ("No site of this name was found.", "Check the address for a typing error."),
    "ConnectFailed": ("The site could not be reached.", _BROWSER),
    "ProxyFailed": ("The monitor's way to the web is blocked.", "Whoever runs the monitor should check fetch.proxy."),
    "CertificateInvalid": (
        "No secure connection to the site could be made.",
        "Open it in a browser: if that warns too, the site's certificate is wrong. An address with http:// may work.",
    ),
    "FetchTimeout": ("The site took too long to answer.", _LATER),
    "RedirectProblem": ("The address redirects without end.", "Open it in a browser and give the address it ends at."),
    "BodyTooLarge": ("The document is too large.", "Whoever runs the monitor can raise fetch.max_body_bytes."),
    "BadResponse": ("The site's answer could not be understood.", _LATER),
    "RobotsDisallowed": ("The site asks robots to stay away from this address.", "Ask the site for permission."),
    "HostBusy": ("The site asks for a pause.", "It is checked again automatically after that."),
    "EmptyBody": ("The site sent an empty page.", _LATER),
    "NotAFeed": (
        "No feed was found there.",
        "Try the site's front page or a section's page. Without any feed you can still follow single articles.",
    ),
    "NoArticle": ("No article can be read there.", "It may be a video, a gallery or a list of articles."),
    "NotAnArticle": ("The page at this address is not an article.", "Give the address of the article's own page."),
    "PageBlocked": ("Instead of the text the site shows a consent page, a bot check or a paywall.", _ASK_FOR_ACCESS),
    "ArticleGone": ("The article no longer exists.", "Its stored versions are kept."),
    "HostileDocument": (_UNSAFE, _TELL_PUBLISHER),
    "ParseKilled": (_UNSAFE, _TELL_PUBLISHER),
    "NotFound": (
        "Another check of this site is under way.",
        "It is followed, and will be checked automatically later.",
    ),
}
_BY_STATUS = {
    401: (_REFUSED, _ASK_FOR_ACCESS),
    403: (_REFUSED, _ASK_FOR_ACCESS),
    404: ("There is nothing at this address.", "Check it for a typing error, or give the address of the site's page."),
    410: ("The site removed this for good.", "Remove it here, or search the site for its successor."),
    429: ("The site asks for a pause.", _LATER),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong and what to do, in a sentence or two each, and the exact error."""

    what: str
    advice: str
    detail: str = ""


def trouble_of(error: MonitorError) -> Trouble:
    """Explain an error that was raised."""
    return _trouble(error.name, getattr(error, "status", None), str(error), error.advice)


def recorded_trouble(recorded: str, status: int | None = None) -> Trouble:
    """Explain a stored error of a feed or article, ``Name: message (advice)``; ``status`` is its last HTTP status."""
    name, _, rest = recorded.partition(": ")
    kind = getattr(errors, name, None)
    if not (isinstance(kind, type) and issubclass(kind, MonitorError)):
        return Trouble(recorded, "")
    detail = rest.removesuffix(f" ({kind.advice})") if kind.advice else rest
    return _trouble(name, status, detail, kind.advice)


def _trouble(name: str, status: int | None, detail: str, advice: str) -> Trouble:
    if name == "HttpStatus":
        # The advice in the message differs by status and is written for the command line.
        detail = detail.partition(" (")[0]
        return Trouble(*_BY_STATUS.get(status or 0, (_SITE_PROBLEM, _LATER)), detail)
    if name in _EXPLANATIONS:
        return Trouble(*_EXPLANATIONS[name], detail)
    return Trouble(detail, advice)
