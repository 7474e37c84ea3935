"""WARC/1.1 (ISO 28500:2017): the stored pages of an article as resource records.

Resource records, because what is kept is the page itself and not the response it came in; readers of web archives take
them as they are. Where a page was pruned, the stored text replaces it as a conversion record (section 6.8).
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
    """The file: one warcinfo record, then a record for each version that is kept, oldest first."""
    return b"".join(pieces(record.article, record.versions, missing(record), now))


def about_pruned(numbers: Sequence[int]) -> tuple[str, ...]:
    """What a file that is not known to its end says of versions that are no longer kept."""
    said = "where a page is no longer kept, the stored text replaces it"
    return (f"{versions_named(numbers)} no longer kept", said) if numbers else (said,)


def missing(record: Record) -> tuple[str, ...]:
    """What the file cannot hold any more, in words."""
    gone, textual = record.pruned_versions, record.pruned_pages
    said = []
    if gone:
        said.append(f"{versions_named(gone)} no longer kept")
    if textual:
        said.append(f"{'page' if len(textual) == 1 else 'pages'} of {versions_named(textual)} no longer kept, "
                    "the stored text replaces it")  # fmt: skip
    return tuple(said)


def pieces(article: Article, versions: Iterable[Kept], lacks: Sequence[str], now: datetime) -> Iterator[bytes]:
    """The file record by record; ``lacks`` is said in its description."""
    described = "; ".join((f"versions of {_one_line(article.url)}", *lacks))
    about = (
        "software: news-update-monitor\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        f"description: {described}\r\n"
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
    # In hexadecimal: the padding of Base32 is not allowed in a digest (a token, section 5.8), and without it readers
    # take a SHA-256 for a wrong one.
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
