"""Communities that compete are planned in order of their rates (M29: A 0.9175, B 0.8625, C 0.6700)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.appraisal.competition import ranking
from planner.rules import competition
from planner.scenario.governance import RATES, Governance
from planner.scenario.scope import Scope
from planner.scenario.settings import AreaLimits
from planner.scenario.settings_residents import Competition
from planner.scenario.types import Scenario, Source
from planner.solver.preparation import prepare
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, pays, plan, program, roof, scene

EQUAL = dict.fromkeys(RATES, Fraction(1))
LIST = {
    "a": ("0.95", "0.92", "0.80", "1.0"),
    "b": ("0.90", "0.95", "0.60", "1.0"),
    "c": ("0.99", "0.99", "0.20", "0.5"),
}


def _city(money: int = 100, costs: tuple[int, ...] = (3, 3, 3), **asked: Any) -> Scenario:
    """a, b and c with the rates of the list; `money` yuan in all."""
    rated = tuple(
        Governance(community=c, **dict(zip(RATES, map(Fraction, rates), strict=True)))  # type: ignore[arg-type]
        for c, rates in LIST.items()
    )
    return scene(
        *LIST,
        works=tuple(roof(c, yuan) for c, yuan in zip(LIST, costs, strict=True)),
        governance=rated,
        sources=(Source(id="city", name="city", money={2026: money}),),
        limits=AreaLimits(project_cost=1),
        rules={"competition": (Competition(**{"weights": EQUAL, **asked}),)},
    )


def test_equal_weights() -> None:
    city = _city()
    assert ranking(city, city.rules.competition[0]) == (
        ("a", Fraction("0.9175")),
        ("b", Fraction("0.8625")),
        ("c", Fraction("0.67")),
    )


def test_ties_are_broken_by_id() -> None:
    city = _city(weights={"property_coverage": Fraction(2)})
    assert [c for c, _ in ranking(city, city.rules.competition[0])] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("chosen", "kept"), [("", True), ("a", True), ("ab", True), ("b", False), ("ac", False)]
)
def test_down_the_list_without_a_gap(chosen: str, kept: bool) -> None:
    city = _city()
    areas = [area(city, c, 2026 if c == "a" else 2027) for c in chosen]
    found = program(replace(city, sources=(replace(city.sources[0], carry_years=9),)), areas, competition)
    assert (found is not None) == kept
    assert all(check.ok for check in measured(competition, plan(city, areas))) == kept


@pytest.mark.parametrize(
    ("a", "b", "c", "ahead"),  # start years; how many better ranked are not yet begun
    [
        (2026, 2026, None, 0),
        (2026, 2027, None, 0),
        (2027, 2027, None, 0),
        (2027, 2026, None, 1),
        (2026, 2027, 2027, 0),
        (2026, 2027, 2026, 1),
        (2027, 2027, 2026, 2),
    ],
)
def test_the_better_ranked_starts_first_or_in_the_same_year(
    a: int, b: int, c: int | None, ahead: int
) -> None:
    city = _city()
    areas = [area(city, name, year) for name, year in zip("abc", (a, b, c), strict=True) if year is not None]
    rich = replace(city, sources=(replace(city.sources[0], carry_years=9),))
    assert (program(rich, areas, competition) is not None) == (ahead == 0)
    assert max(x.value for x in measured(competition, plan(city, areas))) == ahead


def test_who_may_not_start_yet_holds_nobody_up_but_later_and_only_if_in_the_plan() -> None:
    """a may start from 2027 on: b goes in 2026, c not before b; without a nobody goes."""
    city = _city()
    city = replace(
        city,
        communities=(replace(city.communities[0], earliest=2027), *city.communities[1:]),
        sources=(replace(city.sources[0], carry_years=9),),
    )
    prepared = prepare(city).scenario
    for starts, kept in (
        ({"a": 2027, "b": 2026}, True),
        ({"a": 2027, "b": 2027, "c": 2026}, False),
        ({"b": 2026}, False),
    ):
        areas = [area(city, c, year) for c, year in starts.items()]
        assert (program(city, areas, competition) is not None) == kept
        assert all(x.ok for x in measured(competition, plan(prepared, areas))) == kept


def test_where_the_next_that_fits_may_go_years_are_not_in_order() -> None:
    city = _city(skip=True)
    areas = [area(city, "a", 2027), area(city, "b", 2026)]
    assert all(x.ok for x in measured(competition, plan(city, areas)))
    rich = replace(city, sources=(replace(city.sources[0], carry_years=9),))
    assert program(rich, areas, competition) is not None


def test_the_words() -> None:
    city = _city()
    checks = measured(competition, plan(city, [area(city, "c")]))
    assert checks[-1] == Check("competition", "c", 2, "at most", 0)
    assert checks[0] == Check("competition", "c missing", 0, "at most", 0)


@pytest.mark.parametrize(("money", "kept"), [(9, False), (8, True)])
def test_skip_takes_the_next_that_fits(money: int, kept: bool) -> None:
    """a takes 3 + 1, b would take 4 + 1: with 9 yuan it fits, with 8 it does not, and c may go with 2 + 1."""
    city = _city(money, (3, 4, 2), skip=True)
    areas = [area(city, "a"), area(city, "c")]
    found = program(city, areas, competition)
    assert (found is not None) == kept
    bills = [pays("city", yuan, c) for c, yuan in (("a", 3), ("c", 2))]
    bills += [pays("city", 1, planned.id, "project") for planned in areas]
    last = measured(competition, plan(city, areas, *bills))[-1]
    assert last == Check("competition", "c", 0 if kept else 1, "at most", 0)
    assert program(_city(money, (3, 4, 2)), areas, competition) is None


def test_a_minimum_is_a_gate_and_counts_itself() -> None:
    city = _city(minimum={"contribution": Fraction("0.60")})
    b, c = city.communities[1:]
    assert competition.excludes(city, b, 2026) is None
    assert competition.excludes(city, c, 2026) == Reason("competition", "RATE_LOW", "20.00%", "60.00%", 2 / 3)
    checks = measured(competition, plan(city, [area(city, "abc")]))
    assert [(x.subject, x.value) for x in checks if not x.ok] == [("c contribution", Fraction("0.20"))]


def test_who_is_barred_holds_nobody_up() -> None:
    """a is locked out: b and c are the list."""
    city = _city()
    city = replace(city, communities=(replace(city.communities[0], lock="out"), *city.communities[1:]))
    found = program(city, [area(city, "b")], competition)
    assert found is not None
    assert all(check.ok for check in measured(competition, found))
    assert program(city, [area(city, "c")], competition) is None


def test_without_rates_nobody_competes() -> None:
    city = replace(_city(), governance=())
    assert competition.excludes(city, city.communities[0], 2026) == Reason("competition", "NO_RATES")
    assert not measured(competition, plan(city, [area(city, "a")]))[0].ok


def test_weighted_in_the_objective_any_order_goes() -> None:
    city = _city(mode="weighted_in_objective")
    assert program(city, [area(city, "c")], competition) is not None


def test_only_where_it_holds() -> None:
    city = _city(where=Scope(communities=frozenset({"b", "c"})))
    assert program(city, [area(city, "b")], competition) is not None
    assert program(city, [area(city, "c")], competition) is None
