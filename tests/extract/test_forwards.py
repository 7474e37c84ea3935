"""Pages that only forward to another page, and pages that do not."""

from __future__ import annotations

import pytest

from monitor.extract import Forward, ServedPage, find_forward, read_article

HERE = "https://links.example/go/17"
THERE = "https://courier.example/town/mill"
SHORT = "<p>A mill in Orsa burned down on Monday night.</p><p>Nobody was hurt, the fire brigade said on Tuesday.</p>"
LONG = "".join(
    f"<p>Paragraph {number} of the story tells at some length what the fire brigade of the town found in the mill.</p>"
    for number in range(12)
)


def page(head: str = "", body: str = "", title: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def refresh(content: str) -> str:
    return f'<meta http-equiv="refresh" content="{content}">'


def forward(html: str, header: str | None = None, url: str = HERE) -> Forward | None:
    return find_forward(ServedPage(html), url, read_article(html, url), header)


AUTOMATIC = [
    page(refresh(f"0; url={THERE}"), f"<p>Redirecting you to <a href='{THERE}'>the story</a>.</p>"),
    page(refresh(f"0;URL='{THERE}'")),
    page(f"<META HTTP-EQUIV='Refresh' CONTENT='0;URL=&quot;{THERE}&quot;'>"),
    page(refresh(f"3, {THERE}")),
    page(refresh(f"0.5;  url  =  {THERE}#top")),
    page(refresh(f"10; url={THERE}"), "<p>Please wait.</p>"),
    page(f"<base href='https://courier.example/town/'>{refresh('0; url=mill')}"),
    page(f"<noscript>{refresh(f'0; url={THERE}')}</noscript>", "<script>location.replace('x')</script>"),
    page(refresh("300") + refresh(f"0; url={THERE}")),
    page(body=f"<p>Loading</p><script>window.location.replace('{THERE}')</script>"),
    page(body=f'<script>window.opener = null; location.href = "{THERE.replace("/", chr(92) + "/")}";</script>'),
    page(body=f'<script type="text/javascript">location="{THERE.replace(":", chr(92) + "x3a")}"</script>'),
    page(body=f"<script>setTimeout(function () {{ location.assign('{THERE}'); }}, 2000);</script>"),
    page(
        refresh(f"0; url={THERE}"), "<article><p>You are being redirected to the story.</p>" + "<a href='/'>x</a> " * 40
    ),
    page(
        refresh(f"5; url={THERE}"),
        "<p>You are now leaving our site. We are not responsible for what other sites say. Good bye.</p>",
    ),
]


@pytest.mark.parametrize("html", AUTOMATIC)
def test_a_redirect_instruction_is_followed(html: str) -> None:
    assert forward(html) == Forward(THERE, automatic=True)


def test_a_refresh_header_is_followed() -> None:
    assert forward(page(), f"0; url={THERE}") == Forward(THERE, automatic=True)
    assert forward(page(body=LONG), f"0; url={THERE}") is None


# Articles, and other pages that do not forward.
NOT_FORWARDING = [
    page(refresh("300"), SHORT),
    page(refresh("300"), LONG),
    page(refresh("5"), SHORT),
    page(refresh(f"300; url={HERE}"), SHORT),
    page(refresh(f"0; url={HERE}"), SHORT),
    page(refresh(f"0; url={HERE}#live"), SHORT),
    page(refresh(f"300; url={THERE}"), SHORT),
    page(refresh(f"60; url={THERE}")),
    page(refresh(f"1; url={THERE}"), LONG),
    page(refresh(f"5; url={THERE}"), f"<article><h1>Mill burns</h1>{SHORT}</article>"),
    page(refresh(f"5; url={THERE}") + "<meta property='og:type' content='article'>", SHORT),
    page(refresh(f"5; url={THERE}") + "<meta name='author' content='Ida Berg'>", SHORT),
    page(f"<noscript>{refresh('0; url=/go/17?scripts=no')}</noscript>", SHORT + SHORT.replace("Orsa", "Vell")),
    page(refresh("0; url=javascript:alert(1)")),
    page(refresh("0; url=mailto:desk@example.org")),
    page(refresh("url=https://x.example/")),
    page(f"<!-- {refresh(f'0; url={THERE}')} -->"),
    page(body=f"<script>if (frame) location.replace('{THERE}')</script>"),
    page(body=f"<script>var a = 1; location.replace('{THERE}')</script>"),
    page(body=f"<script>location.replace('{THERE}')</script><script>start()</script>"),
    page(body=f"<script src='/app.js'></script><script>location.replace('{THERE}')</script>"),
    page(body=f"<script>setTimeout(function () {{ location.assign('{THERE}'); }}, 60000);</script>"),
    page(body=f"<article>{SHORT}</article><script>location.replace('{THERE}')</script>"),
    page(body=SHORT, title="Trains redirected to Vell"),
    page(body=f"<p>Ferries are being redirected to Vell, the port said.</p>{SHORT}<a href='{THERE}'>Map</a>"),
    page(body=f"<p>“You are being taken to Vell,” the crew told passengers.</p>{SHORT}<a href='{THERE}'>Map</a>"),
    page(
        body=f"<p>The page is about a picture that shows more than a word or two could tell.</p><a href='{THERE}'>x</a>"
    ),
    page(body="<a href='/'>Home</a>"),
    page(body="<nav><a href='https://a.example/1'>A</a> <a href='https://b.example/2'>B</a></nav>"),
    page(body="<p>Nothing</p>"),
    "",
]


@pytest.mark.parametrize("html", NOT_FORWARDING)
def test_other_pages_do_not_forward(html: str) -> None:
    assert forward(html) is None


NOTICES = [
    page(body=f"<div>Opening <a href='{THERE}'>courier.example</a></div>", title="Mill burns - Courier"),
    page(body=f"<a href='{THERE}'>Continue</a>"),
    page(
        body=f"<b>Redirect Notice</b><p>The previous page is sending you to <a href='{THERE}'>{THERE}</a>.</p>"
        "<p>If you do not want to visit that page, you can <a href='#'>return to the previous page</a>.</p>",
        title="Redirect Notice",
    ),
    page(
        body=f"<p>Sie werden in wenigen Sekunden weitergeleitet.</p><a href='{THERE}'>Weiter</a> <a href='/'>Start</a>"
    ),
    page(
        body=f"<p>Vous allez être redirigé vers l'article.</p><a href='/'>Accueil</a> <a href='{THERE}'>Continuer</a>"
    ),
    page(body=f"<p>Será redirigido a la noticia.</p><a href='{THERE}'>Seguir</a>"),
    page(body=f"<p>Verrai reindirizzato alla notizia.</p><a href='{THERE}'>Continua</a>"),
    page(body=f"<p>Você será redirecionado para a notícia.</p><a href='{THERE}'>Continuar</a>"),
    page(body=f"<p>Je wordt automatisch doorgestuurd.</p><a href='{THERE}'>Verder</a>"),
    page(body=f"<p>まもなく自動的に移動します。</p><a href='{THERE}'>続ける</a>"),
    page(body=f"<p>正在跳转</p><a href='{THERE}'>继续</a>"),
]


@pytest.mark.parametrize("html", NOTICES)
def test_a_notice_with_a_link_is_not_automatic(html: str) -> None:
    assert forward(html) == Forward(THERE, automatic=False)


@pytest.mark.parametrize(
    "title", ["Redirecting…", "Redirecting", "Weiterleitung", "Redirection en cours", "Redirigiendo..."]
)
def test_a_notice_without_a_link(title: str) -> None:
    assert forward(page(title=title, body="<script>go(17)</script>")) == Forward("", automatic=False)
