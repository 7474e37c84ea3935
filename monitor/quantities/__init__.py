"""The quantities of a text, however written, and what became of them in a newer one."""

from monitor.quantities.amounts import Key, Quantity, articles, quantities
from monitor.quantities.compare import FigureChange, changed_figures, lost_figures
from monitor.quantities.same import Figures, names_day, same_figure

__all__ = [
    "FigureChange",
    "Figures",
    "Key",
    "Quantity",
    "articles",
    "changed_figures",
    "lost_figures",
    "names_day",
    "quantities",
    "same_figure",
]
