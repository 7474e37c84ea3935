"""Readers and editors on the real server: signing in, permissions, and the end of sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from argon2 import PasswordHasher
from fastapi.routing import APIRoute

from monitor.errors import ConfigError
from monitor.model import Role
from monitor.passwords import Argon2Passwords
from monitor.pipeline.readers import add_reader, remove_reader, set_role
from monitor.pipeline.sessions import LIFETIME, USED_EVERY
from monitor.settings import Settings
from monitor.testing import FrozenClock
from monitor.web.app import API, PAGES, create_app
from monitor.web.browsers import browser_named
from monitor.web.identity import COOKIE
from monitor.web.own import OWN, is_own
from monitor.web.tries import TRIES
from monitor.wiring import build
from tests.web.conftest import TOKEN, Desk, Serve

IDA, OLE = "four correct horses", "five staple batteries"
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


class QuickPasswords(Argon2Passwords):
    """Argon2 with its lowest cost; a hash contains the parameters that it is verified with."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(memory_cost=8, time_cost=1, parallelism=1)


def with_readers(desk: Desk) -> Desk:
    app = desk.app
    app.passwords = QuickPasswords()
    app.clock = FrozenClock()  # type: ignore[assignment]
    for name, role, password in (("Ida", Role.EDITOR, IDA), ("ole", Role.READER, OLE)):
        add_reader(app.store, app.passwords, name, role, password, app.clock.now())
    return desk


@pytest.fixture
def peopled(serve: Serve) -> Desk:
    """An editor called Ida, a reader called ole, and no token."""
    return with_readers(serve())


@pytest.fixture
def browser(peopled: Desk) -> Iterator[httpx.Client]:
    """A second client, with cookies of its own."""
    with httpx.Client(base_url=peopled.url, timeout=30, trust_env=False) as client:
        yield client


def sign_in(client: httpx.Client | Desk, name: str, password: str) -> httpx.Response:
    return client.post("/login", data={"name": name, "password": password, "next": "/feeds"})


def unsafe() -> list[tuple[str, str]]:
    """Return methods and paths of all routes that change something, including the old addresses of the API."""
    rooms = [("", room) for room in PAGES] + [(prefix, room) for prefix in ("/api/v1", "/api") for room in API]
    routes = [(prefix, route) for prefix, room in rooms for route in room.router.routes if isinstance(route, APIRoute)]
    return [(method, prefix + route.path) for prefix, route in routes for method in sorted(route.methods & UNSAFE)]


def test_once_there_are_readers_everybody_has_to_sign_in(serve: Serve):
    desk = serve()
    assert desk.get("/feeds").status_code == 200
    assert 'name="name"' not in desk.get("/login").text
    with_readers(desk)
    assert desk.get("/feeds").headers["location"] == "/login?next=/feeds"
    assert desk.get("/api/v1/feeds").status_code == 401
    # Cookies belong to one host name, so that nothing can be read under another name.
    assert desk.get("/feeds", headers={"Host": "news.desk.example"}).status_code == 303
    form = desk.get("/login").text
    assert 'autocomplete="username"' in form
    assert 'name="token"' not in form
    wrong = sign_in(desk, "Ida", OLE)
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (403, False)
    assert "wrong" in wrong.text
    assert sign_in(desk, "eve", OLE).text.replace('value="eve"', 'value="Ida"') == wrong.text
    right = sign_in(desk, "iDA", IDA)
    assert (right.status_code, right.headers["location"]) == (303, "/feeds")
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "Ida" in desk.get("/feeds").text


def test_a_reader_may_not_change_anything_of_others(peopled: Desk):
    """Requests every route of the application that changes something, so new routes are covered as well."""
    assert sign_in(peopled, "ole", OLE).status_code == 303
    asked = unsafe()
    assert len(asked) > 20
    open_to_all = ("/login", "/unsubscribe", "/mute", "/caught-up", "/websub/")
    for method, path in asked:
        if path.startswith(open_to_all) or is_own(method, path):
            continue
        answer = peopled.client.request(method, re.sub(r"\{[^}]*\}", "1", path))
        assert (answer.status_code, "Only editors" in answer.text) == (403, True), (method, path)
    assert peopled.app.store.readers.get("ole").role is Role.READER


def test_the_list_of_own_changes_has_only_existing_routes():
    assert set(OWN) <= {f"{method} {path}" for method, path in unsafe()}
    assert is_own("DELETE", "/api/sessions/1")
    assert not is_own("POST", "/api/v1/sessions/1")
    assert not is_own("POST", "/account/sessions/1/end/x")
    assert not is_own("POST", "/articles/1/mute")


def test_a_reader_may_read_everything_except_the_list_of_readers(peopled: Desk):
    peopled.storm()
    sign_in(peopled, "ole", OLE)
    for path in ("/", "/articles/1", "/feeds", "/alerts", "/subscriptions", "/api/v1/articles", "/metrics"):
        assert peopled.get(path).status_code == 200, path
    page = peopled.get("/account").text
    assert "a reader" in page
    assert "Ida" not in page
    assert peopled.get("/api/v1/readers").status_code == 403
    assert peopled.get("/api/v1/sessions?everybody=true").status_code == 403


def test_a_new_role_takes_effect_at_once(peopled: Desk):
    article = peopled.storm()
    sign_in(peopled, "ole", OLE)
    mute = f"/articles/{article.id}/mute"
    assert peopled.post(mute).status_code == 403
    set_role(peopled.app.store, "ole", Role.EDITOR)
    assert peopled.post(mute).status_code == 303
    remove_reader(peopled.app.store, "ole")
    assert peopled.post(mute).headers["location"].startswith("/login")


def test_an_ended_session_is_invalid_at_once(peopled: Desk, browser: httpx.Client):
    browser.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    sign_in(peopled, "ole", OLE)
    sign_in(browser, "ole", OLE)
    page = peopled.get("/account").text
    assert "Firefox on Linux" in page
    here, there = sorted(peopled.get("/api/v1/sessions").json(), key=lambda row: not row["current"])
    assert (here["current"], there["current"], there["browser"]) == (True, False, "Firefox on Linux")
    assert browser.get("/feeds").status_code == 200
    assert peopled.post(f"/account/sessions/{there['id']}/end").status_code == 303
    assert browser.get("/feeds").status_code == 303
    sign_in(browser, "ole", OLE)
    assert peopled.post("/account/sessions/end-others").status_code == 303
    assert browser.get("/feeds").status_code == 303
    # Ending one's own session signs oneself out.
    assert peopled.client.delete(f"/api/v1/sessions/{here['id']}").status_code == 204
    assert peopled.get("/feeds").status_code == 303


def test_only_editors_may_end_sessions_of_others(peopled: Desk, browser: httpx.Client):
    sign_in(peopled, "Ida", IDA)
    sign_in(browser, "ole", OLE)
    (mine,) = peopled.get("/api/v1/sessions").json()
    theirs = next(row for row in peopled.get("/api/v1/sessions?everybody=true").json() if row["reader"] == "ole")
    assert browser.post(f"/account/sessions/{mine['id']}/end").status_code == 404
    assert browser.delete(f"/api/v1/sessions/{mine['id']}").status_code == 404
    assert peopled.get("/feeds").status_code == 200
    assert peopled.client.delete(f"/api/v1/sessions/{theirs['id']}").status_code == 204
    assert browser.get("/feeds").status_code == 303


def test_a_session_lasts_as_long_as_it_is_used(peopled: Desk):
    clock: FrozenClock = peopled.app.clock  # type: ignore[assignment]
    sign_in(peopled, "ole", OLE)

    def last_used() -> float:
        (session,) = peopled.app.store.sessions.list(None, clock.now())
        return (clock.now() - session.last_used_at).total_seconds()

    clock.advance(seconds=USED_EVERY.total_seconds() - 1)
    assert peopled.get("/feeds").status_code == 200
    assert last_used() == USED_EVERY.total_seconds() - 1
    clock.advance(seconds=1)
    assert peopled.get("/feeds").status_code == 200
    # The use is recorded after the response, but before the next response.
    assert peopled.get("/healthz").status_code == 200
    clock.advance(seconds=(LIFETIME - timedelta(seconds=1)).total_seconds())
    assert peopled.get("/feeds").status_code == 200
    clock.advance(seconds=LIFETIME.total_seconds() + 1)
    assert peopled.get("/feeds").status_code == 303


def test_passwords_are_hashed_with_argon2id():
    passwords = Argon2Passwords()
    kept = passwords.hash(OLE)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert [passwords.matches(OLE, kept), passwords.matches(IDA, kept), passwords.matches(OLE, None)] == [
        True,
        False,
        False,
    ]


def test_wrong_passwords_are_limited(peopled: Desk):
    def try_one(name: str, password: str, address: str) -> httpx.Response:
        data = {"name": name, "password": password}
        return peopled.post("/login", data=data, headers={"X-Forwarded-For": address})

    # Knowing one password does not allow more guesses at another.
    for number in range(TRIES - 1):
        assert try_one("Ida", f"guess {number}", "203.0.113.5").status_code == 403
    assert try_one("ole", OLE, "203.0.113.5").status_code == 303
    assert try_one("Ida", "guess", "203.0.113.5").status_code == 403
    held = try_one("Ida", IDA, "203.0.113.5")
    assert (held.status_code, held.headers["retry-after"]) == (429, "30")
    # The name is not locked for other addresses.
    assert try_one("Ida", IDA, "203.0.113.6").status_code == 303


def test_changing_ones_own_password(peopled: Desk, browser: httpx.Client):
    sign_in(peopled, "ole", OLE)
    sign_in(browser, "ole", OLE)
    new = "six purple elephants"
    wrong = peopled.post("/account/password", data={"current": IDA, "password": new})
    assert (wrong.status_code, "not your password" in wrong.text) == (403, True)
    short = peopled.post("/account/password", data={"current": OLE, "password": "short"})
    assert (short.status_code, "at least 15" in short.text) == (400, True)
    assert browser.get("/feeds").status_code == 200
    done = peopled.post("/account/password", data={"current": OLE, "password": new})
    assert (done.status_code, done.headers["location"]) == (303, "/account?done=password")
    assert peopled.get("/feeds").status_code == 200
    assert browser.get("/feeds").status_code == 303
    assert sign_in(browser, "ole", OLE).status_code == 403
    assert sign_in(browser, "ole", new).status_code == 303


def test_an_editor_adds_changes_and_removes(peopled: Desk, browser: httpx.Client):
    sign_in(peopled, "Ida", IDA)
    add = {"name": "eve", "role": "reader", "password": "seven green bottles"}
    assert peopled.post("/account/readers", data=add).headers["location"] == "/account?done=added"
    taken = peopled.post("/account/readers", data=add | {"name": "EVE"})
    assert (taken.status_code, "called" in taken.text) == (400, True)
    for name in ("", "a b", "me", "-x", "x" * 41, "<b>"):
        assert peopled.post("/account/readers", data=add | {"name": name}).status_code == 400, name
    sign_in(browser, "eve", add["password"])
    assert peopled.post("/account/readers/role", data={"name": "eve", "role": "editor"}).status_code == 303
    assert browser.get("/api/v1/readers").status_code == 200
    assert peopled.post("/account/readers/end", data={"name": "eve"}).status_code == 303
    assert browser.get("/feeds").status_code == 303
    for path in ("role", "remove"):
        answer = peopled.post(f"/account/readers/{path}", data={"name": "IDA", "role": "reader"})
        assert (answer.status_code, "your own name" in answer.text) == (400, True)
    assert peopled.post("/account/readers/remove", data={"name": "eve"}).status_code == 303
    assert peopled.post("/account/readers/remove", data={"name": "eve"}).status_code == 404
    assert [reader.name for reader in peopled.app.store.readers.list()] == ["Ida", "ole"]


def test_readers_over_the_api(peopled: Desk):
    sign_in(peopled, "Ida", IDA)
    eve = {"name": "eve", "password": "seven green bottles"}
    made = peopled.post("/api/v1/readers", json=eve)
    assert (made.status_code, made.headers["location"]) == (201, "/api/v1/readers/eve")
    assert set(made.json()) == {"name", "role", "created_at", "password_set_at"}
    assert peopled.post("/api/v1/readers", json=eve).status_code == 409
    for wrong in ({"name": "a b"}, {"password": "short"}, {"colour": "red"}, {"role": "king"}):
        assert peopled.post("/api/v1/readers", json={**eve, **wrong}).status_code == 400, wrong
    changed = peopled.client.patch("/api/v1/readers/EVE", json={"role": "editor", "password": "eight blue whales"})
    assert (changed.status_code, changed.json()["role"]) == (200, "editor")
    assert peopled.client.patch("/api/v1/readers/Ida", json={"role": "reader"}).status_code == 400
    assert peopled.client.delete("/api/v1/readers/eve").status_code == 204
    assert peopled.client.delete("/api/v1/readers/eve").status_code == 404


def test_the_first_reader_has_to_be_an_editor(serve: Serve):
    desk = serve()
    data = {"name": "ole", "role": "reader", "password": OLE}
    assert desk.post("/account/readers", data=data).status_code == 400
    assert desk.post("/account/readers", data=data | {"role": "editor"}).status_code == 303
    assert desk.get("/account").headers["location"] == "/login?next=/account"


def test_the_token_can_be_read_only(serve: Serve):
    desk = with_readers(serve(token=TOKEN, token_role="reader"))
    article = desk.storm()
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert desk.get("/api/v1/articles", headers=bearer).status_code == 200
    assert desk.post(f"/articles/{article.id}/mute", headers=bearer).status_code == 403
    form = desk.get("/login").text
    assert 'name="token"' in form
    assert 'name="name"' in form
    assert desk.post("/login", data={"token": TOKEN}).status_code == 303
    assert desk.get("/feeds").status_code == 200
    assert desk.post(f"/articles/{article.id}/mute").status_code == 403
    sign_in(desk, "Ida", IDA)
    assert desk.post(f"/articles/{article.id}/mute").status_code == 303
    # The previous session of the same browser has ended.
    assert [item.reader is not None for item in desk.app.store.sessions.list(None, desk.app.clock.now())] == [True]


def test_a_new_token_ends_its_sessions(serve: Serve):
    first = serve(token=TOKEN)
    first.post("/login", data={"token": TOKEN})
    cookie = {"Cookie": f"{COOKIE}={first.client.cookies[COOKIE]}"}
    assert first.get("/feeds").status_code == 200
    second = serve(token=TOKEN[::-1])
    assert second.get("/feeds", headers=cookie).status_code == 303


def test_other_machines_always_have_to_sign_in(serve: Serve):
    desk = with_readers(serve(host="127.0.0.1"))
    url = desk.app.settings.database_url
    with build(Settings.of({"database_url": url, "web": {"host": "0.0.0.0"}})) as app:
        site = create_app(app)
        for name in ("Ida", "ole"):
            remove_reader(app.store, name)
        with pytest.raises(ConfigError, match="neither"):
            create_app(app)
        # A server that is running still requires signing in.
        assert site.state.app.settings.web.host == "0.0.0.0"
        from monitor.web.identity import must_sign_in

        assert must_sign_in(app)


def test_a_new_password_invalidates_a_readers_feed_addresses(peopled: Desk):
    peopled.storm()
    sign_in(peopled, "ole", OLE)
    found = re.search(r'href="(/developments\.atom[^"]*key=[^"]*)"', peopled.get("/").text)
    assert found is not None
    address = found[1].replace("&amp;", "&")
    peopled.client.cookies.clear()
    assert peopled.get(address).status_code == 200
    assert peopled.get(address.replace("?", "?feed=1&")).status_code == 401
    now = peopled.app.clock.now() + timedelta(hours=1)
    peopled.app.store.readers.set_password("ole", "$argon2id$", now)
    assert peopled.get(address).status_code == 401


def test_no_page_and_no_response_contains_a_secret(peopled: Desk):
    answer = sign_in(peopled, "Ida", IDA)
    found = peopled.app.store.readers.password("ida")
    assert found is not None
    secrets = (found[1], found[1].rpartition("$")[2], peopled.client.cookies[COOKIE], IDA)
    for path in ("/account", "/login", "/api/v1/readers", "/api/v1/sessions", "/api/v1/sessions?everybody=true"):
        text = peopled.get(path).text
        assert not any(secret in text for secret in secrets), path
    assert IDA not in answer.text
    with peopled.app.store.database.read() as connection:  # type: ignore[attr-defined]
        rows = str(connection.exec_driver_sql("SELECT * FROM sessions").all())
    assert peopled.client.cookies[COOKIE] not in rows


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on an iPhone"),
        ("curl/8.5.0", "curl"),
        ("python-httpx/0.28", "a Python program"),
        ("<script>", "another program"),
        ("", "another program"),
    ],
)
def test_names_of_browsers(agent: str, name: str):
    assert browser_named(agent) == name
