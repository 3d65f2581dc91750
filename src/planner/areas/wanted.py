"""Areas asked for by name: those of a plan a search begins from, where the list of all areas is cut off."""

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np

from planner.areas.arrays import BoolArray, IntArray, contains
from planner.areas.groups import Groups
from planner.areas.growth import Ground, Level


def wanted(
    whole: Groups,
    ground: Ground,
    keep: Callable[[IntArray], BoolArray],
    grown: Sequence[Level],
    asked: Sequence[Collection[str]],
) -> list[Level]:
    """Those of `asked` that keep the limits and are in none of `grown`, as levels from one group on."""
    sets = {groups for members in asked if (groups := _groups(whole, members)) is not None}
    orders = [_order(ground, groups) for groups in sorted(sets, key=sorted)]
    missing = [
        order
        for order in orders
        if order is not None and _fits(ground, order, keep) and not _there(grown, order)
    ]
    return list(_chain(missing))


def _groups(whole: Groups, members: Collection[str]) -> frozenset[int] | None:
    """The groups of an area, where it holds nothing but whole groups."""
    if not all(c in whole.of for c in members):
        return None
    groups = frozenset(whole.of[c] for c in members)
    return groups if sum(len(whole.members[g]) for g in groups) == len(members) else None


def _order(ground: Ground, groups: frozenset[int]) -> list[int] | None:
    """The groups so that each stands beside one before it; None where they do not hang together."""
    order = [min(groups)]
    for g in order:
        near = ground.neighbours[ground.indptr[g] : ground.indptr[g + 1]].tolist()
        order.extend(other for other in near if other in groups and other not in order)
    return order if len(order) == len(groups) else None


def _fits(ground: Ground, order: Sequence[int], keep: Callable[[IntArray], BoolArray]) -> bool:
    """Whether an area keeps the limits of areas of two groups and more."""
    row = np.array(order, dtype=np.int64)
    if len(row) > ground.max_members or int(ground.households[row].sum()) > ground.max_households:
        return False
    if any(len(set(label[row].tolist()) - {-1}) > 1 for label in ground.labels):
        return False
    a, b = np.triu_indices(len(row), 1)
    return not contains(ground.apart, ground.key(row[a], row[b])).any() and bool(keep(row[None, :])[0])


def _there(grown: Sequence[Level], order: Sequence[int]) -> bool:
    """Whether the list has it; sets of one are always there."""
    if len(order) > len(grown):
        return False
    level = grown[len(order) - 1]
    return bool((np.sort(level.rows[level.kept], axis=1) == sorted(order)).all(axis=1).any())


def _chain(orders: Sequence[Sequence[int]]) -> Iterator[Level]:
    """Level by level the beginnings of `orders`; kept is what is whole."""
    growing = list(range(len(orders)))
    before = [-1] * len(orders)
    for size in range(1, max(map(len, orders), default=0) + 1):
        rows = np.array([orders[i][:size] for i in growing], dtype=np.int64)
        whole = np.array([len(orders[i]) == size for i in growing], dtype=np.bool_)
        yield Level(rows, np.array(before, dtype=np.int64), whole, True)
        before = [place for place, i in enumerate(growing) if len(orders[i]) > size]
        growing = [i for i in growing if len(orders[i]) > size]
