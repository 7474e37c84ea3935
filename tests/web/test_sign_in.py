"""Limits on wrong tokens, the session cookie, and client addresses."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import httpx

from monitor.testing import FrozenClock
from monitor.web.address import client_site
from monitor.web.identity import COOKIE, mark_of
from monitor.web.tries import ADDRESSES, KNOWN, TRIES, TRIES_OF_ALL, Tries
from tests.web.conftest import TOKEN, Desk, Serve

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def frozen_clock(desk: Desk) -> FrozenClock:
    desk.app.clock = FrozenClock()  # type: ignore[assignment]
    return desk.app.clock  # type: ignore[return-value]


def sign_in(desk: Desk, token: str, address: str = "203.0.113.5") -> httpx.Response:
    return desk.post("/login", data={"token": token}, headers={"X-Forwarded-For": address})


def ask(desk: Desk, token: str, address: str = "203.0.113.5") -> httpx.Response:
    return desk.get("/api/feeds", headers={"Authorization": f"Bearer {token}", "X-Forwarded-For": address})


def test_wrong_tokens_in_forms_are_limited(serve: Serve):
    desk = serve(token=TOKEN)
    clock = frozen_clock(desk)
    assert [sign_in(desk, f"guess {n}").status_code for n in range(TRIES)] == [403] * TRIES
    held = sign_in(desk, TOKEN)
    assert (held.status_code, held.headers["retry-after"]) == (429, "30")
    assert "again in 30 seconds" in held.text
    assert "set-cookie" not in held.headers
    # Programs and forms are counted together, each address separately.
    assert (ask(desk, TOKEN).status_code, ask(desk, TOKEN).headers["retry-after"]) == (429, "30")
    assert sign_in(desk, TOKEN, "203.0.113.6").status_code == 303
    desk.client.cookies.clear()
    clock.advance(seconds=29)
    assert sign_in(desk, TOKEN).headers["retry-after"] == "1"
    clock.advance(seconds=1)
    assert sign_in(desk, TOKEN).status_code == 303


def test_wrong_tokens_of_programs_are_limited(serve: Serve):
    desk = serve(token=TOKEN)
    frozen_clock(desk)
    assert [ask(desk, f"guess{n}").status_code for n in range(TRIES + 1)] == [401] * TRIES + [429]
    assert ask(desk, "guess").json()["error"] == "TooManyTries"
    assert ask(desk, "guess", "203.0.113.6").headers["www-authenticate"] == "Bearer"


def test_signed_in_browsers_are_not_limited(serve: Serve):
    desk = serve(token=TOKEN)
    frozen_clock(desk)
    assert sign_in(desk, TOKEN).status_code == 303
    for n in range(TRIES + 1):
        httpx.post(
            f"{desk.url}/login", data={"token": str(n)}, headers={"X-Forwarded-For": "203.0.113.5"}, trust_env=False
        )
    assert desk.get("/feeds", headers={"X-Forwarded-For": "203.0.113.5"}).status_code == 200


def test_a_cookie_cannot_be_guessed_by_guessing_the_token(serve: Serve):
    desk = serve(token=TOKEN)
    assert sign_in(desk, TOKEN).status_code == 303
    mark = mark_of(desk.app)
    assert mark is not None
    for guess in (TOKEN, mark, hmac.new(TOKEN.encode(), b"web session", sha256).hexdigest(), "", "é"):
        headers = {"Cookie": f"{COOKIE}={guess}".encode()}
        assert httpx.get(f"{desk.url}/feeds", headers=headers, trust_env=False, timeout=30).status_code == 303


def test_only_configured_proxies_may_name_the_client(serve: Serve):
    desk = serve(token=TOKEN, proxies=["192.0.2.0/24"])
    frozen_clock(desk)
    for n in range(TRIES):
        assert sign_in(desk, "guess", f"203.0.113.{n}").status_code == 403
    assert sign_in(desk, TOKEN, "203.0.113.99").status_code == 429


def test_a_program_may_send_letters_beyond_ascii(serve: Serve):
    token = "Straße nach Süden 7"
    desk = serve(token=token)
    given = b"Bearer " + token.encode()
    assert desk.get("/api/feeds", headers={"Authorization": given}).status_code == 200


def test_many_addresses_do_not_allow_more_attempts():
    tries = Tries()
    tries.right("192.0.2.1")
    for n in range(TRIES_OF_ALL):
        assert tries.wait(f"address {n}", NOW) == 0
        tries.wrong(f"address {n}", NOW)
    assert tries.wait("a new one", NOW) == 1
    # Guesses of others do not lock out an address that gave the right token before.
    assert tries.wait("192.0.2.1", NOW) == 0
    assert tries.wait("a new one", NOW + timedelta(seconds=1)) == 0


def test_attempts_are_forgotten_in_time_and_after_the_right_token():
    tries = Tries()
    for _ in range(TRIES):
        tries.wrong("a", NOW)
    assert [tries.wait("a", NOW + timedelta(seconds=n)) for n in (0, 10, 30)] == [30, 20, 0]
    tries.wrong("a", NOW + timedelta(seconds=30))
    assert tries.wait("a", NOW + timedelta(seconds=30)) == 30
    tries.right("a")
    assert tries.wait("a", NOW) == 0


def test_the_tables_are_bounded():
    tries = Tries()
    for n in range(ADDRESSES + 10):
        tries.wrong(f"address {n}", NOW)
    for n in range(KNOWN + 10):
        tries.right(f"known {n}")
    assert (len(tries._spent), len(tries._known)) == (ADDRESSES, KNOWN)


def test_addresses_that_count_as_one_client():
    assert client_site("::ffff:192.0.2.7") == client_site("192.0.2.7") == "192.0.2.7"
    assert client_site("2001:db8:1:2::3") == client_site("2001:DB8:1:2:ffff::") == "2001:db8:1:2::/64"
    assert client_site("2001:db8:1:3::3") != client_site("2001:db8:1:2::3")
    assert client_site("forged\n") == client_site(None) == client_site("") == "unknown"
