"""The chosen communities of a special programme start in its year, all in the same one (同步实施, M12)."""

from dataclasses import replace

from planner.rules import special_programmes
from planner.scenario.types import Programme
from planner.verdict import Check, Reason
from tests.rules.by_hand import area, measured, plan, program, scene

PIPES = Programme(id="pipes", department="water", years=(2025,), communities=("a",))
CITY = scene("a", "b", years=(2024, 2025), programmes=(PIPES,))
(A, B) = CITY.communities


def test_in_the_year_of_the_programme() -> None:
    """The pipe works come in 2025, and the renovation with them."""
    assert special_programmes.excludes(CITY, A, 2025) is None
    areas = [area(CITY, "a", 2025)]
    check, one_year = measured(special_programmes, plan(CITY, areas))
    assert check == Check("special_programmes", "a", 0, "at most", 0)
    assert (check.ok, check.slack) == (True, 0)
    assert one_year == Check("special_programmes", "pipes", 1, "at most", 1)


def test_a_year_before_it() -> None:
    """Renovation in 2024, pipes in 2025: dug up twice."""
    assert special_programmes.excludes(CITY, A, 2024) == Reason(
        "special_programmes", "PROGRAMME_YEAR", "2024", "pipes 2025"
    )
    areas = [area(CITY, "a", 2024)]
    check, _ = measured(special_programmes, plan(CITY, areas))
    assert check == Check("special_programmes", "a", 1, "at most", 0)
    assert (check.ok, check.slack) == (False, -1)


def test_the_program_agrees() -> None:
    city = replace(CITY, years=(2026, 2027), programmes=(replace(PIPES, years=(2027,)),))
    assert program(city, [area(city, "a", 2027)], special_programmes) is not None
    assert program(city, [area(city, "a", 2026)], special_programmes) is None
    assert program(city, [area(city, "ab", 2026)], special_programmes) is None
    assert program(city, [area(city, "b", 2026)], special_programmes) is not None


def test_a_programme_with_several_years() -> None:
    open_years = replace(CITY, programmes=(replace(PIPES, years=(2024, 2026)),))
    assert special_programmes.excludes(open_years, A, 2024) is None
    assert special_programmes.excludes(open_years, A, 2025) == Reason(
        "special_programmes", "PROGRAMME_YEAR", "2025", "pipes 2024、2026"
    )


def test_one_year_for_the_whole_programme() -> None:
    """Pipes at a and b in 2026 or 2027: both start in the same of the two, or one alone."""
    city = scene("a", "b", programmes=(replace(PIPES, years=(2026, 2027), communities=("a", "b")),))
    for first, second, together in ((2026, 2026, 1), (2027, 2027, 1), (2026, 2027, 2)):
        areas = [area(city, "a", first), area(city, "b", second)]
        *_, check = measured(special_programmes, plan(city, areas))
        assert check == Check("special_programmes", "pipes", together, "at most", 1)
        assert check.ok == (first == second)
        assert (program(city, areas, special_programmes) is not None) == check.ok
    alone = [area(city, "b", 2027)]
    assert all(check.ok for check in measured(special_programmes, plan(city, alone)))
    assert program(city, alone, special_programmes) is not None


def test_programmes_that_no_year_satisfies() -> None:
    """Pipes in 2024 and the river in 2025: whichever year, one is missed."""
    river = Programme(id="river", department="parks", years=(2024,), communities=("a", "b"))
    both = replace(CITY, programmes=(PIPES, river))
    for year in (2024, 2025):
        assert special_programmes.excludes(both, A, year) is not None
        assert measured(special_programmes, plan(both, [area(both, "a", year)]))[0].slack == -1


def test_a_programme_elsewhere_and_the_rule_switched_off() -> None:
    assert special_programmes.excludes(CITY, B, 2024) is None
    assert measured(special_programmes, plan(CITY, [area(CITY, "b", 2024)]))[0].ok
    off = replace(CITY, rules=replace(CITY.rules, special_programmes=False))
    assert special_programmes.excludes(off, A, 2024) is None
    assert measured(special_programmes, plan(off, [area(off, "a", 2024)])) == []
