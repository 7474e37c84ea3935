"""A replaced small word can change the facts, a synonym does not: in every language with tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import Change, Document, compare
from monitor.language import LANGUAGES

# The sentences before and after the one that changes.
STORY = {
    "en": ("A tanker ran aground off Lund on Monday.", "Eleven sailors were brought ashore."),
    "de": ("Ein Tanker ist am Montag auf Grund gelaufen.", "Elf Seeleute wurden an Land gebracht."),
    "fr": ("Un pétrolier s'est échoué lundi.", "Onze marins ont été ramenés à terre."),
    "es": ("Un petrolero encalló el lunes.", "Once marineros fueron llevados a tierra."),
    "it": ("Una petroliera si è incagliata lunedì.", "Undici marinai sono stati portati a riva."),
    "pt": ("Um petroleiro encalhou na segunda-feira.", "Onze marinheiros foram levados para terra."),
    "nl": ("Een tanker is maandag vastgelopen.", "Elf zeelieden zijn aan land gebracht."),
    "sv": ("Ett tankfartyg gick på grund i måndags.", "Elva sjömän fördes i land."),
    "pl": ("Tankowiec osiadł w poniedziałek na mieliźnie.", "Jedenastu marynarzy sprowadzono na ląd."),
    "ru": ("Танкер в понедельник сел на мель.", "Одиннадцать моряков доставлены на берег."),
    "uk": ("Танкер у понеділок сів на мілину.", "Одинадцятьох моряків доправили на берег."),
    "tr": ("Bir tanker pazartesi günü karaya oturdu.", "On bir denizci kıyıya çıkarıldı."),
    "ar": ("جنحت ناقلة نفط يوم الاثنين.", "نقل أحد عشر بحارا إلى الشاطئ."),
}
CONTRARY = {
    "en": [
        ("The tug left before the storm.", "The tug left after the storm."),
        ("Owners can tow the boats away.", "Owners must tow the boats away."),
        ("Most ferries are running.", "All ferries are running."),
        ("Bring a passport and a licence.", "Bring a passport or a licence."),
        ("Boats inside the port are checked.", "Boats outside the port are checked."),
    ],
    "de": [
        ("Der Schlepper fuhr vor dem Sturm ab.", "Der Schlepper fuhr nach dem Sturm ab."),
        ("Eigner können die Boote abschleppen.", "Eigner müssen die Boote abschleppen."),
        ("Alle Fähren verkehren.", "Einige Fähren verkehren."),
    ],
    "fr": [
        ("Le remorqueur est parti avant la tempête.", "Le remorqueur est parti après la tempête."),
        ("Les armateurs peuvent remorquer les bateaux.", "Les armateurs doivent remorquer les bateaux."),
        ("Tous les bacs circulent.", "Quelques bacs circulent."),
    ],
    "es": [
        ("El remolcador zarpó antes del temporal.", "El remolcador zarpó después del temporal."),
        ("Los dueños pueden remolcar los barcos.", "Los dueños deben remolcar los barcos."),
        ("Todos los transbordadores funcionan.", "Algunos transbordadores funcionan."),
    ],
    "it": [
        ("Il rimorchiatore è partito prima della tempesta.", "Il rimorchiatore è partito dopo la tempesta."),
        ("I proprietari possono rimorchiare le barche.", "I proprietari devono rimorchiare le barche."),
    ],
    "pt": [
        ("O rebocador partiu antes da tempestade.", "O rebocador partiu depois da tempestade."),
        ("Os donos podem rebocar os barcos.", "Os donos devem rebocar os barcos."),
    ],
    "nl": [
        ("De sleper vertrok voor de storm.", "De sleper vertrok na de storm."),
        ("Eigenaars mogen de boten slepen.", "Eigenaars moeten de boten slepen."),
    ],
    "sv": [
        ("Bogserbåten gick före stormen.", "Bogserbåten gick efter stormen."),
        ("Ägarna kan bogsera båtarna.", "Ägarna måste bogsera båtarna."),
    ],
    "pl": [
        ("Holownik wypłynął przed sztormem.", "Holownik wypłynął po sztormie."),
        ("Właściciele mogą odholować łodzie.", "Właściciele muszą odholować łodzie."),
    ],
    "ru": [
        ("Буксир вышел до шторма.", "Буксир вышел после шторма."),
        ("Владельцы могут отбуксировать лодки.", "Владельцы должны отбуксировать лодки."),
        ("Все паромы ходят.", "Некоторые паромы ходят."),
    ],
    "uk": [
        ("Буксир вийшов до шторму.", "Буксир вийшов після шторму."),
        ("Власники можуть відбуксирувати човни.", "Власники повинні відбуксирувати човни."),
        ("Усі пороми ходять.", "Деякі пороми ходять."),
    ],
    "tr": [
        ("Römorkör fırtınadan önce ayrıldı.", "Römorkör fırtınadan sonra ayrıldı."),
        ("Bütün feribotlar çalışıyor.", "Bazı feribotlar çalışıyor."),
    ],
    "ar": [
        ("غادرت القاطرة قبل العاصفة.", "غادرت القاطرة بعد العاصفة."),
        ("يمكن للمالكين سحب القوارب.", "يجب على المالكين سحب القوارب."),
    ],
}
THE_SAME = [
    ("en", "Owners can tow the boats away.", "Owners may tow the boats away."),
    ("en", "All ferries are checked.", "Every ferry is checked."),
    ("en", "Several ferries are running.", "Some ferries are running."),
    ("en", "Hundreds waited on the quay at noon, which was full.", "Hundreds waited on the quay at noon; it was full."),
    ("de", "Eigner können die Boote abschleppen.", "Eigner dürfen die Boote abschleppen."),
    ("pl", "Zamknięto port i przystań.", "Zamknięto port oraz przystań."),
    ("ru", "Закрыты порт или пристань.", "Закрыты порт либо пристань."),
    ("uk", "Закрито порт і пристань.", "Закрито порт та пристань."),
]


def changed(code: str, old: str, new: str) -> Change:
    first, last = STORY[code]
    texts = (f"{first}\n\n{line}\n\n{last}" for line in (old, new))
    return compare(*(replace(Document.from_text(text, first), language=code) for text in texts))


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, pairs in CONTRARY.items() for pair in pairs])
def test_a_small_word_replaced_by_its_contrary_is_news(code: str, pair: tuple[str, str]) -> None:
    assert [edit.new for edit in changed(code, *pair).developments] == [pair[1]]
    assert [edit.new for edit in changed(code, *reversed(pair)).developments] == [pair[0]]


def test_every_language_with_tables_is_tested() -> None:
    assert CONTRARY.keys() == STORY.keys() == LANGUAGES.keys()


@pytest.mark.parametrize(("code", "old", "new"), THE_SAME)
def test_a_small_word_replaced_by_a_synonym_is_no_news(code: str, old: str, new: str) -> None:
    assert changed(code, old, new).developments == ()


def test_the_reason_names_both_words() -> None:
    (edit,) = changed("en", "The tug left before the storm.", "The tug left after the storm.").developments
    assert [(given.reason, given.text) for given in edit.evidence] == [("now: after (was before)", "after")]


DENIED = {
    "en": ("The damage is reversible, divers say.", "The damage is irreversible, divers say."),
    "de": ("Der Fahrer blieb verletzt im Boot.", "Der Fahrer blieb unverletzt im Boot."),
    "fr": ("La cause est connue.", "La cause est inconnue."),
    "es": ("El barco estaba cubierto.", "El barco estaba descubierto."),
    "it": ("La causa è conosciuta.", "La causa è sconosciuta."),
    "pt": ("A venda era legal.", "A venda era ilegal."),
    "nl": ("De oorzaak is bekend.", "De oorzaak is onbekend."),
    "sv": ("Orsaken är känd.", "Orsaken är okänd."),
    "pl": ("Żegluga jest możliwa.", "Żegluga jest niemożliwa."),
    "ru": ("Причина известна.", "Причина неизвестна."),
    "uk": ("Причина відома.", "Причина невідома."),
    "tr": ("Tanker limana ulaştı.", "Tanker limana ulaşmadı."),
}


def test_every_language_with_denying_prefixes_is_tested() -> None:
    assert set(DENIED) == {code for code, language in LANGUAGES.items() if language.denying}


@pytest.mark.parametrize("code", DENIED)
def test_a_word_denied_by_a_prefix_or_infix_is_news(code: str) -> None:
    old, new = DENIED[code]
    assert [edit.new for edit in changed(code, old, new).developments] == [new]
    assert [edit.new for edit in changed(code, new, old).developments] == [old]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The alarm sounded before the cable snapped.", "The cable snapped after the alarm sounded."),
        ("The sum is undisclosed.", "The sum is not disclosed."),
    ],
)
def test_two_reversals_are_no_news(old: str, new: str) -> None:
    assert changed("en", old, new).developments == ()


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "The quay will be closed in May.", "The quay will be closed for three days in May."),
        ("en", "The owner was sentenced to two years.", "The owner was sentenced to two years and six months."),
        ("de", "Der Kai wird im Mai gesperrt.", "Der Kai wird im Mai drei Tage gesperrt."),
        ("pl", "Nabrzeże będzie zamknięte w maju.", "Nabrzeże będzie zamknięte w maju przez trzy dni."),
        ("ru", "Набережную закроют в мае.", "Набережную закроют в мае на три дня."),
        ("uk", "Набережну закриють у травні.", "Набережну закриють у травні на три дні."),
    ],
)
def test_an_added_figure_is_news(code: str, old: str, new: str) -> None:
    assert [edit.new for edit in changed(code, old, new).developments] == [new]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("en", "Monday: closed", "Monday: open"),
        ("en", "The harbour chapel is closed.", "The harbour chapel is open again."),
        ("en", "The regatta was postponed.", "The regatta was cancelled."),
        ("it", "La regata è stata rinviata.", "La regata è stata annullata."),
        ("de", "Die Regatta wurde verschoben.", "Die Regatta wurde abgesagt."),
    ],
)
def test_an_outcome_replaced_by_another_is_news(code: str, old: str, new: str) -> None:
    assert [edit.new for edit in changed(code, old, new).developments] == [new]
