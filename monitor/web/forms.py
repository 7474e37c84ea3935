"""Form fields as an argument of routes: read asynchronously, so that the routes can run in threads."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from monitor.web.guard import form_of

# The same as for names in addresses (``parameters``).
ADDRESS_CHARACTERS = 2000


async def _raw_fields(request: Request) -> dict[str, str]:
    # ``form_of`` itself as a dependency would take its limit from the query, since FastAPI reads its parameters there.
    return await form_of(request)


async def _fields(request: Request) -> dict[str, str]:
    # PostgreSQL cannot store text with U+0000.
    return {name: value.replace("\0", "") for name, value in (await form_of(request)).items()}


RawFields = Annotated[dict[str, str], Depends(_raw_fields)]
Fields = Annotated[dict[str, str], Depends(_fields)]
