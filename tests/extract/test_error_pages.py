"""Error pages served with 200 are told from articles, those about error pages among them."""

from __future__ import annotations

import gzip
import json

import pytest

from monitor.extract import ServedPage, page_problem, read_article

MOST_READ = "".join(f"<li><a href='/{n}'>Council approves harbour wall plan {n}</a></li>" for n in range(6))
PAGE = (
    "<!doctype html><html><head><title>{head}</title></head><body><nav><ul><li><a href='/'>News</a></li></ul></nav>"
    "<main><h1>{title}</h1>{body}</main><aside><h2>Most read</h2><ul>{most_read}</ul></aside>"
    "<footer><p>All rights reserved.</p></footer></body></html>"
)


def problem_of(title: str, *paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = PAGE.format(head=head or title, title=title, body=body, most_read=MOST_READ)
    problem = page_problem(read_article(page), ServedPage(page))
    return f"{problem.name}: {problem}" if problem else ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found", "The page you are looking for may have been moved or deleted. Please check the address."),
        ("Something went wrong", "We are having trouble loading this page. Please try again later, or start anew."),
        ("Sorry, we can’t find that page", "It may be gone, or the link you followed may be out of date by now."),
        ("Oops!", "The page you requested could not be found. Try our search, or one of the links that stand below."),
        ("404 | Page not found | The Gazette", "Return to our home page, or look for the story in the search above."),
        ("Error 503: Service unavailable", "The web server has too much to do. Please try again in a few minutes."),
        ("Seite nicht gefunden", "Die von Ihnen aufgerufene Seite existiert leider nicht oder wurde verschoben."),
        ("Etwas ist schiefgelaufen", "Bitte versuchen Sie es später noch einmal oder gehen Sie zur Startseite zurück."),
        ("Page introuvable", "La page que vous recherchez n’existe pas ou a été déplacée. Vérifiez son adresse."),
        ("Oups, une erreur est survenue", "Veuillez réessayer plus tard ou revenir à la page d’accueil du journal."),
        ("Página no encontrada", "La página que busca no existe o ha sido eliminada. Compruebe la dirección escrita."),
        ("Algo ha salido mal", "Inténtelo de nuevo dentro de unos minutos, o vuelva a la portada de nuestro diario."),
        (
            "Pagina non trovata",
            "La pagina che cerchi non esiste più o è stata spostata. Torna alla home page del sito.",
        ),
        (
            "Qualcosa è andato storto",
            "Riprova più tardi, oppure torna alla home page e cerca la notizia da lì con calma.",
        ),
        ("Página não encontrada", "A página que procura não existe ou foi removida. Verifique o endereço escrito."),
        ("Ocorreu um erro", "Não foi possível mostrar este conteúdo. Tente novamente mais tarde, se faz favor."),
        ("Pagina niet gevonden", "De pagina die u zoekt bestaat niet of is verplaatst. Ga terug naar de voorpagina."),
        ("Er ging iets mis", "Het lukt ons niet om dit verhaal te tonen. Probeer het over enkele minuten opnieuw."),
        ("Страница не найдена", "Такой страницы не существует, или она была удалена. Вернитесь на главную."),
    ],
)
def test_an_error_page_is_no_article(title: str, text: str) -> None:
    assert problem_of(title, text).startswith("PageBlocked: an error page")
    assert problem_of(title, text, head="The Wellford Gazette").startswith("PageBlocked: an error page")


def test_an_error_page_that_says_next_to_nothing_is_no_article() -> None:
    assert problem_of("500 Internal Server Error", "Request 7f3a.").startswith("PageBlocked")
    assert problem_of("Not found", "Nothing here.").startswith("PageBlocked")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 jobs to go at the Wellford mill", "The owner said on Friday that 404 jobs would go. Try again now."),
        ("503 people brought to safety", "Ferries took them from the island. The site is temporarily unavailable."),
        ("Why “page not found” is the web’s best joke", "The page you are looking for is gone: designers tell why."),
        ("Page not found – the band that nobody can look up", "It named itself after the page you requested."),
        ("What to do when a page is not found", "Check the address first, then try again. If it is gone, ask us."),
        ("Something went wrong at the mill, inquiry finds", "Please try again, the operator told the engineer twice."),
        ("Sorry", "The mayor said a single word on Friday and left the hall, and the council voted without her."),
        ("Not found", "The search for the two sailors ended on Friday. The coastguard had looked for them for days."),
        ("Warum diese Seite nicht gefunden wurde", "Ein Gericht hat entschieden: Die gesuchte Seite bleibt gesperrt."),
        ("Página no encontrada: la novela que nadie leyó", "La página que busca no existe, dice la primera frase."),
    ],
)  # fmt: skip
def test_an_article_about_errors_is_one(title: str, text: str) -> None:
    assert (
        problem_of(title, text, "The paper asked three people who know the matter, and each gave another answer.") == ""
    )


def test_no_real_article_is_an_error_page(shared_data) -> None:
    with gzip.open(shared_data / "articles-181.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows][::6]
    problems = [str(page_problem(read_article(page["html"], page["url"]), ServedPage(page["html"]))) for page in pages]
    assert pages
    assert not [problem for problem in problems if "error page" in problem]
