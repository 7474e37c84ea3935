"""The word tables of all languages, by BCP 47 tag."""

from __future__ import annotations

from monitor.boilerplate.stamps import asia, european, germanic, middle_east, romance, slavic
from monitor.boilerplate.stamps.words import StampWords

LANGUAGES: dict[str, StampWords] = {
    "en": germanic.ENGLISH,
    "de": germanic.GERMAN,
    "fr": romance.FRENCH,
    "es": romance.SPANISH,
    "it": romance.ITALIAN,
    "pt": romance.PORTUGUESE,
    "nl": germanic.DUTCH,
    "sv": germanic.SWEDISH,
    "da": germanic.DANISH,
    "no": germanic.NORWEGIAN,
    "fi": european.FINNISH,
    "pl": slavic.POLISH,
    "cs": slavic.CZECH,
    "sk": slavic.SLOVAK,
    "hu": european.HUNGARIAN,
    "ro": romance.ROMANIAN,
    "bg": slavic.BULGARIAN,
    "ru": slavic.RUSSIAN,
    "uk": slavic.UKRAINIAN,
    "el": european.GREEK,
    "tr": european.TURKISH,
    "ar": middle_east.ARABIC,
    "he": middle_east.HEBREW,
    "fa": middle_east.PERSIAN,
    "hi": asia.HINDI,
    "bn": asia.BENGALI,
    "ur": middle_east.URDU,
    "th": asia.THAI,
    "vi": asia.VIETNAMESE,
    "id": asia.INDONESIAN,
    "ko": asia.KOREAN,
    "ja": asia.JAPANESE,
    "zh-Hans": asia.SIMPLIFIED_CHINESE,
    "zh-Hant": asia.TRADITIONAL_CHINESE,
    "ca": romance.CATALAN,
}
