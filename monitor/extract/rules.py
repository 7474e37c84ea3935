"""Makes trafilatura's rules for elements that are no text cheaper, with the same results.

Such a rule is an XPath with long regular expressions, tested on every element of a page several times. Whether an
element matches depends only on its tag and a few attributes, and the elements of a page, and the pages of a site, share
these: so each combination is tested once.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Any, cast

from lxml.etree import Element, XPath, _Element

_NAMESPACES = {"re": "http://exslt.org/regular-expressions"}
_QUOTED = re.compile(r"'[^']*'")
_ATTRIBUTE = re.compile(r"@([\w-]+)")
_TAG = re.compile(r"self::([\w-]+)")
# A rule without positions, children and parents of elements: only their own tags and attributes count.
_OWN = re.compile(
    r"\.//\*(\[(?:self::[\w-]+|@[\w-]+|re:test|contains|translate|starts-with|not|and|or|[\s\[\](),|=])+\])"
)
# Combinations that are kept, and the most characters of one: longer ones hardly recur.
_KEPT, _KEPT_CHARS = 4096, 200


class Rule:
    """An XPath that finds the elements with certain attributes, called like the original."""

    def __init__(self, condition: str, names: frozenset[str]) -> None:
        self._names = names
        # Searched by attribute, which takes half the time of testing every element.
        self._candidates = XPath(" | ".join(f"descendant::*/@{name}/.." for name in sorted(names)))
        self._test = XPath(f"boolean(self::*{condition})", namespaces=_NAMESPACES)
        self._known: dict[tuple[Any, ...], bool] = {}

    def __call__(self, tree: _Element) -> list[_Element]:
        """The elements below ``tree`` that match, in order."""
        names, known = self._names, self._known
        found: list[_Element] = []
        for element in cast("list[_Element]", self._candidates(tree)):
            # The order of the attributes counts: of "@id|@class" only the first is tested.
            key = (element.tag, *[item for item in element.items() if item[0] in names])
            matches = known.get(key)
            if self._tested(element, key) if matches is None else matches:
                found.append(element)
        return found

    def _tested(self, element: _Element, key: tuple[Any, ...]) -> bool:
        matches = self.matches(element)
        if sum(map(len, chain.from_iterable(key))) <= _KEPT_CHARS:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = matches
        return matches

    def matches(self, element: _Element) -> bool:
        """Whether the rule is true of an element."""
        return bool(self._test(element))


def remembering(rule: XPath) -> XPath | Rule:
    """The rule with a memory; the rule itself where its result may depend on more than tags and attributes."""
    path = rule.path.strip()
    own = _OWN.fullmatch(_QUOTED.sub("", path))
    names = frozenset(_ATTRIBUTE.findall(own.group(1))) if own else frozenset[str]()
    if not names:
        return rule
    kept = Rule(path.removeprefix(".//*"), names)
    # Elements without any of the attributes are not looked at: no rule may match them.
    tags = {"x", *_TAG.findall(path)}
    return rule if any(kept.matches(Element(tag)) for tag in tags) else kept
