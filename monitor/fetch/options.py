"""The options of a fetcher."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.errors import ConfigError


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How requests are made. Raises ``ConfigError`` for a user agent or contact that cannot be in a header.

    ``timeout_seconds`` bounds all exchanges of one fetch together (not the waiting for its turn); the two others bound
    one connecting and one silence. ``max_body_bytes`` counts before and after decoding. ``host_gap_seconds`` None means
    one second, and none for hosts in ``allow_networks``; hosts under one of ``shared_hosts`` take turns as one.
    ``max_expansion`` is how many times larger a body may become by decoding. ``turn_seconds`` is the longest wait for a
    host's turn. ``ca_file`` holds root certificates instead of the usual ones. ``proxy`` is the address of an http
    or https proxy that all requests go through; it may hold a user name and password, and is never shown.
    """

    user_agent: str = "news-update-monitor/0.1"
    contact: str = ""
    timeout_seconds: float = 30.0
    connect_seconds: float = 10.0
    silence_seconds: float = 20.0
    max_body_bytes: int = 10 * 1024 * 1024
    max_header_bytes: int = 64 * 1024
    max_expansion: int = 200
    max_redirects: int = 5
    max_connections: int = 50
    host_gap_seconds: float | None = None
    shared_hosts: frozenset[str] = frozenset()
    turn_seconds: float = 30.0
    obey_robots: bool = True
    allow_networks: tuple[str, ...] = ()
    ca_file: str | None = None
    proxy: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for name, text in (("user_agent", self.user_agent), ("contact", self.contact)):
            if not (text.isascii() and text.isprintable()):
                raise ConfigError(f"fetch.{name} can hold only printable ASCII characters: {text!r}")

    @property
    def user_agent_header(self) -> str:
        """The User-Agent as sent: the program and whom to write to (RFC 9110, 10.1.5)."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def robot_name(self) -> str:
        """The product token that robots.txt files name (RFC 9309, 2.2.1)."""
        return self.user_agent.split("/")[0].split()[0] if self.user_agent.strip() else "*"
