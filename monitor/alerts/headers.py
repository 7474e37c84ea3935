"""Mail headers for threading, lists and unsubscribing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import quote

from monitor.alerts.links import MailOptions, unsubscribe_url
from monitor.alerts.plain import one_line
from monitor.model import Alert

_SLUG_LENGTH = 32


def headers(alert: Alert, options: MailOptions, *, article_id: int | None) -> tuple[tuple[str, str], ...]:
    """Headers besides From, To, Subject, Date and Message-ID, all ASCII.

    Auto-Submitted (RFC 3834), List-Id (RFC 2919), List-Unsubscribe (RFC 2369; with one click, RFC 8058, if the web
    page has an https address, else by mail), and In-Reply-To and References to a Message-ID that stands for the
    article, so that mail programs thread its alerts.
    """
    found = [("Auto-Submitted", "auto-generated"), ("List-Id", list_id(alert.subscription, options))]
    link = unsubscribe_url(options, alert.subscription, alert.recipient)
    if link and link.startswith("https://"):
        found += [("List-Unsubscribe", f"<{link}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
    elif options.sender:
        subject = quote(f"unsubscribe {one_line(alert.subscription)}")
        found.append(("List-Unsubscribe", f"<mailto:{quote(_address(options.sender), safe='@')}?subject={subject}>"))
    if options.thread and article_id is not None:
        root = f"<article-{article_id}@{options.domain}>"
        found += [("In-Reply-To", root), ("References", root)]
    return tuple(found)


def message_id(alert: Alert, options: MailOptions) -> str:
    """The Message-ID of a single alert; without its angle brackets it identifies the alert to a webhook."""
    return f"<{alert.message_id.strip('<>').rpartition('@')[0]}@{options.message_domain}>"


def digest_id(alerts: Sequence[Alert], options: MailOptions) -> str:
    """The Message-ID of a digest, derived from the Message-IDs of all its alerts."""
    local, _, domain = message_id(alerts[0], options).strip("<>").rpartition("@")
    ids = " ".join(alert.message_id for alert in alerts)
    return f"<{local}.{hashlib.sha256(ids.encode()).hexdigest()[:12]}@{domain}>"


def list_id(subscription: str, options: MailOptions) -> str:
    """The List-Id: the subscription's name as a label, with a hash of it if the name is not ASCII."""
    slug = re.sub(r"[^a-z0-9]+", "-", subscription.lower()).strip("-")[:_SLUG_LENGTH]
    if not slug or not subscription.isascii():
        digest = hashlib.sha256(subscription.encode("utf-8", "replace")).hexdigest()[:8]
        slug = f"{slug}-{digest}".strip("-")
    return f"<{slug}.alerts.{options.domain}>"


def _address(sender: str) -> str:
    found = re.search(r"<([^<>]+)>", sender)
    return found[1] if found else sender
