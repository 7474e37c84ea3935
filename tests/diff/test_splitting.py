"""Where sentences end, by language; each row is a text with "|" before each further sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.diff import split_sentences

CUTS = {
    "en": [
        "Two ferries collided off Brill. |Nobody was hurt.",
        "Mr. Adeyemi met Dr. Lund and Prof. Ito. |They spoke for an hour.",
        "J. R. Okafor and Mary K. Bell signed it. |It was raining.",
        "The bell rang at 5 p.m. on Monday. |Nobody came.",
        "Doors open at 7 p.m. |They close at ten.",
        "Flights resume at 10:30 p.m. Tuesday and 6 a.m. GMT.",
        "The U.S. Navy left. |Ships followed.",
        "She moved to the U.S. |The house was sold.",
        "See No. 5 on page 12. |He said no. |Then he left.",
        "Prices rose 3.2 percent to $4.50. |Sales fell.",
        "It began on Nov. 5 and ended on Dec. 9, 2019. |Both sides agreed.",
        "“Why now?” she asked. |“Because.” |He left.",
        '"We saw it." |The crew agreed.',
        "(He had left.) |Then it rained.",
        "He waited... and waited. |Then... |Nothing.",
        "Is it safe?! |Yes! |Go.",
        "Visit www.example.org for more. |Write to a.b@example.org today.",
        "The fund, e.g. for schools, grew; i.e. it doubled.",
        "Acme Inc. and Bolt Ltd. merged. |Shares rose.",
        "She joined Acme Inc. |The firm grew.",
        "1. Open the box. |2. Close it.",
        "a. Waste and water",
        "The army, led by Gen. Ruiz, and Sen. Cole, D-N.Y., agreed.",
        "BRILL, Ill. (NW) — Crews worked all night.",
        "PORT LANE, S.D. – People voted early.",
        "It fell to 1.5C. |2022 was colder.",
        "... and so it ended. |Nobody spoke.",
        "Tom Hale Jr. was there, with Ann St. Clair and Lt. Poe.",
        "They live at 4 Mill Rd. near St. Ives. |It is quiet.",
        "The rate is approx. 5 per cent vs. 4 before.",
        "First line\n|Second line",
    ],
    "de": [
        "Am 3. Mai kam Dr. Weiß nach Ulm. |Es regnete.",
        "Der 2. Zug hielt nicht. |Die Fahrgäste warteten.",
        "Im 19. Jahrhundert lebte Ludwig XIV. nicht mehr. |Das ist bekannt.",
        "Es starben 12. |Die anderen überlebten.",
        "Das war 2019. |Danach war Ruhe.",
        "Viele, z. B. Hunde, d. h. Tiere, kamen. |Sie blieben.",
        "Das kostet ca. 25 Mio. Euro, inkl. Steuern usw. und mehr.",
        "„Nein.“ |Er ging.",
        "„Warum?“, fragte Frau Prof. Dr. Klee. |Niemand antwortete.",
        "Das gilt nach Art. 5 Abs. 2 und Nr. 7. |Es bleibt so.",
        "Um 14.30 Uhr war Schluss. |Um 15 Uhr auch.",
        "Bernd u. Karin, bzw. beide, kamen gem. Plan an.",
    ],
    "fr": [
        "M. Petit est là. |Mme Roy aussi.",
        "« Oui. » |Il part.",
        "« Non ! » |Elle reste.",
        "Le Dr. Aubry et Mgr. Blanc ont signé l’art. 5. |C’est fini.",
        "Il pleut… |Tout s’arrête.",
        "Elle vit av. Foch, n. 12. |Il le sait.",
        "La hausse est de 3,5 %. |Les prix montent.",
    ],
    "es": [
        "El Sr. Paz y la Sra. Luna llegaron. |¿Por qué? |Nadie lo sabe.",
        "¡Basta! |Se acabó.",
        "EE.UU. y la UE firmaron. |El texto es breve.",
        "Vive en la Avda. Sol, núm. 5. |Es tranquilo.",
        "Son las 5 p.m. en Lima. |Llueve.",
        "Subió un 3.5 por ciento. |Bajó después.",
    ],
    "it": [
        "Il dott. Neri e l’avv. Bianchi sono qui. |La sig.ra Verdi no.",
        "La Rossi S.p.A. ha chiuso. |È finita.",
        "Vedi art. 5 e pag. 12. |Non è chiaro.",
        "«Basta.» |Poi uscì.",
        "Arrivano mele, pere ecc. da Bari. |Sono buone.",
    ],
    "pt": [
        "O Sr. Melo e a Dra. Reis chegaram. |Não choveu.",
        "A Silva Ltda. fechou. |É o fim.",
        "Veja o art. 5 e a pág. 12. |Está claro.",
        "“Chega!” |Ela saiu.",
        "São 5 p.m. em Lisboa. |Faz sol.",
    ],
    "nl": [
        "Dhr. Bos en mevr. Smit kwamen. |Ze bleven.",
        "Het is o.a. duur, d.w.z. niet goedkoop. |Dat klopt.",
        "Zie art. 5 en blz. 12. |Het is duidelijk.",
        "“Waarom?” vroeg hij. |Niemand wist het.",
        "Op 3 mei ging Van Dam B.V. dicht. |De winkel is leeg.",
    ],
    "sv": [
        "Polisen kom kl. 18.30 till Sankt Eriks sjukhus. |Ingen skadades.",
        "Det rör bl.a. skolor, t.ex. i Lund, dvs. tre st. totalt. |Beslutet gäller nu.",
        "Dr. Ek m.fl. skrev under. |De väntar svar.",
        "“Varför?” frågade hon. |Ingen visste.",
        "Det kostar 5 mkr. per år. |Det är mycket.",
    ],
    "pl": [
        "Pożar przy ul. Lipowej 5 zauważono o godz. 18.30. |Nikt nie ucierpiał.",
        "Prof. dr hab. Jan Kot i mł. bryg. Adam Lis przyjechali. |Zostali do rana.",
        "Wydano 5 mln zł. |To dużo.",
        "Pomogli m.in. strażacy, tzw. ochotnicy itp. osoby. |Wrócili po północy.",
        "„Dlaczego?” |Nikt nie wiedział.",
    ],
    "ru": [
        "В 1837 г. он умер. |Потом всё.",
        "А. С. Пушкин жил здесь. |Это дом.",
        "Выделено 5 млн. руб. на ремонт. |Это мало.",
        "Выделено 5 млн. руб. |Это мало.",
        "Это было в 2019 г. |Он уехал в г. Тверь.",
        "Пожар на ул. Садовой, д. 5, кв. 12, заметили в 18.30. |Никто не пострадал.",
        "Школа им. Ломоносова закрыта. |Уроков нет.",
        "Пришли проф. Иванов и акад. Петрова. |Они остались.",
        "Привезли хлеб, воду и т. д. |Это помогло.",
        "По ст. 105 УК и п. 2 гл. 7. |Так решил суд.",
        "«Почему?» |Никто не знал.",
        "Эвакуированы 1,2 тыс. человек. |Среди них дети.",
        "Сгорело 300 кв. м. |Пожар потушен.",
    ],
    "uk": [
        "У 1837 р. він помер. |Потім усе.",
        "Т. Г. Шевченко жив тут. |Це дім.",
        "Виділено 5 млн. грн. на ремонт. |Це мало.",
        "Це було 2019 р. |Він поїхав у м. Суми.",
        "Пожежу на вул. Садовій, буд. 5, кв. 12, помітили о 18.30. |Ніхто не постраждав.",
        "Школу ім. Франка закрито. |Уроків немає.",
        "Прийшли проф. Коваль і акад. Мороз. |Вони залишилися.",
        "Привезли хліб, воду тощо. |Усім вистачило.",
        "За ст. 115 КК і п. 2 гл. 7. |Так вирішив суд.",
        "«Чому?» |Ніхто не знав.",
        "Евакуйовано 1,2 тис. людей. |Серед них діти.",
    ],
    "tr": [
        "Prof. Dr. Kemal Arı ile Doç. Dr. Ela Su konuştu. |Toplantı bitti.",
        "Olay 5. Sokak'ta saat 18.30'da oldu. |Kimse yaralanmadı.",
        "Gemi Yapı A.Ş. ve Liman Ltd. Şti. anlaştı. |Bu ilk adım.",
        "Kanunun 12. maddesi değişti. |Ücret 1.500 TL oldu.",
        "“Neden?” |Kimse bilmiyordu.",
    ],
    "ar": [
        "ذهب الرجل. |هل عاد؟ |لا.",
        "قال د. أحمد ذلك. |ثم خرج.",
        "حضر أ.د. سامي الحفل. |وقال إن العدد بلغ 25. |وأضاف أنه كبير.",
        "انظر ص. 12 من التقرير. |لم يعلق أحد.",
    ],
    "zh": ["今天下雨。|明天呢？|不知道！|“好。”|他走了。", "他问:是吗?|没人知道。"],
    "ja": ["今日は雨。|「はい。」|と言った。"],
    "hi": ["वह गया। |वह आया।"],
    "": ["Mr. Hall and Hr. Berg met. |They left.", "Am 3. Mai war Ruhe. |Nichts geschah.", "Kom. |Gå."],
}


@pytest.mark.parametrize(("language", "marked"), [(tag, text) for tag, texts in CUTS.items() for text in texts])
def test_sentences_are_cut_where_a_reader_would(language: str, marked: str) -> None:
    expected = tuple(part.strip() for part in marked.split("|"))
    assert split_sentences(marked.replace("|", ""), language) == expected


def test_a_region_subtag_does_not_matter() -> None:
    assert split_sentences("Am 4. Juni. Es war kalt.", "de-AT") == split_sentences("Am 4. Juni. Es war kalt.", "de")


@given(st.text(alphabet=" .!?…。！\n“”\"')(»«aAbÄЯ5中ا", max_size=60), st.sampled_from(["", *CUTS]))
def test_nothing_is_lost_but_white_space(text: str, language: str) -> None:
    assert "".join("".join(split_sentences(text, language)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["A. ", ". ", "... ", "Mr. ", "a.", ".) ", "x) ", " ", "\n", "。", "é. ", "Dr.\u00a0", ". »", "5. "]
)
def test_hostile_runs_are_cut_in_linear_time(piece: str) -> None:
    """A quadratic scan of these would take minutes, and exceed the time limit of the suite."""
    text = piece * 50_000
    assert "".join("".join(split_sentences(text, "en")).split()) == "".join(text.split())
