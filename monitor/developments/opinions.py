"""The schema of a second reader's answer, and its strict check: any deviation makes the answer unusable."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from monitor.errors import ReaderUnusable
from monitor.model import EditKind, Opinion, well_formed

# The kinds that a reader may name. Corrections are left out: they follow from notes, which are never asked about.
KINDS = frozenset({EditKind.EVENT, EditKind.FIGURE, EditKind.QUOTE, EditKind.DETAIL, EditKind.BACKGROUND})
_NAMED = {str(kind): kind for kind in sorted(KINDS)} | {str(EditKind.WORDING): None}
# A reason must fit beside the sentence on a line of a mail.
REASON_CHARACTERS = 100
_FIELDS = ("number", "new", "kind", "reason")
# Only keywords that all servers support: hosted ones refuse limits on the length of strings and lists.
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "verdicts": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "number": {"type": "integer"},
                        "new": {"type": "boolean"},
                        "kind": {"type": "string", "enum": list(_NAMED)},
                        "reason": {"type": "string"},
                    },
                    "required": list(_FIELDS),
                    "additionalProperties": False,
                },
            }
        },
        "required": ["verdicts"],
        "additionalProperties": False,
    }
)


def opinions_of(text: str, count: int) -> tuple[Opinion, ...]:
    """Parse an answer into the opinions on ``count`` sentences, in the order of their numbers.

    Raises ``ReaderUnusable`` if the answer does not match the schema, or not every sentence has one verdict.
    """
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReaderUnusable("the answer is not JSON") from error
    verdicts = answer.get("verdicts") if isinstance(answer, dict) and set(answer) == {"verdicts"} else None
    if not isinstance(verdicts, list):
        raise ReaderUnusable("the answer does not match the schema: it has no list of verdicts")
    if len(verdicts) != count:
        raise ReaderUnusable(f"the answer has {len(verdicts)} verdicts for {count} sentences")
    found = dict(map(_verdict, verdicts))
    if set(found) != set(range(1, count + 1)):
        raise ReaderUnusable("the answer does not match the schema: its numbers are not those of the sentences")
    return tuple(found[number] for number in range(1, count + 1))


def _verdict(value: Any) -> tuple[int, Opinion]:
    if not isinstance(value, dict) or set(value) != set(_FIELDS):
        fields = ", ".join(_FIELDS)
        raise ReaderUnusable(f"the answer does not match the schema: a verdict must have the fields {fields}")
    number, new, kind, reason = (value[name] for name in _FIELDS)
    # In Python, True is an int.
    if type(number) is not int or not isinstance(new, bool) or not isinstance(reason, str):
        raise ReaderUnusable("the answer does not match the schema: a field of a verdict has the wrong type")
    if not isinstance(kind, str) or kind not in _NAMED:
        raise ReaderUnusable("the answer does not match the schema: a verdict has an unknown kind")
    return number, Opinion(new, _NAMED[kind] if new else None, plain_reason(reason))


def plain_reason(text: str) -> str:
    """A reason on one line of bounded length, without control and other invisible characters."""
    # Cut before the loop: a reason can be as long as the answer.
    start = well_formed(text[: 4 * REASON_CHARACTERS])
    seen = "".join(" " if char.isspace() else char for char in start if char.isspace() or _is_shown(char))
    words = " ".join(seen.split())
    return words if len(words) <= REASON_CHARACTERS else f"{words[: REASON_CHARACTERS - 1].rstrip()}…"


def _is_shown(char: str) -> bool:
    """Whether a character is not a control, format, private or unassigned one (Unicode general category C)."""
    return not unicodedata.category(char).startswith("C")
