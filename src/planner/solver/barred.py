"""Communities that no plan can hold: by itself each breaks a rule in every year it may start in.

Looked at are rows in which whatever else is planned can only add: there the least a community brings, with
any area and package, is more than the row leaves it.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner.model import Model, Table
from planner.model.rows import Row, matrix
from planner.money import wan
from planner.scenario.types import Community, Scenario
from planner.solver.ceiling import members_of
from planner.verdict import Reason

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
MONEY = frozenset({"continuing", "lift_subsidy", "new_starts", "spending", "utility_cap"})
RULES = MONEY | {"capacity", "moratorium", "one_dig"}


def barred(model: Model) -> Mapping[str, tuple[Reason, ...]]:
    """Community -> the rules that bar it in every year it could start in."""
    areas = {year: _areas_of(model, year) for year in model.years}
    told = _told(model)
    found: dict[str, dict[int, list[tuple[int, Reason]]]] = {}
    for row, room in _binding(model):
        for year, least in _least(model, row, areas):
            for c, value in least.items():
                if value > room:
                    community = model.community[c]
                    reason = _reason(model, community, row, value, room)
                    found.setdefault(community.id, {}).setdefault(year, []).append((value - room, reason))
    return {
        c: tuple(_by_rule(by_year))
        for c, by_year in found.items()
        if told[model.index[c]]
        and all(year in by_year for year, count in areas.items() if count[model.index[c]])
    }


def _by_rule(by_year: Mapping[int, list[tuple[int, Reason]]]) -> Iterator[Reason]:
    """Of the rows of a rule the one that is missed by the least."""
    every = [found for several in by_year.values() for found in several]
    for rule in dict.fromkeys(reason.rule for _, reason in every):
        yield min((found for found in every if found[1].rule == rule), key=lambda found: found[0])[1]


def _told(model: Model) -> npt.NDArray[np.bool_]:
    """Communities that areas and packages left out could serve no better: listed are they by themselves, and
    what of their works was left out is not all that may be done.
    """
    single = np.diff(model.candidates.indptr) == 1
    found = np.zeros(len(model.community), dtype=bool)
    found[model.lead[single]] = True
    found &= np.array([_stands(t) or not t.dropped for t in model.packages.tables], dtype=bool)
    return found


def _areas_of(model: Model, year: int) -> IntArray:
    """How many areas that may start in `year` each community is a member of."""
    found: IntArray = model.members.T @ (model.columns.areas[year].position >= 0).astype(np.int64)
    return found


def _binding(model: Model) -> Iterator[tuple[Row, int]]:
    """Rows of RULES that one area could break, and the most that choices may come to in each."""
    rows = [row for row in model.rows.rows if row.rule in RULES and np.isfinite(row.most)]
    if not rows:
        return
    choices = model.columns.choices
    entries, _, most = matrix(rows, model.columns.count)
    others, entries = entries[:, choices:], entries[:, :choices]
    low, high = _sides(model)
    room = most - (others.maximum(0) @ low + others.minimum(0) @ high)
    empty = np.array([not _stands(table) for table in model.packages.tables], dtype=bool)
    added = np.zeros(choices, dtype=bool)  # packages that stand in for a base without works
    for block in model.columns.packages.values():
        added[block.columns] = empty[model.packages.community[block.item]]
    areas = np.zeros(choices, dtype=bool)
    for block in model.columns.areas.values():
        areas[block.columns] = True
    largest = int(np.diff(model.candidates.indptr).max(initial=0))
    most_brought = _largest(entries, areas) + largest * _largest(entries, added)
    for r in np.flatnonzero((most_brought > room) & (room >= 0)).tolist():
        yield rows[r], int(room[r])


def _largest(entries: sparse.csc_array, columns: npt.NDArray[np.bool_]) -> FloatArray:
    """The largest entry of each row in `columns`, at least 0."""
    found = np.zeros(entries.shape[0])
    part = entries[:, np.flatnonzero(columns)]
    np.maximum.at(found, part.indices, part.data)
    return found


def _stands(table: Table) -> bool:
    """Whether the base of a community may be all that is done."""
    return table.stands_alone or any(table.stands.values())


def _sides(model: Model) -> tuple[FloatArray, FloatArray]:
    """The least and the most of each column that is no choice, rows that hold only it counted."""
    choices = model.columns.choices
    low, high = np.zeros(len(model.columns.bounds)), np.array(model.columns.bounds, dtype=np.float64)
    for row in model.rows.rows:
        if len(row.expression.columns) == 1 and row.expression.columns[0] >= choices:
            at, value = int(row.expression.columns[0]) - choices, int(row.expression.values[0])
            sides = sorted((row.least / value, row.most / value))
            low[at], high[at] = max(low[at], sides[0]), min(high[at], sides[1])
    return low, high


def _least(
    model: Model, row: Row, areas_of: Mapping[int, IntArray]
) -> Sequence[tuple[int, Mapping[int, int]]]:
    """By year the least each community brings to `row` with any area and package, those that bring nothing
    left out; nothing where an area or package takes away.
    """
    worth: dict[int, int] = {}
    for column, value in zip(row.expression.columns.tolist(), row.expression.values.tolist(), strict=True):
        worth[column] = worth.get(column, 0) + value
    found = []
    for year in model.years:
        added = _added(model, worth, year)
        block = model.columns.areas[year]
        touched = [int(block.item[c - block.first]) for c in worth if 0 <= c - block.first < len(block.item)]
        near = [a for c in added for a in model.areas_of(model.community[c].id).tolist()]
        areas = np.unique(np.array([*touched, *near], dtype=np.int64))
        areas = areas[block.position[areas] >= 0]
        least: dict[int, int] = {}
        met: dict[int, int] = {}
        for area in areas.tolist():
            members = members_of(model, np.array([area])).tolist()
            value = worth.get(block.first + int(block.position[area]), 0)
            value += sum(added.get(c, 0) for c in members)
            if value < 0:
                return ()
            for c in members:
                least[c] = min(value, least.get(c, value))
                met[c] = met.get(c, 0) + 1
        found.append((year, {c: value for c, value in least.items() if met[c] == areas_of[year][c]}))
    return found


def _added(model: Model, worth: Mapping[int, int], year: int) -> Mapping[int, int]:
    """The least a package adds to the base, of communities with packages that count; a base without works
    is no package.
    """
    packages, block = model.packages, model.columns.packages[year]
    mine = [int(block.item[c - block.first]) for c in worth if 0 <= c - block.first < len(block.item)]
    found = {}
    for c in {int(packages.community[p]) for p in mine}:
        table = packages.tables[c]
        every = block.position[packages.first[c] : packages.first[c + 1]]
        least = [worth.get(block.first + at, 0) for at in every.tolist() if at >= 0]
        base = [0] if _stands(table) else []
        found[c] = min(least + base)
    return found


def _reason(model: Model, community: Community, row: Row, least: int, room: int) -> Reason:
    match row.rule:
        case "moratorium":
            years = model.scenario.rules.moratorium_years
            return Reason(row.rule, "DUG", ", ".join(_dug(model.scenario, community)), str(years))
        case "one_dig":
            return Reason(row.rule, "EVERY_YEAR", ", ".join(_programmes(model.scenario, community)))
        case rule if rule in MONEY or (rule == "capacity" and _in_yuan(model.scenario, room)):
            return Reason(rule, "YUAN_BY_ITSELF", f"{row.subject}: {wan(least)}", wan(room))
        case rule:
            return Reason(rule, "BY_ITSELF", f"{row.subject}: {least:,}", f"{room:,}")


def _in_yuan(scenario: Scenario, limit: int) -> bool:
    return {c.of for c in scenario.rules.capacity if c.limit == limit} == {"yuan"}


def _dug(scenario: Scenario, community: Community) -> Iterator[str]:
    """The digs known already near `community`: its own, those of its corridors and of their programmes."""
    if community.last_dig_year is not None:
        yield str(community.last_dig_year)
    for corridor in scenario.corridors:
        if community.id in corridor.communities:
            if corridor.last_dig_year is not None:
                yield f"{corridor.id} {corridor.last_dig_year}"
            for p in scenario.programmes:
                if p.digs and p.corridor == corridor.id and len(p.years) == 1:
                    yield f"{corridor.id} {p.years[0]}"


def _programmes(scenario: Scenario, community: Community) -> Iterator[str]:
    """What digs in `community` in a year of its own."""
    if community.last_dig_year in scenario.years:
        yield str(community.last_dig_year)
    for p in scenario.programmes:
        if p.digs and community.id in p.communities and len(p.years) == 1:
            yield f"{p.id} {p.years[0]}"
