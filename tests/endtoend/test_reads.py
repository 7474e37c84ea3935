"""Every page, API address and read command, with each of its parameters, on both databases.

None of their statements may scan a large table. Routes and commands are discovered, so that new ones are covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import click
import httpx
import pytest
from click.testing import CliRunner
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from monitor.cli import command_line
from monitor.cli.arguments import ReadCommand
from monitor.model import AlertDraft, AlertKind, Channel, Document, Subscription
from monitor.settings import Settings
from monitor.web import WebServer
from monitor.web.app import API, PAGES
from monitor.wiring import App, build
from tests.history.archive import Archive
from tests.plans import Plans, watched

DAY = "2020-01-01"
# The values of parameters by name; other parameters get the number of an article, which is valid as a text as well.
ASKED = {
    "kind": "figure", "tag": "local", "language": "en", "words": "harbour", "q": "harb*", "weight": "matters",
    "span": "week", "from": DAY, "to": "2100-01-01", "since": f"{DAY}T00:00:00Z", "until": "2100-01-01T00:00:00Z",
    "order": "importance", "by": "importance", "view": "side", "show": "failing", "who": "ida@desk.example",
    "as": "ida", "format": "json", "silent": "true", "developments": "true", "edits": "true", "all": "true",
    "everybody": "true", "state": "live", "min_importance": "0.5", "url": "https://news.example/feed.xml",
}  # fmt: skip
IN_PATHS = {"name": "desk", "form": "json", "old": "1", "new": "2", "token": "none"}
# The values of commands' arguments and options by name.
ARGUMENTS = {"words": "harbour", "name": "desk"}
OPTIONS = {"--since": DAY, "--as": "ida", "--words": "people", "--min-importance": "0.5"}
# Commands and options that do more than read the database, or never end.
NOT_ASKED = {"poll", "deliver", "compare", "articles remove"}
NO_OPTION = {"--follow", "-f", "--html", "--color"}


@pytest.fixture
def app(database_url: str) -> Iterator[App]:
    """Three articles of three feeds, with versions, an alert and a subscription."""
    desk = Subscription("desk", to=("ida@desk.example",), origin="config")
    settings = Settings.of({"database_url": database_url, "web": {"port": 0}})
    with build(replace(settings, subscriptions=(desk,))) as made:
        archive = Archive(made.store)
        storm = archive.story()
        for number in range(2):
            feed = archive.feed(f"https://paper{number}.example/feed", "Paper")
            other = archive.article(f"https://paper{number}.example/storm", "Storm", feed)
            for text in ("A storm hit Vellmar.", "A storm hit Vellmar. Two warehouses collapsed."):
                archive.version(other, Document.from_text(text, "Storm"))
        draft = AlertDraft(
            "desk", Channel.MAIL, "ida@desk.example", AlertKind.UPDATE, "Storm", archive.clock.now(), picks=(0,)
        )
        archive.version(storm, Document.from_text("A storm hit Vellmar. 30 people were injured.", "Storm"), (draft,))
        made.pipeline.place_waiting()
        yield made


@pytest.fixture
def plans() -> Iterator[Plans]:
    """The query plans of the statements that a test runs."""
    with watched(Plans()) as plans:
        yield plans


@pytest.fixture
def numbers(app: App) -> dict[str, str]:
    """The ids of a feed, an article, an alert and a story; on PostgreSQL they continue from the test before."""
    store = app.store
    feed, alert, story = store.feeds.list(limit=1)[0], store.outbox.list(limit=1)[0], store.stories.list(limit=1)[0]
    article = min(item.id for item in store.articles.list())
    return {"feed": str(feed.id), "alert": str(alert.id), "story": str(story.id), "article": str(article)}


def addresses(numbers: dict[str, str]) -> Iterator[str]:
    """Yield each address without parameters, and with each single one."""
    article = numbers["article"]
    of = {"feeds": numbers["feed"], "alerts": numbers["alert"], "stories": numbers["story"]}
    for prefix, rooms in (("", PAGES), ("/api/v1", API)):
        for route in (route for room in rooms for route in room.router.routes if isinstance(route, APIRoute)):
            if "GET" in (route.methods or ()):
                given = {"number": of.get(route.path.split("/")[1], article), "version": "1", **IN_PATHS}
                path = prefix + re.sub(r"\{(\w+)(:\w+)?\}", partial(_filled, given), route.path)
                yield path
                asked = {"feed": numbers["feed"], "story": article, **ASKED}
                yield from (f"{path}?{name}={asked.get(name, article)}" for name in sorted(_names(route.dependant)))


def _filled(given: dict[str, str], found: re.Match[str]) -> str:
    return given.get(found[1], "1")


def _names(dependant: Dependant) -> set[str]:
    own = {field.alias for field in dependant.query_params}
    return own.union(*map(_names, dependant.dependencies))


def commands(numbers: dict[str, str]) -> Iterator[list[str]]:
    """Yield each read command without options, and with each single one."""
    for path, command in _leaves(command_line, ()):
        if " ".join(path) in NOT_ASKED:
            continue
        # Without a limit these lists return everything.
        most = ["-n", "5"] if any("-n" in item.opts for item in command.params) else []
        given = numbers | ARGUMENTS
        words = [*path, *most, *(given[item.name or ""] for item in command.params if _is_given(item))]
        yield words
        for option in (item for item in command.params if isinstance(item, click.Option)):
            if NO_OPTION.isdisjoint(option.opts):
                yield [*words, option.opts[0], *([] if option.is_flag else [_value(option, numbers)])]


def _is_given(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument) and parameter.required


def _value(option: click.Option, numbers: dict[str, str]) -> str:
    if isinstance(option.type, click.Choice):
        return str(option.type.choices[-1])
    return OPTIONS.get(option.opts[0], numbers["feed" if option.name == "feed" else "article"])


def _leaves(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if (found := command.get_command(context, name)) is not None:
                yield from _leaves(found, (*path, name))
    elif isinstance(command, ReadCommand):
        yield path, command


def test_every_page_and_every_address_of_the_api(app: App, numbers: dict[str, str], plans: Plans) -> None:
    asked = [*addresses(numbers), "/metrics", "/healthz"]
    server = WebServer(app)
    server.start()
    try:
        with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
            found = {address: client.get(address).status_code for address in asked}
    finally:
        server.stop()
    assert {address: status for address, status in found.items() if status >= 500} == {}
    # Most must succeed, because a request that is refused reads nothing.
    assert sum(status == 200 for status in found.values()) > 0.75 * len(asked)
    assert plans.met
    assert plans.wrong == [], "\n".join(plans.wrong)


def test_every_command_that_reads(numbers: dict[str, str], database_url: str, plans: Plans) -> None:
    asked = list(commands(numbers))
    found = [CliRunner().invoke(command_line, ["--database", database_url, *words]) for words in asked]
    wrong = {
        " ".join(words): done.output for words, done in zip(asked, found, strict=True) if done.exit_code not in (0, 1)
    }
    assert wrong == {}
    assert plans.met
    assert plans.wrong == [], "\n".join(plans.wrong)
