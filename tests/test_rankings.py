"""The three lists a bureau would make by hand, on the eight published rows of the tutorial.

550.00 万元 a year in 2026 and 2027, carried over; 15.00 万元 for each project; G lacks consent (0.78). By
need: F 66, C 62, E 58, A 55, H 52, B 48, D 40.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.money import WAN
from planner.rankings import rank
from planner.result import Ranking
from planner.scenario.settings import AreaLimits, Consent, Rules
from planner.scenario.types import Category, Community, Edge, Scenario, Source, Utility, Work
from planner.solver import prepare
from tests.rules.by_hand import community, roof, scene

ROWS = {  # households, floor area, 万元, need
    "A": (105, 13000, "418.00", 55),
    "B": (80, 7800, "251.60", 48),
    "C": (100, 10000, "321.00", 62),
    "D": (42, 3200, "103.40", 40),
    "E": (91, 9000, "290.00", 58),
    "F": (40, 3200, "103.40", 66),
    "G": (72, 8000, "257.00", 70),
    "H": (24, 2400, "77.80", 52),
}
TUTORIAL = Scenario(
    name="tutorial",
    years=(2026, 2027),
    communities=tuple(
        Community(
            id=name,
            name=name,
            households=households,
            floor_area_m2=Fraction(area),
            score=Fraction(100 - need),
            consent_households=Fraction(78 if name == "G" else 80, 100),
        )
        for name, (households, area, _, need) in ROWS.items()
    ),
    works=tuple(
        Work(community=name, id="all", kind="all", civil=int(Fraction(yuan) * WAN))
        for name, (_, _, yuan, _) in ROWS.items()
    ),
    edges=tuple(Edge(a=a, b=b) for a, b in ("AB", "BC", "CD", "DH", "EF", "FH")),
    sources=(Source(id="city", name="city", money={2026: 550 * WAN, 2027: 550 * WAN}),),
    limits=AreaLimits(max_members=3, project_cost=15 * WAN),
    rules=Rules(consent=(Consent(),)),
)


def _ranked(scenario: Scenario) -> dict[str, Ranking]:
    prepared = prepare(scenario)
    return {found.name: found for found in rank(prepared.scenario, prepared.tables, prepared.years_of)}


def test_the_three_rows_of_the_tutorial() -> None:
    found = _ranked(TUTORIAL)
    assert list(found) == ["score_stop", "score_skip", "need_per_yuan"]
    rows = {
        name: ("".join(sorted(r.communities)), r.households, r.cost, round(100 * r.need / 31_701, 1))
        for name, r in found.items()
    }
    assert rows == {
        "score_stop": ("CEF", 231, 759_40 * 100, 44.5),
        "score_skip": ("CDEFH", 297, 970_60 * 100, 53.8),
        "need_per_yuan": ("BCEF", 311, 1_026_00 * 100, 56.6),
    }


def test_in_the_order_of_the_lists() -> None:
    """Points per 万 with the project: F 22.3, C 18.5, E 17.3, B 14.4, D 14.2, H 13.4, A 13.3."""
    found = _ranked(TUTORIAL)
    assert found["score_stop"].communities == ("F", "C", "E")
    assert found["score_skip"].communities == ("F", "C", "E", "H", "D")
    assert found["need_per_yuan"].communities == ("F", "C", "E", "B")


def test_without_the_gate_the_neediest_comes_first() -> None:
    found = _ranked(replace(TUTORIAL, rules=Rules()))
    assert found["score_stop"].communities[0] == "G"


def test_money_is_not_spent_before_it_comes() -> None:
    """All the money in 2027, one year too late for those who must start in 2026."""
    late = replace(
        TUTORIAL,
        sources=(Source(id="city", name="city", money={2027: 1_100 * WAN}),),
        communities=tuple(replace(c, latest=2026) if c.id == "F" else c for c in TUTORIAL.communities),
    )
    found = _ranked(late)
    assert found["score_stop"].communities == ()
    assert "F" not in found["score_skip"].communities
    assert found["score_skip"].communities[:2] == ("C", "E")


def test_money_that_is_owed_is_not_there() -> None:
    """759.40 万元 are what C, E, F cost; with 340.60 owed they still fit, with a yuan more E does not."""
    for yuan, expected in ((340_60 * 100, "CEF"), (340_60 * 100 + 1, "CF")):
        owed = replace(TUTORIAL, commitments={("city", 2027): yuan})
        assert "".join(sorted(_ranked(owed)["score_stop"].communities)) == expected


def test_what_payers_by_rule_pay_is_no_pool_money() -> None:
    """A utility that pays all of everybody's works leaves the projects: 7 of 15 万元 fit into 105."""
    pipes = replace(
        TUTORIAL,
        works=tuple(replace(w, civil=0, equipment=w.civil, utility="gas") for w in TUTORIAL.works),
        payers=(Utility(id="gas", name="gas"),),
        sources=(Source(id="city", name="city", money={2026: 105 * WAN}),),
    )
    found = _ranked(pipes)["score_stop"]
    assert "".join(sorted(found.communities)) == "ABCDEFH"
    assert found.cost == 1_565_20 * 100 + 105 * WAN


@pytest.mark.parametrize("name", ["score_stop", "score_skip", "need_per_yuan"])
def test_ties_go_to_the_first_id(name: str) -> None:
    same = Scenario(
        name="same",
        years=(2026,),
        communities=tuple(
            Community(id=c, name=c, households=10, floor_area_m2=Fraction(1), score=Fraction(50))
            for c in "cab"
        ),
        works=tuple(Work(community=c, id="all", kind="all", civil=10) for c in "abc"),
        sources=(Source(id="city", name="city", money={2026: 20}),),
    )
    assert _ranked(same)[name].communities == ("a", "b")


def test_mandatory_works_or_all_of_them_whichever_gets_further() -> None:
    """A roof of 6 yuan and a park of 4: with 9 yuan the roof alone, with 10 both."""
    parks = Scenario(
        name="parks",
        years=(2026,),
        communities=(
            Community(id="a", name="a", households=10, floor_area_m2=Fraction(1), score=Fraction(50)),
        ),
        works=(
            Work(community="a", id="roof", kind="roof", civil=6),
            Work(community="a", id="park", kind="park", category=Category.IMPROVING, civil=4),
        ),
        sources=(Source(id="city", name="city", money={2026: 9}),),
    )
    assert _ranked(parks)["score_stop"].cost == 6
    assert _ranked(parks)["score_stop"].need == 300  # 6 of 10 yuan close 30 of 50 points
    richer = replace(parks, sources=(Source(id="city", name="city", money={2026: 10}),))
    assert _ranked(richer)["score_stop"].cost == 10
    assert _ranked(richer)["score_stop"].need == 500
    free = replace(richer, rules=Rules(mandatory_basic=False))
    assert _ranked(free)["score_stop"].cost == 10


def test_instalments_need_the_money_of_their_own_years() -> None:
    """10 yuan paid half and half: 5 in 2026 and 5 in 2027 are enough; with 4 in 2027 they are not."""
    halves = Scenario(
        name="halves",
        years=(2026, 2027),
        communities=(Community(id="a", name="a", households=10, floor_area_m2=Fraction(1)),),
        works=(Work(community="a", id="roof", kind="roof", civil=10),),
        sources=(Source(id="city", name="city", money={2026: 5, 2027: 5, 2028: 0}),),
        payment=(Fraction(1, 2), Fraction(1, 2)),
    )
    assert _ranked(halves)["score_stop"].communities == ("a",)
    poorer = replace(halves, sources=(Source(id="city", name="city", money={2026: 5, 2027: 4, 2028: 0}),))
    assert _ranked(poorer)["score_stop"].communities == ()


def test_a_perfect_score_is_last_whatever_its_size() -> None:
    """a needs nothing and has 500 households; b needs 50 points. There is money for one: b."""
    city = scene(
        community("a", 500, score=Fraction(100)),
        community("b", 10, score=Fraction(50)),
        works=(roof("a", 3), roof("b", 3)),
        sources=(Source(id="s", name="s", money={2026: 3}),),
    )
    prepared = prepare(city)
    found = {r.name: r.communities for r in rank(prepared.scenario, prepared.tables, prepared.years_of)}
    assert found["score_stop"] == ("b",)
