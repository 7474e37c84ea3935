"""The quantities of a text, however written, and what became of them in a newer one."""

from monitor.quantities.amounts import articles, quantities
from monitor.quantities.compare import (
    Comparison,
    FigureChange,
    Known,
    changed_figures,
    compare_quantities,
    lost_figures,
)
from monitor.quantities.quantity import Key, Quantity
from monitor.quantities.same import Figures, names_day, same_figure

__all__ = [
    "Comparison",
    "FigureChange",
    "Figures",
    "Key",
    "Known",
    "Quantity",
    "articles",
    "changed_figures",
    "compare_quantities",
    "lost_figures",
    "names_day",
    "quantities",
    "same_figure",
]
