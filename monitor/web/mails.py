"""The HTML part of a mail as a page: it contains text of other sites, so scripts and requests are forbidden."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

# Styles are inline, as mail programs need them. The sandbox has no scripts, forms or origin, but links may be opened.
# A sandboxed page must not have a Cross-Origin-Opener-Policy: browsers refuse to load it (HTML, section 7.4.5).
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; "
        "sandbox allow-popups allow-popups-to-escape-sandbox"
    ),
    "Cross-Origin-Opener-Policy": "unsafe-none",
    "Cache-Control": "no-store",
}


def mail_page(html: str) -> HTMLResponse:
    """Return the HTML part of a mail as a sandboxed page."""
    return HTMLResponse(html, headers=_HEADERS)
