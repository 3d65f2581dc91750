"""What the hand-worked tests are written with: small communities, areas and payments, and the program asked.

A scene is paid by one rich source and has one basic work, a roof of 3 yuan, in each community, unless the
test says otherwise: what a test does not speak of never binds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from planner import answer
from planner.areas import own_works
from planner.funding import complete
from planner.model import Expr, Model
from planner.model.rows import Row, matrix
from planner.plan import Allocation, Plan, PlannedArea
from planner.rules import Rule
from planner.scenario.settings import AreaLimits, Rules
from planner.scenario.types import Category, Community, Edge, Scenario, Source, Work
from planner.solver import build, prepare
from planner.verdict import Check

STRUCTURAL = ("once", "mandatory_basic", "works_together", "paid_in_full", "budget")
RICH = Source(id="city", name="city", money={2026: 10**12, 2027: 10**12})


def community(name: str, households: int = 10, floor_area: int | Fraction = 100, **facts: Any) -> Community:
    return Community(id=name, name=name, households=households, floor_area_m2=Fraction(floor_area), **facts)


def roof(name: str, yuan: int = 3) -> Work:
    return Work(community=name, id="roof", kind="roof", civil=yuan)


def park(name: str, yuan: int = 2, **facts: Any) -> Work:
    """An optional work."""
    return Work(community=name, id="park", kind="park", category=Category.IMPROVING, civil=yuan, **facts)


def gas(name: str, civil: int, equipment: int, **facts: Any) -> Work:
    """An optional work on the pipes of the gas company."""
    return Work(
        community=name,
        id="gas",
        kind="gas",
        category=Category.IMPROVING,
        civil=civil,
        equipment=equipment,
        utility="gas",
        **facts,
    )


def scene(*communities: str | Community, rules: Mapping[str, Any] | None = None, **given: Any) -> Scenario:
    """Communities in a row, each next to the one before; everything can be given instead."""
    members = tuple(community(c) if isinstance(c, str) else c for c in communities)
    row: dict[str, Any] = {
        "years": (2026, 2027),
        "works": tuple(roof(c.id) for c in members),
        "edges": tuple(Edge(a=a.id, b=b.id) for a, b in pairwise(members)),
        "sources": (RICH,),
        "limits": AreaLimits(),
        "rules": Rules(**(rules or {})),
    }
    return Scenario(name="scene", communities=members, **{**row, **given})


def area(
    scenario: Scenario,
    members: str | Sequence[str],
    year: int = 2026,
    works: Mapping[str, Sequence[str]] | None = None,
    facilities: Sequence[str] = (),
    **given: Any,
) -> PlannedArea:
    """Members (letters, where each id is one letter) with all their works, or those named."""
    done = {c: tuple(w.id for w in scenario.works_of[c] if not w.waived) for c in members}
    done.update({c: tuple(names) for c, names in (works or {}).items()})
    planned = PlannedArea(
        id=f"{''.join(members)}-{year}",
        year=year,
        members=tuple(members),
        works=done,
        own=own_works(scenario, members, facilities),
    )
    return replace(planned, **given)


def pays(source: str, amount: int, subject: str, work: str = "roof", year: int = 2026) -> Allocation:
    return Allocation(subject=subject, work=work, year=year, source=source, amount=amount)


def plan(scenario: Scenario, areas: Iterable[PlannedArea], *allocations: Allocation) -> Plan:
    return Plan(scenario=scenario, areas=tuple(areas), allocations=allocations)


def measured(rule: Rule, plan: Plan) -> list[Check]:
    return list(rule.check(plan.scenario, plan))


def program(scenario: Scenario, areas: Sequence[PlannedArea], rule: Rule) -> Plan | None:
    """What the program with structure, money and one rule makes of a decision: paid, or refused (None)."""
    model = build(prepare(scenario), only=(*STRUCTURAL, rule.NAME))
    chosen = answer.columns(model, areas)
    if chosen is None or len(set(chosen.tolist())) < len(chosen):
        return None
    point = decided(model, chosen)
    if point is None:
        return None
    return complete(answer.read(model, point), answer.money(model, point))


def decided(
    model: Model, chosen: npt.NDArray[np.int64], most: Sequence[Expr] = ()
) -> npt.NDArray[np.float64] | None:
    """The whole point with these choices that is best for `most`, in order; None where there is none."""
    rows = list(model.rows.rows)
    held: list[Row] = []
    point = _ask(model, rows, chosen, None)
    while point is not None and (more := model.broken(point)):
        rows += more
        point = _ask(model, rows, chosen, None)
    for expression in most:
        while point is not None:
            point = _ask(model, [*rows, *held], chosen, expression)
            more = model.broken(point) if point is not None else []
            if not more:
                break
            rows += more
        if point is not None:
            held.append(Row("level", "", expression, expression.at(point) - expression.constant, np.inf))
    return point


def _ask(
    model: Model, rows: list[Row], chosen: npt.NDArray[np.int64], most: Expr | None
) -> npt.NDArray[np.float64] | None:
    columns = model.columns
    coefficients, least, top = matrix(rows, columns.count)
    by_row = coefficients.tocsr()
    asked = cp_model.CpModel()
    x: list[Any] = [int(i in set(chosen.tolist())) for i in range(columns.choices)]
    x += [asked.new_int_var(0, bound, "") for bound in columns.bounds]
    for r in range(len(least)):
        entries = slice(by_row.indptr[r], by_row.indptr[r + 1])
        terms = zip(by_row.data[entries].tolist(), by_row.indices[entries].tolist(), strict=True)
        value: Any = sum(int(v) * x[j] for v, j in terms)
        low = int(least[r]) if np.isfinite(least[r]) else -(10**15)
        high = int(top[r]) if np.isfinite(top[r]) else 10**15
        if isinstance(value, int):
            if not low <= value <= high:
                return None
        else:
            asked.add_linear_constraint(value, low, high)
    if most is not None:
        goal: Any = sum(
            int(v) * x[j] for v, j in zip(most.values.tolist(), most.columns.tolist(), strict=True)
        )
        if not isinstance(goal, int):
            asked.maximize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(asked)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    if status == cp_model.INFEASIBLE:
        return None
    return np.array([v if isinstance(v, int) else solver.value(v) for v in x], dtype=float)
