"""From a point of the program back to a plan, and from a plan to the columns it would be."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from planner.model import Model
from planner.operations import barred
from planner.plan import Plan, PlannedArea

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def read(model: Model, point: FloatArray) -> Plan:
    """The plan at a whole point, without allocations; areas are numbered within their year."""
    areas = []
    for year in model.years:
        packages = _packages(model, point, year)
        block = model.columns.areas[year]
        chosen = block.item[np.flatnonzero(point[block.columns] > 0.5)].tolist()
        for number, area in enumerate(sorted(chosen, key=lambda a: model.candidates.ids(a)), start=1):
            members = model.candidates.ids(area)
            areas.append(
                PlannedArea(
                    id=f"A{year}-{number:03d}",
                    year=year,
                    members=members,
                    works={c: _works(model, packages, c) for c in members},
                    own=model.candidates.own_works(area),
                )
            )
    return Plan(scenario=model.scenario, areas=tuple(areas))


def money(model: Model, point: FloatArray) -> dict[tuple[str, int], int]:
    """What each pool source pays in each year at a whole point, yuan."""
    return {key: round(float(point[column])) for key, column in model.columns.money.items()}


def columns(model: Model, areas: Sequence[PlannedArea]) -> IntArray | None:
    """The choices that make up `areas`, or None where one of them is not a column of the model."""
    found = []
    for area in areas:
        if area.year not in model.columns.areas:
            return None
        block = model.columns.areas[area.year]
        own = {w.id for w in area.own}
        without = barred(model.scenario, area)
        fitting = [
            a
            for a in model.areas_with(area.members).tolist()
            if {w.id for w in model.candidates.own_works(a)} == own
            and model.financing.bars[model.financing.bar[a]] == without
        ]
        if not fitting or block.position[fitting[0]] < 0:
            return None
        found.append(block.first + int(block.position[fitting[0]]))
        for c in area.members:
            bar = int(model.financing.bar[fitting[0]])
            package = _package(model, c, area.works.get(c, ()), bar, model.years.index(area.year))
            if package is None:
                return None
            if package != model.packages.bases[bar][model.index[c]]:
                extra = model.columns.packages[area.year]
                if extra.position[package] < 0:
                    return None
                found.append(extra.first + int(extra.position[package]))
    return np.array(found, dtype=np.int64)


def point(model: Model, areas: Sequence[PlannedArea]) -> FloatArray:
    """The choices of those of `areas` that are columns of the model; its money is left at nothing."""
    found = np.zeros(model.columns.count)
    for area in areas:
        chosen = columns(model, [area]) if set(area.members) <= set(model.index) else None
        if chosen is not None:
            found[chosen] = 1.0
    return found


def _packages(model: Model, point: FloatArray, year: int) -> dict[int, int]:
    """community index -> package beyond the base."""
    block = model.columns.packages[year]
    chosen = block.item[np.flatnonzero(point[block.columns] > 0.5)]
    return {int(model.packages.community[p]): int(p) for p in chosen}


def _works(model: Model, packages: dict[int, int], community: str) -> tuple[str, ...]:
    c = model.index[community]
    first = int(model.packages.first[c])
    table = model.packages.tables[c]
    row = packages.get(c, first) - first
    return tuple(work.id for work, done in zip(table.works, table.done[row], strict=True) if done)


def _package(model: Model, community: str, works: Sequence[str], bar: int, year: int) -> int | None:
    c = model.index[community]
    table = model.packages.tables[c]
    wanted = np.array([work.id in works for work in table.works], dtype=bool)
    if len(set(works)) != wanted.sum() or len(set(works)) != len(works):
        return None
    first = int(model.packages.first[c])
    mine = model.packages.bar[first : first + table.size] == bar
    rows = np.flatnonzero((table.done == wanted).all(axis=1) & mine).tolist()
    return next((first + row for row in rows if table.opens(row, year)), None)
