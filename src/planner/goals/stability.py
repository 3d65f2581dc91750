"""Few households are moved, dropped or regrouped against the plan published before."""

import numpy as np

from planner.model import Model
from planner.model.expression import Expr, nothing, total
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "stability"


def value(model: Model) -> Expr:
    """Minus the households of published communities, plus those of areas that stay as published."""
    published = model.scenario.published
    if published is None:
        return nothing()
    changed = sum(model.scenario.community[c].households for c in sorted(published.year))
    known = published.area
    kept = [
        model.starts(community=c, year=year) * model.scenario.community[c].households
        for c, year in sorted(published.year.items())
        if c not in known
    ]
    for members in sorted({tuple(sorted(m)) for m in known.values()}):
        for year in sorted({published.year[c] for c in members}):
            stay = sum(model.scenario.community[c].households for c in members if published.year[c] == year)
            points = np.zeros(model.candidates.size, dtype=np.int64)
            points[model.areas_with(members)] = stay
            kept.append(model.spread(area=points, year=year))
    return total(kept) + -changed


def measure(scenario: Scenario, plan: Plan) -> int:
    """Minus the households of published communities in another year, or in another area if it is known."""
    if scenario.published is None:
        return 0
    stands = {c: (area.year, frozenset(area.members)) for area, c in plan.placed()}
    changed = 0
    for c, year in scenario.published.year.items():
        now, members = stands.get(c, (None, frozenset()))
        if now != year or members != scenario.published.area.get(c, members):
            changed += scenario.community[c].households
    return -changed
