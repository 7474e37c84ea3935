"""A mail's HTML as its own page: it has text of other sites, so scripts and requests are forbidden."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

# Styles of mails are inline, as mail programs want them. A sandbox without scripts, forms or an origin; its links lead
# on. A page in a sandbox may not ask for an opener policy (HTML, 7.4.5: such a navigation is refused).
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; "
        "sandbox allow-popups allow-popups-to-escape-sandbox"
    ),
    "Cross-Origin-Opener-Policy": "unsafe-none",
    "Cache-Control": "no-store",
}


def mail_page(html: str) -> HTMLResponse:
    """The HTML part of a mail."""
    return HTMLResponse(html, headers=_HEADERS)
