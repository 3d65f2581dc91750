"""Life circles are filled: households that come within walking distance of a new facility."""

from planner.areas import measure as measure_area
from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario

NAME = "life_circle"


def value(model: Model) -> Expr:
    """Points of every area, as measured with it."""
    return model.spread(area=model.candidates.life_circle)


def measure(scenario: Scenario, plan: Plan) -> int:
    """Walk from every facility built to every member, again."""
    return sum(
        measure_area(
            scenario, area.members, [w.id for w in area.own if w.id not in ("project", "walls")]
        ).life_circle
        for area in plan.areas
    )
