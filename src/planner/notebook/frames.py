"""A plan as DataFrames: exact ids and codes, whole yuan, one row a thing.

Every dtype is stated, so that an empty plan has the columns of a full one. Text is "str", money "int64"
yuan; "Int64" holds numbers that may be unknown (<NA>), floats NaN.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from planner.locale import say
from planner.plan import Plan
from planner.report import mechanism_words, words
from planner.report.document import CommunityLine, Document, GoalLine
from planner.report.tables.table import in_order, names_of
from planner.scenario.types import Scenario, Work

WHO = {"district": "str", "subdistrict": "str", "community": "str", "name": "str"}
SIZE = {"households": "int64", "floor_area_m2": "float64"}
COMMUNITIES = {"year": "int64", "area": "str", **WHO, "buildings": "Int64", **SIZE}
COMMUNITIES |= {"score": "float64", "need": "float64", "cost_yuan": "int64", "funded_yuan": "int64"}
AREAS = {"year": "int64", "area": "str", "name": "str", "communities": "int64", **SIZE}
AREAS |= {"walls": "Int64", "freed_m2": "float64", "own_cost_yuan": "int64", "cost_yuan": "int64"}
WORKS = {"year": "int64", "area": "str", "subject": "str", "name": "str", "work": "str", "kind": "str"}
WORKS |= {"category": "str", "gain": "float64", "cost_yuan": "int64"}
FUNDING = {"subject": "str", "name": "str", "work": "str", "year": "int64"}
FUNDING |= {"source": "str", "source_name": "str", "amount_yuan": "int64"}
CHECKS = {"rule": "str", "subject": "str", "value": "float64", "sense": "str", "limit": "float64"}
CHECKS |= {"slack": "float64", "ok": "bool"}
MECHANISMS = {"mechanism": "str", "name": "str", "where": "str", "figure": "str", "what": "str"}
MECHANISMS |= {"subject": "str", "unit": "str", "value": "float64", "target": "float64", "met": "boolean"}
GOALS = {"goal": "str", "value": "int64", "bound": "float64", "gap": "float64"}
GOALS |= {"status": "str", "minimised": "bool"}


def communities(scenario: Scenario, document: Document, plan: Plan) -> pd.DataFrame:
    """A row for each listed community, by year and area."""
    paid = _paid(plan)
    rows = []
    for year, area in in_order(document):
        for line in area.communities:
            found = scenario.community[line.id]
            cost = sum(work.cost for work in _done(scenario, line))
            who = (found.district, found.subdistrict, found.id, words.community(scenario, found.id))
            size = (found.households, float(found.floor_area_m2))
            health = (_float(found.score), _float(found.need))
            rows.append((year, area.id, *who, found.buildings, *size, *health, cost, paid[line.id]))
    return _frame(COMMUNITIES, rows)


def areas(scenario: Scenario, document: Document) -> pd.DataFrame:
    """A row for each area; its cost is that of its members' works and of its own."""
    rows = []
    for year, area in in_order(document):
        members = [scenario.community[line.id] for line in area.communities]
        own = sum(work.cost for work in area.works)
        cost = own + sum(work.cost for line in area.communities for work in _done(scenario, line))
        households = sum(c.households for c in members)
        floor_area = float(sum((c.floor_area_m2 for c in members), Fraction(0)))
        merged = (area.walls, _float(area.freed_m2))
        name = names_of(scenario, area)
        rows.append((year, area.id, name, len(members), households, floor_area, *merged, own, cost))
    return _frame(AREAS, rows)


def works(scenario: Scenario, document: Document) -> pd.DataFrame:
    """A row for each work that is done; the works of an area have the area as their subject, and no gain."""
    rows: list[tuple[Any, ...]] = []
    for year, area in in_order(document):
        for line in area.communities:
            name = words.community(scenario, line.id)
            for work in _done(scenario, line):
                of = (year, area.id, line.id, name)
                rows.append((*of, work.id, work.kind, str(work.category), float(work.gain), work.cost))
        for own in area.works:
            name = names_of(scenario, area)
            rows.append((year, area.id, area.id, name, own.id, own.kind, str(own.category), 0.0, own.cost))
    return _frame(WORKS, rows)


def funding(scenario: Scenario, document: Document) -> pd.DataFrame:
    """A row for each (work, year, source) with its yuan."""
    names = {area.id: names_of(scenario, area) for _, area in in_order(document)}
    return _frame(
        FUNDING,
        (
            (
                a.subject,
                names.get(a.subject) or words.community(scenario, a.subject),
                a.work,
                a.year,
                a.source,
                words.source(scenario, a.source),
                a.amount,
            )
            for a in document.allocations
        ),
    )


def checks(document: Document) -> pd.DataFrame:
    """A row for each thing a rule measures."""
    return _frame(
        CHECKS,
        (
            (c.rule, c.subject, float(c.value), c.sense, float(c.limit), float(c.slack), c.ok)
            for c in document.checks
        ),
    )


def mechanisms(document: Document) -> pd.DataFrame:
    """A row for each figure a mechanism of the scenario measures on the plan."""
    return _frame(
        MECHANISMS,
        (
            (
                *(line.code, mechanism_words.title(line.code), line.where, line.key, say(line.what)),
                *(line.subject, line.unit, _float(line.value), _float(line.target), line.met),
            )
            for line in document.mechanisms
        ),
    )


def goals(lines: Iterable[GoalLine]) -> pd.DataFrame:
    """A row for each goal, in order; unproven bounds are NaN."""
    return _frame(GOALS, ((g.goal, g.value, g.bound, g.gap, g.status, g.minimised) for g in lines))


def _frame(columns: Mapping[str, str], rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(column, dtype=kind)
            for (name, kind), column in zip(columns.items(), cells, strict=True)
        }
    )


def _paid(plan: Plan) -> Counter[str]:
    found: Counter[str] = Counter()
    for a in plan.allocations:
        found[a.subject] += a.amount
    return found


def _done(scenario: Scenario, line: CommunityLine) -> list[Work]:
    """The works of a community that are done."""
    done = {work.id for work in line.works}
    return [work for work in scenario.works_of[line.id] if work.id in done]


def _float(value: Fraction | int | None) -> float | None:
    return None if value is None else float(value)
