"""The options of the HTTP clients."""

from __future__ import annotations

from dataclasses import dataclass, field

from monitor.errors import ConfigError


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How requests are made. Raises ``ConfigError`` for a user agent or contact that is not printable ASCII.

    ``timeout_seconds`` limits all exchanges of one fetch together (waits for the host's turn do not count),
    ``connect_seconds`` one connection attempt, ``silence_seconds`` the time without a received byte. ``max_body_bytes``
    applies before and after decoding, ``max_expansion`` to the ratio of the two. ``host_gap_seconds`` None means one
    second, and 0 for hosts in ``allow_networks``. Hosts under one of ``shared_hosts`` are rate-limited as one.
    ``turn_seconds`` is the longest wait for a host's turn. ``ca_file`` replaces the default root certificates.
    ``proxy`` is the address of an http or https proxy for all requests; it may contain credentials, and is never shown.
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
                raise ConfigError(f"fetch.{name} may only contain printable ASCII characters: {text!r}")

    @property
    def user_agent_header(self) -> str:
        """The value of the User-Agent header: the program and the contact (RFC 9110, 10.1.5)."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent

    @property
    def robot_name(self) -> str:
        """The product token to look for in robots.txt files (RFC 9309, 2.2.1)."""
        return self.user_agent.split("/")[0].split()[0] if self.user_agent.strip() else "*"
