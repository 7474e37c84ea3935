"""Attempts to get around access control: odd hosts, disguised paths and other tricks, sent as raw bytes."""

from __future__ import annotations

import asyncio
import html
import logging
import re
import select
from itertools import product
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi.routing import APIRoute

from monitor.settings import Settings
from monitor.web.app import PAGES, create_app
from monitor.web.guard import FORM_BYTES, HEADERS
from monitor.wiring import build
from tests.web.conftest import TOKEN, Desk, Serve
from tests.web.wire import Answer, ask, dial, head, read

OURS = ("localhost", "LOCALHOST", "localhost.", "localhost:8470", "127.0.0.1", "127.0.0.2:1", "[::1]", "[0:0::1]:65535")
OTHERS = (
    "evil.example", "evil.example.", "EVIL.example:8470", "127.0.0.1.evil.example", "localhost.evil.example",
    "[2001:db8::1]", "0.0.0.0", "127.1", "2130706433", "evil_name",
)  # fmt: skip
ODD = (
    "", "evil.example, localhost", "evil.example:99999", "evil.example:0", "evil.example:", "evil.example:80:80",
    "localhost@evil.example", "evil.example/login?", "evil.example#", "evil.example\\", "evil..example",
    ".evil.example", "evil.example..", "[::1", "::1", "[::1]x", "[v1.x]", "[fe80::1%25lo]", "[:::1]", "evil%2eexample",
    "evil\xe4.example", "evil example", "http://localhost", "*", "x" * 300,
)  # fmt: skip
# Targets that browsers or routers could take for another address than they seem to be.
ODD_TARGETS = (
    "//evil.example/x", "//evil.example/x/", "///evil.example", "/%2f/evil.example", "/%5Cevil.example",
    "/\\evil.example/", "/%09/evil.example/", "/%0d%0aLocation:%20http://evil.example", "http://evil.example/",
    "http://localhost/api/feeds",
    "evil.example", "*", "/%00",
)  # fmt: skip
# Paths of something that needs the token, disguised as paths that do not.
DISGUISED = (
    "/static/../api/feeds", "/static/%2e%2e/api/feeds", "/static/..%2fapi/feeds", "/websub/../api/feeds",
    "/websub/..%2f..%2fapi/feeds", "/login/../api/feeds", "/login%3f/../api/feeds", "/login;/../api/feeds",
    "/api/feeds%3f", "/api/feeds%23", "/healthz/../api/feeds", "/api/./feeds", "/API/feeds", "/api/feeds/",
)  # fmt: skip
WRITING = (
    "/account/password",
    "/account/readers",
    "/account/readers/end",
    "/account/readers/password",
    "/account/readers/remove",
    "/account/readers/role",
    "/account/sessions/1/end",
    "/account/sessions/end-others",
    "/alerts/1/cancel",
    "/alerts/1/mute",
    "/alerts/1/retry",
    "/alerts/retry",
    "/articles/1/bookmarks",
    "/articles/1/check",
    "/articles/1/mute",
    "/articles/1/remove",
    "/articles/1/snooze",
    "/articles/1/unmute",
    "/articles/1/unsnooze",
    "/bookmarks/1/remove",
    "/catchup/all",
    "/catchup/read",
    "/catchup/undo",
    "/caught-up",
    "/feeds/1/check",
    "/feeds/1/edit",
    "/feeds/1/pause",
    "/feeds/1/remove",
    "/feeds/1/resume",
    "/feeds/add",
    "/feeds/choose",
    "/feeds/import",
    "/follow",
    "/login",
    "/logout",
    "/mute",
    "/stories/1/join",
    "/stories/1/name",
    "/stories/1/pin",
    "/stories/1/split",
    "/stories/1/unpin",
    "/stories/join",
    "/subscriptions/1/back",
    "/subscriptions/1/edit",
    "/subscriptions/1/remove",
    "/subscriptions/1/test",
    "/subscriptions/new",
    "/subscriptions/preview",
    "/subscriptions/preview/mail",
    "/unsubscribe",
    "/websub/1/guess",
)
HUGE = "99999999999999999999"
NUMBERED = (
    "/articles/{}", "/articles/{}/compare?old=1&new=2", "/articles/{}/versions/1", "/articles/1/versions/{}",
    "/articles/{}/diff/1..2", "/articles/1/diff/{}..2", "/articles/1/diff/1..{}", "/articles/{}/blame", "/feeds/{}",
    "/feeds/{}/arrivals", "/feeds/{}/remove", "/articles/{}/remove",
)  # fmt: skip
QUERIES = (
    "/?before={}", "/?feed={}", "/new?after={}", "/articles?before={}", "/articles?feed={}", "/articles/1?below={}",
    "/feeds?after={}", "/alerts?before={}", "/search?q=a&skip={}", "/search?q=a&upto={}", "/mute?a={}&t=x",
    "/developments.atom?before={}",
)  # fmt: skip


def lands_on(location: str) -> str:
    """Return the host to which a browser would go (URL Standard: tabs and line ends are skipped, ``\\`` is ``/``)."""
    seen = re.sub(r"[\t\r\n]", "", location.strip(" \x00\x1f")).replace("\\", "/")
    return urlsplit(seen).netloc if re.match(r"[a-z]*:?//", seen, re.IGNORECASE) else ""


def targets(answer: Answer) -> list[str]:
    """Return the targets of a response: of its redirects, and of links and forms in its body."""
    refresh = re.findall(r'content="0;url=([^"]*)"', answer.body)
    links = re.findall(r'(?:href|action)="([^"]*)"', answer.body)
    named = [answer.headers[name] for name in ("location", "hx-redirect", "refresh") if name in answer.headers]
    return [*named, *map(html.unescape, [*refresh, *links])]


def test_our_own_names_are_served_in_any_spelling(desk: Desk):
    assert {host: ask(desk.url, "/", host=host).status for host in OURS} == dict.fromkeys(OURS, 200)


def test_other_names_are_refused(desk: Desk):
    assert {host: ask(desk.url, "/api/feeds", host=host).status for host in OTHERS} == dict.fromkeys(OTHERS, 421)


@pytest.mark.parametrize("token", [None, TOKEN])
def test_an_invalid_host_is_refused(serve: Serve, token: str | None):
    desk = serve(token=token)
    for path in ("/api/feeds", "/login", "/static/style.css", "/healthz"):
        found = {host: ask(desk.url, path, f"Authorization: Bearer {TOKEN}", host=host).status for host in ODD}
        assert found == dict.fromkeys(ODD, 400)


def test_exactly_one_host_is_required(desk: Desk):
    for fields in (("Host: localhost", "Host: evil.example"), ("Host: evil.example", "Host: localhost"), ()):
        assert ask(desk.url, "/api/feeds", *fields, host=None).status == 400
    with dial(desk.url) as sock:
        sock.sendall(head("/api/feeds", host=None, version="1.0"))
        assert read(sock).status == 400


def test_forwarded_host_headers_are_ignored(desk: Desk):
    for field in ("X-Forwarded-Host", "Forwarded", "X-Host", "X-Forwarded-Server"):
        value = "host=localhost" if field == "Forwarded" else "localhost"
        assert ask(desk.url, "/api/feeds", f"{field}: {value}", host="evil.example").status == 421
    assert ask(desk.url, "/api/feeds", "X-Forwarded-For: 127.0.0.1", host="evil.example").status == 421


def test_only_the_token_opens_protected_paths(serve: Serve):
    desk = serve(token=TOKEN)
    desk.app.store.feeds.add("https://news.example/hidden", title="", tags=(), now=desk.app.clock.now())
    names = ("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Uri", "X-Forwarded-Prefix", "X-Script-Name")
    fields = tuple(f"{name}: /login" for name in names)
    for target, more in product((*DISGUISED, "/api/feeds", "/metrics"), ((), fields)):
        answer = ask(desk.url, target, *more)
        assert answer.status in (303, 400, 401, 404), target
        assert "hidden" not in answer.body


@pytest.mark.parametrize("token", [None, TOKEN])
def test_every_redirect_and_link_stays_on_our_site(serve: Serve, token: str | None):
    desk = serve(token=token)
    others = ("/articles/", "/feeds/?x=//evil.example", "/login?next=//evil.example")
    fields = ((), ("Sec-Fetch-Site: cross-site",), ("HX-Request: true",), ("X-Forwarded-Proto: https",))
    for target, more in product((*ODD_TARGETS, *others), fields):
        answer = ask(desk.url, target, *more)
        assert answer.status < 500
        assert {lands_on(way) for way in targets(answer)} <= {""}, target
        if target in ODD_TARGETS:
            assert answer.status in (400, 404), target


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "/\t/evil.example", "https://evil.example", "//["])
def test_signing_in_stays_on_our_site(serve: Serve, to: str):
    desk = serve(token=TOKEN)
    assert desk.post("/login", data={"token": TOKEN, "next": to}).headers["location"] == "/"
    form = desk.get("/login", params={"next": to})
    assert form.status_code == 200
    assert 'name="next" value="/"' in form.text


def test_a_trailing_slash_is_redirected(desk: Desk):
    answer = ask(desk.url, "/articles/?q=storm&before=3")
    assert (answer.status, answer.headers["location"]) == (307, "/articles?q=storm&before=3")


def test_every_response_has_the_security_headers(serve: Serve):
    desk = serve(token=TOKEN)
    bearer = f"Authorization: Bearer {TOKEN}"
    asked = [
        ("/", ()), ("/", (bearer,)), ("/api/feeds", ()), ("/api/feeds", (bearer,)), ("/metrics", (bearer,)),
        ("/healthz", ()), ("//x", ()), ("/login", ()),
        ("/static/desk.js", ()), ("/static/none.js", ()), ("/nothing", (bearer,)), ("/websub/1/x", ()),
        ("/articles/", (bearer,)),
        ("/logout", (bearer,)), ("/developments.atom", (bearer,)), ("/new", ("HX-Request: true",)),
        ("/", ("Sec-Fetch-Site: cross-site",)), ("/", ("Content-Length: x",)), ("/?" + 20_000 * "x", ()),
    ]  # fmt: skip
    answers = [ask(desk.url, target, *fields) for target, fields in asked]
    answers += [ask(desk.url, target, "Origin: null", method="POST") for target in WRITING]
    assert {answer.status for answer in answers} >= {200, 303, 307, 400, 401, 403, 404, 405, 410}
    for answer in answers:
        for name in HEADERS:
            assert name.lower() in answer.headers, (answer.status, name)
        assert "uvicorn" not in answer.headers.get("server", "")


def test_an_internal_error_has_the_security_headers():
    def fault() -> None:
        raise RuntimeError("a fault")

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(site, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get("/fault")

    with build(Settings(database_url="sqlite:///:memory:")) as app:
        site = create_app(app)
        site.add_api_route("/fault", fault)
        found = asyncio.run(answer())
    assert found.status_code == 500
    assert {name.lower() for name in HEADERS} <= set(found.headers)


def test_all_writing_routes_are_listed_here():
    routes = [route for room in PAGES for route in room.router.routes if isinstance(route, APIRoute)]
    found = {route.path for route in routes if "POST" in route.methods}
    assert {re.sub(r"\{[\w:]+\}", "_", path) for path in found} == {
        re.sub(r"/(1|guess)\b", "/_", path) for path in WRITING
    }


def test_another_site_cannot_write(serve: Serve):
    desk = serve(token=TOKEN)
    desk.storm()
    assert desk.post("/login", data={"token": TOKEN}).status_code == 303
    for path in WRITING:
        if path in ("/unsubscribe", "/mute", "/websub/1/guess"):
            continue
        for fields in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {"Origin": "http://["}):
            assert desk.post(path, headers=fields).status_code == 403, (path, fields)
    # Paths that are authorized by a signature do nothing without one.
    assert [desk.post(path).status_code for path in ("/unsubscribe", "/mute", "/websub/1/guess")] == [403, 403, 410]


def test_no_body_is_read_without_limit(serve: Serve):
    desk = serve(token=TOKEN)
    for path in WRITING:
        assert answered_to_an_endless_body(desk, path) in (303, 403, 404, 410, 413), path


def answered_to_an_endless_body(desk: Desk, path: str) -> int:
    piece = b"10000\r\n" + 65536 * b"x" + b"\r\n"
    bearer = f"Authorization: Bearer {TOKEN}"
    with dial(desk.url) as sock:
        sock.sendall(head(path, bearer, "Transfer-Encoding: chunked", method="POST"))
        sent = 0
        while not select.select([sock], [], [], 0)[0]:
            sock.sendall(piece)
            sent += len(piece)
            assert sent < 300 * FORM_BYTES, "the body is read without a limit"
        return read(sock).status


def test_impossible_row_numbers_are_not_found(desk: Desk):
    desk.storm()
    for address, number in product(NUMBERED, (HUGE, str(2**63), str(2**63 - 1), "-1", "0", 1500 * "9")):
        found = desk.get(address.format(number), follow_redirects=True)
        assert found.status_code == 404, (address, number)


def test_huge_row_numbers_are_no_internal_errors(desk: Desk):
    for path in ("/articles/{}/mute", "/articles/{}/unmute", "/feeds/{}/pause", "/feeds/{}/resume", "/alerts/{}/retry"):
        assert desk.post(path.format(HUGE)).status_code == 404
    for path in QUERIES:
        assert desk.get(path.format(HUGE)).status_code == 400, path


def test_requests_cannot_forge_log_lines(serve: Serve, caplog: pytest.LogCaptureFixture):
    desk = serve(token=TOKEN)
    with caplog.at_level(logging.DEBUG):
        for target in ("/%0d%0a2026-01-01%20ERROR%20forged", "//%0aforged", "/login?next=%0aforged"):
            ask(desk.url, target, "X-Forwarded-For: 1.2.3.4\x1b[31mforged", "User-Agent: \x1b[31mforged")
        ask(desk.url, "/api/feeds", "Authorization: Bearer \x1bforged", "X-Forwarded-For: forged")
    assert "a wrong token came from unknown" in caplog.text
    assert "forged" not in caplog.text
