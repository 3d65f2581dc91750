"""The figures of one plan, and that its money adds up however it is split."""

from dataclasses import replace
from fractions import Fraction

from planner.comparison.figures import Figures, Totals, figures
from planner.comparison.version import Version
from planner.plan import LATER, UNFUNDED, Allocation
from planner.scenario.types import Residents, Source, Utility
from planner.verdict import Check
from tests.comparison.by_hand import SOURCE, high, low

NEED = 5_775 + 3_840 + 6_200 + 1_680 + 5_278 + 2_640 + 5_040 + 1_248  # households x need of A … H


def test_the_tutorial_by_hand() -> None:
    found = figures(low())
    assert found.totals == Totals(
        need=Fraction(3_840 + 6_200 + 1_680 + 5_278 + 2_640),
        hazards=0,
        communities=5,
        households=353,
        areas=2,
        floor_area_m2=Fraction(33_200),
        cost=10_994_000,
        utilities=0,
        residents=0,
        unfunded=0,
    )
    assert found.need_share == Fraction(19_638, NEED)
    assert found.per_household == Fraction(10_994_000, 353)
    assert found.per_m2 == Fraction(10_994_000, 33_200)
    assert found.utility_share is None
    assert found.paid == {(SOURCE, 2026): 4_084_000, (SOURCE, 2027): 6_910_000}
    assert found.by_level == {("central", 2026): 4_084_000, ("central", 2027): 6_910_000}
    assert found.carried == {(SOURCE, 2026): 1_416_000}
    assert found.left == {SOURCE: 6_000}
    assert found.lapsed == {}
    assert found.gap == 0
    assert found.broken == ()
    assert [check.subject for check in found.at_limit if check.rule == "consent"] == ["六号小区"]


def split(version: Version) -> Version:
    """The same plan with all kinds of money: half of E by a utility, D by residents, later and missing."""
    plan = version.plan
    paid = {
        "E": [("gas", 2026, 1_450_000), (SOURCE, 2026, 1_450_000)],
        "D": [("residents", 2027, 1_034_000)],
        "B": [(LATER, 2028, 516_000), (UNFUNDED, 2027, 2_000_000)],
    }
    kept = [a for a in plan.allocations if a.subject not in paid]
    more = [
        Allocation(subject=c, work="综合改造", year=year, source=source, amount=yuan)
        for c, parts in paid.items()
        for source, year, yuan in parts
    ]
    payers = (Utility(id="gas", name="gas"), Residents())
    scenario = replace(plan.scenario, payers=payers, unfunded=True)
    return replace(version, plan=replace(plan, scenario=scenario, allocations=(*kept, *more)))


def adds_up(found: Figures) -> bool:
    return found.totals.cost == sum(found.paid.values()) == sum(found.by_level.values())


def test_money_adds_up_to_the_cost_however_it_is_split() -> None:
    assert adds_up(figures(low()))
    assert adds_up(figures(high()))
    found = figures(split(low()))
    assert adds_up(found)
    assert found.totals.utilities == 1_450_000
    assert found.utility_share == Fraction(1_450_000, 10_994_000)
    assert found.totals.residents == 1_034_000
    assert found.residents_share == Fraction(1_034_000, 10_994_000)
    assert found.totals.unfunded == found.by_level["unfunded", 2027] == 2_000_000
    assert found.later == {2028: 516_000}
    assert found.by_level["later", 2028] == 516_000


def test_money_that_lapses_is_not_carried() -> None:
    version = low()
    source = replace(version.scenario.sources[0], carry_years=0)
    scenario = replace(version.scenario, sources=(source,))
    found = figures(replace(version, plan=replace(version.plan, scenario=scenario)))
    assert found.carried == {}
    assert found.lapsed[SOURCE, 2026] == 1_416_000


def test_only_scarce_rules_with_nothing_left_are_at_their_limit() -> None:
    checks = (
        Check("budget", "x 2026", 5, "at most", 5),
        Check("budget", "x 2027", 4, "at most", 5),
        Check("once", "A", 1, "at most", 1),
        Check("tasks", "2026", 0, "at least", 0),
        Check("utility_floor", "", Fraction(1, 5), "at least", Fraction(1, 4)),
    )
    found = figures(replace(low(), checks=checks))
    assert found.at_limit == checks[:1]
    assert found.broken == checks[4:]


def test_solvers_that_disagree_prove_no_gap() -> None:
    version = low()
    (goal,) = version.goals
    assert figures(replace(version, goals=(replace(goal, status="disagreement"),))).gap is None
    assert figures(replace(version, goals=())).gap is None


def test_a_source_nobody_used_pays_nothing() -> None:
    version = low()
    sources = (*version.scenario.sources, Source(id="idle", name="idle", money={2026: 7}))
    scenario = replace(version.scenario, sources=sources)
    found = figures(replace(version, plan=replace(version.plan, scenario=scenario)))
    assert ("idle", 2026) not in found.paid
    assert found.left["idle"] == 7
