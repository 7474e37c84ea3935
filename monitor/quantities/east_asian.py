"""Finds the quantities of Chinese, Japanese and Korean text, which has no spaces between words.

Digits are always a number, numeral characters only before a counter or a unit: 一部, 千葉 and 十分 are ordinary words.
Keys are as in the other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from monitor.quantities.quantity import Key, Quantity

_LETTERS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
_DIGITS = "0-9０-９"
_SCALES = {"十": 10, "百": 100, "千": 1000, "백": 100, "천": 1000, "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8,
           "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12}  # fmt: skip
_CHARACTERS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
# Words for units, by the unit's name in the other languages.
_MEASURED = {
    "%": "パーセント 퍼센트 % ％", "pp": "ポイント 百分点 포인트",
    "km²": "平方キロメートル 平方キロ 平方公里", "m²": "平方メートル 平方米",
    "km": "キロメートル キロ 公里 千米 킬로미터 km", "cm": "センチメートル センチ 厘米 센티미터 cm",
    "mm": "ミリ 毫米 mm", "m": "メートル 米 미터 m", "kg": "キログラム 公斤 千克 킬로그램 kg", "t": "トン 吨 톤",
    "ha": "ヘクタール 公顷 헥타르", "mile": "マイル 英里 마일", "JPY": "円 日元 엔", "USD": "ドル 美元 달러",
    "EUR": "ユーロ 欧元 유로", "CNY": "元 人民币", "KRW": "ウォン 원", "°C": "摄氏度 ℃",
}  # fmt: skip
_UNITS = {word: unit for unit, words in _MEASURED.items() for word in words.split()}
# Counters. Numeral characters are a number only before one of these or a unit.
_COUNTED = (
    "か所 カ所 ヶ所 ケ所 箇所 か月 カ月 ヶ月 ケ月 か国 カ国 ヵ国 个月 個月 分钟 分間 小时 時間 週間 年間"
    " 日間 世帯 人 名 位 件 起 歳 岁 才 年 月 日 号 時 时 分 秒 回 次 个 個 台 辆 棟 栋 座 社 校 所 家 户"
    " 戸 軒 組 匹 頭 头 只 隻 艘 機 架 票 点 度 割 倍 階 层 級 级 条 张 天 周 本 枚 冊 便 발 시간 명 사람"
    " 개월 개 살 세 번 마리 대 곳 채 척 건 가구 년 월 일 시 분 초 주 회 차"
)
_COUNTERS = _COUNTED.split()
_NATIVELY_COUNTED = "명 사람 개월 개 살 번 마리 대 곳 채 척 건 시간 시 가구 차례 달"
_NATIVE_COUNTERS = _NATIVELY_COUNTED.split()
_AFTER_NATIVE = "|".join(sorted(_NATIVE_COUNTERS, key=len, reverse=True))
_AFTER = "|".join(map(re.escape, sorted({*_UNITS, *_COUNTERS}, key=len, reverse=True)))
_NUMBER = (
    rf"[{_DIGITS}](?:[{_DIGITS}]|[,，.．](?=[{_DIGITS}]))*+(?:\s?[{''.join(_SCALES)}]++"
    rf"(?:[{_DIGITS}](?:[{_DIGITS}]|[,，.．](?=[{_DIGITS}]))*+)?+)*+"
)
_NUMERALS = rf"[{''.join(_CHARACTERS)}{''.join(_SCALES)}]++"
_ANY = rf"(?:{_NUMBER}|{_NUMERALS})"
_HALF_DAYS = {"午前": 0, "上午": 0, "凌晨": 0, "早上": 0, "오전": 0, "午後": 12, "下午": 12, "晚上": 12, "오후": 12}
# Words before and after a number that say that it is approximate, or an upper or lower limit.
_ABOUT = re.compile(r"(?:約|およそ|大约|大約|约|약)\s?$")
_OVER = re.compile(r"(?:超过|超過|逾|至少|少なくとも|최소|超)\s?$")
_UNDER = re.compile(r"(?:将近|近|不到|不足|最多|最大|최대)\s?$")
_OVER_AFTER = re.compile(r"\s?(?:以上|超|余|餘|多|이상|넘)")
_UNDER_AFTER = re.compile(r"\s?(?:以下|未満|弱|이하|미만)")
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY"}
# How many characters before and after a number are read for such words.
_REACH = 6
# Longer runs of digits and characters are identifiers.
_LONGEST = 40


def is_east_asian(text: str) -> bool:
    """Whether more than a quarter of a text is in one of these scripts: more than a name in brackets."""
    return not text.isascii() and len(_LETTERS.findall(text)) * 4 > len(text)


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of all quantities; compiled on first use, as that takes a while."""
    return re.compile(
        rf"""
        (?P<part>{_ANY})\s?(?:分の|分之|분의)\s?(?P<of>{_ANY})
      | (?P<date>(?:(?P<year>[{_DIGITS}〇一二三四五六七八九]{{4}})\s?[年년]\s?)?
            (?P<month>[{_DIGITS}一二三四五六七八九十]{{1,3}})\s?[月월]\s?
            (?P<day>[{_DIGITS}一二三四五六七八九十]{{1,3}})\s?[日号號일])
      | (?P<time>(?P<half>{'|'.join(_HALF_DAYS)})?\s?(?<![{_DIGITS}:.])(?P<hour>[{_DIGITS}]{{1,2}})(?:
            :(?P<min>[0-5]\d)(?![{_DIGITS}])
           |\s?(?:[時时点點](?!間)|시(?!간))\s?(?:(?P<minute>[{_DIGITS}]{{1,2}})\s?[分분](?![間钟の之의])|(?P<thirty>半|반))?))
      | (?P<rank>[第제]\s?(?P<place>{_ANY}))
      | (?P<code>[A-Za-z][-A-Za-z]*+[{_DIGITS}]++)
      | (?P<money>[$€£¥￥])\s?(?P<sum>{_NUMBER})
      | (?P<amount>{_NUMBER})\s?(?P<after>{_AFTER})?
      | (?P<numerals>{_NUMERALS})(?P<counter>{_AFTER})
      | (?P<native>{'|'.join(_NATIVE)})\s?(?P<many>{_AFTER_NATIVE})
      | (?P<whole>半数|半分|一半|절반)
        """,
        re.VERBOSE,
    )  # fmt: skip


def east_asian(text: str) -> Iterator[Quantity]:
    """The quantities of a text, in order."""
    for match in _pattern().finditer(text):
        found = None if len(match[0]) > _LONGEST else _read(match)
        if found is None:
            continue
        key, counts, weak = found
        end = match.end() - len(counts)
        before = text[max(0, match.start() - _REACH) : match.start()]
        yield Quantity(
            key,
            text[match.start() : end].rstrip(),
            match.start(),
            len(text[:end].rstrip()) if text[end - 1].isspace() else end,
            _bound(before, text[match.end() : match.end() + _REACH]),
            counts,
            weak=weak,
            about=bool(_ABOUT.search(before)),
        )


def _bound(before: str, after: str) -> str:
    if _OVER.search(before) or _OVER_AFTER.match(after):
        return ">"
    return "<" if _UNDER.search(before) or _UNDER_AFTER.match(after) else ""


def _read(match: re.Match[str]) -> tuple[Key, str, bool] | None:
    """The key of a match, what it counts, and whether it is weak; None if it is not a quantity."""
    if match["date"] or match["time"]:
        return (_date(match) if match["date"] else _time(match)), "", False
    if match["rank"]:
        return ("ordinal", int(_value(match["place"])), ""), "", True
    if match["code"]:
        return ("code", match["code"].casefold().replace("-", ""), ""), "", True
    if match["part"]:
        return _share(_value(match["of"]), _value(match["part"])), "", False
    if match["whole"]:
        return ("number", Decimal(50), "%"), "", False
    if match["money"]:
        return ("number", _value(match["sum"]), _CURRENCIES[match["money"]]), "", False
    return _counted(match)


def _share(parts: Decimal, whole: Decimal) -> Key:
    return ("number", 100 * parts / whole if whole else Decimal(0), "%")


def _counted(match: re.Match[str]) -> tuple[Key, str, bool] | None:
    """An amount with what it counts: in digits, in numeral characters, or in native Korean words."""
    if match["native"]:
        value = Decimal(_NATIVE[match["native"]])
        return ("number", value, ""), match["many"], value == 1
    if match["numerals"]:
        is_number = match["numerals"][0] not in "万萬億亿兆" and match[0] != "十分"
        return _measured(match["numerals"], match["counter"] or "", weak=True) if is_number else None
    return _measured(match["amount"], match["after"] or "", weak=False)


def _measured(number: str, after: str, *, weak: bool) -> tuple[Key, str, bool]:
    """A number with its unit or what it counts; ``weak``: the number one is weak."""
    value = _value(number)
    if after == "割":
        return ("number", value * 10, "%"), "", False
    unit = _UNITS.get(after, "")
    return ("number", value, unit), ("" if unit else after), weak and value == 1


def _date(match: re.Match[str]) -> Key:
    year = None if match["year"] is None else int(_plain(match["year"]))
    return ("date", (year, int(_value(match["month"])), int(_value(match["day"]))), "")


def _time(match: re.Match[str]) -> Key:
    hour = int(match["hour"])
    minutes = 30 if match["thirty"] else int(match["min"] or match["minute"] or 0)
    late = _HALF_DAYS.get(match["half"] or "", 0)
    if late and hour < 12:
        hour += late
    return ("time", (60 * hour + minutes) % 1440, "")


def _plain(digits: str) -> str:
    """Numeral characters replaced by digits, one by one."""
    return "".join(str(_CHARACTERS.get(char, char)) for char in digits)


def _value(text: str) -> Decimal:
    """The value of a number in digits and numeral characters, with scales (万, 億) between them."""
    text = text.replace(",", "").replace("，", "").replace("．", ".")
    if not any(char in _SCALES for char in text):
        return _digits(text)
    total, section, number = Decimal(0), Decimal(0), ""
    for char in text:
        scale = _SCALES.get(char)
        if scale is None:
            number += char
        elif scale >= 10**4:
            section += _digits(number) if number else 0
            total, section, number = total + (section or 1) * scale, Decimal(0), ""
        else:
            section, number = section + (_digits(number) if number.strip() else 1) * scale, ""
    return total + section + (_digits(number) if number.strip() else 0)


def _digits(text: str) -> Decimal:
    plain = _plain(text.strip())
    return Decimal(plain if plain.count(".") < 2 else plain.replace(".", ""))
