"""Notes in each language, by kind, and similar sentences that are not notes."""

from __future__ import annotations

import pytest

from monitor.boilerplate import is_note, note_kind, read_note
from tests.boilerplate import other_notes, western_notes

NOTES = western_notes.NOTES | other_notes.NOTES
LINES = [(code, kind, line) for code, row in NOTES.items() for kind, lines in row.items() for line in lines]


@pytest.mark.parametrize(("code", "kind", "line"), [row for row in LINES if row[1] != "none"])
def test_the_kind_of_a_note(code: str, kind: str, line: str) -> None:
    assert note_kind(line) == kind


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, kind, line in LINES if kind == "none"])
def test_article_text_is_not_a_note(code: str, line: str) -> None:
    assert read_note(line) is None


@pytest.mark.parametrize("code", NOTES)
def test_the_first_correction_of_each_language_states_what_was_wrong(code: str) -> None:
    note = read_note(NOTES[code]["correction"][0])
    assert note is not None
    assert note.states_fact


# What was done to a part of the text, after a label; and news under the same label.
DESCRIBED = [
    "Update: the spelling of the mayor's name has been corrected.",
    "Update 3pm: adds comment from the council.",
    "Update, 15 Uhr: Stellungnahme der Stadt ergänzt.",
    "Update: Der Name der Bürgermeisterin wurde korrigiert.",
    "Mise à jour le 15 novembre : l'orthographe du nom du massif a été corrigée.",
    "Mise à jour à 15h : ajout de la réaction du maire.",
    "Actualización: se añade la respuesta de la empresa.",
    "Aggiornamento delle 15: aggiunta la replica del sindaco.",
    "Atualização: incluída a resposta da prefeitura.",
    "Aanvulling: reactie gemeente toegevoegd.",
    "Uppdatering: stavningen av namnet har rättats.",
    "Päivitys: lisätty kaupungin vastaus.",
    "Güncelleme: Belediyenin açıklaması eklendi.",
    "Rättelse: namnet på borgmästaren var felstavat.",
    "Rettelse: Borgmesterens navn var stavet forkert.",
    "Oikaisu: pormestarin nimi oli kirjoitettu väärin.",
]
NEWS_UNDER_A_LABEL = [
    "Update: the mayor has resigned.",
    "Update: the names of the victims were read out in court.",
    "Update: police have added a name to the list of victims.",
    "Update: Der Fährbetrieb wurde um eine Linie ergänzt.",
    "Mise à jour : ajout de deux bus sur la ligne 4.",
    "Actualización: se añade un tercer tren a la línea.",
    "Aggiornamento: il conducente è morto.",
    "Aanvulling: twee lijnen toegevoegd.",
    "Güncelleme: Başkan istifa etti.",
]


@pytest.mark.parametrize("line", DESCRIBED)
def test_a_note_may_say_what_was_done_to_a_part_of_the_text(line: str) -> None:
    note = read_note(line)
    assert note is not None
    assert not note.states_fact


@pytest.mark.parametrize("line", NEWS_UNDER_A_LABEL)
def test_news_under_the_label_of_an_update_is_not_a_note(line: str) -> None:
    assert read_note(line) is None


ONLY_THAT = [
    "This article was amended on 4 May 2031 to correct the spelling of a name.",
    "An earlier version of this article misstated the length of the bridge.",
    "Correction, 4 June: an earlier version of this release misstated the number of people eligible.",
    "Dieser Artikel wurde am 4. Mai 2031 um 16.30 Uhr korrigiert.",
    "Cet article a été corrigé le 4 mai 2031.",
    "Warning: this report contains distressing details of 12 deaths.",
    "(Adds 3 quotes from analysts)",
]
STATES = [
    "Correction: The bridge has six piers, not eight.",
    "An earlier version of this article said the bridge was closed. It is open.",
    "This story has been updated to show that 14 people were injured.",
    "Editor's note: After publication the mayor's office said that the vote had been moved to Friday.",
]


@pytest.mark.parametrize("line", ONLY_THAT)
def test_a_note_that_only_says_that_the_text_changed_states_no_fact(line: str) -> None:
    note = read_note(line)
    assert note is not None
    assert not note.states_fact


@pytest.mark.parametrize("line", STATES)
def test_a_note_with_a_fact_states_a_fact(line: str) -> None:
    note = read_note(line)
    assert note is not None
    assert note.states_fact


def test_an_editors_note_with_a_fact_about_the_story_is_not_a_note() -> None:
    assert not is_note(STATES[-1])
    assert is_note("Editor's note: This interview was held before the election.")


DATED = [
    "Last updated on 4 May to reflect the latest rules.",
    "Updated 11 May 2031 to add two new dates.",
    "Updated at 3pm with a statement from the harbour office.",
    "Aktualisiert am 4. Mai um die Stellungnahme des Hafens.",
    "Mis à jour le 4 mai pour préciser les dates.",
    "Actualizado el 4 de mayo para incluir las nuevas fechas.",
    "Aggiornato il 4 maggio con le nuove date.",
    "Atualizado em 4 de maio para incluir as novas datas.",
    "Bijgewerkt op 4 mei met nieuwe data.",
    "Uppdaterad den 4 maj med nya datum.",
    "Zaktualizowano 4 maja, aby dodać nowe terminy.",
    "Обновлено 4 мая, чтобы добавить новые даты.",
]


@pytest.mark.parametrize("line", DATED)
def test_the_date_and_purpose_of_an_update_are_a_note(line: str) -> None:
    assert note_kind(line) == "update"


def test_a_fact_after_the_date_of_an_update_is_stated() -> None:
    note = read_note("Updated on 4 May to show that 14 people were injured.")
    assert note is not None
    assert note.states_fact


@pytest.mark.parametrize(
    "line",
    [
        "Updated in 1990 with a new kitchen, the house stands empty.",
        "On 4 May the council agreed to update the plan.",
        "The rules of 4 May were updated to reflect the ruling.",
    ],
)
def test_article_text_with_a_date_and_purpose_is_not_a_note(line: str) -> None:
    assert read_note(line) is None
