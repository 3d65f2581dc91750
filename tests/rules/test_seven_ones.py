"""All pipes of a community: one survey, one design, one contractor, one supervisor (M20)."""

from dataclasses import replace

from planner.rules import seven_ones
from planner.scenario.contracts import PipeContract
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Category, Work
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, plan, program, scene

GAS, HEAT, WATER = (
    Work(community="a", id=kind, kind=kind, category=Category.IMPROVING, civil=1, digs=True)
    for kind in ("gas", "heat", "water")
)
ONE = {"survey": "S", "design": "D", "contractor": "C", "supervisor": "V"}
CONTRACTS = tuple(PipeContract(community="a", work=kind, **ONE) for kind in ("gas", "heat", "water"))
CITY = scene("a", works=(GAS, HEAT, WATER), contracts=CONTRACTS, rules={"seven_ones": (EVERYWHERE,)})
TWO_SURVEYS = replace(CITY, contracts=(*CONTRACTS[:2], replace(CONTRACTS[2], survey="T")))


def test_one_of_each() -> None:
    areas = [area(CITY, "a")]
    checks = measured(seven_ones, plan(CITY, areas))
    assert [check.value for check in checks] == [0, 0, 1, 1, 1, 1]
    assert all(check.ok for check in checks)
    assert program(CITY, areas, seven_ones) is not None


def test_two_survey_units() -> None:
    areas = [area(TWO_SURVEYS, "a")]
    survey = measured(seven_ones, plan(TWO_SURVEYS, areas))[2]
    assert survey == Check("seven_ones", "a survey", 2, "at most", 1, "SEVEN_ONES_VIOLATION")
    assert not survey.ok
    assert program(TWO_SURVEYS, areas, seven_ones) is None
    two = [area(TWO_SURVEYS, "a", works={"a": ("gas", "heat")})]
    assert program(TWO_SURVEYS, two, seven_ones) is not None


def test_works_that_are_due_bar_the_community() -> None:
    due = replace(TWO_SURVEYS, works=tuple(replace(w, category=Category.BASIC) for w in TWO_SURVEYS.works))
    assert seven_ones.excludes(due, due.communities[0], 2026) == Reason(
        "seven_ones", "SEVEN_ONES_VIOLATION", "S、T", "1"
    )
    assert seven_ones.excludes(TWO_SURVEYS, TWO_SURVEYS.communities[0], 2026) is None


def test_a_contract_not_yet_signed_clashes_with_nobody() -> None:
    unsigned = replace(CITY, contracts=(*CONTRACTS[:2], replace(CONTRACTS[2], survey="")))
    assert program(unsigned, [area(unsigned, "a")], seven_ones) is not None


def test_off_unless_asked_for() -> None:
    off = replace(TWO_SURVEYS, rules=replace(TWO_SURVEYS.rules, seven_ones=()))
    assert measured(seven_ones, plan(off, [area(off, "a")])) == []
    assert program(off, [area(off, "a")], seven_ones) is not None
