"""What a function that is called in another process needs there."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def loads(*modules: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Marks a function of the sandbox: its process imports these modules before the call, outside the call's limits.

    The function itself imports them where it is called, so that the program that only hands it over does not.
    """

    def mark(function: Callable[P, T]) -> Callable[P, T]:
        function.loads = modules  # type: ignore[attr-defined]
        return function

    return mark
