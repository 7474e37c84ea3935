"""Walls are distinguished from short stories, even those that use the same words."""

from __future__ import annotations

import gzip
import json

import pytest

from monitor.errors import PageBlocked
from monitor.extract import ServedPage, page_problem, read_article, read_served
from tests.extract.announcements import ANNOUNCEMENTS
from tests.extract.short_stories import BESIDE, STORIES, pages_of
from tests.extract.walls import WALLS

SHORT = (*STORIES, *ANNOUNCEMENTS)


def problem_of(html: str) -> str:
    problem = page_problem(read_article(html), ServedPage(html))
    return f"{problem.name}: {problem}" if problem else ""


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_no_article(name: str) -> None:
    kind, html = WALLS[name]
    assert problem_of(html).startswith(f"PageBlocked: {kind}")


@pytest.mark.parametrize(("language", "headline", "paragraphs"), SHORT)
def test_a_short_story_is_an_article(language: str, headline: str, paragraphs: tuple[str, ...]) -> None:
    """Whatever it is about, whatever boxes are next to it, with article markup or without."""
    at = [title for _, title, _ in SHORT].index(headline)
    boxes = list(BESIDE)[at % 3 :: 3]  # each story with some of them, each of them with some stories
    blocked = {}
    for beside in boxes:
        for page in pages_of(language, headline, paragraphs, BESIDE[beside]):
            if problem := problem_of(page):
                blocked[beside] = problem
    assert blocked == {}


@pytest.mark.parametrize(("language", "headline", "paragraphs"), ANNOUNCEMENTS)
def test_the_text_of_an_announcement_alone_is_no_wall(
    language: str, headline: str, paragraphs: tuple[str, ...]
) -> None:
    """Without the page: when versions are compared, only their texts are known."""
    page, _ = pages_of(language, headline, paragraphs, "")
    assert page_problem(read_article(page), None) is None


def test_there_are_many_walls_and_stories() -> None:
    assert len(WALLS) >= 25
    assert len(STORIES) >= 40


def test_no_real_article_is_blocked(shared_data) -> None:
    with gzip.open(shared_data / "articles-181.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows][::4]
    assert pages
    assert [page["url"] for page in pages if problem_of(page["html"])] == []


NAVIGATION = '<header><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/w">Weather</a></nav></header>'
BODY = "The mill at Wellford will close in the autumn, its owner said on Friday. About 210 people work there."


LINKS = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "News", "Sport", "Business", "Culture"))
MENUS = [
    f"<nav><ul>{LINKS}</ul></nav><div id='root'></div>",
    f"<ul class='menu'>{LINKS}</ul><div id='app'></div>",
    "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></nav><div id='root'></div>",
    "<header><button>Menu</button> <button>Search</button> <a href='/n'>News</a></header><div id='app'>Loading…</div>",
    "<header>Menu Search <a href='/n'>News</a></header><div id='root'><p>Loading</p></div>",
    "<nav><a href='/n'>News</a> <a href='/s'>Sport</a></nav><article><h1>Budget passed</h1><div data-src='/b'></div>",
]


@pytest.mark.parametrize("body", MENUS)
@pytest.mark.parametrize("title", ["Budget passed", "Budget passed | Wellford Echo", "Wellford Echo"])
def test_the_menus_of_a_page_that_a_script_fills_are_no_text(title: str, body: str) -> None:
    html = f"<!doctype html><html><head><title>{title}</title></head><body>{body}<script src='/app.js'></script></body>"
    assert problem_of(html) != "", read_article(html)


@pytest.mark.parametrize("text", ["Budget passed by 40 votes to 3.", "News of Sport: all is lost.", "40 to 3."])
def test_a_line_of_news_beside_menus_is_a_text(text: str) -> None:
    menus = "<nav><a href='/n'>News</a> <a href='/s'>Sport</a></nav>"
    html = f"<html><head><title>Budget passed</title></head><body>{menus}<article><h1>Budget passed</h1><p>{text}</p>"
    assert problem_of(html) == ""


def test_a_page_of_menus_is_read_from_its_json_ld() -> None:
    """A page that loads its text by script often has it in JSON-LD."""
    stated = json.dumps({"@type": "NewsArticle", "headline": "Mill to close", "articleBody": BODY})
    page = (
        f'<html><head><title>Mill to close</title><script type="application/ld+json">{stated}</script></head>'
        f'<body>{NAVIGATION}<div id="root"></div><footer>© Echo</footer></body></html>'
    )
    assert read_article(page).text == BODY
    assert problem_of(page) == ""
    assert "Home" not in read_article(page).text


def test_a_free_story_has_no_paywall() -> None:
    """A page whose metadata says that it is free has no paywall."""
    box = '<div class="paywall"><h2>Subscribe to continue reading</h2><a href="/s">View plans</a></div>'
    free = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": true}</script>'
    page = f"<html><head><title>Mill to close</title>{{}}</head><body><article><h1>Mill to close</h1><p>{BODY}</p>{box}"
    assert problem_of(page.format("")).startswith("PageBlocked: a paywall stub")
    assert problem_of(page.format(free)) == ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Sign in", "Sign in or create a free account to read this article."),
        ("Register for free", "Register for free to keep reading."),
        ("Inicia sesión", "Inicia sesión o crea una cuenta gratuita para leer este artículo."),
        ("Zaloguj się", "Zaloguj się lub załóż bezpłatne konto, aby przeczytać ten artykuł."),
        ("メンテナンス中", "ただいまメンテナンス中です。しばらくしてから再度アクセスしてください。"),
    ],
)
def test_a_wall_whose_sentence_contains_its_title(title: str, text: str) -> None:
    served = ServedPage(f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>")
    assert isinstance(page_problem(read_served(served), served), PageBlocked)


CONSENT = [
    (
        "de",
        "Wir und unsere 214 Partner speichern Informationen auf einem Gerät, z. B. eindeutige Kennungen in Cookies.",
        "Klicken Sie auf „Akzeptieren“, um fortzufahren, oder auf „Einstellungen“, um Ihre Auswahl anzupassen.",
    ),
    (
        "nl",
        "Wij en onze 143 partners gebruiken cookies om informatie op je apparaat op te slaan en te lezen.",
        "Klik op 'Akkoord' om verder te gaan of op 'Instellingen'. Je kunt je keuze altijd wijzigen.",
    ),
    (
        "es",
        "Nosotros y nuestros socios utilizamos cookies y procesamos datos personales para mostrar anuncios.",
        "Haz clic en «Aceptar» para continuar. Puedes cambiar tu elección en cualquier momento.",
    ),
    (
        "it",
        "Noi e i nostri partner utilizziamo i cookie per mostrare annunci personalizzati.",
        "Clicca su «Accetta» per continuare. Puoi cambiare la tua scelta in qualsiasi momento.",
    ),
    (
        "pl",
        "Prosimy o dobrowolną zgodę na przetwarzanie Twoich danych osobowych przez nas i naszych zaufanych partnerów.",
        "Kliknij „Akceptuję”, aby przejść dalej. W każdej chwili możesz zmienić swój wybór.",
    ),
    (
        "sv",
        "Vi och våra partner använder cookies för att visa annonser som passar dig.",
        "Klicka på ”Godkänn” för att fortsätta. Du kan ändra ditt val när som helst.",
    ),
]


@pytest.mark.parametrize(("language", "use", "choice"), CONSENT)
def test_a_consent_wall_says_how_to_go_on(language: str, use: str, choice: str) -> None:
    page = (
        f"<html lang='{language}'><head><title>Echo</title></head><body><main><h1>Echo</h1><p>{use}</p><p>{choice}</p>"
        "<button>OK</button></main></body></html>"
    )
    assert problem_of(page).startswith("PageBlocked: a consent wall")


PAYWALLS = [
    ("sv", "Läs vidare med Echo Plus", "Lås upp artikeln för 1 kr den första månaden.", "Bli prenumerant"),
    ("da", "Læs videre med Echo Plus", "Kun for abonnenter.", "Bliv abonnent"),
    ("no", "Les videre med Echo Pluss", "Lås opp saken for 1 krone den første måneden.", "Bli abonnent"),
    ("cs", "Článek je pouze pro předplatitele", "Předplaťte si Echo za korunu na měsíc.", "Předplatit"),
]


@pytest.mark.parametrize(("language", "title", "offer", "button"), PAYWALLS)
def test_the_beginning_of_a_story_above_an_offer_is_no_article(
    language: str, title: str, offer: str, button: str
) -> None:
    box = f"<div class='lock'><h2>{title}</h2><p>{offer}</p><a href='/plus'>{button}</a></div>"
    page = (
        f"<html lang='{language}'><head><title>Mill to close</title></head><body><article><h1>Mill to close</h1>"
        f"<p>{BODY}</p>{box}</article></body></html>"
    )
    assert problem_of(page).startswith("PageBlocked: a paywall stub")


def test_a_page_of_a_placeholder_alone_is_no_article() -> None:
    body = "<div id='x'><div><span>Cargando...</span></div></div>"
    assert problem_of(f"<html><head><title>Echo</title></head><body>{body}</body></html>") != ""
