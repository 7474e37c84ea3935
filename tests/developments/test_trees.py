"""Evaluating trees all at once gives the same as walking down each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.developments.trees import Choice, Forest, Tree

VALUES = st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0, 7.0])
NAMES = ("words", "places", "figures")


def leaves(tree: Tree) -> int:
    return leaves(tree[2]) + leaves(tree[3]) if isinstance(tree, list) else 1


def walked(tree: Tree, evidence: dict[str, float]) -> float:
    if not isinstance(tree, list):
        return tree
    name, limit, below, above = tree
    return walked(below if evidence[name] <= limit else above, evidence)


TREES: st.SearchStrategy[Tree] = st.recursive(
    VALUES,
    lambda part: st.tuples(st.sampled_from(NAMES), VALUES, part, part).map(list),
    max_leaves=8,
).filter(lambda tree: leaves(tree) <= 8)


@given(st.lists(TREES, max_size=5), st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES)))
def test_the_total_is_that_of_the_walks(trees: list[Tree], evidence: dict[str, float]) -> None:
    assert Forest(trees).total(evidence) == sum(walked(tree, evidence) for tree in trees)


@given(
    st.dictionaries(st.sampled_from("abcd"), st.lists(TREES, max_size=3), min_size=1),
    st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES)),
)
def test_the_best_of_several_forests_has_the_largest_total(
    forests: dict[str, list[Tree]], evidence: dict[str, float]
) -> None:
    totals = {name: Forest(trees).total(evidence) for name, trees in forests.items()}
    assert Choice(forests).best(evidence) == max(totals, key=totals.__getitem__)


def test_a_tree_of_more_than_eight_leaves_is_refused() -> None:
    tree: Tree = 0.0
    for limit in range(8):
        tree = ["words", float(limit), tree, 1.0]
    with pytest.raises(ValueError, match="9 leaves"):
        Forest([tree])
