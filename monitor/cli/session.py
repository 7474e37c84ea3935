"""What one run of the program holds: its flags, and the house once it was opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.daemon import Server
    from monitor.settings import Settings
    from monitor.wiring import App


class Session:
    """Opens settings and store when they are first asked for. ``serve`` makes the web server."""

    def __init__(
        self,
        config: Path | None = None,
        database: str | None = None,
        color: bool | None = None,
        *,
        plain: bool = False,
        serve: Callable[[App], Server] | None = None,
    ) -> None:
        self.config = config
        self.database = database
        self.color = color
        self.plain = plain
        self.serve = serve
        self._settings: Settings | None = None
        self._app: App | None = None

    @property
    def settings(self) -> Settings:
        """The configuration, read once."""
        if self._settings is None:
            from monitor.settings import load

            self._settings = load(self.config, database=self.database)
        return self._settings

    @property
    def app(self) -> App:
        """The house, built once and closed at the end of the run."""
        if self._app is None:
            from monitor.wiring import build

            self._app = build(self.settings)
        return self._app

    def close(self) -> None:
        """Close what was opened."""
        if self._app is not None:
            self._app.close()
            self._app = None
