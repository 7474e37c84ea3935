"""WARC/1.1 (ISO 28500:2017): the stored pages of an article as resource records.

Resource records, because what is kept is the page itself and not the response it came in; readers of web archives take
them as they are.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from monitor.history.values import Record


def archive(record: Record, now: datetime) -> bytes:
    """The file: one warcinfo record, then each version whose page is kept, oldest first."""
    return b"".join(_records(record, now))


def _records(record: Record, now: datetime) -> Iterator[bytes]:
    about = (
        "software: news-update-monitor\r\n"
        "format: WARC File Format 1.1\r\n"
        f"description: versions of {_one_line(record.article.url)}\r\n"
    ).encode()
    yield _record("warcinfo", now, "application/warc-fields", about, name=f"{record.article.url} {now.isoformat()}")
    for item in record.versions:
        if item.raw is not None:
            version = item.version
            name = f"{version.url} {version.number} {version.digest}"
            yield _record("resource", version.fetched_at, "text/html", item.raw, name=name, url=version.url)


def _record(kind: str, moment: datetime, content_type: str, body: bytes, *, name: str, url: str = "") -> bytes:
    digest = f"sha256:{b32encode(sha256(body).digest()).decode().rstrip('=')}"
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, name)}>",
        f"WARC-Date: {moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        *([f"WARC-Target-URI: {_one_line(url)}"] if url else []),
        f"WARC-Block-Digest: {digest}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def _one_line(url: str) -> str:
    return "".join(url.split())
