"""The numbers of rows in addresses. What the database cannot hold is the number of no row: a path with it is 404."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

# The largest whole number of SQLite and of PostgreSQL's bigint.
LARGEST = 2**63 - 1

Number = Annotated[int, Path(ge=0, le=LARGEST)]
Id = Annotated[int | None, Query(ge=1, le=LARGEST)]
Place = Annotated[int, Query(ge=0, le=LARGEST)]
