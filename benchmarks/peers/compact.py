"""One compact CP-SAT model: communities in years, areas kept connected by a flow from their root.

An arc says that a community hangs on a neighbour of its area; every community that starts is a root or hangs
on one. Two flows out of the roots, one of members and one of households, keep areas connected and small.
Works are columns of their own. Only for generated cities: what an area is worth must be a sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from benchmarks.books import complete
from benchmarks.packing import City, Town
from benchmarks.packing.city import capped, owed
from benchmarks.packing.town import (
    CARRY,
    LOCAL,
    LOCAL_WORKS,
    MOST_HOUSEHOLDS,
    PROJECT_COST,
    SHARES,
)
from benchmarks.peers.contender import Contender
from benchmarks.peers.cpsat import solved
from benchmarks.problem import Answer, Broken, Problem
from benchmarks.watch import Watch
from planner.engine import FloatArray


class Compact:
    """The model of one city and its columns."""

    def __init__(self, city: City) -> None:
        from ortools.sat.python import cp_model

        self.city, self.town = city, city.town
        self.model: Any = cp_model.CpModel()
        n, years = self.town.size, self.town.years
        works = self.town.works if city.full else 0
        self.starts = self._bools(n, years)
        self.roots = self._bools(n, years)
        self.does = [self._bools(works, years) for _ in range(n)]
        arcs = [(u, v) for u in range(n) for v in self.town.graph[u]]
        self.arcs = {arc: self.model.new_bool_var("") for arc in arcs}
        self._hang()
        self._flow([1] * n, self.town.most_members)
        self._flow(self.town.households.tolist(), MOST_HOUSEHOLDS)
        for c in range(n):
            for w in range(works):
                for t in range(years):
                    self.model.add_implication(self.does[c][w][t], self.starts[c][t])
        if city.full:
            self._stack()
            self._evenness()
        else:
            for t in range(years):
                self.model.add(self._cost(t) <= self.town.budget)
        if city.floor:
            for t in range(years):
                self.model.add(self._weighed(self.town.households, t) >= self.town.task)
        self.model.maximize(self._points())

    def columns(self) -> list[Any]:
        """All that says which plan it is: starts, works, arcs, in this order."""
        works = [x for one in self.does for work in one for x in work]
        return [x for row in self.starts for x in row] + works + list(self.arcs.values())

    def point(self, values: FloatArray, problem: Problem) -> FloatArray:
        """The columns of the whole program for the values of `columns()`."""
        n, years, works = self.town.size, self.town.years, len(self.does[0])
        starts = values[: n * years].reshape(n, years)
        does = values[n * years : n * years * (1 + works)].reshape(n, works, years)
        hung = [arc for arc, taken in zip(self.arcs, values[n * years * (1 + works) :], strict=True) if taken]
        layout = problem.layout
        assert layout is not None
        x = np.zeros(problem.program.columns)
        for members in _joined(np.flatnonzero(starts.any(axis=1)).tolist(), hung):
            if members not in layout.area_of:
                raise Broken(f"area {members} is not inside the limits")
            x[layout.area[layout.area_of[members], int(np.argmax(starts[members[0]]))]] = 1.0
        for c, _, t in np.argwhere(does.any(axis=1, keepdims=True)).tolist():
            package = sum(1 << w for w in range(works) if does[c, w, t]) - 1
            x[(self.city.areas + c * self.city.packages + package) * years + t] = 1.0
        return x

    def _bools(self, rows: int, years: int) -> list[list[Any]]:
        return [[self.model.new_bool_var("") for _ in range(years)] for _ in range(rows)]

    def _hang(self) -> None:
        """Whoever starts is a root or hangs on one neighbour that starts in the same year."""
        for v, near in enumerate(self.town.graph):
            self.model.add(sum(self.starts[v]) <= 1)
            hung = sum(self.arcs[u, v] for u in near)
            self.model.add(hung + sum(self.roots[v]) == sum(self.starts[v]))
            for t, root in enumerate(self.roots[v]):
                self.model.add_implication(root, self.starts[v][t])
        for (u, v), arc in self.arcs.items():
            for t in range(self.town.years):
                self.model.add(self.starts[u][t] == self.starts[v][t]).only_enforce_if(arc)

    def _flow(self, size: Sequence[int], most: int) -> None:
        """What comes into a community, or out of a root, less its own size, goes on along its arcs."""
        flow = {}
        for arc, taken in self.arcs.items():
            flow[arc] = self.model.new_int_var(0, most, "")
            self.model.add(flow[arc] <= most * taken)
        for v, near in enumerate(self.town.graph):
            into = sum(flow[u, v] for u in near) + most * sum(self.roots[v])
            out = sum(flow[v, u] for u in near)
            self.model.add(into >= out + size[v] * sum(self.starts[v]))

    def _stack(self) -> None:
        """Money by source and year; a cap is rounded down community by community: a little tighter."""
        town, years = self.town, self.town.years
        most = int(town.money.sum()) * (CARRY + 1)
        paid = [[self.model.new_int_var(0, most, "") for _ in range(years)] for _ in SHARES]
        for t in range(years):
            self.model.add(sum(source[t] for source in paid) == self._cost(t))
            local = self._chosen(town.price, t, range(town.works - LOCAL_WORKS, town.works))
            self.model.add(sum(paid[s][t] for s in LOCAL) >= local)
            if self.city.caps:
                open_works = self._chosen(capped(town.price), t, range(town.works - LOCAL_WORKS))
                basic = self._weighed(capped(town.cost), t)
                project = int(capped(np.array(PROJECT_COST))) * sum(root[t] for root in self.roots)
                self.model.add(paid[0][t] <= basic + project + open_works)
        for s, yearly in enumerate(town.money.tolist()):
            for i in range(years):
                for j in range(i, years):
                    self.model.add(sum(paid[s][i : j + 1]) <= yearly * (j + 1 - max(0, i - CARRY)))

    def _evenness(self) -> None:
        town = self.town
        served: list[Any] = [0] * town.districts
        for c, years in enumerate(self.starts):
            served[int(town.district[c])] += int(town.households[c]) * sum(years)
        whole = self.model.new_int_var(0, int(town.households.sum()), "")
        self.model.add(whole == sum(served))
        for here, part in zip(served, owed(town).tolist(), strict=True):
            self.model.add(10_000 * here >= part * whole)

    def _cost(self, t: int) -> Any:
        projects = PROJECT_COST * sum(root[t] for root in self.roots)
        works = self._chosen(self.town.price, t, range(len(self.does[0])))
        return self._weighed(self.town.cost, t) + projects + works

    def _weighed(self, weight: np.ndarray, t: int) -> Any:
        return sum(int(weight[c]) * years[t] for c, years in enumerate(self.starts))

    def _chosen(self, weight: np.ndarray, t: int, works: Sequence[int]) -> Any:
        return sum(int(weight[c, w]) * one[w][t] for c, one in enumerate(self.does) for w in works)

    def _points(self) -> Any:
        """Points rounded one by one: an area's are its sum rounded, at most half a point a member away."""
        total: Any = 0
        for t, fade in enumerate(self.town.fade):
            total += self._weighed(np.rint(self.town.need * self.town.households * fade), t)
            total += self._chosen(np.rint(self.town.gain * fade), t, range(len(self.does[0])))
        return total


def _joined(chosen: list[int], hung: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The areas: communities joined by arcs, each in ascending order."""
    area = {c: {c} for c in chosen}
    for u, v in hung:
        if area[u] is not area[v]:
            area[u] |= area[v]
            for c in area[v]:
                area[c] = area[u]
    return sorted({tuple(sorted(members)) for members in area.values()})


def _unrounded(town: Town, bound: float, works: int) -> float:
    """A bound of points rounded one by one, made one of points rounded by area and by package."""
    return bound + town.size * (works + 3) / 2


def _run(problem: Problem, watch: Watch, seed: int) -> Answer:
    city = problem.city
    if city is None:
        raise ValueError("only a generated city has a compact model")
    compact = Compact(city)
    columns = compact.columns()
    values, bound, status = solved(compact.model, columns, watch, seed)
    if bound is not None:
        bound = None if city.caps else _unrounded(city.town, bound, len(compact.does[0]))
    plans = [] if values is None else [partial(_measure, compact, values, problem)]
    return Answer(plans, bound, len(compact.model.proto.variables), status)


def _measure(compact: Compact, values: FloatArray, problem: Problem) -> int:
    x = complete(problem.program, problem.choices, compact.point(values, problem))
    if x is None:
        raise Broken("its choices leave no money, or break a row")
    return problem.measure(x)


COMPACT = Contender("compact", "One compact CP-SAT model with flow connectivity", _run)
