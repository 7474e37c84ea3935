"""Finds the quantities in a text (amounts, dates, times), however written, and compares those of two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.lazy import lazy_names

if TYPE_CHECKING:
    from monitor.quantities.amounts import articles, quantities
    from monitor.quantities.compare import (
        Comparison,
        FigureChange,
        Known,
        changed_figures,
        compare_quantities,
    )
    from monitor.quantities.limits import bound, is_about
    from monitor.quantities.quantity import Key, Quantity
    from monitor.quantities.same import Figures, same_figure
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "monitor.quantities.amounts": "articles quantities",
            "monitor.quantities.compare": "Comparison FigureChange Known changed_figures compare_quantities",
            "monitor.quantities.limits": "bound is_about",
            "monitor.quantities.quantity": "Key Quantity",
            "monitor.quantities.same": "Figures same_figure",
        },
    )

__all__ = [
    "Comparison",
    "FigureChange",
    "Figures",
    "Key",
    "Known",
    "Quantity",
    "articles",
    "bound",
    "changed_figures",
    "compare_quantities",
    "is_about",
    "quantities",
    "same_figure",
]
