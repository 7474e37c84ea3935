"""The documentation: its links lead somewhere, and it leaves nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path

import click
import pytest

from monitor.cli import command_line
from monitor.settings import FeedSettings, Settings, SubscriptionSettings
from monitor.settings.tables import keys

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DESIGN = ROOT / "docs" / "design"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_and_headings_that_are_there(page: Path):
    links = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", page.read_text("utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not leads_somewhere(page, link)] == []


def leads_somewhere(page: Path, link: str) -> bool:
    place, _, heading = link.partition("#")
    target = page.parent / place if place else page
    return target.exists() and (not heading or heading in headings(target))


def headings(page: Path) -> set[str]:
    titles = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", command_line.list_commands(click.Context(command_line)))
def test_every_command_is_told_of(name: str):
    assert re.search(rf"`{name}\b", (ROOT / "docs" / "cli.md").read_text("utf-8"))


def within(table: type) -> Iterator[str]:
    for name, field in keys(table).items():
        if is_dataclass(field.default):
            yield from within(type(field.default))
        else:
            yield name


@pytest.mark.parametrize("key", sorted({*within(Settings), *within(FeedSettings), *within(SubscriptionSettings)}))
def test_every_setting_is_told_of(key: str):
    assert f"`{key}`" in (ROOT / "docs" / "configuration.md").read_text("utf-8").replace("[[", "").replace("]]", "")


def test_every_page_of_the_design_is_listed_once():
    listed = re.findall(r"\[[\w-]+\.md\]\(([\w-]+\.md)\)", (DESIGN / "README.md").read_text("utf-8"))
    assert sorted(listed) == sorted(page.name for page in DESIGN.glob("*.md") if page.name != "README.md")
