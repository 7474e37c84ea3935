"""Reads time zones: named after a time of day, or derived from a second time of the same moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.quantities.line import Line
from monitor.quantities.quantity import Quantity

# Minutes ahead of UTC. Names with several meanings in news (IST, CST of China) are left out.
_ZONES = {
    "GMT": 0, "UTC": 0, "WET": 0, "BST": 60, "WEST": 60, "WAT": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
    "SAST": 120, "CAT": 120, "EET": 120, "OEZ": 120, "EEST": 180, "OESZ": 180, "MSK": 180, "EAT": 180, "TRT": 180,
    "PKT": 300, "WIB": 420, "HKT": 480, "SGT": 480, "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "BRT": -180, "ART": -180, "ADT": -180, "AST": -240, "EDT": -240, "EST": -300,
    "CDT": -300, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480,
}  # fmt: skip
_UNIVERSAL = frozenset({"GMT", "UTC"})
# The text between two times of one moment: "9 a.m. local time (0700 GMT)", "15 Uhr Ortszeit / 14 Uhr MEZ".
_SAME_MOMENT = re.compile(r"[^\d.;!?(/\n]{0,30}[(/]\s?")
_DAY = 1440
_HALF_DAY = 720


def zone_at(line: Line, at: int) -> tuple[int | None, int]:
    """The offset of the zone at ``at`` in minutes ahead of UTC, None if there is none, and the position after it."""
    token = line.get(at)
    offset = _ZONES.get(token.text)
    if offset is None or not line.near(at):
        return None, at
    hours = line.get(at + 1)
    sign = line.text[token.stop : hours.start]
    if token.text in _UNIVERSAL and hours.kind == "number" and sign in ("+", "") and len(hours.text) <= 3:
        ahead = _hours(hours.text if sign else hours.text.replace("−", "-"), signed=not sign)
        if ahead is not None:
            return 60 * ahead, at + 2
    return offset, at + 1


def _hours(text: str, *, signed: bool) -> int | None:
    """An offset in hours ahead of UTC; None if the digits are not an offset."""
    if text.removeprefix("-").isdecimal() and text.startswith("-") == signed and abs(int(text)) <= 14:
        return int(text)
    return None


def four_digits(line: Line, at: int) -> int | None:
    """The minutes after midnight of a time in four digits before a zone (0700 GMT); None for any other token."""
    text = line.tokens[at].text
    if len(text) != 4 or not text.isdecimal() or line.get(at + 1).text not in _ZONES or not line.near(at + 1):
        return None
    hour, minute = int(text[:2]), int(text[2:])
    return 60 * hour + minute if hour < 24 and minute < 60 else None


def with_zones(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities; a time without a zone takes the one derived from the time in brackets after it."""
    items = list(found)
    for at, item in enumerate(items[:-1]):
        following = items[at + 1]
        if item.key[0] != "time" or following.key[0] != "time" or item.zone is not None or following.zone is None:
            continue
        if _SAME_MOMENT.fullmatch(text[item.end : following.start]):
            items[at] = replace(item, zone=_ahead(item.key[1], following))
    return items


def _ahead(local: object, other: Quantity) -> int | None:
    """The offset of a local time in minutes ahead of UTC, given the same moment in a known zone."""
    there = other.key[1]
    if not isinstance(local, int) or not isinstance(there, int) or other.zone is None:
        return None
    return (local - there + other.zone + _HALF_DAY) % _DAY - _HALF_DAY
