"""Invitations to comment or rate, labels of sources and topics, and words around advertisements, in each language."""

from __future__ import annotations

import re

import pytest

from monitor.boilerplate import furniture_reason
from monitor.boilerplate.furniture_readers import phrases

INVITATIONS = [
    "Add new comment",
    "Log in or register to post comments",
    "Neuen Kommentar schreiben",
    "Artikel bewerten",
    "Ajouter un commentaire",
    "Añadir nuevo comentario",
    "Valora este artículo: 4,2 (31 votos)",
    "Aggiungi un commento",
    "Adicionar comentário",
    "Reactie plaatsen",
    "Skriv en kommentar",
    "Tilføj kommentar",
    "Legg til kommentar",
    "Lisää kommentti",
    "Dodaj komentarz",
    "Oceń artykuł: 4,2 (31 głosów)",
    "Přidat komentář",
    "Szóljon hozzá!",
    "Adaugă un comentariu",
    "Yorum yapın",
    "Оставить комментарий",
    "Оцените статью",
    "Додати коментар",
    "Προσθήκη σχολίου",
    "टिप्पणी करें",
    "发表评论",
    "댓글 쓰기",
]
LABELS = [
    "Källa: Kustposten",
    "Kilde: Kystposten",
    "Lähde: Rannikon Sanomat",
    "Źródło: Kurier Nadmorski, AB",
    "Zdroj: Pobřežní deník",
    "Forrás: Parti Hírlap",
    "Kaynak: Kıyı Postası",
    "Джерело: Берегові вісті",
    "Πηγή: Νέα της Ακτής",
]
TOPICS = ["Témata: Výbuch, Hasiči", "Emner: Trafik", "Aiheet: Talous", "Tagi: pożar", "Etiketler: baraj", "Címkék: tűz"]
ADS = [
    "Mainos (teksti jatkuu alla)",
    "Artikeln fortsätter efter annonsen",
    "Článek pokračuje pod reklamou",
    "Hirdetés",
    "L'article continue après la publicité",
    "Continúa leyendo después del anuncio",
]
LETTERS = [
    "Prenumerera på vårt nyhetsbrev",
    "Tilmeld dig vores nyhedsbrev",
    "Tilaa uutiskirje",
    "Zapisz się do newslettera",
    "Přihlaste se k odběru newsletteru",
    "Iratkozzon fel hírlevelünkre!",
    "Abonează-te la newsletterul Curierul Țărmului.",
    "Pretplatite se na naš newsletter",
    "Bültenimize abone olun",
    "Підпишіться на розсилку",
    "Εγγραφείτε στο newsletter μας",
    "הירשמו לניוזלטר שלנו",
    "Seguí a El Pregón en Google Noticias",
    "Долучайтеся до нашої спільноти у Viber!",
]
OTHERS = [
    "İlginizi çekebilir: Köprü açıldı",
    "Mohlo by vás zajímat: Most je otevřen",
    "Może Cię zainteresować",
    "Ti potrebbe interessare anche: Il ponte riapre",
    "Вас може зацікавити: Міст відкрито",
]
CREDITS = [
    "Text: Jonas Exempel och Lena Prov",
    "Autor: Lucie Vzorová, Petr Vlk, ČTK",
    "Tekst og foto: Kari Prøve",
    "(bh/kno)",
    "Foto di Ada Esempio e Protezione civile",
    "Fotos von Lars Beispiel",
    "Photos de Claire Exemple.",
    "fot. Jan Przykład / KN",
    "oprac. JP",
    "Contact Ada Example at 555-0143 or follow her on X @adaexample.",
]
NEWS = [
    "Meld deg på innen fredag",
    "Pretplatite se na vrtićke obroke do petka",
    "Bülten yayımlandı",
    "(2026)",
    "Text: Kommunen stänger skolan",
    "Auteur: 12 boeken en drie prijzen",
    "Ook interessant voor wie geen auto heeft: de trein rijdt weer.",
    "Comment the minister refused to add",
    "Kommentar: Die Brücke kommt zu spät",
    "Foto di gruppo con il ministro",
    "Foto de familia tras la cumbre",
    "Fotos von der Unglücksstelle",
    "Contact the ferry office at 555-0143.",
    "Kilde i politiet bekræfter anholdelsen",
    "Annons i tidningen kostade 4 000 kronor",
    "Reklama piva bude zakázána",
    "Oglas je bio lažan.",
    "Reageren op de brand mag nog tot vrijdag.",
    "Komentować nie chciał nikt z zarządu.",
    "Pod reklamą znaleziono ciało.",
]


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        *(("share", line) for line in INVITATIONS),
        *(("credit", line) for line in LABELS),
        *(("topics", line) for line in TOPICS),
        *(("advertisement", line) for line in ADS),
        *(("byline", line) for line in CREDITS),
        *(("newsletter", line) for line in LETTERS),
        *(("related", line) for line in OTHERS),
    ],
)
def test_lines_for_readers_have_a_reason(reason: str, line: str) -> None:
    assert furniture_reason(line) == reason


@pytest.mark.parametrize("line", NEWS)
def test_news_with_the_same_words_is_not_furniture(line: str) -> None:
    assert furniture_reason(line) is None


@pytest.mark.parametrize("other_scripts", [False, True])
def test_no_phrase_names_a_figure_since_shapes_have_none(*, other_scripts: bool) -> None:
    for phrase in (phrase for listed in phrases(other_scripts=other_scripts).values() for phrase in listed):
        assert re.search(r"\d", re.sub(r"\{\d+(?:,\d*)?\}|\\u[0-9a-f]{4}", "", phrase)) is None
