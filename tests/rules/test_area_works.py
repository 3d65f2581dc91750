"""An area pays its project once, takes its inner walls down, and builds only facilities it can hold."""

from dataclasses import replace

from planner.plan import AreaWork
from planner.rules import area_works
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Edge, Facility
from planner.verdict import Check
from tests.rules.by_hand import area, community, measured, plan, program, scene

EDGES = (
    Edge(a="a", b="b", wall_cost=5),
    Edge(a="b", b="c", wall_cost=7),
    Edge(a="a", b="c", kind="road", wall_cost=9),
)
CITY = scene("a", "b", "c", edges=EDGES, limits=AreaLimits(project_cost=20))


def _own(**yuan: int) -> tuple[AreaWork, ...]:
    return tuple(AreaWork(id=k, kind=k, category=Category.BASIC, cost=v) for k, v in yuan.items())


def test_the_project_once_and_every_inner_wall_once() -> None:
    """Two walls (5 + 7 yuan) between three members; a road is no wall."""
    areas = [area(CITY, "abc")]
    assert areas[0].own == _own(project=20, walls=12)
    checks = measured(area_works, plan(CITY, areas))
    assert checks == [
        Check("area_works", "abc-2026 project", 20, "exactly", 20),
        Check("area_works", "abc-2026 walls", 12, "exactly", 12),
        Check("area_works", "abc-2026 misnamed", 0, "at most", 0),
    ]
    assert [check.slack for check in checks] == [0, 0, 0]
    assert program(CITY, areas, area_works) is not None


def test_a_yuan_too_much_or_too_little() -> None:
    for project, walls, slack in ((20, 11, [0, -1]), (20, 13, [0, -1]), (21, 12, [-1, 0])):
        areas = [area(CITY, "abc", own=_own(project=project, walls=walls))]
        assert [check.slack for check in measured(area_works, plan(CITY, areas))] == [*slack, 0]
    checks = measured(area_works, plan(CITY, [area(CITY, "abc", own=())]))
    assert [check.slack for check in checks] == [-20, -12, 0]


def test_a_wall_to_a_neighbour_outside_stands() -> None:
    assert measured(area_works, plan(CITY, [area(CITY, "ab")]))[1].limit == 5
    assert measured(area_works, plan(CITY, [area(CITY, "a")]))[1].limit == 0


def test_merging_saves_projects() -> None:
    """Three projects apart cost 60 yuan; merged one project and two walls cost 32."""
    apart = program(CITY, [area(CITY, "a"), area(CITY, "b"), area(CITY, "c")], area_works)
    merged = program(CITY, [area(CITY, "abc")], area_works)
    assert apart is not None
    assert merged is not None
    assert apart.paid() == 3 * 3 + 60
    assert merged.paid() == 3 * 3 + 32


CANTEEN = Facility(id="canteen", kind="canteen", host="b", min_households=25, cost=100)
TOWN = replace(
    scene(community("a", 10), community("b", 15), community("c", 10), limits=AreaLimits()),
    facilities=(CANTEEN, Facility(id="clinic", kind="clinic", host="a", cost=50, existing=True)),
)


def test_a_facility_at_its_host_with_households_enough() -> None:
    """a and b have 10 + 15 = 25 households, what the canteen needs."""
    areas = [area(TOWN, "ab", facilities=["canteen"])]
    checks = measured(area_works, plan(TOWN, areas))
    assert checks[2:] == [
        Check("area_works", "ab-2026 canteen", 100, "exactly", 100),
        Check("area_works", "ab-2026 canteen host", 1, "at least", 1),
        Check("area_works", "ab-2026 canteen households", 25, "at least", 25),
        Check("area_works", "ab-2026 misnamed", 0, "at most", 0),
        Check("area_works", "canteen", 1, "at most", 1),
    ]
    assert [check.slack for check in checks] == [0] * 7
    assert program(TOWN, areas, area_works) is not None


def test_one_household_short() -> None:
    """Where a has 9 households there are 24 of 25."""
    small = replace(TOWN, communities=(community("a", 9), *TOWN.communities[1:]))
    areas = [area(small, "ab", facilities=["canteen"])]
    checks = measured(area_works, plan(small, areas))
    assert [(check.value, check.slack) for check in checks if "households" in check.subject] == [(24, -1)]
    assert program(small, areas, area_works) is None
    assert program(small, [area(small, "abc", facilities=["canteen"])], area_works) is not None


def test_a_facility_without_its_host() -> None:
    """c alone does not hold the host b."""
    areas = [area(TOWN, "c", facilities=["canteen"])]
    checks = {check.subject: check for check in measured(area_works, plan(TOWN, areas))}
    assert checks["c-2026 canteen host"].slack == -1
    assert program(TOWN, areas, area_works) is None


def test_a_facility_nobody_offers_and_one_that_stands_already() -> None:
    for name, yuan in (("palace", 1), ("clinic", 50)):
        areas = [area(TOWN, "ab", own=_own(**{name: yuan}))]
        checks = {check.subject: check for check in measured(area_works, plan(TOWN, areas))}
        assert checks[f"ab-2026 {name}"] == Check("area_works", f"ab-2026 {name}", yuan, "exactly", 0)
        assert not checks[f"ab-2026 {name} host"].ok
        assert program(TOWN, areas, area_works) is None


def test_an_own_work_of_another_kind_or_category() -> None:
    """What an own work is called decides who may pay for it."""
    (right,) = area(TOWN, "ab", facilities=["canteen"]).own
    for wrong in (replace(right, kind="clinic"), replace(right, category=Category.BASIC)):
        checks = measured(area_works, plan(TOWN, [area(TOWN, "ab", own=(wrong,))]))
        assert [check for check in checks if not check.ok] == [
            Check("area_works", "ab-2026 misnamed", 1, "at most", 0)
        ]
    project = replace(_own(project=20)[0], kind="roof")
    checks = measured(area_works, plan(CITY, [area(CITY, "a", own=(project,))]))
    assert [check.subject for check in checks if not check.ok] == ["a-2026 misnamed"]


def test_a_facility_listed_twice() -> None:
    """Once is enough, in one area and in all."""
    (canteen,) = area(TOWN, "ab", facilities=["canteen"]).own
    twice = plan(TOWN, [area(TOWN, "ab", own=(canteen, canteen))])
    assert [(check.subject, check.value) for check in measured(area_works, twice) if not check.ok] == [
        ("ab-2026 misnamed", 1),
        ("canteen", 2),
    ]
    apart = plan(TOWN, [area(TOWN, "ab", own=(canteen,)), area(TOWN, "bc", own=(canteen,))])
    assert Check("area_works", "canteen", 2, "at most", 1) in measured(area_works, apart)


def test_a_facility_is_not_obligatory() -> None:
    assert program(TOWN, [area(TOWN, "ab")], area_works) is not None
