"""Cached rules, and rules that search by tag, find what the rules of trafilatura find."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from lxml import etree, html
from lxml.etree import XPath
from trafilatura import xpaths

from monitor.extract.rules import CachedRule, by_tag, cached

NAMESPACES = {"re": xpaths.REGEXP_NS}
ALL = [
    rule
    for rules in (
        xpaths.REMOVE_COMMENTS_XPATH,
        xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH,
        xpaths.RAW_TREE_PRUNE_XPATH,
        xpaths.TEASER_DISCARD_XPATH,
        xpaths.PRECISION_DISCARD_XPATH,
        xpaths.DISCARD_IMAGE_ELEMENTS,
        xpaths.COMMENTS_DISCARD_XPATH,
    )
    for rule in rules
]
# trafilatura's own, whether or not they were replaced in this process.
OVERALL = [
    XPath(
        ".//*[self::div or self::p][re:test(@id|@class, 'cookie') or @data-a or re:test(@class, '^ad-|bar')]",
        namespaces=NAMESPACES,
    ),
    XPath(".//*[@class='a' or starts-with(@id|@class, 'reply-') or contains(@style, 'none') or @aria-hidden='true']"),
]
TAGS = ("div", "p", "span", "section", "li", "a", "header", "cite", "ul")
NAMES = ("id", "class", "style", "role", "aria-hidden", "data-a")
VALUES = ("cookie", "reply-1", "sidebar", "comment-2", "ad-top", "teaser x", "caption", "a", "true", "display:none", "")
WORDS = ("respond", "bottom", "link", "border", "elementor-share-buttons", "infinite-scroll", "x" * 300)


def tree(seed: int) -> html.HtmlElement:
    """A page of nested elements with random names."""
    random = Random(seed)
    root = html.fromstring("<html><body><h1>Ferry sunk</h1></body></html>")
    places = [root[0]]
    for _ in range(200):
        element = etree.SubElement(random.choice(places), random.choice(TAGS))
        for name in random.sample(NAMES, random.randrange(3)):
            element.set(name, random.choice(VALUES + WORDS))
        places.append(element)
    return root


@pytest.mark.parametrize("rule", [*ALL, *OVERALL], ids=lambda rule: str(rule)[:80])
def test_the_same_elements_are_found(rule: XPath) -> None:
    kept = cached(rule)
    for page in map(tree, range(20)):
        assert kept(page) == rule(page)


@pytest.mark.parametrize("rule", [*ALL, *OVERALL], ids=lambda rule: str(rule)[:80])
def test_the_same_elements_are_found_by_tag(rule: XPath) -> None:
    tagged = by_tag(rule)
    for page in map(tree, range(20)):
        assert tagged(page) == rule(page)


def test_tags_are_searched_for() -> None:
    assert by_tag(OVERALL[0]).path.startswith("(descendant::div | descendant::p)[")


# Rules whose result depends on places, on other elements, or on tags and attributes that they do not name.
NOT_BY_TAG = [
    ".//header",
    ".//*[@class='a']",
    ".//*[self::div]",
    ".//*[self::div][1]",
    ".//*[self::div][position() = 2]",
    ".//*[self::div][@class][last()]",
    ".//*[self::div or @id][@class='a']",
    "(.//*[self::div][@class='a'])",
]
NOT_CACHED = [
    ".//header",
    ".//*[@class='a'][1]",
    ".//*[@class='a'][not(.//h1)]",
    ".//*[@class='a']|.//cite",
    ".//*[../@class='a']",
    ".//*[contains(@class, '')]",
    ".//*[self::div or @class='a']",
    ".//*[starts-with(@class|@id, '')]",
    ".//*[not(@class='a')]",
    ".//*",
]


@pytest.mark.parametrize(
    ("faster", "path"), [*((by_tag, path) for path in NOT_BY_TAG), *((cached, path) for path in NOT_CACHED)]
)
def test_other_rules_are_left_as_they_are(faster: Callable[[XPath], object], path: str) -> None:
    rule = XPath(path)
    assert faster(rule) is rule


def test_the_cache_is_bounded() -> None:
    rule = cached(OVERALL[1])
    assert isinstance(rule, CachedRule)
    for start in range(0, 20_000, 1000):
        page = html.fromstring("".join(f"<p class='n{start + at}'></p>" for at in range(1000)))
        assert rule(page) == OVERALL[1](page)
        assert rule.size < 6000
    long = html.fromstring(f"<div><p class='a' style='{'x' * 500}'></p></div>")
    before = rule.size
    assert rule(long) == list(long)
    assert rule.size == before


def test_a_rule_about_attributes_gets_a_memory() -> None:
    assert all(isinstance(cached(rule), CachedRule) for rule in OVERALL)
