"""Error pages served with status 200 are distinguished from articles, including articles about error pages."""

from __future__ import annotations

import gzip
import json

import pytest

from monitor.errors import PageBlocked
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
        (
            "Vaya, no encontramos esa página",
            "Es posible que la dirección esté mal escrita, o que ya no esté disponible.",
        ),
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


# Titles and texts that say that the requested page does not exist any more.
GONE = [
    ("en", "The page you're looking for is no longer here", "It may have been moved or replaced. Status code: 410"),
    ("en", "This article has expired", "Agency stories are only on our site for a month. Search our archive instead."),
    ("en", "This content has been removed", "The content you asked for was taken down by its publisher."),
    ("en", "We've lost this page", "Sorry, we can't seem to find what you're looking for."),
    ("de", "Artikel nicht mehr verfügbar", "Aus rechtlichen Gründen dürfen wir diesen Beitrag nicht länger anbieten."),
    ("de", "Hoppla! Hier ist nichts", "Die aufgerufene Adresse existiert nicht. Bitte prüfen Sie die Schreibweise."),
    ("de", "Beitrag wurde entfernt", "Dieser Beitrag ist nicht länger abrufbar, weil er gelöscht wurde."),
    ("fr", "Désolé, cet article n’est plus disponible", "Les dépêches d’agence sont retirées après quelques semaines."),
    ("fr", "Oups ! La page que vous cherchez n’est plus là", "Elle a peut-être changé d’adresse."),
    ("es", "Esta página ya no existe", "El artículo que busca ha sido eliminado o ha cambiado de dirección."),
    ("es", "Noticia no disponible", "Esta noticia fue retirada por la redacción."),
    ("it", "Questa pagina non esiste più", "L’articolo che stai cercando è stato rimosso o spostato."),
    ("it", "Ops! Non troviamo la pagina", "L’indirizzo potrebbe essere sbagliato o la pagina non essere più online."),
    ("pt", "Não encontramos a página", "A página pode ter sido apagada ou o endereço está errado."),
    ("pt", "Conteúdo indisponível", "O conteúdo solicitado não está mais disponível."),
    ("nl", "Deze pagina bestaat niet (meer)", "De pagina die je zoekt is verplaatst of verwijderd."),
    ("nl", "Dit artikel is niet meer beschikbaar", "Het bericht is door de redactie verwijderd."),
    ("pl", "Strona, której szukasz, nie istnieje", "Być może adres jest błędny lub strona została usunięta."),
    ("pl", "Artykuł niedostępny", "Ten artykuł został usunięty przez redakcję."),
    ("sv", "Sidan kunde inte hittas", "Sidan du söker finns inte längre eller har flyttats."),
    ("sv", "Artikeln är inte längre tillgänglig", "Innehållet har tagits bort från vår webbplats."),
    ("da", "Vi kan ikke finde siden", "Siden er måske flyttet eller slettet."),
    ("no", "Siden finnes ikke", "Siden er kanskje flyttet eller fjernet."),
    ("fi", "Etsimääsi sivua ei löydy", "Sivu on ehkä poistettu tai siirretty."),
    ("ru", "Ошибка 404. Страница не найдена", "Проверьте адрес или вернитесь на главную страницу."),
    ("uk", "Сторінка не існує", "Можливо, її було видалено або перенесено."),
    ("tr", "Bu haber kaldırıldı", "Aradığınız içerik yayından kaldırılmıştır."),
    ("ar", "الصفحة غير موجودة", "الصفحة التي تبحث عنها غير موجودة أو تم حذفها."),
    ("ja", "この記事は削除されました", "掲載期間が終了したため、記事をご覧いただけません。"),
    ("zh", "您访问的页面不存在", "该文章可能已被删除或移动，请检查地址。"),
    ("ko", "페이지를 찾을 수 없습니다", "요청하신 페이지가 삭제되었거나 주소가 변경되었습니다."),
]


@pytest.mark.parametrize(("language", "title", "text"), GONE)
def test_a_page_that_says_it_is_gone_is_missing(language: str, title: str, text: str) -> None:
    page = PAGE.format(head=f"{title} | The Gazette", title=title, body=f"<p>{text}</p>", most_read=MOST_READ)
    page = page.replace("<html>", f"<html lang='{language}'>")
    problem = page_problem(read_article(page), ServedPage(page))
    assert isinstance(problem, PageBlocked)
    assert problem.missing


def test_an_error_page_may_name_itself_in_the_title_of_the_page_only() -> None:
    text = "Such a page is not here. It may have been removed, or you mistyped its address."
    assert problem_of("Lost at sea", text, head="Page not found | The Gazette").startswith("PageBlocked: an error page")
    assert problem_of("404", "Такой страницы нет. Возможно, она была удалена.").startswith("PageBlocked: an error page")
    assert problem_of("Lost at sea", "Two sailors were found on Friday.", head="The Gazette | 404 streets") == ""


def test_an_error_page_with_little_text_is_no_article() -> None:
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
def test_an_article_about_errors_is_an_article(title: str, text: str) -> None:
    assert (
        problem_of(title, text, "The paper asked three people who know the matter, and each gave another answer.") == ""
    )


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "Missing page found",
            "The last page of the diary, missing since 1921, was found in a chest on Tuesday.",
        ),
        (
            "en",
            "Document removed",
            "A document on the sale was removed from the county archive on Monday, police said.",
        ),
        ("en", "The missing link", "The link to Wellford is missing from the plan that was shown on Thursday."),
        (
            "de",
            "Beitrag gelöscht",
            "Der Minister hat am Montag einen Beitrag gelöscht, in dem er den Richter beschimpft.",
        ),
        (
            "fr",
            "Articles supprimés",
            "Deux articles de la loi ont été supprimés mardi par les députés d’une seule voix.",
        ),
        (
            "nl",
            "Bericht verwijderd",
            "De minister heeft maandag een bericht verwijderd waarin hij de rechter beledigde.",
        ),
        ("ja", "見つからず", "行方不明の男性は火曜日も見つかっていない。警察は水曜日も捜索を続ける。"),
    ],
)
def test_news_with_the_headline_of_an_error_page_is_an_article(language: str, title: str, text: str) -> None:
    page = PAGE.format(head=title, title=title, body=f"<p>{text}</p>", most_read=MOST_READ)
    page = page.replace("<html>", f"<html lang='{language}'>")
    assert page_problem(read_article(page), ServedPage(page)) is None


def test_no_real_article_is_an_error_page(shared_data) -> None:
    with gzip.open(shared_data / "articles-181.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows][::6]
    problems = [str(page_problem(read_article(page["html"], page["url"]), ServedPage(page["html"]))) for page in pages]
    assert pages
    assert not [problem for problem in problems if "error page" in problem]
