"""Finds words of update and correction notes in a page: their counts, and the lines that hold them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

from monitor.boilerplate import is_timestamp
from monitor.extract.outline import Line

# Any new note in the text of a page changes the count of one of these.
_WORDS = (
    "been updated",
    "was updated",
    "clarif",
    "version",
    "amended",
    "editor",
    "developing story",
    "refiled",
    "retract",
    "withdrawn",
    "errat",
    "aktualisiert",
    "korrig",
    "korrektur",
    "klarstellung",
    "gegendarstellung",
    "berichtig",
    "richtigstellung",
    "fassung",
    "à jour",
    "corrig",
    "rectif",
    "démenti",
    "actualizad",
    "versión",
    "errores",
    "aclaración",
    "aggiornat",
    "rettific",
    "precisazione",
    "atualizad",
    "corre",
    "versão",
    "erramos",
    "esclarecimento",
    "bijgewerkt",
    "aangepast",
    "rectificatie",
    "versie",
    "rechtzetting",
    "verduidelijking",
    "rättelse",
    "rätta",
    "rettelse",
    "versjon",
    "oikaisu",
    "sprostowan",
    "wersji",
    "korekt",
    "düzelt",
    "önceki sürüm",
    "tekzip",
    "oprav",
    "исправлен",
    "поправк",
    "уточн",
    "опроверж",
    "версии",
    "версії",
    "спростуван",
    "διόρθ",
    "تصحيح",
    "نسخة سابقة",
    "تصويب",
    "توضيح",
    "תיקון",
    "訂正",
    "以前の版",
    "更正",
    "勘误",
    "정정",
    "修正",
    "виправлен",
    "đính chính",
    "cải chính",
    "phiên bản trước",
    "được sửa",
    "सुधार",
    "पिछले संस्करण",
    "แก้ไข",
    "ฉบับก่อนหน้า",
    "اصلاح",
    "تصحیح",
    "نسخه قبلی",
)
# Each word with its highest character, likely the rarest: in a text without it the word need not be searched for.
_KEYED = tuple((word, max(word)) for word in _WORDS)


def note_counts(tree: HtmlElement) -> str:
    """The counts of all words in the text of a page, separated by commas."""
    text = etree.tostring(tree, method="text", encoding="unicode").lower()
    return ",".join(str(text.count(word)) if key in text else "0" for word, key in _KEYED)


def note_lines(lines: list[Line]) -> list[str]:
    """The lines with at least one of the words, in order, without links and time stamps."""
    lowered = [line.text.lower() for line in lines]
    text = "\n".join(lowered)
    starts = [0, *accumulate(len(line) + 1 for line in lowered)]
    found: set[int] = set()
    for word, key in _KEYED:
        at = text.find(word) if key in text else -1
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = text.find(word, starts[number + 1])
    kept = [lines[number] for number in sorted(found)]
    return [line.text for line in kept if not line.is_link and not is_timestamp(line.text)]
