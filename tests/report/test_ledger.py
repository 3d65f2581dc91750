"""Money by source and year, worked by hand."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from planner.plan import LATER, UNFUNDED, Allocation, Plan
from planner.report import ledger
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.types import Certainty, Residents, Scenario, Source, Utility
from tests.report import by_hand


def paying(scenario: Scenario, *paid: tuple[int, str, int]) -> Plan:
    return Plan(
        scenario=scenario,
        allocations=tuple(
            Allocation(subject="A", work="w", year=year, source=source, amount=amount)
            for year, source, amount in paid
        ),
    )


def three_years(**fields: object) -> Scenario:
    source = Source(id="s", name="s", money={2026: 10, 2027: 10, 2028: 10}, **fields)  # type: ignore[arg-type]
    return Scenario(name="x", years=(2026, 2027, 2028), communities=(), sources=(source,))


def test_the_tutorial_carries_141_60_and_leaves_0_60() -> None:
    first, second = ledger.lines(by_hand.best_plan(by_hand.tutorial()))
    assert (first.available, first.allocated, first.carried_out) == (5_500_000, 4_084_000, 1_416_000)
    assert (second.available, second.allocated, second.carried_out) == (6_916_000, 6_910_000, 6_000)
    # 2027 spends 141.60 carried over and 549.40 of its own, expected money
    assert second.expected == Fraction(5_494_000, 6_910_000)


def test_the_oldest_money_goes_first_and_the_rest_lapses() -> None:
    lines = ledger.lines(paying(three_years(carry_years=1), (2026, "s", 4), (2027, "s", 3), (2028, "s", 15)))
    assert [(x.carried_in, x.carried_out, x.lapsed) for x in lines] == [(0, 6, 0), (6, 10, 3), (10, 5, 0)]


def test_without_carry_over_what_is_left_lapses_at_once() -> None:
    lines = ledger.lines(paying(three_years(carry_years=0), (2026, "s", 4)))
    assert [(x.available, x.lapsed, x.carried_out) for x in lines] == [(10, 6, 0), (10, 10, 0), (10, 10, 0)]


def test_money_that_expires_lapses_in_its_last_year() -> None:
    lines = ledger.lines(paying(three_years(expires=2027), (2027, "s", 5)))
    assert [(x.carried_out, x.lapsed) for x in lines] == [(10, 0), (0, 15), (0, 10)]


def test_commitments_come_first_and_overspending_shows() -> None:
    scenario = replace(three_years(carry_years=1), commitments={("s", 2026): 8})
    first, *_ = ledger.lines(paying(scenario, (2026, "s", 5)))
    assert (first.committed, first.allocated, first.missing, first.carried_out) == (8, 5, 3, 0)


def test_money_of_earlier_years_is_carried_in() -> None:
    scenario = three_years()
    source = replace(scenario.sources[0], money={2025: 4, 2023: 9, 2026: 1}, carry_years=2)
    first, *_ = ledger.lines(paying(replace(scenario, sources=(source,))))
    assert (first.carried_in, first.new) == (4, 1)


def test_every_yuan_is_somewhere() -> None:
    scenario = replace(three_years(carry_years=1), commitments={("s", 2027): 2})
    lines = ledger.lines(paying(scenario, (2026, "s", 1), (2027, "s", 2), (2028, "s", 9)))
    for line in lines:
        spent = line.committed + line.allocated - line.missing
        assert line.available == spent + line.carried_out + line.lapsed
    for line, after in pairwise(lines):
        assert line.carried_out == after.carried_in


def test_later_years_and_expected_share() -> None:
    plan = paying(three_years(), (2028, "s", 3), (2029, LATER, 4), (2030, LATER, 1))
    assert ledger.later(plan) == {2029: 4, 2030: 1}
    assert ledger.expected_share(plan, 2028) == 0
    tutorial = by_hand.best_plan(by_hand.tutorial())
    assert ledger.expected_share(tutorial, 2026) == 0
    assert ledger.expected_share(tutorial, 2027) == Fraction(5_494_000, 6_910_000)
    sure = replace(tutorial.scenario.sources[0], certainty={2027: Certainty.GRANTED})
    assert (
        ledger.expected_share(replace(tutorial, scenario=replace(tutorial.scenario, sources=(sure,))), 2027)
        == 0
    )


def test_what_a_payer_by_rule_pays_at_most() -> None:
    """A utility's cap and the year's amount of a lift subsidy; others have none."""
    payers = (
        Utility(id="gas", name="gas", cap={2026: 5}),
        LiftSubsidy(by_floors={4: 1}, money={2026: 7}),
        Residents(),
    )
    plan = paying(replace(three_years(), payers=payers), *((2026, p.id, 1) for p in payers))
    assert [(line.source, line.cap) for line in ledger.by_rule(plan)] == [
        ("gas", 5),
        ("lift_subsidy", 7),
        ("residents", None),
    ]


def test_what_nobody_pays_is_told_year_by_year() -> None:
    plan = paying(
        three_years(), (2027, UNFUNDED, 7), (2026, "s", 4), (2026, UNFUNDED, 2), (2027, UNFUNDED, 1)
    )
    assert ledger.unfunded_by_year(plan) == {2026: 2, 2027: 8}
    assert ledger.unfunded(plan) == 10
