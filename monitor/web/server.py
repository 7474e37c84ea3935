"""Runs the web server, together with the daemon or alone."""

from __future__ import annotations

import logging
import socket
import threading

import uvicorn

from monitor.errors import ConfigError
from monitor.web.app import create_app
from monitor.web.connections import Config, Limits
from monitor.wiring import App

log = logging.getLogger(__name__)


class WebServer:
    """Serves the web application in a thread of its own; implements ``daemon.Server``."""

    def __init__(self, app: App, limits: Limits = Limits()) -> None:  # noqa: B008 - a frozen value
        self._app = app
        self._web = app.settings.web
        self._server = uvicorn.Server(Config(create_app(app, limits), limits, self._web.proxies))
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    @property
    def url(self) -> str:
        """The address at which it listens."""
        port = self._socket.getsockname()[1] if self._socket is not None else self._web.port
        return f"http://{self._web.host}:{port}/"

    def start(self) -> None:
        """Start to listen. Raises ConfigError if the address is taken or not local, StoreError for the database."""
        # Created here once, because requests run in several threads and these attributes are created on first use.
        self._app.store, self._app.history, self._app.secret, self._app.pipeline  # noqa: B018
        family = socket.AF_INET6 if ":" in self._web.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self._web.host, self._web.port))
            listener.listen()
        except OSError as error:
            listener.close()
            raise ConfigError(
                f"cannot listen on {self._web.host}:{self._web.port}: {error.strerror or error}",
                advice="if another program listens there, set web.port; `monitor worker` runs without a web page",
            ) from error
        self._socket = listener
        if (name := self._web.unguarded_name) and not self._app.store.readers.are_there():
            log.warning("everybody who reaches %s can read and act on the page: set web.token, or add readers", name)
        self._thread.start()

    def _serve(self) -> None:
        assert self._socket is not None
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Stop after open requests have ended, waiting 10 seconds at most."""
        self._server.should_exit = True
        self._thread.join(timeout=10)
        if self._socket is not None:
            self._socket.close()
