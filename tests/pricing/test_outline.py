"""Two plans side by side: whose money, who comes in, goes out and moves."""

from dataclasses import replace
from fractions import Fraction

from planner.plan import LATER, UNFUNDED, Allocation, Plan
from planner.pricing.outline import LEVELS, Outline, movement, outline
from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Residents, Source, Utility
from tests.rules.by_hand import area, scene

CITY = scene(
    *"abc",
    sources=(Source(id="s", name="省", kind="province"), Source(id="x", name="x", kind="donation")),
    payers=(
        Utility(id="gas", name="gas"),
        Residents(id="r", per_m2=Fraction(1)),
        Private(id="firm", name="firm"),
        ResidentFund(id="fund", name="fund", channel="direct"),
        LiftSubsidy(id="lifts", kind="city"),
    ),
)


def plan(*members: tuple[str, int], **paid: int) -> Plan:
    areas = tuple(area(CITY, c, year) for c, year in members)
    allocations = tuple(
        Allocation(subject=members[0][0], work="roof", year=2026, source=source, amount=yuan)
        for source, yuan in paid.items()
    )
    return Plan(scenario=CITY, areas=areas, allocations=allocations)


def test_money_by_whose_it_is() -> None:
    found = outline(
        plan(("a", 2026), s=1, x=2, gas=3, r=4, firm=5, fund=10, lifts=20, **{UNFUNDED: 6, LATER: 7})
    )
    assert dict(found.money) == {
        "province": 1, "city": 20, "other": 2, "utilities": 3, "residents": 14, "private": 5,
        "unfunded": 6, "later": 7,
    }  # fmt: skip
    assert list(found.money) == [level for level in LEVELS if level in found.money]
    assert found.starts == {"a": 2026}
    assert found.households == 10


def test_what_one_plan_has_more_than_another() -> None:
    before = outline(plan(("a", 2026), ("b", 2026), s=5))
    after = outline(plan(("b", 2027), ("c", 2026), ("a", 2026), s=3, gas=4))
    found = movement(before, after)
    assert found.households == 10
    assert found.money == {"province": -2, "utilities": 4}
    assert (found.entered, found.left, found.moved) == (("c",), (), {"b": (2026, 2027)})
    assert not found.still
    back = movement(after, before)
    assert (back.entered, back.left, back.moved) == ((), ("c",), {"b": (2027, 2026)})


def test_the_same_plan_stands_still() -> None:
    one = outline(plan(("a", 2026), s=5))
    assert movement(one, one).still
    assert not movement(one, replace(one, money={"province": 6})).still
    assert movement(one, Outline(starts={}, households=0, money={})).left == ("a",)
