"""Sends messages as webhooks (Standard Webhooks specification)."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Callable, Mapping
from typing import Protocol

from monitor.errors import (
    AddressRefused,
    FetchError,
    HostBusy,
    RecipientGone,
    RecipientRefused,
    SendError,
    ServerUnavailable,
)
from monitor.model import Message, service_of, without_secrets
from monitor.ports import TextLimit


class Post(Protocol):
    """A function that sends one POST."""

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """Send the body and return the response status; redirects are not followed.

        Raises ``AddressRefused`` for a private address that is not listed, and ``FetchError`` without a response.
        """
        ...


def _unsigned(_url: str) -> None:
    return None


class WebhookSender:
    """Posts the payload of a message as JSON, signed if the address has a secret.

    ``secret_of`` returns the secret of an address (``whsec_`` followed by base64, else used literally), or None.
    """

    def __init__(self, post: Post, secret_of: Callable[[str], str | None] = _unsigned) -> None:
        self._post = post
        self._secret_of = secret_of

    def limit(self, recipient: str) -> TextLimit | None:  # noqa: ARG002 - the port's argument
        """No limit."""
        return None

    def send(self, message: Message) -> None:
        """Post the payload; returns on a 2xx status.

        Raises ``RecipientGone`` on 410, permanent ``RecipientRefused`` for a refused address, ``SendError`` for an
        invalid secret, and ``ServerUnavailable`` otherwise.
        """
        body = json.dumps(message.payload, ensure_ascii=False, separators=(",", ":")).encode()
        headers = _headers(message, body, self._secret_of(message.recipient))
        host = service_of(message.recipient)
        try:
            status = self._post(message.recipient, headers, body)
        except AddressRefused as error:
            reason = without_secrets(str(error), message.recipient)
            raise RecipientRefused(reason, permanent=True, advice=error.advice) from error
        except HostBusy as error:
            raise ServerUnavailable(f"{host} asked us to wait") from error
        except FetchError as error:
            raise ServerUnavailable(without_secrets(str(error), message.recipient)) from error
        if 200 <= status < 300:
            return
        raise _refusal(status, host)

    def close(self) -> None:
        """Do nothing: no connection is kept open."""


def _refusal(status: int, host: str) -> SendError:
    if status == 410:
        return RecipientGone(f"{host} does not accept messages any more (410)", permanent=True)
    if 300 <= status < 400:
        advice = "webhooks follow no redirects: give the address it leads to"
        return ServerUnavailable(f"{host} answered with a redirect ({status})", advice=advice)
    return ServerUnavailable(f"{host} answered {status}")


def _headers(message: Message, body: bytes, secret: str | None) -> dict[str, str]:
    identifier = message.message_id.strip("<>")
    timestamp = str(int(message.date.timestamp()))
    headers = {
        "content-type": "application/json",
        "webhook-id": identifier,
        "webhook-timestamp": timestamp,
    }
    if secret:
        signed = b".".join((identifier.encode(), timestamp.encode(), body))
        digest = hmac.digest(_key(secret), signed, "sha256")
        headers["webhook-signature"] = "v1," + base64.b64encode(digest).decode()
    return headers


def _key(secret: str) -> bytes:
    if secret.startswith("whsec_"):
        try:
            return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error as error:
            raise SendError(
                "a webhook secret is not valid base64 after whsec_", advice="copy the secret again"
            ) from error
    return secret.encode()
