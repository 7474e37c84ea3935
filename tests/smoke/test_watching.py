"""A feed is polled, an article changes, a mail tells of it: on each database, through the installed program."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.send.servers import Mailbox
from tests.smoke.conftest import NEWS, PARAGRAPHS, Program, Site, Watch


def test_an_update_is_found_and_mailed(watch: Watch, site: Site, mailbox: Mailbox, database_url: str):
    program = watch(database_url)
    site.publish(*PARAGRAPHS)
    program("init")
    program("db", "upgrade")
    first = program.read("poll", "--all")
    assert (first["feeds"]["polled"], first["articles"]["new"], first["developments"]) == (1, 1, 0)
    site.publish(*PARAGRAPHS, NEWS)
    second = program.read("poll", "--all")
    assert (second["articles"]["updated"], second["developments"], second["alerts"]["queued"]) == (1, 1, 1)
    program("deliver")
    assert [found["text"] for found in program.read("developments")] == [NEWS]
    assert [hit["version"] for hit in program.read("search", "swept")] == [2]
    assert program.read("alerts", "list")[0]["state"] == "sent"
    (mail,) = mailbox.messages
    assert mail.rcpt_tos == ["ida@desk.example"]
    body = message_from_bytes(bytes(mail.content or b""), policy=default).get_body(("plain",))
    assert body is not None
    assert NEWS in " ".join(body.get_content().split())
    program("db", "check")


def test_mail_is_signed(watch: Watch, mailbox: Mailbox):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    text = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    ).decode()
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    record = b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])
    program = watch(more=f"dkim_key = '''{text}'''")
    program("init")
    program("subscriptions", "test", "desk")
    (mail,) = mailbox.messages
    assert dkim.verify(bytes(mail.content or b""), dnsfunc=lambda name, timeout=5: record)


def test_chat_services_are_told(program: Program, site: Site):
    program("init")
    program.configure(f"[[subscriptions]]\nname = 'desk'\napprise = ['{site.url.replace('http', 'json')}/chat']\n")
    program("subscriptions", "test", "desk")
    assert site.posted == ["/chat"]
