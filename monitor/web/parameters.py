"""The parameters of pages and API: their types and bounds, so that a wrong one is refused before the store is read."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import HTTPException, Path, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from monitor.ports import LARGEST_NUMBER

# The upper bound of a row's number, said by its format: bounds in FastAPI's document are floats, which cannot hold it.
_INT64 = {"format": "int64"}
_MOST_ROWS = 1000
_LONGEST_TEXT = 500
# Of parameters that are not known, so many are named, each by so many characters: an address can hold thousands.
_MOST_NAMED = 5
_LONGEST_NAMED = 40
# A name can be an address; those beyond about 2,000 characters work in few programs.
_LONGEST_NAME = 2000
# PostgreSQL keeps no text with U+0000, so none is found by it.
_NO_NUL = {"pattern": r"^[^\u0000]*$"}

# int() accepts more than plain digits: 1_0, " 1", digits of other scripts; pydantic also 1.0.
_WHOLE = re.compile(r"-?[0-9]{1,20}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")


def _whole(value: object) -> object:
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise ValueError("must be a whole number in plain digits, of 64 bits at most")
    return value


def _storable(value: int) -> int:
    if value > LARGEST_NUMBER:
        raise ValueError(f"must be at most {LARGEST_NUMBER}")
    return value


def rfc3339(value: object) -> object:
    """A time with a zone (RFC 3339) from its text; raises ValueError for any other text."""
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

# Without a place: for the fields of bodies.
AnyText = _Text
AnyName = _Name
Storable = AfterValidator(_storable)
whole = _whole

# In a path: the number of an article, feed, alert or version.
PathId = Annotated[_Numbered, Path(json_schema_extra=_INT64)]
# In a query, each with what its name says.
Id = Annotated[_Numbered | None, Query()]
Number = Annotated[_Numbered, Query(json_schema_extra=_INT64)]
Count = Annotated[_Counted, Query(json_schema_extra=_INT64)]
Skip = Annotated[_Counted, Query(description="how many hits the pages before have shown", json_schema_extra=_INT64)]
Place = Annotated[_Counted | None, Query()]
Limit = Annotated[int, Field(ge=1, le=_MOST_ROWS), BeforeValidator(_whole), Query()]
Text = Annotated[_Text, Query(json_schema_extra=_NO_NUL)]
Importance = Annotated[float, Field(ge=0, le=1), Query(description="only what is at least so important, 0 to 1")]
Name = Annotated[
    _Name,
    Query(
        description="a number, an address, or a part of address or title that no other one has",
        json_schema_extra=_NO_NUL,
    ),
]
Since = Annotated[
    Annotated[AwareDatetime, BeforeValidator(rfc3339)] | None,
    Query(description="what came at this time or later: a date and time with a time zone (RFC 3339)"),
]

Until = Annotated[
    Annotated[AwareDatetime, BeforeValidator(rfc3339)] | None,
    Query(description="what came before this time: a date and time with a time zone (RFC 3339)"),
]


def known_only(request: Request) -> None:
    """Refuse (400, the API) or note (pages) query parameters that the address does not take.

    A misspelled filter would otherwise give an answer to another question than the one that was asked.
    """
    known = _names(request.scope["route"].dependant)
    unknown = sorted(set(request.query_params) - known)
    if not unknown:
        return
    if request.url.path.startswith("/api/"):
        takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        said = ", ".join(name[:_LONGEST_NAMED] for name in unknown[:_MOST_NAMED])
        raise HTTPException(400, f"This address knows no parameter {said}; {takes}")
    request.state.ignored = tuple(name[:_LONGEST_NAMED] for name in unknown[:_MOST_NAMED])


def _names(dependant: Dependant) -> frozenset[str]:
    """The names of all query parameters of a route and what it depends on."""
    own = {field.alias for field in dependant.query_params}
    return frozenset(own.union(*(_names(further) for further in dependant.dependencies)))
