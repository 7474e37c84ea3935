"""What the tables of the newest languages make of an update: a changed fact is found, another form of it is not one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import Document, compare

STORY = {
    "sv": "Branden bröt ut i en lagerlokal i Malmö. Räddningstjänsten är på plats. Vägen är avstängd.",
    "pl": "Pożar wybuchł w magazynie w Łodzi. Straż jest na miejscu. Droga jest zamknięta.",
    "ru": "Пожар вспыхнул на складе в Твери. Пожарные работают на месте. Дорога перекрыта.",
    "uk": "Пожежа спалахнула на складі в Полтаві. Рятувальники працюють на місці. Дорогу перекрито.",
}
NEWS = [
    ("sv", "Tre personer skadades i branden.", "Fem personer skadades i branden."),
    ("sv", "Tjugotvå personer skadades.", "Tjugotre personer skadades."),
    ("sv", "Två bilar brann upp i måndags.", "Två bilar brann upp i tisdags."),
    ("sv", "Polisen har gripit en man.", "Polisen har inte gripit en man."),
    ("sv", "Mannen är misstänkt för mordbrand.", "Mannen är dömd för mordbrand."),
    ("pl", "Trzy osoby zostały ranne w pożarze.", "Pięć osób zostało rannych w pożarze."),
    ("pl", "Dwadzieścia dwie osoby są w szpitalu.", "Dwadzieścia trzy osoby są w szpitalu."),
    ("pl", "Do zdarzenia doszło w poniedziałek.", "Do zdarzenia doszło we wtorek."),
    ("pl", "Policja zatrzymała kierowcę.", "Policja nie zatrzymała kierowcy."),
    ("pl", "Mężczyzna jest podejrzany o podpalenie.", "Mężczyzna został skazany za podpalenie."),
    ("ru", "Двадцать два человека в больнице.", "Двадцать три человека в больнице."),
    ("ru", "Это случилось в понедельник.", "Это случилось во вторник."),
    ("ru", "Полиция задержала водителя.", "Полиция не задержала водителя."),
    ("ru", "Мужчина подозревается в поджоге.", "Мужчина осуждён за поджог."),
    ("ru", "Сгорели две трети цеха.", "Сгорела половина цеха."),
    ("ru", "Ущерб составил полтора миллиона рублей.", "Ущерб составил два с половиной миллиона рублей."),
    ("ru", "Движение откроют в 7 утра.", "Движение откроют в 7 вечера."),
    ("ru", "Владелец склада жив.", "Владелец склада погиб."),
    ("ru", "Сторож, возможно, спал.", "Сторож спал."),
    ("ru", "Пострадали более 30 человек.", "Пострадали менее 30 человек."),
    ("uk", "Двадцять дві людини в лікарні.", "Двадцять три людини в лікарні."),
    ("uk", "Це сталося в понеділок.", "Це сталося у вівторок."),
    ("uk", "Поліція затримала водія.", "Поліція не затримала водія."),
    ("uk", "Чоловіка підозрюють у підпалі.", "Чоловіка засуджено за підпал."),
    ("uk", "Згоріли дві третини цеху.", "Згоріла половина цеху."),
    ("uk", "Збитки сягають півтора мільйона гривень.", "Збитки сягають двох з половиною мільйонів гривень."),
    ("uk", "Рух відкриють о 7 ранку.", "Рух відкриють о 7 вечора."),
    ("uk", "Власник складу живий.", "Власник складу загинув."),
    ("uk", "Сторож, ймовірно, спав.", "Сторож спав."),
    ("uk", "Постраждало понад 30 людей.", "Постраждало менше 30 людей."),
]
THE_SAME = [
    ("sv", "Tjugotvå personer skadades.", "22 personer skadades."),
    ("sv", "Det hände den 27 januari klockan 18.30.", "Det hände den 27 januari kl 18:30."),
    ("sv", "Skadan uppgår till 1,5 miljoner kronor.", "Skadan uppgår till 1 500 000 kronor."),
    ("sv", "Polisen har nu gripit en man.", "Polisen har gripit en man."),
    ("pl", "Dwadzieścia dwie osoby są w szpitalu.", "22 osoby są w szpitalu."),
    ("pl", "Do zdarzenia doszło 27 stycznia o godz. 18.30.", "Do zdarzenia doszło 27 stycznia o godz. 18:30."),
    ("pl", "Straty to 1,5 mln złotych.", "Straty to 1,5 miliona złotych."),
    ("pl", "Policja zatrzymała już kierowcę.", "Policja zatrzymała kierowcę."),
    ("ru", "Двадцать два человека в больнице.", "22 человека в больнице."),
    ("ru", "Это случилось 27 января в 18 часов.", "Это случилось 27 января в 18:00."),
    ("ru", "Ущерб составил 1,5 млн рублей.", "Ущерб составил 1,5 миллиона рублей."),
    ("ru", "Ущерб составил 5 млн. руб.", "Ущерб составил 5 000 000 рублей."),
    ("ru", "Полиция уже задержала водителя.", "Полиция задержала водителя."),
    ("ru", "Ещё трёх человек ищут.", "Еще трех человек ищут."),
    ("ru", "Площадь пожара — 300 кв. м.", "Площадь пожара — 300 квадратных метров."),
    ("ru", "Погибла одна женщина, сообщил мэр.", "Погибла одна женщина, сообщил мэр журналистам."),
    ("ru", "Погибла одна женщина, сообщил мэр.", "Погибла одна женщина, сообщил мэр газете «Заря»."),
    ("ru", "Четверть часа не было света.", "15 минут не было света."),
    ("uk", "Двадцять дві людини в лікарні.", "22 людини в лікарні."),
    ("uk", "Це сталося 27 січня о 18 годині.", "Це сталося 27 січня о 18:00."),
    ("uk", "Збитки сягають 1,5 млн грн.", "Збитки сягають 1,5 мільйона гривень."),
    ("uk", "Поліція вже затримала водія.", "Поліція затримала водія."),
    ("uk", "Загинула одна жінка, повідомив мер.", "Загинула одна жінка, повідомив мер виданню «Зоря»."),
    ("uk", "П'ять людей у лікарні.", "П’ять людей у лікарні."),
    ("uk", "Зʼїзд на трасу перекрито.", "З'їзд на трасу перекрито."),
    ("uk", "Площа пожежі — 300 кв. м.", "Площа пожежі — 300 квадратних метрів."),
    ("uk", "Загинула одна жінка, повідомив мер.", "Загинула одна жінка, повідомив мер журналістам."),
]


def is_news(code: str, old: str, new: str) -> bool:
    before, after = (replace(Document.from_text(f"{STORY[code]}\n\n{text}"), language=code) for text in (old, new))
    return bool(compare(before, after).developments)


@pytest.mark.parametrize(("code", "old", "new"), NEWS)
def test_a_changed_fact_is_news(code: str, old: str, new: str) -> None:
    assert is_news(code, old, new)


@pytest.mark.parametrize(("code", "old", "new"), THE_SAME)
def test_the_same_fact_in_another_form_is_none(code: str, old: str, new: str) -> None:
    assert not is_news(code, old, new)
