"""The names of recipients never show the secrets in their addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import recipient_name, service_of, without_password, without_secrets

SECRET = "tR0ub4dorTokenOfOurs"


@pytest.mark.parametrize(
    ("address", "service"),
    [
        (f"slack://T1JJ3T3L2/A1BRTD4JD/{SECRET}", "slack"),
        (f"https://hooks.slack.com/services/T1JJ3T3L2/{SECRET}", "hooks.slack.com"),
        (f"https://user:{SECRET}@hook.example:8443/x", "hook.example"),
        (f"mailto://user:{SECRET}@gmail.example", "mailto"),
        (f"https://[{SECRET}", "https"),
        (f"{SECRET}", "chat"),
        (f"slack:{SECRET}", "chat"),
        (f"{SECRET}:x@y", "chat"),
        ("", "chat"),
    ],
)
def test_services(address: str, service: str) -> None:
    assert service_of(address) == service
    name = recipient_name(address, "key")
    assert name.startswith(f"{service}#")
    assert SECRET.lower() not in name.lower()


def test_names_are_short_stable_and_depend_on_the_key() -> None:
    one, other = f"slack://{SECRET}", f"slack://{SECRET}x"
    assert recipient_name(one, "key") == recipient_name(one, "key")
    assert len({recipient_name(one, "key"), recipient_name(other, "key"), recipient_name(one, "another")}) == 3
    assert len(recipient_name(one, "key")) == len("slack#123456")


def test_mail_addresses_are_their_own_names() -> None:
    assert recipient_name("ida@desk.example", "key") == "ida@desk.example"
    assert without_secrets("550 ida@desk.example is unknown", "ida@desk.example") == "550 ida@desk.example is unknown"


def test_foreign_texts_are_shown_without_the_address_and_its_parts() -> None:
    address = f"https://user:{SECRET}@hook.example/p%40thp%40th?k=keykeykey"
    text = f"hook.example refused {address}: /p@thp@th, {SECRET}, k=keykeykey"
    assert without_secrets(text, address) == "hook.example refused …: /…, …, k=…"


@given(st.text(max_size=80), st.text(alphabet="abcXYZ0123456789-_", min_size=8, max_size=40))
def test_no_form_of_an_address_shows_its_token(start: str, token: str) -> None:
    if token.lower() in start.lower():
        return
    for address in (f"slack://x/{token}", f"https://hook.example/{start}/{token}", f"json://u:{token}@127.0.0.1/"):
        assert token not in recipient_name(address, "key")
        assert token not in without_secrets(f"failed at {address}", address)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"postgresql+psycopg://u:{SECRET}@h/db", "postgresql+psycopg://u:***@h/db"),
        (f"postgresql+psycopg://u:p@ss/{SECRET}@h/db", "postgresql+psycopg://u:***@h/db"),
        (f"postgresql://h/db?user=u&password={SECRET}&x=1", "postgresql://h/db?user=u&password=***&x=1"),
        (f"postgresql://h/db?sslpassword={SECRET}", "postgresql://h/db?sslpassword=***"),
        ("postgresql://u@h/db", "postgresql://u@h/db"),
        ("sqlite:///monitor.db", "sqlite:///monitor.db"),
    ],
)
def test_addresses_without_their_password(url: str, shown: str) -> None:
    assert without_password(url) == shown
