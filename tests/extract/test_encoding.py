"""A page is decoded in its real encoding, whatever the declarations."""

from __future__ import annotations

import pytest

from monitor.extract import decode_html, read_article

RUSSIAN = "<p>Паром закрыт на одиннадцать недель. Совет решил закрыть причал, сообщил Вестник в Lindwick Courier.</p>"
FRENCH = "<p>Le maire a été réélu à Évry, où l’été s’achève. « Ça va », dit-il devant l’hôtel de ville.</p>"
POLISH = "<p>Prom zamknięty na jedenaście tygodni, mówi załoga; łódź czeka przy nabrzeżu.</p>"
JAPANESE = "<p>港湾委員会は火曜日に東側の桟橋を11週間閉鎖することを決めた。iPhoneで確認できる。</p>"
CHINESE = "<p>港务局周二决定关闭东码头十一周，iPhone用户可以查询。</p>"
GREEK = "<p>Το λιμάνι έκλεισε για έντεκα εβδομάδες, είπε ο δήμαρχος στο Facebook.</p>"
PAD = "<script>" + "var x=1;" * 2000 + "</script>"


@pytest.mark.parametrize(
    ("head", "encoding", "server"),
    [
        (PAD + "<meta charset=windows-1251>", "cp1251", None),
        (PAD + '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", None),
        ('<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">', "cp1251", None),
        ("<script>var m = '<meta charset=koi8-r>';</script><meta charset='windows-1251'>", "cp1251", None),
        ("<style>/* <meta charset=koi8-r> */</style><META CHARSET = windows-1251 />", "cp1251", None),
        ("<title>How to write <meta charset=koi8-r></title><meta charset=windows-1251>", "cp1251", None),
        ('<link data-x="<meta charset=koi8-r>"><meta charset=windows-1251>', "cp1251", None),
        ('<meta name="description" content="charset=koi8-r"><meta charset=windows-1251>', "cp1251", None),
        ("<meta charset=no-such-thing><meta charset=windows-1251>", "cp1251", None),
        # the page is more credible than the server's default
        ("<meta charset=windows-1251>", "cp1251", "text/html; charset=ISO-8859-1"),
        ("<meta charset=windows-1251>", "cp1251", "text/html; charset=utf-8"),
        ("<meta charset=koi8-r>", "koi8-r", "text/html; charset=windows-1251"),
        # where both are wrong, the language decides
        ("<meta charset=iso-8859-1>", "cp1251", None),
        ("<meta charset=utf-8>", "cp1251", "text/html; charset=utf-8"),
        # the bytes are UTF-8, whatever is declared
        ("<meta charset=windows-1251>", "utf-8", "text/html; charset=windows-1251"),
    ],
)
def test_cyrillic_is_read_in_its_own_encoding(head: str, encoding: str, server: str | None) -> None:
    page = f'<html lang="ru"><head>{head}</head><body>{RUSSIAN}</body></html>'.encode(encoding)
    assert RUSSIAN in decode_html(page, server)


@pytest.mark.parametrize(
    ("text", "label", "encoding", "server"),
    [
        (FRENCH, "iso-8859-1", "cp1252", "text/html; charset=windows-1251"),
        (FRENCH, "", "cp1252", None),
        (POLISH, "iso-8859-2", "iso-8859-2", "text/html"),
        (JAPANESE, "Shift_JIS", "cp932", "text/html; charset=utf-8"),
        (JAPANESE, "EUC-JP", "euc-jp", "text/html; charset=iso-8859-1"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp", None),
        (CHINESE, "gb2312", "gbk", "text/html; charset=iso-8859-1"),
        (GREEK, "iso-8859-7", "iso-8859-7", None),
        (CHINESE, "gb2312", "utf-8", None),
    ],
)
def test_other_scripts(text: str, label: str, encoding: str, server: str | None) -> None:
    page = f"<html><head>{f'<meta charset={label}>' if label else ''}</head><body>{text}</body></html>".encode(encoding)
    assert text in decode_html(page, server)


def test_one_stray_byte_does_not_garble_a_page() -> None:
    page = b"<meta charset=windows-1251>" + RUSSIAN.encode() + b"\xff"
    assert RUSSIAN in decode_html(page, "text/html; charset=windows-1251")
    assert "\ufffd" in decode_html("<p>A \ufffd stands here.</p>".encode())


def test_a_late_declaration_is_used_by_read_article() -> None:
    page = f"<html><head>{PAD}<meta charset=windows-1251><title>Паром закрыт</title></head><body><article>"
    page += f"<h1>Паром закрыт</h1>{RUSSIAN}</article></body></html>"
    assert read_article(page.encode("cp1251")).title == "Паром закрыт"


@pytest.mark.parametrize(
    "piece",
    ['<a "', "<a ", "<script>", "<!--", "<meta charset=", "<meta charset=x \xff>", "<title><", '<meta a="', "</title>"],
)
def test_a_hostile_head_is_scanned_once(piece: str) -> None:
    """A scan that started again at every piece would exceed the time limit of the suite."""
    assert "\xff" in decode_html((piece * 200_000 + "\xff").encode("latin-1"))
