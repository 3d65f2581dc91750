"""Why a community waits: by hand, and never for want of money where money is left."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from planner.checker import broken
from planner.result import Result
from planner.rules import equity, even_flow
from planner.scenario.settings import Capacity, Equity, EvenFlow, Goals, Rules, UtilityFloor
from planner.scenario.types import Category, Scenario, Source, Utility
from planner.solver import solve
from planner.verdict import Reason
from tests.rules import universe
from tests.rules.by_hand import area, gas, roof

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


def test_what_only_all_rules_and_goals_together_forbid(tiny: Scenario) -> None:
    """Nothing bars anybody; money is to be saved first, so nobody starts."""
    saving = replace(rich(tiny), goals=Goals(order=("fiscal_cost", "need")))
    together = (Reason("", "TOGETHER"),)
    assert why(solve(saving, time_limit=60, gap=0.0)) == {"a": together, "b": together, "c": together}


def test_years_must_start_alike(tiny: Scenario) -> None:
    """One each, and the third has no room though money is left."""
    even = replace(rich(tiny), rules=replace(tiny.rules, even_flow=EvenFlow(tolerance=Fraction(0))))
    (reason,) = why(solve(even, time_limit=60, gap=0.0))["c"]
    assert (reason.rule, reason.code) == ("even_flow", "WOULD_BREAK")


def test_a_district_would_get_less_than_its_share(tiny: Scenario) -> None:
    """a in the west is half of what starts; with b and c in the east together it would be a third."""
    halves = replace(
        rich(tiny),
        communities=tuple(replace(c, district="west" if c.id == "a" else "east") for c in tiny.communities),
        edges=(),
        rules=replace(
            tiny.rules, equity=(Equity(of="communities", by="district", least={"*": Fraction(1, 2)}),)
        ),
    )
    assert why(solve(halves, time_limit=60, gap=0.0)) == {
        "c": (Reason("equity", "WOULD_BREAK", "west communities"),)
    }


def test_the_utilities_would_bear_less_than_their_share(tiny: Scenario) -> None:
    """3 of the 6 yuan of a are borne by the gas company; the roof of b or c would leave it under a half."""
    pipes = (gas("a", 0, 3), roof("a"), roof("b"), roof("c"))
    floor = replace(
        rich(tiny),
        works=tuple(replace(work, gain=Fraction(1)) for work in pipes),
        payers=(Utility(id="gas", name="gas"),),
        edges=(),
        limits=replace(tiny.limits, project_cost=0),
        rules=replace(tiny.rules, utility_floor=(UtilityFloor(share=Fraction(1, 2)),)),
    )
    found = why(solve(floor, time_limit=60, gap=0.0))
    assert found == {c: (Reason("utility_floor", "WOULD_BREAK", ""),) for c in ("b", "c")}


def test_what_a_utility_has_set_aside_is_used_up(tiny: Scenario) -> None:
    pipes = tuple(replace(gas(c, 0, 3), category=Category.BASIC) for c in "abc")
    capped = replace(
        rich(tiny),
        works=pipes,
        payers=(Utility(id="gas", name="gas", cap={2026: 5, 2027: 5}),),
        limits=replace(tiny.limits, project_cost=0),
    )
    assert why(solve(capped, time_limit=60, gap=0.0)) == {
        "c": (Reason("utility_cap", "WOULD_BREAK", "gas 2026, gas 2027"),)
    }


def test_money_is_left_that_a_cap_keeps_from_paying(tiny: Scenario) -> None:
    """The state has plenty and pays half of each roof, the city has 4 yuan for the other halves of 2."""
    capped = replace(
        tiny,
        works=tuple(replace(work, civil=40_000) for work in tiny.works),
        limits=replace(tiny.limits, project_cost=0),
        sources=(
            Source(id="city", name="city", money={2026: 40_000}, carry_years=0),
            Source(id="state", name="state", money={2026: 10**6}, cap_share=Fraction(1, 2), carry_years=0),
        ),
    )
    assert why(solve(capped, time_limit=60, gap=0.0))["c"][-1] == Reason(
        "source_caps", "PAYABLE", "2026: 2.00", "4.00"
    )


def test_money_is_left_that_nobody_matches(tiny: Scenario) -> None:
    """For 3 yuan of the state the city gives 1: its 20,000 of 60,000 pay two roofs and match 40,000 more."""
    matched = replace(
        tiny,
        works=tuple(replace(work, civil=40_000) for work in tiny.works),
        limits=replace(tiny.limits, project_cost=0),
        sources=(
            Source(id="city", name="city", money={2026: 20_000}, carry_years=0),
            Source(
                id="state",
                name="state",
                money={2026: 10**6},
                match={"city": Fraction(1, 3)},
                carry_years=0,
            ),
        ),
    )
    assert why(solve(matched, time_limit=60, gap=0.0))["c"][-1].rule == "matching"


def test_of_two_that_exclude_each_other_the_names_are_said(tiny: Scenario) -> None:
    named = tuple(replace(c, name=f"the {c.id}") for c in tiny.communities)
    apart = replace(
        rich(tiny), communities=named, edges=(), rules=replace(tiny.rules, exclusive=(("a", "c"),))
    )
    assert why(solve(apart, time_limit=60, gap=0.0)) == {
        "c": (Reason("exclusive", "AT_LIMIT", "the a | the c"),)
    }


def test_what_is_said_to_break_a_rule_breaks_it_with_every_package() -> None:
    """Drawn cities: each package in each year, added to the plan by itself, measured by the rules named."""
    met = 0
    for seed in range(12):
        rng = Random(f"waiting {seed}")
        drawn = universe.draw(rng)
        drawn = replace(
            drawn,
            sources=tuple(replace(s, money=RICH, match={}) for s in drawn.sources),
            rules=replace(
                Rules(),
                equity=(Equity(of=rng.choice(["households", "yuan"]), least={"*": Fraction(1, 3)}),),
                even_flow=EvenFlow(of="communities", tolerance=Fraction(1)) if seed % 2 else None,
            ),
        )
        result = solve(drawn, time_limit=30, gap=0.0)
        for line in result.waiting:
            if any(reason.code != "WOULD_BREAK" for reason in line.why):
                continue
            met += 1
            named = {reason.rule for reason in line.why}
            ids = [work.id for work in drawn.works_of[line.community]]
            for year in drawn.years:
                for works in (ids, ids[:1]):
                    more = area(drawn, line.community, year, works={line.community: tuple(works)})
                    tried = replace(result.plan, areas=(*result.plan.areas, replace(more, id="tried")))
                    assert named & {
                        c.rule for r in (equity, even_flow) for c in broken(tuple(r.check(drawn, tried)))
                    }
    assert met > 3
