"""Entry point of ``python -m monitor`` and of the ``monitor`` program: the command line with the web server."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from monitor.cli import command_line
from monitor.cli.session import Factories

if TYPE_CHECKING:
    from monitor.daemon import Server
    from monitor.wiring import App


# Python runs the cyclic garbage collector every 700 new objects by default. While modules are imported that finds
# nothing to free: at this threshold a command spends 1 % of its time on it instead of 5 to 10 %.
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    command_line(prog_name="monitor", obj=Factories(serve=_serve))


def _serve(app: App) -> Server:
    from monitor.web import WebServer

    return WebServer(app)


if __name__ == "__main__":
    main()
