"""Makes trafilatura's rules for elements that are no text cheaper, with the same results.

Such a rule is an XPath with regular expressions, which trafilatura tests on every element of a page, several times.
Most rules name some tags: then only elements with these tags are tested. The results of rules with long expressions are
cached: whether an element matches depends only on its tag and a few attributes, which many elements of a site share.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import chain
from typing import TypeAlias, cast

from lxml.etree import Element, SubElement, XPath, _Element

_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_QUOTED = re.compile(r"'[^']*'")
_ATTRIBUTE = re.compile(r"@([\w-]+)")
_TAG = re.compile(r"self::([\w-]+)")
# A rule without positions, children and parents of elements: only their own tags and attributes count.
_OWN = re.compile(
    r"\s*\.//\*\[(?:self::[\w-]+|@[\w-]+|re:test|contains|translate|starts-with|not|and|or|[\s\[\](),|=])+\]\s*"
)
# A rule about some tags.
_TAGGED = re.compile(r"\s*\.//\*\[(self::[\w-]+(?:\s+or\s+self::[\w-]+)*)\](?=\s*\[)")
# A condition on the place among other elements, which would be counted otherwise.
_PLACE = re.compile(r"(?<![\w-])\d|\b(?:position|last)\b")
# The most combinations that are cached, and the most characters of one: longer ones hardly recur.
_MOST_CACHED, _CACHED_CHARS = 2048, 200
_OTHER = "x"  # in place of all tags that a rule does not name

# A tag and the attributes that the rule names; their order counts, as of "@id|@class" only the first is tested.
_Combination: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]


class CachedRule:
    """An XPath that tests elements with certain attributes, and caches the results; called like an ``XPath``."""

    def __init__(self, rule: XPath, names: Collection[str], tags: Collection[str]) -> None:
        self._rule, self._names, self._tags = rule, names, tags
        self._candidates = _with_attributes(names, _only_tags(rule))
        self._known: dict[_Combination, bool] = {}

    @property
    def size(self) -> int:
        """The number of cached combinations."""
        return len(self._known)

    def __call__(self, tree: _Element) -> list[_Element]:
        """The elements below ``tree`` that match, in order."""
        elements = cast("list[_Element]", self._candidates(tree))
        combinations = [self._combination(element) for element in elements]
        known = self._known
        fresh = self.test({each for each in combinations if each not in known})
        found = [
            element
            for element, each in zip(elements, combinations, strict=True)
            if (fresh[each] if each in fresh else known[each])
        ]
        self._store(fresh)
        return found

    def _combination(self, element: _Element) -> _Combination:
        tag, names = str(element.tag), self._names
        attributes = [item for item in element.items() if item[0] in names]
        return tag if tag in self._tags else _OTHER, tuple(attributes)

    def test(self, combinations: Iterable[_Combination]) -> dict[_Combination, bool]:
        """Apply the original rule to an element of each combination."""
        given = list(combinations)
        page = Element(_OTHER)
        for tag, attributes in given:
            SubElement(page, tag, dict(attributes))
        matching = set(cast("list[_Element]", self._rule(page))) if given else ()
        return {each: element in matching for each, element in zip(given, page, strict=True)}

    def _store(self, fresh: dict[_Combination, bool]) -> None:
        for each, matches in fresh.items():
            if sum(map(len, chain.from_iterable(each[1]))) <= _CACHED_CHARS:
                self._known[each] = matches
        if len(self._known) > _MOST_CACHED:
            self._known = {}


def _only_tags(rule: XPath) -> list[str]:
    """The tags of the elements that a rule is about; empty where it is about all."""
    tagged = _TAGGED.match(rule.path)
    return _TAG.findall(tagged.group(1)) if tagged else []


def _with_attributes(names: Collection[str], tags: Collection[str]) -> XPath:
    """Finds the elements with any of these attributes and tags; any tag where none is given."""
    either = " or ".join(f"@{name}" for name in sorted(names))
    by_tag = [f"descendant::{tag}[{either}]" for tag in tags]
    # Searching by attribute takes half the time of testing every element.
    return XPath(" | ".join(by_tag or [f"descendant::*/@{name}/.." for name in sorted(names)]))


def by_tag(rule: XPath) -> XPath:
    """The rule, searching for the tags that it is about, which takes a third of the time of testing every element."""
    tagged = _TAGGED.match(rule.path)
    if tagged is None or _PLACE.search(_QUOTED.sub("", rule.path)):
        return rule
    steps = " | ".join(f"descendant::{tag}" for tag in _only_tags(rule))
    return XPath(f"({steps}){rule.path[tagged.end() :]}", namespaces=_NAMESPACES)


def cached(rule: XPath) -> XPath | CachedRule:
    """The rule with a cache; the rule itself where its result may depend on more than tags and attributes."""
    path = _QUOTED.sub("", rule.path)
    names = frozenset(_ATTRIBUTE.findall(path)) if _OWN.fullmatch(path) else None
    if not names:
        return rule
    tags = frozenset(_TAG.findall(path))
    faster = CachedRule(rule, names, tags)
    # A cached rule does not test elements without any of the attributes, so the rule must match none of these.
    bare = faster.test((tag, ()) for tag in {_OTHER, *tags})
    return rule if any(bare.values()) else faster
