"""Words in many scripts: subscriptions, and the search of both databases, agree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from monitor.alerts import matches_words
from monitor.store import open_store
from monitor.store.engine import Database
from monitor.words import canonical, index_tokens, spans, term

# A term, a text, and whether the text contains the term as a word.
WORDS: dict[str, list[tuple[str, str, bool]]] = {
    "english": [
        ("ceasefire", "A Ceasefire was agreed.", True),
        ("ceasefire", "Ceasefires rarely last.", False),
        ("ceasefire*", "Ceasefires rarely last.", True),
        ("art", "The party started.", False),
        ("art", "State-of-the-art sensors.", True),
        ("biden", "Biden’s plan", True),
        ("don't", "They don’t know.", True),
        ("covid-19", "COVID‑19 and COVID19", True),
        ("covid19", "The COVID-19 wards", True),
        ("covid", "The COVID19 wards", True),
        ("MH370", "Flight MH 370 was never found.", True),
        ("prime minister", "The prime\n  minister resigned.", True),
        ("prime minister", "The minister, in her prime", False),
        ("acme", "Acme™ closes", True),
        ("C++", "Written in C++ and Rust.", True),
        ("C++", "Vitamin C is short.", False),
        ("cooperate", "They coop\u00aderate.", True),
    ],
    "french": [
        ("Ukraine", "La guerre de l’Ukraine", True),
        ("l'Ukraine", "La guerre de l’Ukraine", True),
        ("etat", "L’ÉTAT d’urgence", True),
        ("cœur", "le COEUR de Paris", True),
        ("coeur", "le cœur de Paris", True),
        ("état", "l’e\u0301tat", True),
    ],
    "italian": [("Aquila", "Sisma all’Aquila", True), ("L'Aquila", "Sisma a L'Aquila", True)],
    "german": [
        ("strasse", "Die Straße ist gesperrt.", True),
        ("STRAẞE", "Die Straße ist gesperrt.", True),
        ("Straße", "Die Strasse ist gesperrt.", True),
        ("strasse", "Der Straßenbau ruht.", False),
        ("Köln", "Ko\u0308ln", True),
    ],
    "polish and norwegian": [
        ("Lodz", "Pożar w Łodzi i Łódź", True),
        ("ŁÓDŹ", "w mieście łódź", True),
        ("Tromso", "Brann i Tromsø", True),
    ],
    "turkish": [
        ("Isparta", "ısparta’da yangın", True),
        ("istanbul", "İSTANBUL'DA DEPREM", True),
        ("İstanbul", "istanbul’da deprem", True),
        ("DIŞİŞLERİ", "Dışişleri Bakanı", True),
        ("dışişleri", "DIŞİŞLERİ BAKANI", True),
    ],
    "greek": [("Αθήνα", "ΠΥΡΚΑΓΙΑ ΣΤΗΝ ΑΘΗΝΑ", True), ("σεισμός", "ΣΕΙΣΜΟΣ ΤΩΡΑ", True), ("σεισμ", "σεισμός", False)],
    "russian": [
        ("Королёв", "Запуск из Королева", False),
        ("Королёв", "Город Королев", True),
        ("переговор*", "Начались ПЕРЕГОВОРЫ о мире.", True),
        ("мир", "Замирание", False),
        ("НАТО", "НАТО-Россия", True),
        ("iPhone", "Новый iPhoneом", True),
        ("мой", "мои", False),
    ],
    "ukrainian": [("п'ять", "Загинули п’ять людей", True), ("п’ять", "Загинули п\u02bcять людей", True)],
    "arabic": [
        ("هدنة", "أعلنت الهدنة مساء السبت.", True),
        ("هدنه", "أُعلِنت الهُدْنَة", True),
        ("احمد", "قال أحمد", True),
        ("إسرائيل", "قالت اسرائيل", True),
        ("مصطفى", "مصطفي", True),
        ("حرب", "الـحـــرب", True),
        ("2026", "في عام ٢٠٢٦", True),
        ("نار", "من ارض", False),
    ],
    "persian": [
        ("ایران", "في ايران", True),
        ("می‌شود", "او میشود", True),
        ("کتاب", "كتاب", True),
        ("۱۲", "12 نفر", True),
    ],
    "hebrew": [("שלום", "הסכם השָׁלוֹם", True), ("צה״ל", 'דובר צה"ל מסר', True), ("שלום", "של ום", False)],
    "hindi": [
        ("हमला", "शहर पर हमला हुआ।", True),
        ("हम", "शहर पर हमला हुआ।", False),
        ("हमल", "शहर पर हमला हुआ।", False),
        ("ज़मीन", "जमीन पर", True),
        ("NATOने", "NATO ने कहा", True),
    ],
    "tamil and bengali": [("சென்னை", "சென்னை வெள்ளம்", True), ("ঢাকা", "ঢাকায় আগুন", False), ("ঢাকা", "ঢাকা, আগুন", True)],
    "chinese": [
        ("CNN", "據CNN報導，", True),
        ("地震", "東京都で強い地震が発生した。", True),
        ("北京", "習近平到北京市視察", True),
        ("京北", "北京", False),
        ("三千", "北京。三。千人", False),
        ("3人", "けが人は３人。", True),
        ("3", "けが人は13人。", False),
        ("北京 會談", "北京會談", True),
        ("北京 會談", "北京，會談", True),
        ("大", "北京大學", True),
    ],
    "japanese": [
        ("NATO", "NATOは", True),
        ("ＮＡＴＯ", "NATOは", True),
        ("NATO", "ＮＡＴＯの会議", True),
        ("ガス", "ｶﾞｽ料金", True),
        ("かき", "がきの話", False),
        ("G7", "Ｇ７サミット", True),
        ("トム・クルーズ", "トム・クルーズ氏", True),
        ("NATO首脳", "NATO首脳会議", True),
        ("OPEC", "NATOPEC", False),
    ],
    "korean": [
        ("NATO", "NATO가", True),
        ("BBC", "BBC는", True),
        ("휴전", "휴전이 발효됐다.", True),
        ("각", "가 그리고 나", False),
        ("각", "가구", False),
        ("전이", "휴전 이후", False),
        ("휴전 협상", "휴전 협상이 시작", True),
        ("휴전", "\u1112\u1172\u110c\u1165\u11ab", True),
    ],
    "thai": [
        ("กรุงเทพ", "ฝนตกหนักในกรุงเทพมหานคร", True),
        ("น้ำท่วม", "เกิดน้ำท่วมใหญ่", True),
        ("เก", "เก่า", False),
        ("BBC", "สำนักข่าวBBCรายงาน", True),
    ],
    "lao": [("ນ້ຳ", "ແມ່ນ້ຳຂອງ", True), ("ລາວ", "ປະເທດລາວ", True)],
    "khmer": [("ភ្នំពេញ", "នៅរាជធានីភ្នំពេញ", True), ("ភ", "ភ្នំ", False), ("ខ្មែរ", "ភាសា\u200bខ្មែ\u200bរ", True)],
    "burmese": [("မြန်မာ", "မြန်မာနိုင်ငံ", True), ("မာ", "မြန်မာနိုင်ငံ", True), ("မြ", "မြန်မာ", True)],
    "tibetan": [("བོད་ལྗོངས", "བོད་ལྗོངས་ས་ཡོམ", True)],
    "georgian and armenian": [("NATO", "NATOს წევრი", True), ("თბილისი", "თბილისი.", True), ("Երևան", "ԵՐԵՒԱՆ", True)],
    "vietnamese": [("Ha Noi", "Hà Nội mưa lớn", True), ("Hà Nội", "HA\u0300 NO\u0323\u0302I", True)],
    "emoji and signs": [
        ("fire", "🔥fire🔥", True),
        ("at&t", "AT&T sues", True),
        ("m2", "12 m²", True),
        ("🔥", "Brand🔥!", True),
        ("$", "It cost $5bn.", True),
        ("5%", "Up 5 % on the year", True),
        ("at&t", "At T-shirts", False),
        ("#MeToo", "die #metoo-Debatte", True),
        ("MeToo", "die #metoo-Debatte", True),
    ],
}
CASES = [(name, *case) for name, cases in WORDS.items() for case in cases]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    store = open_store(database_url)
    yield store.database
    store.close()


def in_index(connection: Connection, database: Database, body: str, words: str) -> bool:
    """Add a version with this text to the empty index, search for the words, and remove it; whether it was found."""
    texts = database.texts
    texts.add(connection, 1, "", body)
    found = texts.find(connection, texts.parse(connection, f'"{words}"'), title_only=False, below=None, limit=5)
    plain = texts.find(connection, texts.parse(connection, words), title_only=False, below=None, limit=5)
    assert found == plain or " " in words or words.endswith("*")
    texts.remove(connection, 1, "", body)
    return list(plain if words.endswith("*") else found) == [1]


@pytest.mark.parametrize(("name", "wanted", "body", "found"), CASES)
def test_subscriptions(name: str, wanted: str, body: str, found: bool) -> None:
    assert matches_words(body, [wanted]) is found
    assert matches_words(body, [f"-{wanted}"]) is not found


def test_search(database: Database) -> None:
    with database.write() as connection:
        if not database.is_sqlite:
            # Only the index is used: its rows have no versions, so foreign keys must not be checked.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        answers = [
            (name, wanted, body, in_index(connection, database, body, wanted)) for name, wanted, body, _ in CASES
        ]
    assert answers == CASES


def test_at_least_twenty_languages() -> None:
    assert len(WORDS) >= 20


# Strategies for words in many scripts, and for what may be between two words.
SCRIPTS = {
    "latin": st.text("abcxyzßéøŁıİIiÑ", min_size=1, max_size=6),
    "digits": st.text("0123456789", min_size=1, max_size=4),
    "greek": st.text("αβγάΣςσ", min_size=1, max_size=6),
    "cyrillic": st.text("абвёйЁїИ", min_size=1, max_size=6),
    "devanagari": st.from_regex(r"([कखगज][़]?[ािी]?){1,4}", fullmatch=True),
    "han": st.text("北京東地震三人", min_size=1, max_size=5),
    "kana": st.text("はがカガーん", min_size=1, max_size=5),
    "hangul": st.text("휴전이가각협상", min_size=1, max_size=5),
    "thai": st.from_regex(r"([กขคงเ][ิ่้]?){1,5}", fullmatch=True),
    "arabic": st.text("ابتثأإةىيکهلم", min_size=1, max_size=5),
    "hebrew": st.text("אבגדהוש", min_size=1, max_size=5),
    "khmer": st.from_regex(r"([កខគរ](្[កខគរ])?[ាិ]?){1,4}", fullmatch=True),
    "burmese": st.from_regex(r"([ကခဂမ][ြ်ာ]?){1,4}", fullmatch=True),
}
ANY_WORD = st.one_of(*SCRIPTS.values())
GAPS = st.sampled_from([" ", ", ", "。", "」「", " – ", "’", "-", "\n", "　"])


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and a text with words of other scripts before and after it, with or without something between."""
    own = draw(st.sampled_from(sorted(SCRIPTS)))
    word = draw(SCRIPTS[own])
    others = sorted(set(SCRIPTS) - {own})
    sides = []
    for _ in range(2):
        other = draw(SCRIPTS[draw(st.sampled_from(others))])
        sides.append((other, draw(st.one_of(st.just(""), GAPS))))
    (before, first), (after, second) = sides
    return word, f"{before}{first}{word}{second}{after}"


@given(neighbours())
def test_a_word_in_a_text_is_found_by_a_subscription(case: tuple[str, str]) -> None:
    word, body = case
    assert matches_words(body, [word])
    assert not matches_words(body, [f"-{word}"])
    wanted = term(word)
    assert wanted is not None
    assert spans(body, [wanted])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(neighbours(), min_size=1, max_size=8))
def test_a_word_in_a_text_is_found_by_the_search(database: Database, cases: list[tuple[str, str]]) -> None:
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        assert all(in_index(connection, database, body, word) for word, body in cases)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(ANY_WORD, st.one_of(st.just(""), GAPS)), min_size=1, max_size=8),
            st.lists(st.tuples(ANY_WORD, st.one_of(st.just(""), st.just(" "))), min_size=1, max_size=2),
        ),
        max_size=8,
    )
)
def test_search_and_subscriptions_agree(
    database: Database, cases: list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]
) -> None:
    """For any term and text, except for accents."""
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for body_parts, asked_parts in cases:
            body, asked = ("".join(word + gap for word, gap in parts) for parts in (body_parts, asked_parts))
            wanted = term(asked)
            assert wanted is not None
            matched = wanted.pattern.search(canonical(body)) is not None
            assert in_index(connection, database, body, asked.strip()) is matched
            assert bool(spans(body, [wanted])) is matched


@given(st.text())
def test_tokens_of_any_text_can_be_stored_in_both_databases(body: str) -> None:
    for token in index_tokens(body):
        assert token
        assert not set(token) & set(" '\"\\\0")


@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=3))
def test_spans_are_in_order_and_within_the_text(body: str, asked: list[str]) -> None:
    found = spans(body, [wanted for word in asked if (wanted := term(word))])
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(body) for edge in edges)
    assert all(first < past for first, past in found)
