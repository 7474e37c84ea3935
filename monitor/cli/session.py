"""The state of one run of the program: global options, settings and application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.daemon import Server
    from monitor.settings import Settings
    from monitor.wiring import App


def _build(settings: Settings) -> App:
    from monitor.wiring import build

    return build(settings)


@dataclass(frozen=True)
class Factories:
    """What the command line is given: how to build the application and its web server (None: no web server)."""

    build: Callable[[Settings], App] = _build
    serve: Callable[[App], Server] | None = None


class Session:
    """One run of the program: global options, and settings and application, loaded on first access."""

    def __init__(
        self, factories: Factories, config: Path | None, database: str | None, *, color: bool | None, plain: bool
    ) -> None:
        self.config = config
        self.database = database
        self.color = color
        self.plain = plain
        self.serve = factories.serve
        self._build = factories.build
        self._settings: Settings | None = None
        self._app: App | None = None

    @property
    def settings(self) -> Settings:
        """The configuration, read on first access."""
        if self._settings is None:
            from monitor.settings import load

            self._settings = load(self.config, database=self.database)
        return self._settings

    @property
    def app(self) -> App:
        """The application, built on first access and closed at the end of the run."""
        if self._app is None:
            self._app = self._build(self.settings)
        return self._app

    def close(self) -> None:
        """Close the application if it was built."""
        if self._app is not None:
            self._app.close()
            self._app = None
