"""Types and bounds of the parameters of pages and API: invalid ones are refused before the store is read."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import HTTPException, Path, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from monitor.ports import LARGEST_NUMBER

# The upper bound of a row's number is given as a format: FastAPI writes bounds as floats, which cannot represent it.
_INT64 = {"format": "int64"}
_MOST_ROWS = 1000
_LONGEST_TEXT = 500
# An address can have thousands of unknown parameters: at most so many are listed, each shortened to so many characters.
_MOST_LISTED = 5
_LONGEST_LISTED = 40
# A name can be an address, and few programs support addresses longer than about 2,000 characters.
_LONGEST_NAME = 2000
# PostgreSQL cannot store text with U+0000.
_NO_NUL = {"pattern": r"^[^\u0000]*$"}

# int() accepts more than plain digits: 1_0, " 1", digits of other scripts; pydantic also accepts 1.0.
_WHOLE = re.compile(r"-?[0-9]{1,20}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")


def _whole(value: object) -> object:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise ValueError("must be a whole number in plain digits, of 64 bits at most")
    return value


def row_number(text: str) -> int | None:
    """Parse the number of a row from a form or an address; None if the text is anything but plain digits."""
    # ``LARGEST_NUMBER`` has 19 digits.
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 19 else None
    return None if number is None or number > LARGEST_NUMBER else number


def _storable(value: int) -> int:
    if value > LARGEST_NUMBER:
        raise ValueError(f"must be at most {LARGEST_NUMBER}")
    return value


def rfc3339(value: object) -> object:
    """Check that a text is a time with a zone (RFC 3339), and return it unchanged; raises ValueError otherwise."""
    if isinstance(value, str) and not _TIME.fullmatch(value):
        raise ValueError(
            "must be a date and time with a time zone (RFC 3339), such as 2026-03-01T09:00:00Z; "
            "a + is written %2B in an address"
        )
    return value


def _text(value: str) -> str:
    if "\0" in value:
        raise ValueError("must not contain the character U+0000")
    return value


_Numbered = Annotated[int, Field(ge=1, json_schema_extra=_INT64), BeforeValidator(_whole), AfterValidator(_storable)]
_Counted = Annotated[int, Field(ge=0, json_schema_extra=_INT64), BeforeValidator(_whole), AfterValidator(_storable)]
_Text = Annotated[str, Field(max_length=_LONGEST_TEXT, json_schema_extra=_NO_NUL), AfterValidator(_text)]
_Name = Annotated[str, Field(max_length=_LONGEST_NAME, json_schema_extra=_NO_NUL), AfterValidator(_text)]

# For fields of bodies, which are not ``Path`` or ``Query`` parameters.
AnyText = _Text
AnyName = _Name
Storable = AfterValidator(_storable)
whole = _whole

# In a path: the number of an article, feed, alert or version.
PathId = Annotated[_Numbered, Path(json_schema_extra=_INT64)]
# In a query.
Id = Annotated[_Numbered | None, Query()]
Number = Annotated[_Numbered, Query(json_schema_extra=_INT64)]
Count = Annotated[_Counted, Query(json_schema_extra=_INT64)]
Skip = Annotated[_Counted, Query(description="number of hits on the previous pages", json_schema_extra=_INT64)]
Place = Annotated[_Counted | None, Query()]
Limit = Annotated[int, Field(ge=1, le=_MOST_ROWS), BeforeValidator(_whole), Query()]
Text = Annotated[_Text, Query(json_schema_extra=_NO_NUL)]
Importance = Annotated[float, Field(ge=0, le=1), Query(description="least importance, 0 to 1")]
Name = Annotated[
    _Name,
    Query(
        description="a number, an address, or a unique part of an address or title",
        json_schema_extra=_NO_NUL,
    ),
]
Since = Annotated[
    Annotated[AwareDatetime, BeforeValidator(rfc3339)] | None,
    Query(description="at this time or later: a date and time with a time zone (RFC 3339)"),
]

Until = Annotated[
    Annotated[AwareDatetime, BeforeValidator(rfc3339)] | None,
    Query(description="before this time: a date and time with a time zone (RFC 3339)"),
]


def known_only(request: Request) -> None:
    """Check for unknown query parameters: the API refuses them with 400, pages show a notice.

    Otherwise a misspelled filter would be ignored without anybody noticing.
    """
    known = _names(request.scope["route"].dependant)
    unknown = sorted(set(request.query_params) - known)
    if not unknown:
        return
    listed = tuple(name[:_LONGEST_LISTED] for name in unknown[:_MOST_LISTED])
    if request.url.path.startswith("/api/"):
        takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        raise HTTPException(400, f"Unknown parameter: {', '.join(listed)}; {takes}")
    request.state.ignored = listed


def _names(dependant: Dependant) -> frozenset[str]:
    """Return the names of all query parameters of a route, including those of its dependencies."""
    own = {field.alias for field in dependant.query_params}
    return frozenset(own.union(*(_names(further) for further in dependant.dependencies)))
