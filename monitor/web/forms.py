"""The fields of the pages' forms, as arguments of routes that may then wait for the database."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from monitor.web.guard import form_of

# As long as the name of anything (``parameters``).
ADDRESS_CHARACTERS = 2000


async def _fields(request: Request) -> dict[str, str]:
    # PostgreSQL keeps no text with U+0000.
    return {name: value.replace("\0", "") for name, value in (await form_of(request)).items()}


Fields = Annotated[dict[str, str], Depends(_fields)]
