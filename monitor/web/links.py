"""Absolute addresses for citations, and file names of downloads."""

from __future__ import annotations

import re
from unicodedata import normalize

from fastapi import Request

from monitor.model import Article
from monitor.web.render import app_of

# Most characters of a title in a file name.
_LONGEST_NAME = 40


def absolute(request: Request, path: str) -> str:
    """Return the absolute address of a path: below ``web.public_url``, or the requested host if that is unset."""
    public = app_of(request).settings.web.public_url or str(request.base_url)
    return public.rstrip("/") + path


def file_name(article: Article, suffix: str) -> str:
    """Return the name of a download: number and title in ASCII, which all systems and HTTP headers support."""
    plain = normalize("NFKD", article.title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    return f"article-{article.id}{f'-{slug}' if slug else ''}{suffix}"


def as_file(name: str) -> dict[str, str]:
    """Return the header of a download (RFC 6266); ``name`` has to be ASCII (``file_name``)."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
