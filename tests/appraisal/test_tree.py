"""The indicator tree, by hand and by property."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.appraisal.tree import Tree, goodness
from planner.scenario.types import Indicator

SMALL = (
    Indicator(id="1", name="safety", weight=F(3, 5)),
    Indicator(id="1.1", name="gas", parent="1", weight=F(1, 4), orientation="need", high=F(10), hazard=True),
    Indicator(id="1.2", name="roof", parent="1", weight=F(3, 4), high=F(5)),
    Indicator(id="2", name="comfort", weight=F(2, 5)),
    Indicator(id="2.1", name="green", parent="2", low=F(20), high=F(60)),
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Trees of any depth and any weights."""
    nodes: list[Indicator] = []
    for n in range(draw(st.integers(1, 12))):
        parent = draw(st.sampled_from(["", *(node.id for node in nodes)]))
        weight = draw(st.fractions(F(1, 100), 10))
        orientation = draw(st.sampled_from(["livability", "need"]))
        node = Indicator(id=f"n{n:02}", name="", parent=parent, weight=weight, orientation=orientation)
        nodes.append(node)
    return Tree(tuple(nodes))


def test_value_is_clipped_and_flipped() -> None:
    gas, green = SMALL[1], SMALL[4]
    assert [goodness(gas, F(v)) for v in (-1, 0, 4, 10, 11)] == [1, 1, F(3, 5), 0, 0]
    assert [goodness(green, F(v)) for v in (0, 20, 30, 60, 99)] == [0, 0, F(1, 4), 1, 1]


def test_score_by_hand() -> None:
    # safety 1/4·(1 - 4/10) + 3/4·2/5 = 0.45, comfort 1/4: 0.6·0.45 + 0.4·0.25 = 0.37
    tree = Tree(SMALL)
    values = {"1.1": F(4), "1.2": F(2), "2.1": F(30)}
    assert tree.levels == (2, 3)
    assert tree.score(values) == 37
    assert tree.coverage(values) == 1
    assert tree.shortfalls(values) == {"1.1": 6, "1.2": 27, "2.1": 30}


def test_missing_leaf_leaves_its_weight_to_its_siblings() -> None:
    tree = Tree(SMALL)
    values = {"1.2": F(2), "2.1": F(30)}
    assert tree.score(values) == 34  # 0.6·0.4 + 0.4·0.25
    assert tree.coverage(values) == F(85, 100)


def test_inner_node_without_a_measured_leaf_is_missing_too() -> None:
    tree = Tree(SMALL)
    assert tree.score({"2.1": F(30)}) == 25
    assert tree.coverage({"2.1": F(30)}) == F(2, 5)


@pytest.mark.parametrize("values", [{}, {"1": F(1)}, {"other": F(1)}])
def test_nothing_measured_is_no_score(values: dict[str, F]) -> None:
    assert Tree(SMALL).score(values) is None
    assert Tree(SMALL).coverage(values) == 0


@given(trees())
def test_all_halves_score_fifty_whatever_the_weights(tree: Tree) -> None:
    halves = dict.fromkeys(tree.leaves, F(1, 2))
    assert tree.score(halves) == 50
    assert tree.coverage(halves) == 1


@given(trees(), st.data())
def test_shortfalls_add_up_to_the_need_and_order_never_matters(tree: Tree, data: st.DataObject) -> None:
    measured = data.draw(st.lists(st.sampled_from(tree.leaves), unique=True, min_size=1))
    values = {leaf: data.draw(st.fractions(-1, 2)) for leaf in measured}
    score = tree.score(values)
    assert score is not None
    assert sum(tree.shortfalls(values).values()) == 100 - score
    shuffled = Tree(tuple(data.draw(st.permutations(tree.indicators))))
    assert shuffled.score(values) == score
    assert shuffled.coverage(values) == tree.coverage(values)
