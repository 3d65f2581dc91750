"""Little money stays unfunded (资金缺口)."""

from dataclasses import replace
from fractions import Fraction

from planner.goals import unfunded
from planner.scenario.settings import AreaLimits
from planner.scenario.types import Category, Source
from tests.goals.worth import worth
from tests.rules.by_hand import area, park, roof, scene

CITY = scene(
    "a",
    "b",
    limits=AreaLimits(project_cost=1),
    sources=(Source(id="city", name="city", money={2026: 4, 2027: 4}),),
    unfunded=True,
)


def test_what_the_money_does_not_reach() -> None:
    """a and b merged cost 7: 2026 has 4, 2027 has 8."""
    assert worth(unfunded, CITY, [area(CITY, "ab", 2026)]) == -3
    assert worth(unfunded, CITY, [area(CITY, "ab", 2027)]) == 0
    assert worth(unfunded, CITY, [area(CITY, "a", 2026)]) == 0
    assert worth(unfunded, CITY, [area(CITY, "a", 2026), area(CITY, "b", 2026)]) == -4
    assert worth(unfunded, CITY, []) == 0


def test_money_for_something_else_does_not_help() -> None:
    """9 yuan for parks; the roof of 3 is unfunded all the same, the park of 2 is not."""
    parks = Source(id="parks", name="parks", money={2026: 9}, categories=frozenset({Category.IMPROVING}))
    city = replace(
        CITY, sources=(parks,), limits=AreaLimits(), works=(roof("a"), park("a"), roof("b"), park("b"))
    )
    assert worth(unfunded, city, [area(city, "a")]) == -3


def test_a_cap_leaves_a_gap() -> None:
    """Half a roof of 7 yuan is 3, rounded down: with 99 yuan in the purse 4 are missing."""
    capped = Source(id="s", name="s", money={2026: 99}, cap_share=Fraction(1, 2))
    city = replace(CITY, sources=(capped,), limits=AreaLimits(), works=(roof("a", 7), roof("b")))
    assert worth(unfunded, city, [area(city, "a", 2026)]) == -4


def test_a_year_after_the_last_for_which_money_is_stated() -> None:
    """A roof of 4 in halves, started in 2027: 2 and 2, of which 2028 has 1. Without money stated: later."""
    for money, gap in (({2027: 9, 2028: 1}, 1), ({2027: 9}, 0)):
        city = replace(
            CITY,
            sources=(Source(id="city", name="city", money=money, carry_years=0),),
            limits=AreaLimits(),
            works=(roof("a", 4), roof("b")),
            payment=(Fraction(1, 2), Fraction(1, 2)),
        )
        assert worth(unfunded, city, [area(city, "a", 2027)]) == -gap
