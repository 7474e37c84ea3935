"""The modules that a function needs when it is called in another process."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def loads(*modules: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark a function for the sandbox: the process imports these modules before the call, outside its time limit.

    The function imports them in its body, so that the calling process, which only submits it, does not import them.
    """

    def mark(function: Callable[P, T]) -> Callable[P, T]:
        function.loads = modules  # type: ignore[attr-defined]
        return function

    return mark
