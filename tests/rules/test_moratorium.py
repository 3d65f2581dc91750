"""A corridor that was dug up is not dug up again within the moratorium, nor is a community (禁止开挖期)."""

from dataclasses import replace

from planner import answer
from planner.rules import moratorium
from planner.scenario.types import Corridor, Programme, Scenario, Work
from planner.solver import build, prepare
from planner.verdict import Check
from tests.rules.by_hand import STRUCTURAL, area, community, measured, plan, program, roof, scene
from tests.rules.by_hand import decided as decide

YEARS = (2026, 2027, 2028)
STREET = Corridor(id="street", communities=("a", "b"))


def _pipes(name: str) -> Work:
    return Work(community=name, id="pipes", kind="drains", civil=1, digs=True)


CITY = scene(
    "a",
    "b",
    "c",
    years=YEARS,
    works=(_pipes("a"), _pipes("b"), roof("c")),
    corridors=(STREET,),
    rules={"moratorium_years": 1},
)


def _both(city: Scenario, first: int, second: int) -> tuple[list[Check], bool]:
    areas = [area(city, "a", first), area(city, "b", second)]
    return measured(moratorium, plan(city, areas)), program(city, areas, moratorium) is not None


def test_in_one_year_the_street_is_opened_once() -> None:
    checks, allowed = _both(CITY, 2026, 2026)
    assert checks == [Check("moratorium", "street 2026", 0, "at most", 0)]
    assert allowed


def test_the_year_after_is_one_dig_too_many() -> None:
    checks, allowed = _both(CITY, 2026, 2027)
    assert checks == [
        Check("moratorium", "street 2026", 1, "at most", 0),
        Check("moratorium", "street 2027", 1, "at most", 0),
    ]
    assert [(check.ok, check.slack) for check in checks] == [(False, -1), (False, -1)]
    assert not allowed


def test_once_the_moratorium_is_over() -> None:
    """One year of moratorium after 2026 is 2027: 2028 may dig; with two years it may not."""
    checks, allowed = _both(CITY, 2026, 2028)
    assert [check.slack for check in checks] == [0, 0]
    assert allowed
    longer = replace(CITY, rules=replace(CITY.rules, moratorium_years=2))
    checks, allowed = _both(longer, 2026, 2028)
    assert [check.slack for check in checks] == [-1, -1]
    assert not allowed


def test_who_does_not_dig_is_free() -> None:
    wide = replace(CITY, corridors=(replace(STREET, communities=("a", "c")),))
    areas = [area(wide, "a", 2026), area(wide, "c", 2027)]
    assert [check.slack for check in measured(moratorium, plan(wide, areas))] == [0]
    assert program(wide, areas, moratorium) is not None


def test_the_last_dig_of_a_community() -> None:
    """Dug up in 2025, one year of moratorium: 2026 is 1 year later, 2 are asked; 2027 is enough."""
    city = replace(
        CITY, communities=(community("a", last_dig_year=2025), *CITY.communities[1:]), corridors=()
    )
    early, late = [area(city, "a", 2026)], [area(city, "a", 2027)]
    assert measured(moratorium, plan(city, early)) == [Check("moratorium", "a", 1, "at least", 2)]
    assert measured(moratorium, plan(city, early))[0].slack == -1
    assert measured(moratorium, plan(city, late))[0].slack == 0
    assert program(city, early, moratorium) is None
    assert program(city, late, moratorium) is not None


def test_the_last_dig_of_a_corridor() -> None:
    city = replace(CITY, corridors=(replace(STREET, last_dig_year=2025),))
    early, late = [area(city, "a", 2026)], [area(city, "a", 2027)]
    assert [check.slack for check in measured(moratorium, plan(city, early))] == [-1]
    assert [check.slack for check in measured(moratorium, plan(city, late))] == [0]
    assert program(city, early, moratorium) is None
    assert program(city, late, moratorium) is not None


def _with_programme(*years: int) -> Scenario:
    given = tuple(
        Programme(id=f"water {year}", department="water", years=(year,), communities=(), corridor="street")
        for year in years
    )
    return replace(CITY, programmes=given)


def test_with_a_programme_that_opens_the_street() -> None:
    """The water works dig in 2027: renovation may dig with them, and in no year beside."""
    city = _with_programme(2027)
    for year, slacks in ((2026, [-1]), (2027, []), (2028, [-1])):
        areas = [area(city, "a", year)]
        assert [check.slack for check in measured(moratorium, plan(city, areas))] == slacks
        assert (program(city, areas, moratorium) is not None) == (year == 2027)


def test_programmes_that_clash_are_not_ours_to_refuse() -> None:
    """Water works in 2026 and 2027, against the moratorium: renovation joins either, but adds no third."""
    city = _with_programme(2026, 2027)
    for year in (2026, 2027):
        assert program(city, [area(city, "a", year)], moratorium) is not None
        assert measured(moratorium, plan(city, [area(city, "a", year)])) == []
    assert program(city, [area(city, "a", 2028)], moratorium) is None
    assert measured(moratorium, plan(city, [area(city, "a", 2028)]))[0].slack == -1


def test_off_unless_asked_for() -> None:
    off = replace(CITY, rules=replace(CITY.rules, moratorium_years=None))
    checks, allowed = _both(off, 2026, 2027)
    assert checks == []
    assert allowed


def test_a_programme_the_year_before_the_plan() -> None:
    """The street is opened in 2025: 2026 is within the moratorium."""
    city = _with_programme(2025)
    areas = [area(city, "a", 2026)]
    assert [check.slack for check in measured(moratorium, plan(city, areas))] == [-1]
    assert program(city, areas, moratorium) is None
    assert program(city, [area(city, "a", 2027)], moratorium) is not None


def test_a_programme_the_year_after_the_plan() -> None:
    """The street is opened in 2029: a dig in 2028 would have it dug up twice within the moratorium."""
    city = _with_programme(2029)
    areas = [area(city, "a", 2028)]
    assert [check.slack for check in measured(moratorium, plan(city, areas))] == [-1]
    assert program(city, areas, moratorium) is None
    assert program(city, [area(city, "a", 2027)], moratorium) is not None


WATER = Programme(id="water", department="water", years=(2026, 2028), communities=("c",), corridor="street")


def _with_water(city: Scenario, *areas: tuple[str, int]) -> tuple[list[Check], bool]:
    """The moratorium together with the rule that gives a programme its year."""
    decided = [area(city, members, year) for members, year in areas]
    rows = (*STRUCTURAL, "special_programmes", "moratorium")
    model = build(prepare(city), only=rows)
    chosen = answer.columns(model, decided)
    assert chosen is not None
    return measured(moratorium, plan(city, decided)), decide(model, chosen) is not None


def test_a_programme_digs_in_the_year_its_communities_start() -> None:
    """c stands beside the street and digs nothing itself, but with it the water works open the street."""
    city = replace(CITY, programmes=(WATER,))
    checks, allowed = _with_water(city, ("c", 2026), ("a", 2026))
    assert checks == [Check("moratorium", "street 2026", 0, "at most", 0)]
    assert allowed
    checks, allowed = _with_water(city, ("c", 2026), ("a", 2027))
    assert [(c.subject, c.value) for c in checks] == [("street 2026", 1), ("street 2027", 1)]
    assert not allowed
    checks, allowed = _with_water(city, ("c", 2026), ("a", 2028))
    assert [c.slack for c in checks] == [0, 0]
    assert allowed


def test_a_programme_that_comes_by_itself_needs_a_year_too() -> None:
    """Water in 2026 or 2028, whatever is chosen: a dig in 2027 would leave it neither."""
    city = replace(CITY, programmes=(WATER,))
    for year, left in ((2026, 2), (2027, 0), (2028, 2)):
        checks, allowed = _with_water(city, ("a", year))
        assert checks[-1] == Check("moratorium", "street water", left, "at least", 1)
        assert allowed == checks[-1].ok
    later = replace(CITY, programmes=(replace(WATER, years=(2028, 2029)),))
    checks, allowed = _with_water(later, ("a", 2027))
    assert checks[-1] == Check("moratorium", "street water", 1, "at least", 1)
    assert allowed


def test_the_year_of_a_dig_known_already() -> None:
    """The street is opened in 2026 anyway: renovation may dig with it, in 2027 no more."""
    city = replace(
        CITY,
        communities=(community("a", last_dig_year=2026), *CITY.communities[1:]),
        corridors=(replace(STREET, last_dig_year=2026),),
    )
    for year, slacks in ((2026, [0]), (2027, [-1, -1]), (2028, [0, 0])):
        areas = [area(city, "a", year)]
        assert [check.slack for check in measured(moratorium, plan(city, areas))] == slacks
        assert (program(city, areas, moratorium) is not None) == (min(slacks) == 0)
