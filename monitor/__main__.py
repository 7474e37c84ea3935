"""``python -m monitor`` and the ``monitor`` program: the command line, with the web page handed to it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from monitor.cli import command_line
from monitor.cli.session import House

if TYPE_CHECKING:
    from monitor.daemon import Server
    from monitor.wiring import App


# Python looks for circular garbage each 700 new objects, nearly all of them of modules that stay: at this number a
# command spends 1 % of its time on it instead of 5 to 10 %.
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


def main() -> None:
    """The program."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    command_line(prog_name="monitor", obj=House(serve=_serve))


def _serve(app: App) -> Server:
    from monitor.web import WebServer

    return WebServer(app)


if __name__ == "__main__":
    main()
