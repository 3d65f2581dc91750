"""What the rows and goals make of any area, listed or not, told by a few areas made up to measure it.

The coefficient of an area in a row is Σ over its members of what each brings, and a part of the area's own:
a count of it, or what its project and walls cost, wherever it counts there. So the rules are asked to write
their rows over made-up areas: each community once, and the same community twice in one area. Their
difference is what a member brings, the rest is the area's own; that is measured again for every sum its
walls can come to. A row whose own part differs within a zone (see areas.beyond) is not relied on, nor one
that the made-up areas do not have: its dual counts as 0, which leaves every bound valid.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from planner import engine
from planner.areas import WALLS, Beyond, Worth
from planner.model import Model
from planner.model.expression import Expr
from planner.model.rows import Row, matrix
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Scenario
from planner.solver.made_up import leads, made_up
from planner.solver.order import LEVEL, in_order
from planner.solver.preparation import Prepared, build

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Name = tuple[str, str, int]
OFF = 1e-6  # of the dearest column: what sums of floats may be off


def priceable(scenario: Scenario) -> bool:
    """Whether all that areas bring is told by members, project and walls.

    Facilities, ledgers, the competition for demonstration money and stability ask for more; so does a source
    that pays for an area only where it serves every member.
    """
    goals = {*scenario.goals.order, *scenario.goals.weights, *scenario.rules.goal_floors}
    blank = {not community.district for community in scenario.communities}
    return (
        all(facility.existing for facility in scenario.facilities)
        and not scenario.operating
        and not scenario.upkeep
        and not scenario.rules.competition
        and not goals & {"stability", "life_circle", "competition"}
        and all(source.where == EVERYWHERE for source in scenario.sources)
        and (len(blank) < 2 or not any(source.district for source in scenario.sources))
    )


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """What areas are worth at the duals that are relied on, one for each row asked about."""

    worth: Worth
    duals: FloatArray
    rising: BoolArray  # rows in which no area stands with a coefficient below 0


class Probe:
    """The made-up areas of a scenario and all rows over them."""

    def __init__(self, prepared: Prepared, beyond: Beyond) -> None:
        self._zone, self._count = beyond.zone, len(beyond.communities)
        years = prepared.scenario.years
        is_open = [[year in prepared.years_of[c] for year in years] for c in beyond.communities]
        self._open = np.array(is_open, dtype=np.bool_).reshape(self._count, len(years))
        self._zones = int(self._zone.max(initial=-1)) + 1
        self._leads = leads(self._zone, self._open)
        self._values, self._step = beyond.values, beyond.step
        made = made_up(prepared.candidates, self._leads, self._values, beyond.step)
        self._model = build(replace(prepared, candidates=made))
        self._goals: Mapping[str, Expr] = dict(in_order(self._model))
        self._row = dict(_named(self._model.rows.rows))
        self._several = Counter((row.rule, row.subject) for row in self._model.rows.rows)
        self._area = np.stack(
            [_columns(block.first, block.position) for block in self._model.columns.areas.values()], axis=1
        )

    @property
    def whole(self) -> bool:
        """Whether every community is measured, once and twice, in every year it may start in."""
        once, twice = self._area[: self._count], self._area[self._count : 2 * self._count]
        return bool((((once >= 0) & (twice >= 0)) == self._open).all())

    @property
    def bounds(self) -> FloatArray:
        """Upper bounds of the columns that are no choices, whatever the walls of areas cost."""
        return np.array(self._model.columns.bounds, dtype=np.float64)

    def priced(self, goal: str, rows: Sequence[Row | None], duals: FloatArray) -> Priced | None:
        """What areas are worth by a goal less what `rows` make of them; None where they do not tell.

        A row that is None is not relied on; one of the rule LEVEL holds the goal named at a level.
        """
        if goal not in self._goals:
            return None
        several = Counter((row.rule, row.subject) for row in rows if row is not None)
        found = [self._found(name, row, several) for name, row in _named(rows)]
        places = np.array([i for i, row in enumerate(found) if row is not None], dtype=np.int64)
        mine = [row for row in found if row is not None]
        table, lower, upper = matrix(
            [*mine, Row("", "", self._goals[goal], -np.inf, np.inf)], self._model.columns.count
        )
        alike, rising = self._judged(table)
        if not alike[-1]:
            return None
        y = np.where(alike[:-1], duals[places], 0.0)
        objective = np.asarray(table[[len(mine)], :].todense()).ravel()
        bounds = np.concatenate((np.ones(self._model.columns.choices), self.bounds))
        program = engine.Program(
            objective, sparse.csc_array(table[: len(mine)]), lower[:-1], upper[:-1], bounds
        )
        proof = engine.upper(program, y)
        relied, known = np.zeros(len(rows)), np.zeros(len(rows), dtype=np.bool_)
        relied[places], known[places] = proof.duals, rising[:-1] & alike[:-1]
        return Priced(self._worth(proof.reduced, proof.error), relied, known)

    def confirmed(self, model: Model, reduced: FloatArray, worth: Worth) -> bool:
        """Whether no area listed in `model` is worth more than told: the guard of every bound.

        A rule or goal that looks at more of an area than members, project and walls would show here.
        """
        found = model.candidates
        zone, step = self._zone[model.lead], self._step
        told = model.members @ worth.member + worth.own[zone, found.own_cost[WALLS] // step]
        near = OFF * max(1.0, float(np.abs(reduced).max(initial=0.0)))
        return all(
            bool((reduced[block.columns] <= told[block.item, k] + near).all())
            for k, block in enumerate(model.columns.areas.values())
        )

    def _found(self, name: Name, row: Row | None, several: Mapping[tuple[str, str], int]) -> Row | None:
        """The same row over the made-up areas, where they have it with the same sides."""
        if row is None:
            return None
        if row.rule == LEVEL:
            held = self._goals.get(row.subject)
            return None if held is None else Row(LEVEL, row.subject, held, row.least, row.most)
        mine = self._row.get(name)
        if mine is None and several[row.rule, row.subject] == 1:
            mine = self._model.pool.row_of(row.subject)
        elif several[row.rule, row.subject] != self._several[row.rule, row.subject]:
            return None  # which is which cannot be told
        same = mine is not None and (mine.least, mine.most, mine.rule) == (row.least, row.most, row.rule)
        return mine if same else None

    def _worth(self, reduced: FloatArray, error: FloatArray) -> Worth:
        """Members' worth and the areas' own, both rounded up by what the sums may be off."""
        once, twice = self._area[: self._count], self._area[self._count : 2 * self._count]
        brought = reduced[twice] - reduced[once]
        slack = error[twice] + error[once]
        member = np.where(self._open, brought + slack, -np.inf)
        own = np.full((self._zones, self._values, self._open.shape[1]), -np.inf)
        walled = self._area[3 * self._count :].reshape(len(self._leads), self._values, -1)
        for lead, column in zip(self._leads.tolist(), walled, strict=True):
            mine = reduced[column] - brought[lead] + error[column] + slack[lead]
            here = own[self._zone[lead]]
            own[self._zone[lead]] = np.maximum(here, np.where(column >= 0, mine, -np.inf))
        return Worth(member, own)

    def _judged(self, table: sparse.csc_array) -> tuple[BoolArray, BoolArray]:
        """Rows whose own part is alike all over a zone; and those in which nothing lowers the sum."""
        count = self._count
        community, year = np.nonzero(self._open)
        once, twice = self._area[community, year], self._area[community + count, year]
        member = table[:, twice] - table[:, once]
        own = table[:, once] - member
        alike, rising = np.ones(table.shape[0], dtype=np.bool_), np.ones(table.shape[0], dtype=np.bool_)
        key = self._zone[community] * self._open.shape[1] + year
        walled = self._area[community + 2 * count, year]
        there = walled >= 0
        for part, group in (
            (own, key),
            (table[:, walled[there]] - member[:, there], key[there]),
        ):
            _, first, kind = np.unique(group, return_index=True, return_inverse=True)
            alike[_rows_of(part - part[:, first[kind.reshape(-1)]], lambda v: v != 0)] = False
            rising[_rows_of(part, lambda v: v < 0)] = False
        rising[_rows_of(member, lambda v: v < 0)] = False
        return alike, rising


def _rows_of(part: sparse.csc_array, wanted: Callable[[FloatArray], BoolArray]) -> IntArray:
    spread = sparse.coo_array(part)
    return np.unique(spread.row[wanted(spread.data)])


def _named(rows: Sequence[Row | None]) -> Iterator[tuple[Name, Row | None]]:
    """Each row by its rule and subject; a number tells apart those that have both in common."""
    seen: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        at = ("", "") if row is None else (row.rule, row.subject)
        yield (*at, seen[at]), row
        seen[at] += 1


def _columns(first: int, position: IntArray) -> IntArray:
    return np.where(position >= 0, first + position, -1)
