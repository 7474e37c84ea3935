"""Metrics for Prometheus: counts of what is stored."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from monitor.history import Statistics


def exposition(stats: Statistics) -> bytes:
    """Return the metrics in Prometheus' text format; they come from the database and so cover all workers."""
    registry = CollectorRegistry()
    _by_label(registry, "monitor_feeds", "Feeds by state; failing counts those whose last check failed", stats.feeds)
    _by_label(registry, "monitor_articles", "Articles by state", stats.articles)
    _by_label(registry, "monitor_alerts", "Alerts in the outbox by state", stats.alerts)
    text = "Requests to the second reader on this day (UTC) by outcome; asked counts all"
    _by_label(registry, "monitor_reader_requests_today", text, stats.reader, "outcome")
    Gauge("monitor_versions", "Versions stored", registry=registry).set(stats.versions)
    Gauge("monitor_developments_day", "Developments of the last 24 hours", registry=registry).set(
        stats.developments_day
    )
    return bytes(generate_latest(registry))


def _by_label(
    registry: CollectorRegistry, name: str, text: str, values: Mapping[str, int], label: str = "state"
) -> None:
    gauge = Gauge(name, text, [label], registry=registry)
    for label_value, value in values.items():
        gauge.labels(label_value).set(value)
