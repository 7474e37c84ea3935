"""The quantities of a text, however written, and what became of them in a newer one."""

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
