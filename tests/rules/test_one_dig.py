"""A community is dug up in at most one year, special programmes counted (综合改一次, M20)."""

from dataclasses import replace

from planner.rules import one_dig
from planner.scenario.scope import EVERYWHERE
from planner.scenario.types import Programme, Work
from planner.verdict import Check
from tests.rules.by_hand import area, measured, plan, program, roof, scene

# gas, heat and water of one community: asked for in three years, done in one
PIPES = tuple(
    Work(community="a", id=kind, kind=kind, civil=1, digs=True) for kind in ("gas", "heat", "water")
)
HEAT = Programme(id="heat", department="heat", years=(2027,), communities=("a",))
CITY = scene(
    "a",
    "b",
    works=(*PIPES, roof("b")),
    programmes=(HEAT,),
    rules={"one_dig": (EVERYWHERE,), "special_programmes": False},
)


def test_all_pipes_in_the_year_of_the_programme() -> None:
    areas = [area(CITY, "a", 2027)]
    (check,) = measured(one_dig, plan(CITY, areas))
    assert check == Check("one_dig", "a", 1, "at most", 1)
    assert (check.ok, check.slack) == (True, 0)
    assert program(CITY, areas, one_dig) is not None


def test_dug_up_a_second_time() -> None:
    areas = [area(CITY, "a", 2026)]
    (check,) = measured(one_dig, plan(CITY, areas))
    assert check == Check("one_dig", "a", 2, "at most", 1)
    assert (check.ok, check.slack) == (False, -1)
    assert program(CITY, areas, one_dig) is None


def test_who_does_not_dig_may_start_in_any_year() -> None:
    """The roof of b needs no trench, whatever is dug there."""
    at_b = replace(CITY, programmes=(replace(HEAT, communities=("b",)),))
    areas = [area(at_b, "b", 2026)]
    assert measured(one_dig, plan(at_b, areas)) == []
    assert program(at_b, areas, one_dig) is not None


def test_a_programme_that_does_not_dig_or_has_no_fixed_year() -> None:
    for given in (replace(HEAT, digs=False), replace(HEAT, years=(2026, 2027))):
        city = replace(CITY, programmes=(given,))
        areas = [area(city, "a", 2026)]
        assert all(check.slack == 0 for check in measured(one_dig, plan(city, areas)))
        assert program(city, areas, one_dig) is not None


def test_a_programme_after_the_plan_counts() -> None:
    """Pipes in 2029: whichever year the renovation digs, it is the second dig."""
    city = replace(CITY, programmes=(replace(HEAT, years=(2029,)),))
    for year in city.years:
        areas = [area(city, "a", year)]
        assert measured(one_dig, plan(city, areas))[0].slack == -1
        assert program(city, areas, one_dig) is None


def test_a_programme_that_may_be_done_in_either_year() -> None:
    """Heat at a and b in 2027 or 2028: dug up once, in one of the two, and both in the same."""
    both = tuple(replace(work, community=c) for c in "ab" for work in PIPES)
    city = replace(
        CITY,
        years=(2026, 2027, 2028),
        works=both,
        programmes=(replace(HEAT, years=(2027, 2028), communities=("a", "b")),),
    )
    for first, second, astray in ((2027, 2027, 0), (2028, 2028, 0), (2027, 2028, 1), (2026, 2026, 1)):
        areas = [area(city, "a", first), area(city, "b", second)]
        *_, check = measured(one_dig, plan(city, areas))
        assert check == Check("one_dig", "heat", astray, "at most", 0)
        assert (program(city, areas, one_dig) is not None) == check.ok


def test_a_dig_known_already_in_a_year_of_the_plan() -> None:
    """Dug up in 2026: the renovation may dig with it, not a year later; a dig before the plan is past."""
    for last, year, value in ((2026, 2026, 1), (2026, 2027, 2), (2027, 2026, 2), (2025, 2026, 1)):
        first, second = CITY.communities
        city = replace(CITY, programmes=(), communities=(replace(first, last_dig_year=last), second))
        areas = [area(city, "a", year)]
        (check,) = measured(one_dig, plan(city, areas))
        assert check == Check("one_dig", "a", value, "at most", 1)
        assert (program(city, areas, one_dig) is not None) == check.ok


def test_two_programmes_in_different_years() -> None:
    """Gas in 2026 and heat in 2027: with the renovation there are two years at the least."""
    city = replace(CITY, programmes=(HEAT, replace(HEAT, id="gas", years=(2026,))))
    for year in city.years:
        assert measured(one_dig, plan(city, [area(city, "a", year)]))[0].value == 2
        assert program(city, [area(city, "a", year)], one_dig) is None


def test_off_unless_asked_for() -> None:
    off = replace(CITY, rules=replace(CITY.rules, one_dig=()))
    areas = [area(off, "a", 2026)]
    assert measured(one_dig, plan(off, areas)) == []
    assert program(off, areas, one_dig) is not None
