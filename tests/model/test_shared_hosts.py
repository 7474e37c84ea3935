"""The hosts of a shared service have one rate limit."""

from __future__ import annotations

import pytest

from monitor.model import rate_limit_host

SHARED = frozenset({"blogspot.com", "github.io"})


@pytest.mark.parametrize(
    ("host", "limited"),
    [
        ("harbour.blogspot.com", "blogspot.com"),
        ("a.b.blogspot.com", "blogspot.com"),
        ("blogspot.com", "blogspot.com"),
        ("notblogspot.com", "notblogspot.com"),
        ("blogspot.com.example", "blogspot.com.example"),
        ("news.example", "news.example"),
        ("news.example:8080", "news.example:8080"),
        ("127.0.0.1:80", "127.0.0.1:80"),
        ("", ""),
    ],
)
def test_hosts_of_one_service_share_a_rate_limit(host: str, limited: str) -> None:
    assert rate_limit_host(host, SHARED) == limited
