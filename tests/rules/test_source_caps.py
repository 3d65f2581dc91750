"""A source keeps its caps: so much per household of a community, such a share of the cost it may pay."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.rules import source_caps
from planner.scenario.settings import AreaLimits, Rules
from planner.scenario.types import Category, Scenario, Source, Utility
from planner.solver import prepare
from planner.verdict import Check
from tests.rules.by_hand import RICH, area, community, gas, measured, park, pays, plan, program, roof, scene


def _city(yuan: int, rest: int, households: int = 10, **caps: Any) -> Scenario:
    """A roof of `yuan`; the capped source is rich, the other has `rest`."""
    return scene(
        community("a", households),
        works=(roof("a", yuan),),
        sources=(
            Source(id="central", name="central", money=RICH.money, **caps),
            Source(id="city", name="city", money={2026: rest}),
        ),
    )


def test_so_much_per_household() -> None:
    """5 yuan for each of 10 households: 50 of a roof of 60; with 10 of the city it is paid, with 9 not."""
    for rest, central in ((10, 50), (9, 51)):
        city = _city(60, rest, cap_per_household=5)
        areas = [area(city, "a")]
        (check,) = measured(
            source_caps, plan(city, areas, pays("central", central, "a"), pays("city", rest, "a"))
        )
        assert check == Check("source_caps", "central a 2026", central, "at most", 50)
        assert check.slack == 50 - central
        assert (program(city, areas, source_caps) is not None) == (central == 50)


def test_such_a_share_of_the_cost_rounded_down() -> None:
    """A third of 100 yuan is 33 1/3: 33 may be paid, 34 may not."""
    for rest, central in ((67, 33), (66, 34)):
        city = _city(100, rest, cap_share=Fraction(1, 3))
        areas = [area(city, "a")]
        (check,) = measured(source_caps, plan(city, areas, pays("central", central, "a")))
        assert check == Check("source_caps", "central a 2026", central, "at most", 33)
        assert check.slack == 33 - central
        assert (program(city, areas, source_caps) is not None) == (central == 33)


def test_the_lower_of_both_caps() -> None:
    city = _city(100, 100, cap_share=Fraction(1, 2), cap_per_household=4)
    assert measured(source_caps, plan(city, [area(city, "a")], pays("central", 41, "a")))[0].limit == 40
    narrow = _city(60, 100, cap_share=Fraction(1, 2), cap_per_household=4)
    assert measured(source_caps, plan(narrow, [area(narrow, "a")], pays("central", 31, "a")))[0].limit == 30


def test_the_share_is_of_what_it_may_pay() -> None:
    """Half of the basic works (60 yuan) is 30; the park of 40 is not counted."""
    city = _city(60, 100, cap_share=Fraction(1, 2), categories=frozenset({Category.BASIC}))
    city = replace(city, works=(roof("a", 60), park("a", 40)))
    assert measured(source_caps, plan(city, [area(city, "a")], pays("central", 31, "a")))[0].slack == -1
    found = program(city, [area(city, "a")], source_caps)
    assert found is not None
    assert found.paid(source="central") <= 30


def test_each_instalment_keeps_its_part_of_the_cap() -> None:
    """A cap of 33 yuan paid in halves: 16 1/2 a year, rounded down 16 each."""
    halves = replace(_city(100, 0, cap_share=Fraction(1, 3)), payment=(Fraction(1, 2), Fraction(1, 2)))
    payments = [pays("central", 16, "a"), pays("central", 17, "a", year=2027)]
    assert measured(source_caps, plan(halves, [area(halves, "a")], *payments)) == [
        Check("source_caps", "central a 2026", 16, "at most", 16),
        Check("source_caps", "central a 2027", 17, "at most", 16),
    ]
    for rest, enough in ((34, True), (33, False)):
        money = {2026: rest, 2027: rest}
        city = replace(halves, sources=(halves.sources[0], replace(RICH, money=money, carry_years=0)))
        assert (program(city, [area(city, "a")], source_caps) is not None) == enough


def test_money_before_the_start_is_past_every_cap() -> None:
    city = _city(100, 100, cap_per_household=5)
    early = plan(city, [area(city, "a", 2027)], pays("central", 1, "a"))
    assert measured(source_caps, early) == [Check("source_caps", "central a 2026", 1, "at most", 0)]


def test_a_cap_for_each_community_apart() -> None:
    """10 and 20 households: 50 and 100 yuan; what a leaves is not free for b."""
    city = scene(
        community("a", 10),
        community("b", 20),
        works=(roof("a", 20), roof("b", 120)),
        sources=(Source(id="central", name="central", money=RICH.money, cap_per_household=5),),
    )
    assert program(city, [area(city, "a")], source_caps) is not None
    assert program(city, [area(city, "ab")], source_caps) is None
    paid = plan(city, [area(city, "ab")], pays("central", 20, "a"), pays("central", 120, "b"))
    assert [(check.limit, check.ok) for check in measured(source_caps, paid)] == [(50, True), (100, False)]


def test_an_area_knows_the_share_and_no_households() -> None:
    """Half of a project of 9 yuan is 4; a cap per household does not bind it."""
    city = replace(
        _city(2, 0, cap_share=Fraction(1, 2), cap_per_household=1), limits=AreaLimits(project_cost=9)
    )
    areas = [area(city, "a")]
    for central, slack in ((4, 0), (5, -1)):
        (check,) = measured(source_caps, plan(city, areas, pays("central", central, "a-2026", "project")))
        assert check == Check("source_caps", "central a-2026 2026", central, "at most", 4)
        assert check.slack == slack
    for rest, enough in ((6, True), (5, False)):  # a yuan of the roof and 5 of the project
        found = program(
            replace(city, sources=(city.sources[0], replace(RICH, money={2026: rest}))), areas, source_caps
        )
        assert (found is not None) == enough


def test_a_share_of_one_and_no_cap() -> None:
    city = _city(100, 0, cap_share=Fraction(1))
    assert measured(source_caps, plan(city, [area(city, "a")], pays("central", 100, "a"))) == []
    assert program(city, [area(city, "a")], source_caps) is not None


def test_central_budget_investment_pays_construction_alone() -> None:
    """A roof of 100 and a fee of 2: the fee is the city's; with nobody else it is unpaid."""
    ndrc = Source(id="ndrc", name="NDRC", kind="ndrc", money={2026: 1000}, construction_only=True)
    work = replace(roof("a", 100), other=2)
    alone = scene("a", works=(work,), sources=(ndrc,))
    assert program(alone, [area(alone, "a")], source_caps) is None
    both = replace(alone, sources=(RICH, ndrc))
    found = program(both, [area(both, "a")], source_caps)
    assert found is not None
    assert found.paid(source="ndrc") <= 100
    paid = plan(both, [area(both, "a")], pays("ndrc", 101, "a"), pays("city", 1, "a"))
    assert measured(source_caps, paid) == [Check("source_caps", "NDRC a 2026", 101, "at most", 100)]


def test_a_project_is_no_construction() -> None:
    ndrc = Source(id="ndrc", name="NDRC", kind="ndrc", money={2026: 1000}, construction_only=True)
    city = scene("a", sources=(ndrc,), limits=AreaLimits(project_cost=5))
    assert program(city, [area(city, "a")], source_caps) is None
    free = replace(city, limits=AreaLimits())
    assert program(free, [area(free, "a")], source_caps) is not None


def test_pingdingshan_is_within_45_percent() -> None:
    """2023: 5,883 of 13,081 万元 in the central region are 45.0 %; the cap is 5,886.45."""
    wan = 10_000
    ndrc = Source(
        id="ndrc",
        name="NDRC",
        kind="ndrc",
        money={2026: 13_081 * wan},
        construction_only=True,
        cap_share=Fraction(45, 100),
    )
    city = scene("a", works=(roof("a", 13_081 * wan),), sources=(RICH, ndrc))
    paid = plan(city, [area(city, "a")], pays("ndrc", 5_883 * wan, "a"))
    assert measured(source_caps, paid) == [
        Check("source_caps", "NDRC a 2026", 58_830_000, "at most", 58_864_500)
    ]
    assert round(float(Fraction(5_883, 13_081)), 3) == 0.450


def _three(yuan: int, *shares: int, **facts: Any) -> Scenario:
    """A roof of `yuan`, and three levels that share it by per cent; all rich."""
    levels = zip(("central", "province", "city"), shares, strict=True)
    return scene(
        "a",
        works=(roof("a", yuan),),
        sources=tuple(
            Source(id=name, name=name, money=RICH.money, cap_share=Fraction(share, 100))
            for name, share in levels
        ),
        **facts,
    )


def test_shares_of_three_levels_pay_the_whole() -> None:
    """40, 30 and 30 % of 101 yuan are 40.4, 30.3 and 30.3: at most 41, 31 and 31, and all of it is paid."""
    city = _three(101, 40, 30, 30)
    areas = [area(city, "a")]
    found = program(city, areas, source_caps)
    assert found is not None
    assert found.paid() == 101
    assert all(check.ok for check in measured(source_caps, found))
    at = plan(city, areas, pays("central", 41, "a"), pays("province", 30, "a"), pays("city", 30, "a"))
    assert measured(source_caps, at) == [
        Check("source_caps", "central a 2026", 41, "at most", 41),
        Check("source_caps", "province a 2026", 30, "at most", 31),
        Check("source_caps", "city a 2026", 30, "at most", 31),
    ]
    over = measured(source_caps, plan(city, areas, pays("central", 42, "a")))
    assert [(check.ok, check.slack) for check in over] == [(False, -1)]


def test_what_comes_out_even_is_not_rounded() -> None:
    """Of 100 yuan 40, 30 and 30: not a yuan more; shares that sum to 99 % do not pay 1,000 yuan."""
    city = _three(100, 40, 30, 30)
    assert measured(source_caps, plan(city, [area(city, "a")], pays("central", 41, "a")))[0].limit == 40
    short = _three(1000, 40, 30, 29)
    assert "a" not in prepare(short).tables


def test_shares_in_every_payment_year() -> None:
    """101 and 7 yuan in thirds: 34 + 3, 34 + 2 and 33 + 2 fall due; 40 % of 37 is at most 15."""
    thirds = (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3))
    city = _three(101, 40, 30, 30, payment=thirds)
    money = dict.fromkeys(range(2026, 2030), 10**6)
    city = replace(
        city,
        works=(*city.works, park("a", 7)),
        sources=tuple(replace(s, money=money) for s in city.sources),
    )
    found = program(city, [area(city, "a")], source_caps)
    assert found is not None
    assert [found.paid(year=year) for year in (2026, 2027, 2028)] == [37, 36, 35]
    assert all(check.ok for check in measured(source_caps, found))
    for central, slack in ((15, 0), (16, -1)):
        (check,) = measured(source_caps, plan(city, [area(city, "a")], pays("central", central, "a")))
        assert (check.limit, check.slack) == (15, slack)


def test_the_project_of_an_area_is_shared_too() -> None:
    city = _three(100, 40, 30, 30, limits=AreaLimits(project_cost=11))
    found = program(city, [area(city, "a")], source_caps)
    assert found is not None
    assert found.paid(subject="a-2026") == 0  # the program numbers its areas itself
    assert found.paid(subject="A2026-001") == 11
    assert [check.limit for check in measured(source_caps, found) if "A2026" in check.subject] == [
        limit for source, limit in (("central", 5), ("province", 4), ("city", 4)) if found.paid(source=source)
    ]


def test_a_source_without_a_share_takes_the_odd_yuan() -> None:
    """A district with a yuan of its own: the others stay at their shares rounded down."""
    levels = _three(101, 40, 30, 30)
    for yuan, kinds, limit in ((1, (), 40), (0, (), 40), (1, ("gas",), 41)):
        district = Source(id="district", name="district", money={2026: yuan}, kinds=frozenset(kinds))
        city = replace(levels, sources=(*levels.sources, district))
        areas = [area(city, "a")]
        assert measured(source_caps, plan(city, areas, pays("central", 40, "a")))[0].limit == limit
        assert (program(city, areas, source_caps) is not None) == (yuan == 1)


def test_a_utility_and_the_rest() -> None:
    """The utility owes 30 % of 101, half up: 30; the city may pay 70 %: 71."""
    city = replace(_three(1, 0, 0, 70), works=(gas("a", 101, 0),), rules=Rules(mandatory_basic=False))
    city = replace(city, payers=(Utility(id="gas", name="gas", civil_share=Fraction(3, 10)),))
    found = program(city, [area(city, "a")], source_caps)
    assert found is not None
    assert [found.paid(source=name) for name in ("gas", "city")] == [30, 71]


def test_one_yuan_unfunded_is_no_way_round() -> None:
    """Where 资金缺口 is allowed the shares pay the whole all the same."""
    city = _three(101, 40, 30, 30, unfunded=True)
    areas = [area(city, "a")]
    assert measured(source_caps, plan(city, areas, pays("central", 41, "a")))[0].ok


def test_a_work_with_years_of_its_own() -> None:
    """Of 100 yuan 20 and 80 fall due: half of it is at most 10 and 40, 3 yuan a household 6 and 24."""
    for caps, most in (({"cap_share": Fraction(1, 2)}, (10, 40)), ({"cap_per_household": 3}, (6, 24))):
        for short in (0, 1):
            city = _city(100, 0, **caps)
            rest = {2026: 20 - most[0], 2027: 80 - most[1] - short}
            city = replace(
                city,
                works=(replace(city.works[0], payment=(20, 80)),),
                sources=(city.sources[0], Source(id="city", name="city", money=rest, carry_years=0)),
            )
            areas = [area(city, "a")]
            paid = plan(
                city, areas, pays("central", most[0], "a"), pays("central", most[1] + 1, "a", year=2027)
            )
            assert [(check.limit, check.slack) for check in measured(source_caps, paid)] == [
                (most[0], 0),
                (most[1], -1),
            ]
            assert (program(city, areas, source_caps) is not None) == (short == 0)
