"""What a decision is worth: asked of the program, measured on the plan, and the two compared."""

from collections.abc import Sequence

from planner import answer
from planner.funding import complete
from planner.goals import Goal
from planner.plan import PlannedArea
from planner.scenario.types import Scenario
from planner.solver import build, prepare
from tests.rules.by_hand import decided


def worth(goal: Goal, scenario: Scenario, areas: Sequence[PlannedArea]) -> int:
    """The most the program gives for this decision, which must be what is measured on the plan."""
    model = build(prepare(scenario))
    value = goal.value(model)
    chosen = answer.columns(model, areas)
    assert chosen is not None, "no columns: not a decision of this scenario"
    point = decided(model, chosen, [value])
    assert point is not None, "the rules refuse this decision"
    plan = complete(answer.read(model, point), answer.money(model, point))
    measured = goal.measure(model.scenario, plan)
    assert value.at(point) == measured
    return measured
