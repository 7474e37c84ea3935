"""Two ways to write a figure are the same, different figures never are: a table for each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.quantities import changed_figures

Pairs = dict[str, tuple[tuple[str, str], ...]]

SAME: Pairs = {
    "en": (
        ("Doctors expect about one in five cases to be mild.", "Doctors expect around 20% of cases to be mild."),
        ("A quarter of them came from Lund.", "One in four came from Lund."),
        ("A quarter of them came from Lund.", "1 in 4 came from Lund."),
        ("Half of the voters stayed at home.", "50 per cent of the voters stayed at home."),
        ("Three quarters of the homes are empty.", "75% of the homes are empty."),
        ("Three-quarters of the homes are empty.", "Three out of four homes are empty."),
        ("A third of pupils were absent.", "One in three pupils was absent."),
        ("A third of pupils were absent.", "33% of pupils were absent."),
        ("Two thirds of pupils were absent.", "66.7% of pupils were absent."),
        ("Output fell by a fifth.", "Output fell by 20 percent."),
        ("Six in 10 voters agree.", "60% of voters agree."),
        ("One voter in ten was undecided.", "10% of voters were undecided."),
        ("Every fifth ship was late.", "One in five ships was late."),
        ("A quarter of a million people fled.", "250,000 people fled."),
        ("Half an hour later they left.", "30 minutes later they left."),
        ("Half a dozen ships sank.", "Six ships sank."),
        ("A dozen ships sank.", "12 ships sank."),
        ("It lasted two and a half hours.", "It lasted 2.5 hours."),
        ("It lasted 2½ hours.", "It lasted 2.5 hours."),
        ("Two and a half million people fled.", "2,500,000 people fled."),
        ("It lasted an hour and a half.", "It lasted one and a half hours."),
        ("Half of ten and half of six.", "50% of ten and 50% of six."),
        ("It counts four and half of them left.", "It counts four and 50% of them left."),
        ("He was detained twice last year.", "He was detained on two occasions last year."),
        ("He was detained twice last year.", "He was detained two times last year."),
        ("He was warned thrice.", "He was warned three times."),
        ("The 19-year-old Kubelova won.", "Kubelova, 19, won."),
        ("A man aged 45 was hurt.", "A 45-year-old man was hurt."),
        ("A man who is forty-five years old was hurt.", "A 45-year-old man was hurt."),
        ("It cost 1.5 billion euros.", "It cost €1.5bn."),
        ("It cost EUR 1.5 billion.", "It cost €1.5bn."),
        ("It cost 5 million US dollars.", "It cost US$5m."),
        ("It cost 5 million dollars.", "It cost $5 million."),
        ("It cost 5 million Australian dollars.", "It cost A$5m."),
        ("A stamp costs 50p.", "A stamp costs 50 pence."),
        ("Rates rose by two percentage points.", "Rates rose by 2 percentage points."),
        ("It was 30 degrees Celsius.", "It was 30°C."),
        ("It was 30 degrees.", "It was 30 °C."),
        ("It was minus five degrees.", "It was -5°C."),
        ("It made minus $4 million.", "It made -$4 million."),
        ("The fire burnt 12 square kilometres.", "The fire burnt 12 km²."),
        ("The fire burnt 12 sq km.", "The fire burnt 12 square kilometers."),
        ("Gusts reached 120 km/h.", "Gusts reached 120 kilometres per hour."),
        ("Gusts reached 80 mph.", "Gusts reached 80 miles per hour."),
        ("It happened at 10 p.m. on Monday.", "It happened at 22:00 on Monday."),
        ("It happened at 10 at night.", "It happened at 10pm."),
        ("It happened at ten o'clock in the morning.", "It happened at 10:00."),
        ("It happened at half past six.", "It happened at 6:30."),
        ("It happened at 12 noon.", "It happened at noon."),
        ("It happened at midday.", "It happened at 12pm."),
        ("It happened on March 4.", "It happened on 4 March."),
        ("It happened on the fourth of March.", "It happened on Tuesday 4 March."),
        ("It happened on March 4, 2020.", "It happened on 4 March."),
        ("It rose to between 10 and 12 percent.", "It rose to 10-12%."),
        ("It costs from 10 to 12 million dollars.", "It costs $10 million to $12 million."),
        ("Some 30 people were hurt.", "Roughly 30 people were hurt."),
        ("It is the twenty-first meeting.", "It is the 21st meeting."),
        ("Nearly 30 people were hurt.", "Almost 30 people were hurt."),
        ("No more than 30 people may enter.", "At most 30 people may enter."),
        ("They moved 31 000 tonnes.", "They moved 31,000 tonnes."),
        ("They lost 2-1.", "They lost 2–1."),
        ("It was level after 2-0 in Lund.", "After 2 to 0 it was level in Lund."),
        ("It cost $620+ million.", "It cost $620 million."),
    ),
    "de": (
        ("Jeder Vierte war krank.", "Ein Viertel war krank."),
        ("Jeder Vierte war krank.", "25 Prozent waren krank."),
        ("Vier von zehn Befragten stimmten zu.", "40 Prozent der Befragten stimmten zu."),
        ("Zwei Drittel der Häuser stehen leer.", "66,7 Prozent der Häuser stehen leer."),
        ("Drei Viertel der Häuser stehen leer.", "75 % der Häuser stehen leer."),
        ("Die Hälfte der Häuser steht leer.", "50 Prozent der Häuser stehen leer."),
        ("Der Umsatz sank um ein Fünftel.", "Der Umsatz sank um 20 Prozent."),
        ("Eine halbe Million Menschen floh.", "500.000 Menschen flohen."),
        ("Eine halbe Stunde später war es vorbei.", "30 Minuten später war es vorbei."),
        ("Es dauerte zweieinhalb Jahre.", "Es dauerte 2,5 Jahre."),
        ("Er wurde zweimal festgenommen.", "Er wurde zwei Mal festgenommen."),
        ("Ein 45-jähriger Mann wurde verletzt.", "Ein Mann (45) wurde verletzt."),
        ("Ein 45-Jähriger wurde verletzt.", "Ein 45 Jahre alter Mann wurde verletzt."),
        ("Eine neunzehnjährige Frau wurde verletzt.", "Eine 19-jährige Frau wurde verletzt."),
        ("Es kostet 1,5 Milliarden Euro.", "Es kostet 1,5 Mrd. Euro."),
        ("Es kostet 1,5 Milliarden Euro.", "Es kostet 1.500 Millionen Euro."),
        ("Es kostet 20 Euro.", "Es kostet 20 €."),
        ("Es fielen 80 Millimeter Regen.", "Es fielen 80 mm Regen."),
        ("Böen bis 120 Stundenkilometer.", "Böen bis 120 km/h."),
        ("Böen bis 120 Kilometer pro Stunde.", "Böen bis 120 km/h."),
        ("Es brannten 12 Quadratkilometer.", "Es brannten 12 km²."),
        ("Es waren 30 Grad.", "Es waren 30 Grad Celsius."),
        ("Es waren 30 Grad.", "Es waren 30 °C."),
        ("Es waren minus 5 Grad.", "Es waren -5 Grad."),
        ("Das Beben kam um 5.50 Uhr.", "Das Beben kam um 5:50 Uhr."),
        ("Das Beben kam um sechs Uhr.", "Das Beben kam um 6 Uhr."),
        ("Das Beben kam um 10 Uhr abends.", "Das Beben kam um 22 Uhr."),
        ("Das Beben kam um halb sieben.", "Das Beben kam um 6.30 Uhr."),
        ("Am 4. März begann es.", "Am 04.03. begann es."),
        ("Am 4. März begann es.", "Am 04.03.2020 begann es."),
        ("Zwischen 10 und 12 Prozent fehlen.", "10 bis 12 Prozent fehlen."),
        ("Rund 30 Menschen kamen.", "Etwa 30 Menschen kamen."),
        ("31.000 Menschen kamen.", "31 000 Menschen kamen."),
        ("Sie gewannen 2:1.", "Sie gewannen 2-1."),
        ("Ein Dutzend Menschen kam.", "Zwölf Menschen kamen."),
        ("Der dritte Platz ging an Lund.", "Der 3. Platz ging an Lund."),
    ),
    "fr": (
        ("Un Français sur quatre est malade.", "25 % des Français sont malades."),
        ("Un quart des Français sont malades.", "Un Français sur quatre est malade."),
        ("La moitié des maisons sont vides.", "50 % des maisons sont vides."),
        ("Les deux tiers des maisons sont vides.", "Deux maisons sur trois sont vides."),
        ("Trois quarts des maisons sont vides.", "75 pour cent des maisons sont vides."),
        ("Il a été arrêté à deux reprises.", "Il a été arrêté deux fois."),
        ("Un homme de 45 ans a été blessé.", "Un homme âgé de quarante-cinq ans a été blessé."),
        ("Cela coûte 1,5 milliard d'euros.", "Cela coûte 1,5 milliard €."),
        ("Il est tombé 80 millimètres de pluie.", "Il est tombé 80 mm de pluie."),
        ("Il a fait 30 degrés Celsius.", "Il a fait 30 °C."),
        ("Il a fait 30 degrés.", "Il a fait 30°C."),
        ("Le feu a brûlé 12 kilomètres carrés.", "Le feu a brûlé 12 km²."),
        ("Des rafales de 120 kilomètres à l'heure.", "Des rafales de 120 km/h."),
        ("Le séisme a eu lieu à 18h30.", "Le séisme a eu lieu à 18 h 30."),
        ("Le séisme a eu lieu à 18 heures.", "Le séisme a eu lieu à 18h."),
        ("Le séisme a eu lieu à six heures du soir.", "Le séisme a eu lieu à 18 heures."),
        ("Le séisme a eu lieu à midi.", "Le séisme a eu lieu à 12h."),
        ("Il est parti le 1er mars.", "Il est parti le premier mars."),
        ("31 000 personnes ont fui.", "31.000 personnes ont fui."),
        ("Une vingtaine de personnes ont fui.", "Environ 20 personnes ont fui."),
        ("Deux millions et demi de personnes ont fui.", "2,5 millions de personnes ont fui."),
        ("Il a duré deux ans et demi.", "Il a duré 2,5 ans."),
        ("Cela coûte 5 M€.", "Cela coûte 5 millions d'euros."),
        ("Il a duré une demi-heure.", "Il a duré 30 minutes."),
        ("Le taux a gagné deux points de pourcentage.", "Le taux a gagné 2 points de pourcentage."),
    ),
    "es": (
        ("Uno de cada cuatro está enfermo.", "El 25 % está enfermo."),
        ("Una cuarta parte está enferma.", "Uno de cada cuatro está enfermo."),
        ("La mitad de las casas está vacía.", "El 50 por ciento de las casas está vacío."),
        ("Dos tercios de las casas están vacías.", "Dos de cada tres casas están vacías."),
        ("Fue detenido dos veces.", "Fue detenido en dos ocasiones."),
        ("Un hombre de 45 años fue herido.", "Un hombre de cuarenta y cinco años fue herido."),
        ("Cuesta 1.500 millones de euros.", "Cuesta 1,5 mil millones de euros."),
        ("Cayeron 80 milímetros.", "Cayeron 80 mm."),
        ("Hubo 30 grados.", "Hubo 30 ºC."),
        ("Hubo 30 grados centígrados.", "Hubo 30 °C."),
        ("Ardieron 12 kilómetros cuadrados.", "Ardieron 12 km²."),
        ("Ardieron 120 hectáreas de bosque.", "Ardieron 120 ha de bosque."),
        ("Rachas de 120 km por hora.", "Rachas de 120 kilómetros por hora."),
        ("Rachas de 120 km/h.", "Rachas de 120 km por hora."),
        ("Empieza a las 18:30.", "Empieza a las 18.30 horas."),
        ("Empieza a las seis de la tarde.", "Empieza a las 18:00."),
        ("Empieza a las seis y media.", "Empieza a las 6:30."),
        ("Empieza a las 18.30.", "Empieza a las 18:30."),
        ("El 4 de marzo de 2020 llegó.", "El cuatro de marzo llegó."),
        ("Medio millón de personas huyó.", "500.000 personas huyeron."),
        ("Dos millones y medio de personas huyeron.", "2,5 millones de personas huyeron."),
        ("Una docena de personas huyó.", "12 personas huyeron."),
        ("Hubo menos 5 grados.", "Hubo -5 grados."),
        ("Pesaba 80 kilogramos.", "Pesaba 80 kg."),
    ),
    "it": (
        ("Uno su quattro è malato.", "Il 25% è malato."),
        ("Un italiano su quattro è malato.", "Un quarto degli italiani è malato."),
        ("La metà delle case è vuota.", "Il 50 per cento delle case è vuoto."),
        ("Due terzi delle case sono vuote.", "Due case su tre sono vuote."),
        ("È stato arrestato due volte.", "È stato arrestato in due occasioni."),
        ("Un uomo di 45 anni è ferito.", "Un 45enne è ferito."),
        ("Un quarantacinquenne è ferito.", "Un 45enne è ferito."),
        ("Costa 1,5 miliardi di euro.", "Costa 1,5 mld di euro."),
        ("Sono caduti 80 millimetri.", "Sono caduti 80 mm."),
        ("Sono bruciati 12 chilometri quadrati.", "Sono bruciati 12 km²."),
        ("Sono bruciati 120 ettari di bosco.", "Sono bruciati 120 ha di bosco."),
        ("Raffiche a 120 chilometri orari.", "Raffiche a 120 km/h."),
        ("C'erano 30 gradi.", "C'erano 30 °C."),
        ("Inizia alle 18.30.", "Inizia alle ore 18:30."),
        ("Inizia alle sei di sera.", "Inizia alle 18."),
        ("Inizia a mezzogiorno.", "Inizia alle 12."),
        ("Il primo marzo è partito.", "Il 1º marzo è partito."),
        ("Mezzo milione di persone è fuggito.", "500.000 persone sono fuggite."),
        ("Due milioni e mezzo di persone.", "2,5 milioni di persone."),
        ("Una ventina di persone.", "Circa 20 persone."),
        ("È durato due ore e mezza.", "È durato 2,5 ore."),
    ),
    "pt": (
        ("Um em cada quatro está doente.", "Estão doentes 25%."),
        ("Um quarto dos alunos está doente.", "Um em cada quatro alunos está doente."),
        ("Metade das casas está vazia.", "50 por cento das casas estão vazias."),
        ("Dois terços das casas estão vazias.", "Duas em cada três casas estão vazias."),
        ("Foi detido duas vezes.", "Foi detido em duas ocasiões."),
        ("Custa R$ 5 milhões.", "Custa 5 milhões de reais."),
        ("Caíram 80 milímetros.", "Caíram 80 mm."),
        ("Pesava 80 quilogramas.", "Pesava 80 kg."),
        ("Fez 30 graus.", "Fez 30 ºC."),
        ("Fez 30 graus Celsius.", "Fez 30°C."),
        ("Rajadas de 120 quilômetros por hora.", "Rajadas de 120 km/h."),
        ("Arderam 12 quilómetros quadrados.", "Arderam 12 km²."),
        ("Começa às 18h30.", "Começa às 18:30."),
        ("Começa às 18 horas.", "Começa às 18h."),
        ("Começa às seis da tarde.", "Começa às 18h."),
        ("Começa ao meio-dia.", "Começa às 12h."),
        ("Meio milhão de pessoas fugiu.", "500 mil pessoas fugiram."),
        ("Em 4 de março de 2020 chegou.", "Em quatro de março chegou."),
    ),
    "nl": (
        ("Een op de vier is ziek.", "25 procent is ziek."),
        ("Eén op de vier is ziek.", "Een kwart is ziek."),
        ("De helft van de huizen staat leeg.", "50 procent van de huizen staat leeg."),
        ("Twee derde van de huizen staat leeg.", "66,7 procent van de huizen staat leeg."),
        ("Driekwart van de huizen staat leeg.", "75 procent van de huizen staat leeg."),
        ("Hij werd tweemaal opgepakt.", "Hij werd twee keer opgepakt."),
        ("Een 45-jarige man raakte gewond.", "Een man van 45 raakte gewond."),
        ("Een negentienjarige raakte gewond.", "Een 19-jarige raakte gewond."),
        ("Het kost 1,5 miljard euro.", "Het kost 1,5 mld. euro."),
        ("Er viel 80 millimeter.", "Er viel 80 mm."),
        ("Het was 30 graden.", "Het was 30°C."),
        ("Er brandde 12 vierkante kilometer af.", "Er brandde 12 km² af."),
        ("Windstoten van 120 kilometer per uur.", "Windstoten van 120 km/u."),
        ("Het begon om half zeven.", "Het begon om 6.30 uur."),
        ("Het begon om zes uur 's avonds.", "Het begon om 18.00 uur."),
        ("Het begon om 18 uur.", "Het begon om 18.00 uur."),
        ("Zo'n 30 mensen kwamen.", "Ongeveer 30 mensen kwamen."),
        ("Een half miljoen mensen vluchtte.", "500.000 mensen vluchtten."),
        ("Een half uur later was het voorbij.", "30 minuten later was het voorbij."),
        ("Het duurde tweeënhalf jaar.", "Het duurde 2,5 jaar."),
    ),
}
OTHER: Pairs = {
    "en": (
        ("One in five cases is mild.", "One in six cases is mild."),
        ("A quarter of them came.", "A third of them came."),
        ("A third of pupils were absent.", "34% of pupils were absent."),
        ("Two thirds of pupils were absent.", "66% of pupils were absent."),
        ("Half of them came.", "51% of them came."),
        ("He was detained twice.", "He was detained three times."),
        ("He scored five in 10 games.", "He scored two in four games."),
        ("Three of four suspects fled.", "Three of five suspects fled."),
        ("Rates rose 2 percent.", "Rates rose 2 percentage points."),
        ("It cost $5m.", "It cost £5m."),
        ("It cost $5m.", "It cost A$5m."),
        ("It cost $5m.", "It cost $5bn."),
        ("It was 30°C.", "It was 30°F."),
        ("It was 5 degrees.", "It was minus 5 degrees."),
        ("It made $4 million.", "It made -$4 million."),
        ("It made €4m.", "It made \u2212€4m."),
        ("It made £4m.", "It made minus £4m."),
        ("It is 12 km away.", "It is 12 miles away."),
        ("It covers 12 km.", "It covers 12 square km."),
        ("It left at 10am.", "It left at 10pm."),
        ("It left at half past six.", "It left at quarter past six."),
        ("It begins on 4 March.", "It begins on 5 March."),
        ("More than 30 people came.", "Nearly 30 people came."),
        ("Between 10 and 12 million fled.", "Between 11 and 12 million fled."),
        ("It is the twenty-first meeting.", "It is the twenty-second meeting."),
        ("It won the first half.", "It won the second half."),
        ("Two people died at 17:00.", "17 people died at 2:00."),
    ),
    "de": (
        ("Jeder Vierte war krank.", "Jeder Fünfte war krank."),
        ("Ein Viertel war krank.", "Ein Drittel war krank."),
        ("Zwei von drei Verdächtigen flohen.", "Vier von sechs Verdächtigen flohen."),
        ("Er wurde zweimal festgenommen.", "Er wurde dreimal festgenommen."),
        ("Das Beben kam um halb sieben.", "Das Beben kam um sieben Uhr."),
        ("Die Quote stieg um 2 Prozent.", "Die Quote stieg um 2 Prozentpunkte."),
        ("Am 04.03. begann es.", "Am 04.04. begann es."),
        ("Eine neunzehnjährige Frau wurde verletzt.", "Eine zwanzigjährige Frau wurde verletzt."),
        ("Er ist 19. Das Kind lebt.", "Er ist 18. Das Kind lebt."),
    ),
    "fr": (
        ("Un Français sur quatre est malade.", "Un Français sur cinq est malade."),
        ("Il a été arrêté deux fois.", "Il a été arrêté trois fois."),
        ("Il est parti à 18 heures.", "Il est parti à 18 h 30."),
        ("Il est parti à six heures du matin.", "Il est parti à six heures du soir."),
        ("Il a fait 30 mètres.", "Il a fait 30 mètres carrés."),
    ),
    "es": (
        ("Uno de cada cuatro está enfermo.", "Uno de cada tres está enfermo."),
        ("Cuesta 1.500 millones.", "Cuesta 1.500 mil millones."),
        ("Saludó a las 18 víctimas.", "Saludó a las 17 víctimas."),
        ("Murió en 2010, ha dicho.", "Murió en 2011, ha dicho."),
    ),
    "it": (
        ("Uno su quattro è malato.", "Uno su tre è malato."),
        ("È durato due ore.", "È durato due ore e mezza."),
        ("Inizia alle sei di sera.", "Inizia alle sei del mattino."),
        ("Un quarantacinquenne è ferito.", "Un 46enne è ferito."),
    ),
    "pt": (
        ("Um em cada quatro está doente.", "Um em cada três está doente."),
        ("Comprou dois quartos.", "Comprou três quartos."),
        ("Custa R$ 5 milhões.", "Custa US$ 5 milhões."),
    ),
    "nl": (
        ("Een op de vier is ziek.", "Een op de drie is ziek."),
        ("Hij werd tweemaal opgepakt.", "Hij werd drie keer opgepakt."),
        ("Het begon om half zeven.", "Het begon om half acht."),
    ),
}
NO_UNIT = (
    ("it", "Nel 2010, ha abbassato le tasse.", "Nel 2010 il governo ha abbassato le tasse."),
    ("it", "Nel 2010 ha abbassato le tasse.", "Ha abbassato le tasse nel 2010."),
    ("es", "En 2010 ha bajado el paro.", "El paro ha bajado en 2010."),
    ("es", "En 2010, mi padre murió.", "Mi padre murió en 2010."),
    ("fr", "En 2010 M. Dupont est mort.", "M. Dupont est mort en 2010."),
    ("fr", "En 2010, ton père est mort.", "Ton père est mort en 2010."),
    ("en", "In 2010, tons of waste were found.", "Tons of waste were found in 2010."),
    ("it", "Nel 2010, mille persone erano qui.", "Mille persone erano qui nel 2010."),
)


def cases(table: Pairs) -> list[tuple[str, str, str]]:
    return [(language, one, other) for language, pairs in table.items() for one, other in pairs]


@pytest.mark.parametrize(("language", "one", "other"), cases(SAME))
def test_two_ways_to_write_a_figure_are_the_same(language: str, one: str, other: str) -> None:
    assert changed_figures(one, other, language) == ()
    assert changed_figures(other, one, language) == ()


@pytest.mark.parametrize(("language", "one", "other"), cases(OTHER))
def test_different_figures_are_never_the_same(language: str, one: str, other: str) -> None:
    assert changed_figures(one, other, language)
    assert changed_figures(other, one, language)


@pytest.mark.parametrize(("language", "one", "other"), NO_UNIT)
def test_a_word_is_a_unit_only_where_it_belongs_to_the_number(language: str, one: str, other: str) -> None:
    assert changed_figures(one, other, language) == ()


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 12 or 12}.{minutes % 60:02} {'p' if minutes >= 720 else 'a'}.m."


FORMS = {
    "share": (st.integers(3, 20), (lambda n: f"one in {n}", lambda n: f"1 in {n}", lambda n: f"one out of {n}")),
    "percent": (st.integers(2, 99), (lambda n: f"{n}%", lambda n: f"{n} per cent", lambda n: f"{n} percent")),
    "points": (st.integers(2, 99), (lambda n: f"{n} percentage points",)),
    "euros": (st.integers(2, 99), (lambda n: f"€{n}bn", lambda n: f"{n} billion euros", lambda n: f"EUR {n},000m")),
    "dollars": (st.integers(2, 99), (lambda n: f"US${n}m", lambda n: f"{n},000,000 US dollars", lambda n: f"${n}m")),
    "heat": (st.integers(2, 99), (lambda n: f"{n}°C", lambda n: f"{n} degrees Celsius", lambda n: f"{n} ºC")),
    "area": (st.integers(2, 99), (lambda n: f"{n} km²", lambda n: f"{n} square kilometres", lambda n: f"{n} sq km")),
    "length": (st.integers(2, 99), (lambda n: f"{n} km", lambda n: f"{n}km", lambda n: f"{n} kilometers")),
    "half": (st.integers(2, 19), (lambda n: f"{n} and a half", lambda n: f"{n}.5", lambda n: f"{n}½")),
    "clock": (st.integers(61, 1439), (lambda n: f"{n // 60}:{n % 60:02}", _clock)),
}


@st.composite
def figures(draw: st.DrawFn) -> tuple[tuple[str, int], str]:
    kind = draw(st.sampled_from(sorted(FORMS)))
    values, forms = FORMS[kind]
    value = draw(values)
    return (kind, value), draw(st.sampled_from(forms))(value)


def _is_one_figure(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether two figures are equal, or a share and the percentage that it equals or rounds to."""
    if {one[0], other[0]} == {"share", "percent"}:
        (_, whole), (_, percent) = sorted((one, other), key=lambda figure: figure[0] == "percent")
        return round(100 / whole) == percent and whole not in (8, 16)
    return one == other


@given(figures(), figures())
def test_only_forms_of_the_same_figure_are_equal(
    one: tuple[tuple[str, int], str], other: tuple[tuple[str, int], str]
) -> None:
    old, new = (f"Officials put it at {text} on the whole." for _, text in (one, other))
    assert (changed_figures(old, new, "en") == ()) == _is_one_figure(one[0], other[0])
