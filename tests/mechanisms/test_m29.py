"""M29: A 0.9175, B 0.8625, C 0.6700; budget for one is A; 410 万元 are a part of M27's 5,000."""

from fractions import Fraction

from planner.mechanisms.figures import measure
from planner.scenario.scope import Scope
from planner.scenario.settings_residents import Competition
from planner.scenario.types import Scenario
from planner.solver import solve
from tests.mechanisms.by_hand import problems, scenario

BASE = """
years: [2026]
communities:
  - {小区名称: A, 区县: 西海岸, 户数: 100, 建筑面积: 8000, 估算投资: 60万元}
  - {小区名称: B, 区县: 西海岸, 户数: 100, 建筑面积: 8000, 估算投资: 50万元}
  - {小区名称: C, 区县: 西海岸, 户数: 300, 建筑面积: 8000, 估算投资: 40万元}
governance:
  - {小区: A, 参与率: 0.95, 支持率: 0.92, 出资率: 0.80, 物业覆盖率: 1, 居民出资: 250万元}
  - {小区: B, 参与率: 0.90, 支持率: 0.95, 出资率: 0.60, 物业覆盖率: 1, 居民出资: 160万元}
  - {小区: C, 参与率: 0.99, 支持率: 0.99, 出资率: 0.20, 物业覆盖率: 0.5}
funding: {市级财政: 100万元}
"""
WEIGHTS = "weights: {participation: 1, support: 1, contribution: 1, property_coverage: 1}"


def _use(more: str = "", base: str = BASE) -> Scenario:
    found = scenario(f"mechanisms: {{west-coast-competition: {{{WEIGHTS}{more}}}}}", base)
    assert found.rules.competition
    return found


def _planned(found: Scenario) -> str:
    result = solve(found, time_limit=60, gap=0.0)
    return "".join(sorted(c.rpartition("/")[2] for _, c in result.plan.placed()))


def test_the_rule_it_sets() -> None:
    found = _use(", where: {district: 西海岸}, minimum: {出资率: 20%}")
    assert found.rules.competition == (
        Competition(
            weights=dict.fromkeys(
                ("contribution", "participation", "property_coverage", "support"), Fraction(1)
            ),
            minimum={"contribution": Fraction(1, 5)},
            where=Scope(districts=frozenset({"西海岸"})),
        ),
    )


def test_money_for_one_and_the_ways_to_fill() -> None:
    """100 万元: A and then B (50) does not fit; skipping it, C (40) does; weighed, B and C score more."""
    assert _planned(_use()) == "A"
    assert _planned(_use(", skip: on")) == "AC"
    weighed = _use(", mode: weighted_in_objective")
    assert weighed.goals.order[0] == "competition"
    assert _planned(weighed) == "AC"  # 91.75 x 100 + 67 x 300 households is the most


def test_goals_stated_without_the_competition_are_refused() -> None:
    (problem,) = problems(
        f"goals: [households]\nmechanisms: {{M29: {{{WEIGHTS}, mode: weighted_in_objective}}}}", BASE
    )
    assert "goals without competition" in problem


def test_weights_are_for_the_user_to_say() -> None:
    missing, *_ = problems("mechanisms: {west-coast-competition: {}}", BASE)
    assert "without its parameter “weights”" in missing
    (problem,) = problems("mechanisms: {M29: {weights: {support: 0}}}", BASE)
    assert "no weight above 0" in problem


def test_what_residents_pay() -> None:
    rich = BASE.replace("100万元}", "1000万元}")
    found = _use(base=rich)
    result = solve(found, time_limit=60, gap=0.0)
    shown = {f.key: f for f in measure(result.scenario, result.plan) if f.key != "score"}
    assert shown["contributed"].value == 4_100_000
    assert shown["contributed"].value <= 50_000_000
    assert shown["participation"].value == Fraction(95 + 90 + 3 * 99, 500)


def test_rates_from_counts_and_their_denominators() -> None:
    rows = """
governance:
  - {小区: A, 参与户数: 95, 支持率: 0.9, 出资户数: 80, 居民出资: 60万元, 应出资额: 80万元, 物业覆盖户数: 100}
"""
    found = scenario(rows, BASE).governance[0]
    assert found.participation == Fraction(95, 100)
    assert (found.contribution, found.contribution_by_amount) == (Fraction(4, 5), Fraction(3, 4))
    (problem,) = problems("governance: [{小区: A, 参与户数: 101}]\n", BASE)
    assert "101 households" in problem
    (problem,) = problems("governance: [{小区: A, 参与户数: 95, 参与率: 0.9}]\n", BASE)
    assert "95 of 100 households" in problem
