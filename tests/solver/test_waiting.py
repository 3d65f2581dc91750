"""Why a community waits: by hand, and never for want of money where money is left."""

from dataclasses import replace
from fractions import Fraction

from planner.result import Result
from planner.scenario.settings import Capacity, EvenFlow
from planner.scenario.types import Scenario, Source
from planner.solver import solve
from planner.verdict import Reason

RICH = {2026: 100_000, 2027: 100_000}


def why(result: Result) -> dict[str, tuple[Reason, ...]]:
    return {w.community: w.why for w in result.waiting}


def rich(tiny: Scenario) -> Scenario:
    return replace(tiny, sources=(replace(tiny.sources[0], money=RICH),))


def test_no_money_is_left(tiny: Scenario) -> None:
    """a and b take all 8 yuan; c takes 3."""
    assert why(solve(tiny, time_limit=60, gap=0.0)) == {
        "c": (Reason("budget", "MONEY_LEFT", "2026: 0.00", "0.00"),)
    }


def test_money_that_may_not_pay_for_it_is_no_money_for_it(tiny: Scenario) -> None:
    """Money of another district is left in plenty; of its own there is 1 yuan, and c takes 30,000."""
    elsewhere = replace(
        tiny,
        communities=tuple(replace(c, district="west" if c.id == "c" else "east") for c in tiny.communities),
        works=tuple(replace(w, civil=30_000) for w in tiny.works),
        sources=(
            Source(id="east", name="east", money=RICH, district="east"),
            Source(id="west", name="west", money={2026: 1, 2027: 0}, district="west"),
        ),
    )
    assert why(solve(elsewhere, time_limit=60, gap=0.0)) == {
        "c": (Reason("budget", "MONEY_LEFT", "2026: 0.00", "3.00"),)
    }


def test_the_capacity_of_every_year_is_full(tiny: Scenario) -> None:
    full = replace(rich(tiny), rules=replace(tiny.rules, capacity=(Capacity(of="communities", limit=1),)))
    assert why(solve(full, time_limit=60, gap=0.0)) == {"c": (Reason("capacity", "AT_LIMIT", "2026, 2027"),)}


def test_money_in_one_year_and_capacity_in_the_other(tiny: Scenario) -> None:
    """2026 has money for one and room for many, 2027 has room for one and money for many."""
    mixed = replace(
        tiny,
        sources=(replace(tiny.sources[0], money={2026: 4, 2027: 100}, carry_years=0),),
        rules=replace(tiny.rules, capacity=(Capacity(of="communities", limit=1, year=2027),)),
    )
    (reasons,) = why(solve(mixed, time_limit=60, gap=0.0)).values()
    assert {reason.code for reason in reasons} == {"MONEY_LEFT", "AT_LIMIT"}


def test_what_only_all_rules_together_forbid(tiny: Scenario) -> None:
    """Years must start alike: one each, and the third has no room though money is left."""
    even = replace(rich(tiny), rules=replace(tiny.rules, even_flow=EvenFlow(tolerance=Fraction(0))))
    assert why(solve(even, time_limit=60, gap=0.0)) == {"c": (Reason("", "TOGETHER"),)}
