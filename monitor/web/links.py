"""Addresses and file names that leave this monitor: in citations, and on the disks of readers."""

from __future__ import annotations

import re
from unicodedata import normalize

from fastapi import Request

from monitor.model import Article
from monitor.web.render import app_of

# Letters of a title in a file name.
_LONGEST_NAME = 40


def absolute(request: Request, path: str) -> str:
    """The whole address of a page, as others reach it: by ``web.public_url``, else by the requested host."""
    public = app_of(request).settings.web.public_url or str(request.base_url)
    return public.rstrip("/") + path


def file_name(article: Article, suffix: str) -> str:
    """What a download is called: number and title in plain letters, which every system and header takes."""
    plain = normalize("NFKD", article.title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    return f"article-{article.id}{f'-{slug}' if slug else ''}{suffix}"


def as_file(name: str) -> dict[str, str]:
    """The header of a download (RFC 6266); ``name`` is one of ``file_name``."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
