"""The tutorial, solved, against the same with 100 万元 more in 2027, which is solved to be compared."""

from pathlib import Path

from planner.appraisal import appraise
from planner.comparison import Comparison, Effort, Given, Inquiry
from planner.mechanisms import load
from planner.report import folder, plan_file
from planner.report.manifest import Settings
from planner.scenario.types import Scenario
from planner.solver import solve

TUTORIAL = Path(__file__).parents[4] / "scenarios" / "tutorial" / "scenario.yaml"
SETTINGS = Settings(time_limit=20.0, gap=0.0, seed=3, workers=1, repeatable=False)
MORE = "funding.改造资金.2027=650万元"


def two_budgets(target: Path) -> Comparison:
    """A plan folder and a scenario, attributed."""
    low, high = scenario(), scenario(MORE)
    result = solve(low, time_limit=20.0, gap=0.0, seed=3, workers=1)
    place = folder.write(result, target / "low", SETTINGS)
    return Inquiry(
        given=[
            Given(label="plans/low", scenario=low, folder=plan_file.read(place)),
            Given(label="high.yaml", scenario=high),
        ],
        order=(),
        effort=Effort(seconds=20.0, workers=1),
    ).answer()


def scenario(*overrides: str) -> Scenario:
    """The tutorial with other values."""
    return appraise(load(TUTORIAL, overrides=overrides))
