"""The Atom feed of developments, read by a feed parser and checked against RFC 4287."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import feedparser

from monitor.alerts import developments_feed
from monitor.model import BlockKind, Development, Edit, EditKind, Evidence, Op
from tests.alerts.building import NOW, article

SELF = "https://news.example.org/feed.atom?words=dam"
NS = {"a": "http://www.w3.org/2005/Atom"}


def development(number: int, text: str, previous: str | None = None) -> Development:
    about = article(url="https://courier.example/a?b=1&c=<2>")
    evidence = (Evidence("new figure", "22"),)
    at = NOW - timedelta(minutes=number)
    return Development(number, about, 4, 5, at, EditKind.FIGURE, text, previous, 0.9, evidence)


def feed(*developments: Development, self_url: str = SELF) -> bytes:
    return developments_feed(
        developments, title="Dams", feed_url=self_url, self_url=self_url, public_url="https://news.example.org"
    )


def test_a_feed_parser_reads_it() -> None:
    parsed = feedparser.parse(feed(development(1, "22 <b>killed</b> & more", "15 killed"), development(2, "B")))
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.title == "Dams"
    first, second = parsed.entries
    assert first.title == "22 <b>killed</b> & more"
    assert first.link == "https://courier.example/a?b=1&c=%3C2%3E"
    assert first.author == "The Northhaven Courier"
    assert first.tags[0].term == "figure"
    assert "15 killed" in first.content[0].value
    assert first.id != second.id


def test_an_entry_has_the_whole_passage_and_its_importance() -> None:
    def added(text: str, *, new: bool = True) -> Edit:
        return Edit(Op.ADDED, EditKind.EVENT, None, text, new)

    passage = (
        added("Closures"),
        added("Closed are:", new=False),
        added("the bridge"),
        added("the road."),
        added("It is flooded."),
    )
    blocks = ((BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, 1), (BlockKind.LIST_ITEM, 1), (BlockKind.LIST_ITEM, 2))
    item = replace(
        development(1, "the bridge"),
        edits=passage,
        blocks=blocks,
        before="It rains.",
        importance=0.875,
        heading="North",
    )
    root = ET.fromstring(feed(item))
    content = root.findtext("a:entry/a:content", namespaces=NS)
    assert content is not None
    assert content.startswith(
        "<p><small>North</small></p><p><small>It rains.</small></p><p><strong>Closures</strong></p><p>Closed are:</p>"
        "<ul><li>the bridge</li><li>the road. It is flooded.</li></ul>"
    )
    kind, weight = root.findall("a:entry/a:category", NS)
    assert (kind.get("term"), kind.get("scheme")) == ("figure", None)
    assert (weight.get("term"), weight.get("scheme")) == ("0.88", "tag:news-update-monitor,2026:importance")


def test_identifiers_are_the_same_in_every_selection() -> None:
    first, second = (ET.fromstring(feed(development(7, "A"), self_url=url)) for url in (SELF, SELF + "&kind=figure"))
    assert first.findtext("a:entry/a:id", namespaces=NS) == second.findtext("a:entry/a:id", namespaces=NS)
    assert first.findtext("a:id", namespaces=NS) != second.findtext("a:id", namespaces=NS)


def test_required_elements_are_present() -> None:
    for data in (feed(), feed(development(1, "A\x00\ud800\ufffe\x0b]]>"), development(2, ""))):
        root = ET.fromstring(data)
        for node in (root, *root.findall("a:entry", NS)):
            for name in ("title", "id", "updated"):
                assert node.findtext(f"a:{name}", namespaces=NS)
            assert node.find("a:author/a:name", NS) is not None
        assert root.findtext("a:updated", namespaces=NS) is not None
    assert ET.fromstring(feed()).findtext("a:updated", namespaces=NS) == "1970-01-01T00:00:00Z"
