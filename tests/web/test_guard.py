"""Access control: who may read, who may change things, and the security headers."""

from __future__ import annotations

import re

import pytest

from monitor.errors import ConfigError
from monitor.settings import Settings
from monitor.web import WebServer
from monitor.web.app import create_app
from monitor.web.guard import safe_path
from monitor.web.identity import COOKIE
from monitor.wiring import build
from tests.web.conftest import TOKEN, Desk, Serve

FOREIGN = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}


def test_other_machines_are_served_only_if_somebody_can_sign_in():
    with (
        build(Settings.of({"database_url": "sqlite:///:memory:", "web": {"host": "0.0.0.0"}})) as app,
        pytest.raises(ConfigError),
    ):
        create_app(app)


def test_a_taken_port_is_named(desk: Desk):
    port = int(desk.url.rpartition(":")[2])
    with build(Settings.of({"database_url": "sqlite:///:memory:", "web": {"port": port}})) as app:
        server = WebServer(app)
        with pytest.raises(ConfigError, match=str(port)):
            server.start()


def test_without_a_token_only_our_own_names_are_served(desk: Desk):
    for host in ("localhost", "127.0.0.1:8470", "[::1]:8470"):
        assert desk.get("/", headers={"Host": host}).status_code == 200
    for host in ("evil.example", "127.0.0.1.evil.example", "news.desk.example"):
        assert desk.get("/", headers={"Host": host}).status_code == 421


def test_the_public_name_is_served(serve: Serve):
    desk = serve(public_url="https://news.desk.example/")
    assert desk.get("/", headers={"Host": "news.desk.example"}).status_code == 200
    assert desk.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_with_a_token_pages_redirect_to_sign_in_and_programs_get_401(serve: Serve):
    desk = serve(token=TOKEN)
    page = desk.get("/articles?q=storm")
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=/articles%3Fq%3Dstorm")
    for path in ("/api/feeds", "/metrics", "/developments.atom", "/api/openapi.json"):
        refused = desk.get(path)
        assert refused.status_code == 401
        assert "Bearer" in refused.json()["advice"]
    live = desk.get("/new?after=0", headers={"HX-Request": "true"})
    assert (live.status_code, live.headers["hx-redirect"]) == (401, "/login")
    for path in ("/login", "/healthz", "/static/style.css", "/unsubscribe", "/mute"):
        assert desk.get(path).status_code in (200, 403)


def test_programs_send_the_token_as_bearer(serve: Serve):
    desk = serve(token=TOKEN)
    for given, status in ((TOKEN.encode(), 200), (TOKEN.encode() + b"x", 401), (b"x", 401), (b"\xe4", 401)):
        assert desk.get("/api/feeds", headers={"Authorization": b"Bearer " + given}).status_code == status


def test_signing_in_and_out(serve: Serve):
    desk = serve(token=TOKEN)
    wrong = desk.post("/login", data={"token": "guess", "next": "/feeds"})
    assert wrong.status_code == 403
    assert "set-cookie" not in wrong.headers
    right = desk.post("/login", data={"token": TOKEN, "next": "/feeds"})
    assert (right.status_code, right.headers["location"]) == (303, "/feeds")
    cookie = right.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in right.headers["set-cookie"]
    assert desk.get("/feeds").status_code == 200
    desk.client.cookies.delete(COOKIE)
    desk.client.cookies.set(COOKIE, TOKEN)
    assert desk.get("/feeds").status_code == 303
    assert (
        "max-age=0" in desk.post("/logout", headers={"Authorization": f"Bearer {TOKEN}"}).headers["set-cookie"].lower()
    )


def test_after_signing_out_a_copy_of_the_cookie_is_invalid(serve: Serve):
    desk = serve(token=TOKEN)
    desk.post("/login", data={"token": TOKEN})
    stolen = {"Cookie": f"{COOKIE}={desk.client.cookies[COOKIE]}"}
    assert desk.get("/feeds").status_code == 200
    assert desk.post("/logout").status_code == 303
    assert desk.get("/feeds", headers=stolen).status_code == 303


def test_the_cookie_is_secure_if_the_page_uses_https(serve: Serve):
    desk = serve(token=TOKEN, public_url="https://news.desk.example")
    data = {"token": TOKEN}
    assert "Secure" in desk.post("/login", data=data, headers={"Host": "news.desk.example"}).headers["set-cookie"]
    assert "Secure" not in desk.post("/login", data=data).headers["set-cookie"]


@pytest.mark.parametrize(
    ("path", "safe"),
    [("/feeds?x=1", "/feeds?x=1"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"),
     ("feeds", "/"), ("", "/"), ("/\nfeeds", "/"), ("/\t/evil.example", "/"), ("//[", "/"), ("/\x85/evil.example", "/"),
     ("\t//evil.example", "/"), ("javascript:alert(1)", "/"), ("/" + 3000 * "x", "/"), ("/ä?q=ü", "/ä?q=ü")],
)  # fmt: skip
def test_signing_in_never_redirects_to_another_site(path: str, safe: str):
    assert safe_path(path) == safe


def test_a_link_from_another_site_is_followed_from_our_own_page(serve: Serve):
    desk = serve(token=TOKEN)
    first = desk.get("/articles?a=1&b=2", headers={"Sec-Fetch-Site": "cross-site"})
    assert first.status_code == 200
    assert 'content="0;url=/articles?a=1&amp;b=2"' in first.text
    assert desk.get("/articles", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_other_sites_cannot_change_anything(desk: Desk):
    article = desk.storm()
    elsewhere = ("https://evil.example", "null", "http://127.0.0.1:1")
    for headers in (FOREIGN, {"Sec-Fetch-Site": "same-site"}, *({"Origin": origin} for origin in elsewhere)):
        assert desk.post(f"/articles/{article.id}/mute", headers=headers).status_code == 403
    assert not desk.app.store.articles.get(article.id).muted


def test_our_own_pages_and_programs_can_change_things(desk: Desk):
    article = desk.storm()
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": desk.url}, {}):
        assert desk.post(f"/articles/{article.id}/mute", headers=headers).status_code == 303


def test_pages_have_security_headers_and_no_inline_code(desk: Desk):
    desk.storm()
    for path in ("/", "/articles/99", "/nothing", "/static/desk.js", "/api/feeds"):
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    page = desk.get("/").text
    assert "style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=")
    assert "javascript:" not in page
    assert not re.search(r"<[^>]*\son\w+=", page)


def test_a_form_that_is_too_long_is_refused(serve: Serve):
    desk = serve(token=TOKEN)
    answer = desk.post("/login", content=b"x=" + b"y" * 300_000 + b"&token=" + TOKEN.encode())
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/catchup/all", "/feeds/add", "/subscriptions/new", "/articles/1/bookmarks"])
def test_the_address_cannot_raise_the_limit_of_a_form(desk: Desk, path: str):
    desk.storm()
    answer = desk.post(f"{path}?most=9999999", content=b"up_to=1&x=" + b"y" * 300_000)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("public_url", "token", "name"),
    [
        ("https://news.example/", None, "news.example"),
        ("http://192.0.2.1:8470", None, "192.0.2.1"),
        ("https://news.example/", TOKEN, None),
        ("http://localhost.:8470", None, None),
        ("http://[::1]:8470", None, None),
        ("http://[", None, None),
        (None, None, None),
    ],
)
def test_a_public_name_without_a_token_is_logged_as_a_warning(
    serve: Serve, caplog: pytest.LogCaptureFixture, public_url: str | None, token: str | None, name: str | None
):
    desk = serve(public_url=public_url, token=token)
    assert desk.app.settings.web.unguarded_name == name
    assert (f"everybody who reaches {name} can read and act" in caplog.text) is (name is not None)
