"""The form of a subscription: translates between its fields and the keys of the configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from monitor.errors import ConfigError
from monitor.history.labels import MATTERS, OF_NOTE
from monitor.model import EditKind, Subscription, Unannounced, WithdrawalKind
from monitor.settings import read_subscription
from monitor.web.explain import time_of_day

FLAGS = ("updates", "new_articles", "removals", "broken_sources", "heartbeat", "firsts_only")
LISTS = ("to", "apprise", "feeds", "tags", "articles", "words")
# Passed on unchanged if they are not empty.
PLAIN = ("webhook", "webhook_secret", "mode", "min_score", "max_per_hour", "time_zone", "subjects", "reader")
# The choices of least importance: value, label and explanation.
WEIGHTS = (
    ("0", "Everything", "whatever its importance"),
    (f"{OF_NOTE:g}", "What is of note", f"about the top 30 %: importance {OF_NOTE:g} or more"),
    (f"{MATTERS:g}", "Only what matters most", f"about the top 10 %: importance {MATTERS:g} or more"),
)
OTHER = "other"
# The kinds that can be chosen, in groups, each with an explanation.
KINDS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "New information",
        (
            (EditKind.EVENT, "something happened"),
            (EditKind.FIGURE, "a number is new or changed"),
            (EditKind.QUOTE, "somebody is quoted"),
            (EditKind.DETAIL, "more about what was known"),
            (EditKind.BACKGROUND, "earlier events and context"),
            (EditKind.CORRECTION, "the outlet corrects itself"),
        ),
    ),
    (
        "Removed",
        (
            (WithdrawalKind.WITHDRAWN, "a name, claim, figure or quotation"),
            (WithdrawalKind.GUTTED, "much of the text"),
            (WithdrawalKind.GONE, "the page itself"),
            (WithdrawalKind.REPLACED, "another story is at the address"),
            (WithdrawalKind.HEADLINE, "the headline means something else now"),
        ),
    ),
    ("Without a note", ((Unannounced.SILENT, "changed or withdrawn facts that no note on the page mentions"),)),
)
_KNOWN_KINDS = frozenset(str(name) for _, kinds in KINDS for name, _ in kinds)


@dataclass(frozen=True, slots=True)
class Form:
    """The texts of the fields, and the problem of each.

    ``kept`` is the name of the subscription whose secret addresses may be given by their display names. A typed
    address of a webhook or chat service is never sent back to the page; ``retype``: there was one.
    """

    typed: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)
    kept: str = ""
    retype: bool = False

    def on(self, name: str, value: str = "on") -> bool:
        """Whether a checkbox is ticked, or a radio button chosen."""
        return self.typed.get(name) == value

    @property
    def weight(self) -> str:
        """The chosen least importance."""
        given = self.typed.get("weight", "0")
        return given if given in {value for value, _, _ in WEIGHTS} else OTHER

    @property
    def names_kinds(self) -> bool:
        """Whether any kind is chosen."""
        return bool(self.other_kinds) or any(name.startswith("kind-") for name in self.typed)

    @property
    def other_kinds(self) -> tuple[str, ...]:
        """Chosen kinds that have no checkbox in the form."""
        return tuple(self.typed.get("other_kinds", "").split())


def new_form() -> Form:
    """Return the form of a new subscription, with defaults."""
    return form_for(Subscription(""), str)


def form_for(subscription: Subscription, name_of: Callable[[str], str]) -> Form:
    """Return the form of an existing subscription; secret addresses are replaced by their display names."""
    typed = {
        "name": subscription.name,
        "webhook": name_of(subscription.webhook) if subscription.webhook else "",
        "mode": subscription.mode,
        "daily_at": time_of_day(subscription.daily_at),
        "daily_zone": subscription.daily_zone or "",
        "max_per_hour": str(subscription.max_per_hour),
        "min_score": f"{subscription.min_score:g}",
        "time_zone": subscription.time_zone or "",
        "subjects": subscription.subjects,
        "reader": subscription.reader,
        "to": "\n".join(subscription.to),
        "apprise": "\n".join(map(name_of, subscription.apprise)),
    }
    typed |= {name: "\n".join(getattr(subscription, name)) for name in ("feeds", "tags", "articles", "words")}
    typed |= {name: "on" for name in FLAGS if getattr(subscription, name)}
    typed |= _importance_typed(subscription.min_importance)
    typed |= _kinds_typed(subscription.kinds)
    if quiet := subscription.quiet_hours:
        typed |= {"quiet_from": time_of_day(quiet.start), "quiet_to": time_of_day(quiet.end), "quiet_zone": quiet.zone}
    return Form(typed, kept=subscription.name)


def read_form(
    typed: Mapping[str, str], kept: Subscription | None, name_of: Callable[[str], str], secret: str
) -> tuple[Subscription | None, Form]:
    """Parse a form: return the subscription, None if something is wrong with it, and the form to show again."""
    problems: dict[str, str] = {}
    found: Subscription | None = None
    try:
        found = read_subscription(dict(_values(typed)), kept, secret)
    except ConfigError as error:
        problems = error.problems or {"name": str(error)}
    shown, retype = _without_addresses(typed, kept, name_of)
    return found, Form(shown, problems, kept.name if kept else "", retype)


def _values(typed: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of the configuration with the typed values."""
    yield from ((name, name in typed) for name in FLAGS)
    yield from ((name, text) for name in PLAIN if (text := _text(typed, name)))
    yield from ((name, _lines(typed[name])) for name in LISTS if typed.get(name))
    yield "name", _text(typed, "name")
    yield "min_importance", _importance(typed)
    kinds = [name.removeprefix("kind-") for name in typed if name.startswith("kind-")]
    yield "kinds", [*kinds, *typed.get("other_kinds", "").split()]
    yield "daily_at", f"{_text(typed, 'daily_at') or '07:00'} {_text(typed, 'daily_zone')}".strip()
    if hours := _quiet_hours(typed):
        yield "quiet_hours", hours


def _text(typed: Mapping[str, str], name: str) -> str:
    return typed.get(name, "").strip()


def _importance(typed: Mapping[str, str]) -> str:
    weight = typed.get("weight", "0")
    return weight if weight != OTHER else _text(typed, "min_importance") or "0"


def _quiet_hours(typed: Mapping[str, str]) -> str:
    """Return the quiet hours in the form of the configuration; empty if neither end was typed."""
    start, end = _text(typed, "quiet_from"), _text(typed, "quiet_to")
    return f"{start}-{end} {_text(typed, 'quiet_zone')}".strip() if start or end else ""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _kinds_typed(kinds: Iterable[str]) -> dict[str, str]:
    """Return the ticked checkboxes of these kinds, and in ``other_kinds`` those that have no checkbox."""
    names = [str(kind) for kind in kinds]
    boxes = {f"kind-{name}": "on" for name in names if name in _KNOWN_KINDS}
    return boxes | {"other_kinds": " ".join(name for name in names if name not in _KNOWN_KINDS)}


def _importance_typed(least: float) -> dict[str, str]:
    number = f"{least:g}"
    if number in {value for value, _, _ in WEIGHTS}:
        return {"weight": number}
    return {"weight": OTHER, "min_importance": number}


def _without_addresses(
    typed: Mapping[str, str], kept: Subscription | None, name_of: Callable[[str], str]
) -> tuple[dict[str, str], bool]:
    """Remove typed secrets, leaving only display names of webhooks and chat services; and whether any were removed."""
    addresses = [*kept.apprise, *filter(None, [kept.webhook])] if kept else []
    names = set(map(name_of, addresses))
    shown = {name: text for name, text in typed.items() if name != "webhook_secret"}
    chats = _lines(typed.get("apprise", ""))
    shown["apprise"] = "\n".join(line for line in chats if line in names)
    if typed.get("webhook", "").strip() not in names:
        shown["webhook"] = ""
    removed = typed.get("webhook", "") != shown["webhook"] or any(line not in names for line in chats)
    return shown, removed or bool(typed.get("webhook_secret"))
