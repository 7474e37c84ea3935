"""The read side: queries over stored articles and versions, answered with values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.history.annotated import AnnotatedVersion
    from monitor.history.answers import History, rows_of
    from monitor.history.blame import BlamedSentence
    from monitor.history.values import Difference, Kept, Record, Statistics
    from monitor.history.weave import Row
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.history.annotated": "AnnotatedVersion",
            "monitor.history.answers": "History rows_of",
            "monitor.history.blame": "BlamedSentence",
            "monitor.history.values": "Difference Kept Record Statistics",
            "monitor.history.weave": "Row",
        },
    )

__all__ = [
    "AnnotatedVersion",
    "BlamedSentence",
    "Difference",
    "History",
    "Kept",
    "Record",
    "Row",
    "Statistics",
    "rows_of",
]
