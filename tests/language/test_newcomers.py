"""Updates in the newest languages: a changed fact is a development, another form of the same fact is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor import Document, compare

STORY = {
    "sv": "Branden bröt ut i en lagerlokal i Malmö. Räddningstjänsten är på plats. Vägen är avstängd.",
    "pl": "Pożar wybuchł w magazynie w Łodzi. Straż jest na miejscu. Droga jest zamknięta.",
    "ru": "Пожар вспыхнул на складе в Твери. Пожарные работают на месте. Дорога перекрыта.",
    "uk": "Пожежа спалахнула на складі в Полтаві. Рятувальники працюють на місці. Дорогу перекрито.",
    "tr": "Mersin'de bir depoda yangın çıktı. İtfaiye olay yerinde. Yol trafiğe kapalı.",
    "ar": "اندلع حريق في مستودع قرب الميناء. فرق الإطفاء في الموقع. الطريق مغلق.",
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
    ("tr", "Yangında üç kişi yaralandı.", "Yangında beş kişi yaralandı."),
    ("tr", "Hastanede on iki kişi var.", "Hastanede on üç kişi var."),
    ("tr", "Olay pazartesi günü meydana geldi.", "Olay salı günü meydana geldi."),
    ("tr", "Zarar yüzde 25 arttı.", "Zarar yüzde 35 arttı."),
    ("tr", "Polis sürücüyü serbest bıraktı.", "Polis sürücüyü serbest bırakmadı."),
    ("tr", "Adam kundaklama şüphelisi.", "Adam kundaklamadan mahkum oldu."),
    ("ar", "أصيب ثلاثة أشخاص في الحريق.", "أصيب خمسة أشخاص في الحريق."),
    ("tr", "Uçuşlar ertelendi.", "Uçuşlar iptal edildi."),
    ("tr", "Yangın söndürülemedi.", "Yangın söndürüldü."),
    ("tr", "Grev sona erdi.", "Grev devam ediyor."),
    ("ar", "أصيب اثنا عشر شخصا.", "أصيب ثلاثة عشر شخصا."),
    ("ar", "تأجلت الرحلات.", "ألغيت الرحلات."),
    ("ar", "أكد رئيس البلدية الاتهامات.", "نفى رئيس البلدية الاتهامات."),
    ("ar", "أغلق الطريق.", "أعيد فتح الطريق."),
    ("ar", "وقع الحادث يوم الاثنين.", "وقع الحادث يوم الثلاثاء."),
    ("ar", "يوجد ضحايا في الحريق.", "لا يوجد ضحايا في الحريق."),
    ("ar", "الرجل مشتبه به في إشعال الحريق.", "أدين الرجل بإشعال الحريق."),
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
    ("tr", "Hastanede on iki kişi var.", "Hastanede 12 kişi var."),
    ("tr", "Olay 27 Ocak'ta saat 18.30'da oldu.", "Olay 27 Ocak'ta saat 18:30'da oldu."),
    ("tr", "Zarar 1,5 milyon lira.", "Zarar 1.500.000 TL."),
    ("tr", "Zarar yüzde 25 arttı.", "Zarar %25 arttı."),
    ("tr", "Polis şimdi bir kişiyi gözaltına aldı.", "Polis bir kişiyi gözaltına aldı."),
    ("tr", "15 bin 500 ev elektriksiz.", "15.500 ev elektriksiz."),
    ("tr", "Vali yolun açıldığını söyledi.", "Vali yolun açıldığını belirtti."),
    ("ar", "أصيب خمسة وعشرون شخصا.", "أصيب 25 شخصا."),
    ("ar", "تبلغ الخسائر مليونين ونصف المليون دولار.", "تبلغ الخسائر 2.5 مليون دولار."),
    ("ar", "قال الوزير إن الطرق مغلقة.", "أوضح الوزير أن الطرق مغلقة."),
    ("ar", "كما أغلقت ثلاثة جسور.", "وأغلقت ثلاثة جسور."),
    ("ar", "وقع الحادث في 27 يناير الساعة ١٨:٣٠.", "وقع الحادث في 27 يناير الساعة 18:30."),
    ("ar", "تبلغ الخسائر ١٫٥ مليون دولار.", "تبلغ الخسائر 1,500,000 دولار."),
    ("ar", "اعتقلت الشرطة السائق الآن.", "اعتقلت الشرطة السائق."),
]


def is_news(code: str, old: str, new: str) -> bool:
    before, after = (replace(Document.from_text(f"{STORY[code]}\n\n{text}"), language=code) for text in (old, new))
    return bool(compare(before, after).developments)


@pytest.mark.parametrize(("code", "old", "new"), NEWS)
def test_a_changed_fact_is_news(code: str, old: str, new: str) -> None:
    assert is_news(code, old, new)


@pytest.mark.parametrize(("code", "old", "new"), THE_SAME)
def test_another_form_of_the_same_fact_is_not_news(code: str, old: str, new: str) -> None:
    assert not is_news(code, old, new)
