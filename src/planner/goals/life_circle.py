"""Life circles are filled: households that come within walking distance of a new facility."""

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario
from planner.walks import ways, within

NAME = "life_circle"


def value(model: Model) -> Expr:
    """Points of every area, as measured with it."""
    return model.spread(area=model.candidates.life_circle)


def measure(scenario: Scenario, plan: Plan) -> int:
    """Walk from every facility built to every member, again: who nothing of the kind served before."""
    offered = {f.id: f for f in scenario.facilities}
    built = [(area, offered[w.id]) for area in plan.areas for w in area.own if w.id in offered]
    if not built:
        return 0
    walked, everywhere = ways(scenario), set(scenario.community)
    served: set[tuple[str, str, int]] = set()
    for f in scenario.facilities:
        if f.existing and f.host in everywhere:
            served |= {
                (c, f.kind, f.band_m) for c in within(walked, f.host, round(f.band_m * 1000), everywhere)
            }
    points = 0
    for area in plan.areas:
        new: set[tuple[str, str, int]] = set()
        for where, f in built:
            if where is area and f.host in area.members:
                near = within(walked, f.host, round(f.band_m * 1000), area.members)
                new |= {(c, f.kind, f.band_m) for c in near}
        points += sum(scenario.community[c].households for c, _, _ in new - served)
    return points
