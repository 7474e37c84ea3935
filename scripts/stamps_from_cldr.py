# /// script
# requires-python = ">=3.11"
# dependencies = ["babel>=2.17"]
# ///
"""Write monitor/boilerplate/stamps/cldr.py: names of months, weekdays, units and halves of the day, from Unicode CLDR.

    PYTHONPATH=. uv run scripts/stamps_from_cldr.py && ruff format monitor/boilerplate/stamps/cldr.py

Babel contains the CLDR data. Only this script needs it, since the generated table is kept in the repository. The forms
of units next to "ago" come from CLDR's patterns for relative times ("vor {0} Stunden"), without the words that the
language's own table lists for "ago".
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap

from babel import Locale

from monitor.boilerplate.stamps.tables import LANGUAGES

_TARGET = Path(__file__).parents[1] / "monitor" / "boilerplate" / "stamps" / "cldr.py"
_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_WIDTHS = ("", "-short", "-narrow")
_LOCALES = {"no": "nb", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}
_LETTER = re.compile(r"[^\W\d_]")
_HEAD = '''"""Names of months, weekdays, halves of the day and units of time: from Unicode CLDR.

Made by ``scripts/stamps_from_cldr.py`` from Babel {version}; not to be edited by hand.
"""

from __future__ import annotations

from typing import NamedTuple


class Calendar(NamedTuple):
    """CLDR's names for one language. As in ``StampWords``, spaces separate names, and ``_`` joins words of a phrase."""

    months: str
    weekdays: str
    halves: str
    units: str


CALENDARS = {{
'''


def _months(locale: Locale) -> list[str]:
    names = [locale.months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return [name for listed in names for _, name in sorted(listed.items())]


def _weekdays(locale: Locale) -> list[str]:
    names = [locale.days[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    return [name for listed in names for _, name in sorted(listed.items())]


def _halves(locale: Locale) -> list[str]:
    periods = locale.day_periods
    listed = [periods[form][width] for form in periods for width in periods[form]]
    return [names[half] for names in listed for half in ("am", "pm") if half in names]


def _units(locale: Locale, markers: list[str]) -> list[str]:
    fields = locale._data["date_fields"]  # noqa: SLF001 - Babel has no public name for these patterns
    patterns = [
        pattern
        for unit in _UNITS
        for width in _WIDTHS
        for pattern in fields.get(unit + width, {}).get("past", {}).values()
    ]
    return [_without(re.sub(r"\(?\{0\}\)?|^[-\u2212]", " ", pattern), markers) for pattern in patterns]


def _without(pattern: str, markers: list[str]) -> str:
    for marker in markers:  # written together with the unit where a script has no spaces
        glued = len(marker) > 1 and re.search(r"[\u0e00-\u0e7f]", marker)
        end = r"(?!\S)" if not glued else ""
        start = r"(?<!\S)" if not (glued or re.match(r"[\u3040-\ud7af]", marker)) else ""
        pattern = re.sub(start + re.escape(marker) + end, " ", pattern)
    return " ".join(pattern.split())


def _listed(names: list[str]) -> str:
    kept = dict.fromkeys("_".join(name.split()) for name in names if len(_LETTER.findall(name)) > 0)
    return " ".join(kept)


def _text(words: str) -> str:
    lines = wrap(
        words, 70 if re.search("[\u3040-\ud7af]", words) else 100, break_long_words=False, break_on_hyphens=False
    )
    return "\n            ".join(f'"{line}{" " if line is not lines[-1] else ""}"' for line in lines) or '""'


def main() -> None:
    """Write the table."""
    import babel

    parts = [_HEAD.format(version=babel.__version__)]
    for code, words in LANGUAGES.items():
        locale = Locale.parse(_LOCALES.get(code, code))
        listed = f"{words.before} {words.after} {words.joins}".split()
        markers = sorted((word.replace("_", " ") for word in listed), key=len, reverse=True)
        fields = (_months(locale), _weekdays(locale), _halves(locale), _units(locale, markers))
        parts.append(f'    "{code}": Calendar(\n')
        parts += [f"        (\n            {_text(_listed(names))}\n        ),\n" for names in fields]
        parts.append("    ),\n")
    parts.append("}\n")
    _TARGET.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
