"""``python -m monitor`` and the ``monitor`` program: the command line, with the web page handed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.cli import command_line
from monitor.cli.session import House

if TYPE_CHECKING:
    from monitor.daemon import Server
    from monitor.wiring import App


def main() -> None:
    """The program."""
    command_line(prog_name="monitor", obj=House(serve=_serve))


def _serve(app: App) -> Server:
    from monitor.web import WebServer

    return WebServer(app)


if __name__ == "__main__":
    main()
