"""Districts come along evenly: the one served worst reaches a high share of its reserve."""

from planner.model import Model
from planner.model.expression import Expr
from planner.plan import Plan
from planner.scenario.types import Scenario, Status

NAME = "evenness"


def value(model: Model) -> Expr:
    """A whole column L with L x reserve <= 1000 x served for each district: thousandths, rounded down."""
    level = model.column(model.columns.extra(1000))
    for district, reserve in reserves(model.scenario).items():
        served = model.measure("households", district=district)
        model.rows.at_most(NAME, district, reserve * level - 1000 * served, 0)
    return level


def measure(scenario: Scenario, plan: Plan) -> int:
    """Thousandths of its households that the worst-served district reaches, rounded down."""
    shares = (
        1000 * plan.measure("households", district=district) // reserve
        for district, reserve in reserves(scenario).items()
    )
    return min(shares, default=1000)


def reserves(scenario: Scenario) -> dict[str, int]:
    """Households of the reserve by district, without those that are excluded or to be demolished."""
    found: dict[str, int] = {}
    for community in scenario.communities:
        if community.status is not Status.RESERVE or community.exclusion or community.demolition:
            continue
        found[community.district] = found.get(community.district, 0) + community.households
    return {district: households for district, households in sorted(found.items()) if households}
