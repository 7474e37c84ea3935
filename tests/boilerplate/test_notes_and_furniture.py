"""Notes, furniture, and similar lines that are neither."""

from __future__ import annotations

import pytest

from monitor.boilerplate import find_notes, furniture_reason, is_furniture, is_note, note_kind

UPDATES = [
    "This story has been updated with additional developments.",
    "This article was updated on 4 May to include a reply from the port authority.",
    "Update, May 4th, 02:12 PM: This post has been updated to include figures.",
    "Updated to add comments from the harbour master.",
    "This is a developing story and will be updated.",
    "Editor's note, May 4, 2031: We updated our review to reflect the new price.",
    "Dieser Artikel wurde am 4. Mai aktualisiert und um eine Stellungnahme ergänzt.",
    "Anmerkung der Redaktion: Der Text wurde um 14 Uhr ergänzt.",
    "Cet article a été mis à jour à 18 h avec la réaction de la mairie.",
    "Este artículo ha sido actualizado con nuevos datos.",
    "Noticia en desarrollo",
    "Questo articolo è stato aggiornato alle 18.",
    "Esta matéria foi atualizada às 18h.",
    "Dit artikel is bijgewerkt met een reactie van de gemeente.",
    "Updated at 1:23 p.m.",
]
CORRECTIONS = [
    "Correction: The bridge has six piers, not eight.",
    "An earlier version of this article misstated the length of the bridge.",
    "This article was amended on 4 May 2031 to correct the spelling of a name.",
    "(This version of the story corrects the spelling in the headline)",
    "Clarification, 4 May 2031: This story has been updated to clarify who pays.",
    "In einer früheren Version dieses Artikels hieß es, die Brücke habe acht Pfeiler.",
    "Korrektur: Die Brücke hat sechs Pfeiler.",
    "Une version précédente de cet article indiquait un autre montant.",
    "Rectificatif : le pont compte six piles.",
    "Una versión anterior de este artículo decía que eran ocho pilares.",
    "Fe de errores: el puente tiene seis pilares.",
    "Una precedente versione di questo articolo riportava otto piloni.",
    "Uma versão anterior deste artigo dizia que eram oito pilares.",
    "In een eerdere versie van dit artikel stond dat de brug acht pijlers heeft.",
    "Rectificatie: de brug heeft zes pijlers.",
]
NO_NOTES = [
    "Ada Example and Ben Sample contributed to a previous version of this article.",
    "Users can fall back to a previous version of the software.",
    "The government has updated its advice to travellers.",
    "Update: two more people were found alive in the rubble.",
    "Updates: new compiler, faster parser",
    "The minister corrected the figure in parliament on Monday.",
    "The company published an earlier version of the report in May.",
    "Der Bericht der Kommission wurde am Montag vorgestellt.",
    "La mairie a corrigé le tir mercredi.",
]


@pytest.mark.parametrize("text", UPDATES)
def test_update_notes(text: str) -> None:
    assert note_kind(text) == "update"


@pytest.mark.parametrize("text", CORRECTIONS)
def test_correction_notes(text: str) -> None:
    assert note_kind(text) == "correction"


@pytest.mark.parametrize("text", NO_NOTES)
def test_similar_lines_are_not_notes(text: str) -> None:
    assert not is_note(text)


def test_a_note_after_news_in_a_paragraph_is_found() -> None:
    text = "The bridge reopened on Friday. This story has been updated."
    assert not is_note(text)
    assert find_notes(text) == ("This story has been updated.",)


FURNITURE = [
    ("timestamp", "Updated 5 min ago"),
    ("timestamp", "Last updated: 12:03"),
    ("timestamp", "Last updated 3 May 2031 + show all updates"),
    ("timestamp", "Published 3 May 2031 | 10:11 BST"),
    ("timestamp", "vor 5 Minuten"),
    ("timestamp", "Stand: 12. Mai 2031, 14:30 Uhr"),
    ("timestamp", "il y a 2 heures"),
    ("timestamp", "Publié le 12 mai 2031 à 18h30"),
    ("timestamp", "Actualizado hace 3 horas"),
    ("related", "READ MORE: Ferry timetable for the summer"),
    ("related", "Related stories"),
    ("related", "Lesen Sie auch: Der Fahrplan"),
    ("related", "À lire aussi : les horaires"),
    ("related", "Lees ook: de dienstregeling"),
    ("newsletter", "Sign up for our daily newsletter"),
    ("newsletter", "Get the best stories delivered to your inbox every morning."),
    ("newsletter", "Jetzt den Newsletter abonnieren"),
    ("newsletter", "Inscrivez-vous à notre newsletter"),
    ("paywall", "You have 2 free articles left"),
    ("paywall", "Subscribe now to continue reading"),
    ("paywall", "Il vous reste 3 articles à lire ce mois-ci"),
    ("paywall", "Dieser Artikel ist nur für Abonnenten"),
    ("advertisement", "Advertisement"),
    ("advertisement", "Story continues below"),
    ("advertisement", "Publicidad"),
    ("advertisement", "Advert"),
    ("share", "1,204 comments"),
    ("share", "Share on Facebook"),
    ("share", "Facebook Twitter WhatsApp"),
    ("share", "12 Kommentare"),
    ("share", "Join the conversation"),
    ("cookies", "We use cookies to improve your visit."),
    ("cookies", "Wir verwenden Cookies, um unsere Website zu verbessern."),
    ("cookies", "The cookie settings on this website are set to allow all of them."),
    ("cookies", "Die Cookie-Einstellungen auf dieser Website sind auf Zulassen gestellt."),
    ("cookies", "Les paramètres des cookies sur ce site permettent tout."),
    ("cookies", "Los ajustes de cookies de esta web permiten todas."),
    ("cookies", "Le impostazioni dei cookie su questo sito permettono tutto."),
    ("credit", "Photo: Ada Example/Invented Pictures"),
    ("credit", "(Image credit: Invented Pictures)"),
    ("byline", "By Ada Example and Ben Sample"),
    ("byline", "(Reporting by Ada Example; Editing by Ben Sample)"),
    ("byline", "Follow us on Twitter and Facebook"),
    ("topics", "Filed under: Transport, Larkmouth"),
    ("app", "Download our app for breaking news"),
    ("interface", "4 min read"),
    ("interface", "Table of contents"),
]
NEWS = [
    "The EU said websites must ask before they use cookies.",
    "The cookie settings of the ministry were changed on Monday.",
    "Recibe 20 años de prisión por el incendio del puerto",
    "Registrati 20 morti dopo il crollo del ponte",
    "Abbonati in crescita del cinque per cento",
    "Copyright law was changed by parliament on Monday.",
    "The deal was first reported by Bloomberg.",
    "More than 20 people: that is the toll after the first night.",
    "Date: Wednesday 23 October",
    "25 August 2031 - 4pm to 6pm",
    "Like Tallis on Monday, the deputy mayor refused to answer.",
    "Agencies warn of famine in the north",
    "Files show the minister knew of the cracks",
    "By 2030 the bridge must be replaced.",
    "Share prices fell by 4 per cent after the news.",
    "See more than 100 boats at the regatta, the organisers said.",
    "15 killed",
    "Three dead, 12 injured",
    "Police have named the victim as Ada Example, 34.",
    "Vor Gericht sagte der Angeklagte nichts.",
    "Hace frío en el norte y nieva en la costa.",
    "Team | Played | Won",
]


@pytest.mark.parametrize(("reason", "line"), FURNITURE, ids=[line for _, line in FURNITURE])
def test_furniture_has_a_reason(reason: str, line: str) -> None:
    assert furniture_reason(line) == reason


@pytest.mark.parametrize("line", NEWS)
def test_news_is_not_furniture(line: str) -> None:
    assert not is_furniture(line)
