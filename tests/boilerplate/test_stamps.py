"""Stamps, reading times and counts in each language, detected by their words alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.boilerplate import furniture_reason, is_furniture, is_timestamp, is_update_stamp, split_stamps
from monitor.boilerplate.furniture_languages import LATIN, OTHERS, phrases
from monitor.boilerplate.furniture_phrases import PHRASES
from monitor.boilerplate.furniture_scripts import PHRASES as OTHER_SCRIPTS
from monitor.boilerplate.stamps.cldr import CALENDARS
from monitor.boilerplate.stamps.tables import LANGUAGES
from monitor.boilerplate.stamps.tokens import shape, tokens
from tests.boilerplate.stamps_by_language import STAMPS

LINES = [(code, line) for code, row in STAMPS.items() for line in (row.now, row.hour, row.days, *row.others)]
PROSE = [(code, row.prose) for code, row in STAMPS.items()]


def test_each_language_with_a_table_is_tested() -> None:
    assert list(STAMPS) == list(LANGUAGES) == list(CALENDARS)


@pytest.mark.parametrize(("code", "line"), LINES)
def test_stamps_are_detected(code: str, line: str) -> None:
    assert furniture_reason(line) == "timestamp"


@pytest.mark.parametrize(("code", "line"), PROSE)
def test_article_text_with_a_relative_time_is_not_a_stamp(code: str, line: str) -> None:
    assert not is_furniture(line)
    assert split_stamps(line) == ()


GLUED = [
    "53m ago14:52 GMT",
    "Updated3h ago",
    "3h agoUpdated 14:52 GMT",
    "Published 2 March 2026, 14:52 GMTUpdated 3h ago",
    "• 3h ago",
    "(3 hours ago)",
    "3h ago | 14:52 GMT",
    "Updated at 2:52 p.m. ET",
    "Today at 14:52",
    "Gestern, 14:30 Uhr",
    "发布时间：2026-03-02 14:30",
    "입력 2026.03.02 14:30 수정 2026.03.02 오후 3:10",
    "2026年3月2日 14:30 更新",
    "Обновлено: 2 марта 2026, 14:30 мск",
    "Cập nhật lúc 14:30, ngày 2 tháng 3 năm 2026",
    "Last updated 2026-03-02T14:30:00+01:00",
    "Next update at 17:00",
    "Next update due by 5 p.m. on Friday",
    "Nächste Aktualisierung: 17 Uhr",
    "Prochaine information à 17 h",
    "Próxima actualización: 17.00",
    "Prossimo aggiornamento alle 17.00",
    "Volgende update om 17.00 uur",
    "Issued at 14:00 on Friday 27 November",
]


@pytest.mark.parametrize("line", GLUED)
def test_stamps_glued_and_in_rows(line: str) -> None:
    assert furniture_reason(line) == "timestamp"


COUNTS = [
    "1,284 viewing this page",
    "1,284 people are viewing this page",
    "12K views",
    "34 comments",
    "Share 1.2k",
    "Comments (34)",
    "12 Kommentare",
    "34 commentaires",
    "1,2 mil comentarios",
    "7 reacties",
    "34 комментария",
    "1,2 тыс. просмотров",
    "コメント12件",
    "阅读 3.4万",
    "댓글 12",
    "34 yorum",
    "12 نظر",
    "34 komentarzy",
    "18 σχόλια",
    "34 bình luận",
]
READING = [
    "3 min read",
    "Reading time: 3 minutes",
    "Lesezeit: 3 Min.",
    "3 minutes de lecture",
    "Tiempo de lectura: 3 min",
    "3 min di lettura",
    "Czas czytania: 3 min",
    "읽는 시간 3분",
    "阅读时间 3 分钟",
    "Okuma süresi: 3 dk",
    "Время чтения: 3 мин.",
    "Leestijd 3 minuten",
    "Lukuaika 3 min",
]


@pytest.mark.parametrize("line", COUNTS)
def test_counts(line: str) -> None:
    assert furniture_reason(line) == "share"


@pytest.mark.parametrize("line", READING)
def test_reading_times(line: str) -> None:
    assert furniture_reason(line) == "interface"


ROWS = [
    "By Jane Doe · 3h ago · 5 min read",
    "By Jane Doe3h ago5 min read",
    "Jane Doe | vor 3 Minuten",
    "5 min read · 34 comments",
    "34 comments12 shares",
    "Von Ada Example | 12. Mai 2031",
]


@pytest.mark.parametrize("line", ROWS)
def test_rows_of_short_items(line: str) -> None:
    assert is_furniture(line)


TEXT = [
    "Two hours ago.",
    "That was an hour ago.",
    "The lake formed 12,000 years ago.",
    "12,000 years ago",
    "15 killed",
    "12 people",
    "3 minutes of silence",
    "Three hours later",
    "34 comments were deleted by the court.",
    "Five shares worth $3",
    "“An hour ago”",
    "In 5 Stunden",
    "The update 3 hours ago failed",
    "In the last 24 hours",
    "Views differ",
    "5 million viewers.",
    "25 August 2031 - 4pm to 6pm",
]


@pytest.mark.parametrize("line", TEXT)
def test_similar_lines_are_not_stamps(line: str) -> None:
    assert not is_furniture(line)


def test_a_date_alone_counts_only_outside_the_article_text() -> None:
    for line in ("2 March 2026", "2 марта 2026", "2026年3月2日", "14:52 GMT", "3h"):
        assert not is_timestamp(line)
        assert is_timestamp(line, bare=True)


@pytest.mark.parametrize(
    "line",
    [
        "10:00 - 18 June 2022",
        "18 June 2022 - 10:00",
        "June 12, 2022 5:00 PM EDT (21:00 GMT)",
        "Fri 5 Aug 2022 11.03 EDT / 16.03 BST",
        "18 de junio de 2022 a las 10:00",
        "18.06.2022, 10.30 Uhr",
    ],
)
def test_a_single_date_and_time_is_the_date_of_the_page(line: str) -> None:
    assert is_timestamp(line, bare=True)


@pytest.mark.parametrize(
    "line",
    [
        "From 10pm on Saturday 18 June to 4am on Sunday 19 June",
        "11pm on Sunday 11 September to 3pm on Monday 12 September.",
        "June 12, 2022 5:00 PM - June 12, 2022 6:00 PM",
        "18 June 2022 - 19 June 2022",
        "17-19 May 2022",
        "Von 22 Uhr am Samstag bis 4 Uhr am Sonntag",
        "Du 18 juin à 22h au 19 juin à 4h",
        "3. bis 5. Mai 2022",
    ],
)
def test_a_time_span_is_not_the_date_of_the_page(line: str) -> None:
    assert not is_timestamp(line, bare=True)


@pytest.mark.parametrize(
    "line",
    [
        "22.11.2026, 06:45 (akt. 22.11.2026, 07:30)",
        "aktual. 22. 11. 2026 12:40",
        "Upd. 12:40",
        "Agg. 22/11/2026",
        "Opd. 22.11.2026",
        "Uppd. 12.40",
        "Bijgew. 12:40",
        "обн. 12:40",
    ],
)
def test_a_short_label_for_updates(line: str) -> None:
    assert is_update_stamp(line)


def test_only_a_label_for_updates_makes_an_update_stamp() -> None:
    assert is_update_stamp("Updated 3h ago")
    assert is_update_stamp("Обновлено 5 минут назад")
    assert not is_update_stamp("Published 3h ago")
    assert not is_update_stamp("3h ago")


CUT = [
    ("3h agoThe mayor has asked people to leave.", ["3h ago", "The mayor has asked people to leave."]),
    ("3h ago The mayor has asked people to leave.", ["3h ago", "The mayor has asked people to leave."]),
    ("53m ago14:52 GMTThe mayor said so.", ["53m ago14:52 GMT", "The mayor said so."]),
    ("3 hours ago · The mayor said so.", ["3 hours ago", "The mayor said so."]),
    ("The mayor said so.3h ago", ["The mayor said so.", "3h ago"]),
    ("By Jane Doe3h ago5 min read", ["By Jane Doe", "3h ago", "5 min read"]),
    ("5分钟前 市长说，水位上涨。", ["5分钟前", "市长说，水位上涨。"]),
    ("5分钟前市长说，水位上涨。", []),
    ("3 years ago Germany was hit by a storm.", []),
    ("3 hours ago the mayor left.", []),
    ("The bridge was closed 3h ago", []),
    ("Updated 14:52By Ann Lee", ["Updated 14:52", "By Ann Lee"]),
    ("Update 3 - The mayor said so.", ["Update 3", "The mayor said so."]),
    # A clock time with its AM/PM or time zone, in capitals or without a space.
    ("Updated 4:10PM The mayor said so.", ["Updated 4:10PM", "The mayor said so."]),
    ("Updated 4:10PM ET — The mayor said so.", ["Updated 4:10PM ET", "The mayor said so."]),
    ("Update, 4:10PM: The mayor said so.", []),
    ("Updated 4:10PM ET: The mayor said so.", []),
    ("(Updated 4:10PM) The mayor said so.", []),
    ("[Update 4PM EST] The mayor said so.", []),
    ("Updated 14:52GMT: The mayor said so.", []),
    ("Stand: 14.20Uhr Der Landrat sagt ab.", ["Stand: 14.20Uhr", "Der Landrat sagt ab."]),
    ("Update 14:20UHR: Der Landrat sagt ab.", []),
    ("Update 14:20UUR: De burgemeester zegt af.", []),
    ("Mise à jour 16H : Le maire annule.", []),
    ("Actualizado 19:05H. El alcalde cancela.", []),
    ("Atualização 17H: O prefeito cancela.", []),
    ("Aktualizováno 16:05HOD.: Starosta ruší.", []),
    ("Обновлено 16:05МСК: Мэр отменяет.", []),
    ("Güncelleme 16.05TSİ: Başkan iptal etti.", []),
    # A corrected figure is not a date or time.
    ("Outbreaks in care homes | 57 (week 3 revised to 64)", []),
    ("Fälle | 57 (Stand Woche 3: 64)", []),
    ("Index 104 - revised 103", []),
    ("Harle | 212 | updated 3 May", ["Harle | 212", "updated 3 May"]),
    ("Harle | 212 | Updated 3 May | 14:52", ["Harle | 212", "Updated 3 May | 14:52"]),
    ("The mayor said so.3H AGO", ["The mayor said so.", "3H AGO"]),
    ("The mayor said so | 2 days ago | 3 min read", ["The mayor said so", "2 days ago", "3 min read"]),
]
FIGURES = ["Revised to 64", "61 (revised from 58)", "Edited from 31 to 40", "Aktualisiert auf 64", "Revisado a 64"]


@pytest.mark.parametrize(("line", "parts"), CUT)
def test_a_stamp_is_split_off_only_if_it_is_separate(line: str, parts: list[str]) -> None:
    assert split_stamps(line) == tuple(parts)


@pytest.mark.parametrize("line", FIGURES)
def test_a_corrected_figure_is_not_a_stamp(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize("line", ["Update 3", "Aktualisierung 2", "Mise à jour 4", "Updated 3h"])
def test_the_number_of_an_update_is_a_stamp(line: str) -> None:
    assert is_timestamp(line)


def _distances(code: str) -> list[tuple[str, str, str]]:
    """The markers of relative times in a language with each unit, as (before, unit, after)."""
    words, units = LANGUAGES[code], CALENDARS[code].units.split()
    before = [(marker.replace("_", " "), "") for marker in words.before.split()]
    after = [("", marker.replace("_", " ")) for marker in words.after.split()]
    return [(one, unit.replace("_", " "), other) for one, other in before + after for unit in units]


@settings(max_examples=400)
@given(st.sampled_from(sorted(LANGUAGES)), st.integers(1, 99), st.data())
def test_any_relative_time_is_a_stamp_unless_a_sentence_surrounds_it(
    code: str, number: int, data: st.DataObject
) -> None:
    before, unit, after = data.draw(st.sampled_from(_distances(code)))
    stamp = f"{before} {number} {unit} {after}".strip()
    assert is_timestamp(stamp), stamp
    assert not is_furniture(f"Mayor Solheim {stamp} Aldermouth")
    assert split_stamps(f"Mayor Solheim left {stamp} for Aldermouth.") == ()


@settings(max_examples=300)
@given(st.text("0123456789-:./, TZ+hHuamin\u00b7\u0663"))
def test_a_line_and_its_shape_have_the_same_words_and_kinds_of_numbers(line: str) -> None:
    assert list(tokens(line)) == list(tokens(shape(line)))


@pytest.mark.parametrize("table", [PHRASES, OTHER_SCRIPTS, phrases(LATIN), phrases(OTHERS)])
def test_no_phrase_of_furniture_names_a_figure_since_shapes_have_none(table: dict[str, tuple[str, ...]]) -> None:
    for phrase in (phrase for listed in table.values() for phrase in listed):
        assert re.search(r"\d", re.sub(r"\{\d+(?:,\d*)?\}|\\u[0-9a-f]{4}", "", phrase)) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("28738 homes flooded \u00b7 3h ago", ("28738 homes flooded", "3h ago")),
        ("14:52 GMTUpdated 3h agoFlood of 1998 in 20 towns", ("14:52 GMTUpdated 3h ago", "Flood of 1998 in 20 towns")),
        ("2026-03-021998 homes | 12 min read", ("2026-03-021998 homes", "12 min read")),
    ],
)
def test_the_parts_of_a_line_have_its_own_figures(line: str, parts: tuple[str, ...]) -> None:
    assert split_stamps(line) == parts
