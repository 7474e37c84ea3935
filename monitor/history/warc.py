"""Writes the stored pages of an article as a web archive: WARC/1.1 (ISO 28500:2017).

Pages are resource records, because the page is stored, but not the HTTP response. Where a page was pruned, the stored
text replaces it as a conversion record (section 6.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from monitor.history.values import Kept, Record
from monitor.history.words import versions_named
from monitor.model import Article


def archive(record: Record, now: datetime) -> bytes:
    """Return the file: a warcinfo record, then one record per stored version, oldest first."""
    return b"".join(pieces(record.article, record.versions, missing(record), now))


def about_pruned(numbers: Sequence[int]) -> tuple[str, ...]:
    """Return notes on what a streamed file lacks: its pruned pages are not known when it begins."""
    note = "where a page is no longer kept, the stored text replaces it"
    return (f"{versions_named(numbers)} no longer kept", note) if numbers else (note,)


def missing(record: Record) -> tuple[str, ...]:
    """Return notes on the versions and pages that the file lacks because they were pruned."""
    notes = []
    if versions := record.pruned_versions:
        notes.append(f"{versions_named(versions)} no longer kept")
    if pages := record.pruned_pages:
        noun = "page" if len(pages) == 1 else "pages"
        notes.append(f"{noun} of {versions_named(pages)} no longer kept, the stored text replaces it")
    return tuple(notes)


def pieces(article: Article, versions: Iterable[Kept], notes: Sequence[str], now: datetime) -> Iterator[bytes]:
    """Yield the file record by record; ``notes`` become part of its description."""
    description = "; ".join((f"versions of {_one_line(article.url)}", *notes))
    about = (
        "software: news-update-monitor\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        f"description: {description}\r\n"
    ).encode()
    info = _identifier(f"{article.url} {now.isoformat()}")
    yield _record("warcinfo", now, "application/warc-fields", about, {"WARC-Record-ID": info})
    for item in versions:
        yield _version(item, info)


def _version(item: Kept, info: str) -> bytes:
    version = item.version
    name = f"{version.url} {version.number} {version.digest}"
    fields = {"WARC-Target-URI": _one_line(version.url), "WARC-Warcinfo-ID": info}
    if item.raw is not None:
        fields["WARC-Record-ID"] = _identifier(name)
        return _record("resource", version.fetched_at, "text/html", item.raw, fields)
    document = version.document
    text = f"{document.title}\n\n{document.text}\n".encode()
    fields["WARC-Record-ID"] = _identifier(f"text of {name}")
    return _record("conversion", version.fetched_at, "text/plain; charset=utf-8", text, fields)


def _record(kind: str, moment: datetime, content_type: str, body: bytes, fields: dict[str, str]) -> bytes:
    # Hexadecimal, because a digest must be a token (section 5.8), which excludes the padding of Base32, and readers
    # reject a SHA-256 in Base32 without padding.
    digest = f"sha256:{sha256(body).hexdigest()}"
    head = {
        "WARC-Type": kind,
        "WARC-Date": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        **fields,
        "WARC-Block-Digest": digest,
        **({} if kind == "warcinfo" else {"WARC-Payload-Digest": digest}),
        "Content-Type": content_type,
        "Content-Length": str(len(body)),
    }
    lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in head.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def _identifier(name: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, name)}>"


def _one_line(url: str) -> str:
    return "".join(url.split())
