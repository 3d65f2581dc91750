"""What only a set of sources can pay, against maximum flows of another library.

need_S of a package = what it asks − the maximum flow into it from the sources outside S, budgets unlimited.
"""

from itertools import chain, combinations
from random import Random

import networkx as nx
import numpy as np

from planner.funding.need import Demand, joined

NAMES = ("p", "q", "r", "s")


def _yuan(*amounts: int) -> np.ndarray:
    return np.array(amounts, dtype=np.int64)


def test_by_hand() -> None:
    """7 yuan of basic works that p and q may pay, 5 of a park that q alone may pay; q pays at most 6.

    Without anybody outside (S = all) all 12 are needed. S = {p}: q pays its 6 outside, 6 are left to p.
    S = {q}: p pays the 7 of basic works outside, q alone can pay the park. S = {}: nothing is needed of
    nobody, for p pays 7 and q the 5 within its cap.
    """
    demand = Demand({frozenset("pq"): _yuan(7), frozenset("q"): _yuan(5)}, {"q": _yuan(6)})
    assert demand.need(frozenset("pq"), 1).tolist() == [12]
    assert demand.need(frozenset("p"), 1).tolist() == [6]
    assert demand.need(frozenset("q"), 1).tolist() == [5]
    assert demand.need(frozenset(), 1).tolist() == [0]


def test_nobody_can_pay() -> None:
    """A cap of 4 on the only source leaves a yuan of 5; a work nobody may pay leaves all of it."""
    demand = Demand({frozenset("p"): _yuan(5, 4), frozenset(): _yuan(0, 3)}, {"p": _yuan(4, 4)})
    assert demand.need(frozenset(), 2).tolist() == [1, 3]


def test_nothing_asked() -> None:
    assert Demand({}, {}).need(frozenset("p"), 3).tolist() == [0, 0, 0]


def test_need_is_what_maximum_flow_leaves() -> None:
    rng = Random("need")
    positive = 0
    for _ in range(150):
        size = rng.randint(1, 3)
        classes = {
            frozenset(rng.sample(NAMES, rng.randint(0, 4))): _yuan(*(rng.randint(0, 9) for _ in range(size)))
            for _ in range(rng.randint(1, 4))
        }
        capped = rng.sample(NAMES, rng.randint(0, 4))
        demand = Demand(classes, {s: _yuan(*(rng.randint(0, 9) for _ in range(size))) for s in capped})
        for among in chain.from_iterable(combinations(NAMES, n) for n in range(len(NAMES) + 1)):
            found = demand.need(frozenset(among), size).tolist()
            expected = [_left(demand, frozenset(among), package) for package in range(size)]
            assert found == expected, (classes, demand.caps, among)
            positive += sum(expected) > 0
    assert positive > 500


def _left(demand: Demand, among: frozenset[str], package: int) -> int:
    network: nx.DiGraph[object] = nx.DiGraph()
    network.add_nodes_from(["top", "sink"])
    asked = 0
    for sources, yuan in demand.by_class.items():
        amount = int(yuan[package])
        asked += amount
        network.add_edge(("works", sources), "sink", capacity=amount)
        for source in sources - among:
            network.add_edge(source, ("works", sources))  # no capacity: unlimited
    for source in set(NAMES) - among:
        if source in demand.caps:
            network.add_edge("top", source, capacity=int(demand.caps[source][package]))
        else:
            network.add_edge("top", source, capacity=asked)
    return asked - int(nx.maximum_flow_value(network, "top", "sink"))


def test_tables_one_below_the_other() -> None:
    """A class or a cap that one table lacks is 0 yuan in its rows."""
    basic = Demand({frozenset("p"): _yuan(7, 8)}, {})
    park = Demand({frozenset("q"): _yuan(5)}, {"q": _yuan(6)})
    both = joined([basic, park], [2, 1])
    assert {tuple(c): yuan.tolist() for c, yuan in both.by_class.items()} == {
        ("p",): [7, 8, 0],
        ("q",): [0, 0, 5],
    }
    assert both.caps["q"].tolist() == [0, 0, 6]
    assert both.need(frozenset("p"), 3).tolist() == [7, 8, 0]
