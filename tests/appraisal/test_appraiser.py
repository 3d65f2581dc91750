"""Scores, needs, gains, hazards and evidence of whole scenarios."""

from dataclasses import replace
from fractions import Fraction as F
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.appraisal import appraise, rank, unevidenced
from planner.scenario.types import Category, Community, Indicator, Scenario, Work

DRAINS = Indicator(id="drains", name="排水", weight=F(1, 2), hazard=True)
WALLS = Indicator(id="walls", name="外墙", weight=F(1, 2))
GIVEN = F(37)


def community(id: str = "A", **more: Any) -> Community:
    return Community(id=id, name=id, households=100, floor_area_m2=F(8000), **more)


def work(id: str, cost: int = 1, on: str = "A", **more: Any) -> Work:
    return Work(community=on, id=id, kind=id, civil=cost, **more)


def scenario(*parts: Community | Work, tree: tuple[Indicator, ...] = ()) -> Scenario:
    return Scenario(
        name="s",
        years=(2026,),
        communities=tuple(p for p in parts if isinstance(p, Community)),
        works=tuple(p for p in parts if isinstance(p, Work)),
        indicators=tree,
    )


def gains(asked: Scenario) -> dict[str, F]:
    return {w.id: w.gain for w in appraise(asked).works}


def test_one_comprehensive_work_closes_all_the_need() -> None:
    found = appraise(scenario(community(score=GIVEN), work("综合改造")))
    assert found.community["A"].need == 63
    assert found.works[0].gain == 6300


def test_given_score_stands_without_values_and_yields_to_them() -> None:
    values = {"drains": F(1, 2), "walls": F(1)}
    found = appraise(
        scenario(community("A", score=GIVEN), community("B", values=values), tree=(DRAINS, WALLS))
    )
    assert [c.score for c in found.communities] == [37, 75]
    assert [c.coverage for c in found.communities] == [None, 1]
    both = appraise(scenario(community(score=GIVEN, values=values), tree=(DRAINS, WALLS)))
    assert both.communities[0].score == 75
    assert len(both.warnings) == 1


def test_no_score_takes_the_mean_of_its_subdistrict_then_district_then_city() -> None:
    at = {"district": "d", "subdistrict": "s"}
    asked = scenario(
        community("A", score=F(40), **at),
        community("B", score=F(60), **at),
        community("C", **at),
        community("D", score=F(80), district="d", subdistrict="t"),
        community("E", district="d", subdistrict="u"),
        community("F", district="e"),
    )
    found = appraise(asked)
    assert [c.need for c in found.communities] == [60, 40, 50, 20, 40, 40]
    assert len(found.defaults) == 1


def test_nobody_has_a_score() -> None:
    found = appraise(scenario(community("A"), community("B"), work("综合改造")))
    assert [c.need for c in found.communities] == [None, None]
    assert found.works[0].gain == 0
    assert found.defaults == ()


def test_leaf_named_twice_is_split_and_the_rest_shares_by_cost() -> None:
    values = {"drains": F(1, 5), "walls": F(1, 2)}  # 40 and 25 points
    asked = scenario(
        community(values=values),
        work("a", evidence=("drains",)),
        work("b", evidence=("drains",)),
        work("c", 30),
        work("d", 10),
        tree=(DRAINS, WALLS),
    )
    assert gains(asked) == {"a": 2000, "b": 2000, "c": F(7500, 4), "d": F(2500, 4)}


def test_stated_shortfalls_never_close_more_than_the_need() -> None:
    asked = scenario(
        community(score=F(70)), work("a", shortfall=F(20)), work("b", shortfall=F(40)), work("c")
    )
    assert gains(asked) == {"a": 1000, "b": 2000, "c": 0}
    fits = scenario(community(score=F(20)), work("a", shortfall=F(20)), work("b", shortfall=F(40)), work("c"))
    assert gains(fits) == {"a": 2000, "b": 4000, "c": 2000}
    unscored = scenario(community(), work("a", shortfall=F(20)), work("b", shortfall=F(40)))
    assert gains(unscored) == {"a": 2000, "b": 4000}


def test_works_that_cost_nothing_share_equally() -> None:
    assert gains(scenario(community(score=F(0)), work("a", 0), work("b", 0))) == {"a": 5000, "b": 5000}


def test_facade_without_a_shortfall_is_rejected() -> None:
    asked = scenario(
        community(values={"drains": F(0), "walls": F(1)}),
        work("drains", evidence=("drains",)),
        work("facade", evidence=("walls",)),
        work("fence"),
        work("lift", category=Category.IMPROVING),
        work("ordered", category=Category.IMPROVING, ordered=True),
        work("parking", category=Category.UPGRADING, shortfall=F(5)),
        tree=(DRAINS, WALLS),
    )
    dropped = unevidenced(asked)
    assert [(c, w, reason.code, reason.value) for c, w, reason in dropped] == [
        ("A", "facade", "NO_EVIDENCE_FOR_WORK", "外墙"),
        ("A", "lift", "NO_EVIDENCE_FOR_WORK", ""),
    ]
    assert [w.id for w in appraise(asked).works] == ["drains", "fence", "ordered", "parking"]
    assert unevidenced(replace(asked, indicators=())) == ()


def test_required_work_is_kept_with_the_work_that_needs_it() -> None:
    asked = scenario(
        community(values={"drains": F(0), "walls": F(1)}),
        work("drains", evidence=("drains",), requires=("facade",)),
        work("facade", evidence=("walls",)),
        tree=(DRAINS, WALLS),
    )
    assert unevidenced(asked) == ()


def test_unmeasured_basic_work_is_kept() -> None:
    asked = scenario(community(score=F(50)), work("drains", evidence=("drains",)), tree=(DRAINS,))
    assert gains(asked) == {"drains": 5000}


def hazards(asked: Scenario) -> list[int]:
    return [w.hazards for w in appraise(asked).works]


def test_hazards_go_to_the_first_basic_work() -> None:
    parking = work("a", category=Category.IMPROVING)
    assert hazards(scenario(community(hazards=3), parking, work("b"), work("c"))) == [0, 3, 0]
    assert hazards(scenario(community(hazards=3), work("b"), work("c", hazards=2))) == [0, 2]
    assert hazards(scenario(community(hazards=3), work("b", waived="refused"), work("c"))) == [0, 3]


def test_hazardous_leaf_that_falls_short_counts_once() -> None:
    bad, good = {"drains": F(0), "walls": F(0)}, {"drains": F(1), "walls": F(0)}
    works = (work("a", evidence=("drains", "walls")), work("b", evidence=("drains",)))
    assert hazards(scenario(community(values=bad), *works, tree=(DRAINS, WALLS))) == [1, 0]
    assert hazards(scenario(community(values=good), *works, tree=(DRAINS, WALLS))) == [0]


def test_rank_from_the_worst_with_ties_by_id() -> None:
    asked = scenario(community("B", score=F(40)), community("A", score=F(40)), community("C", score=F(10)))
    assert rank(appraise(asked)) == (("C", 1), ("A", 2), ("B", 3))
    assert rank(appraise(scenario(community()))) == ()


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    parts: list[Community | Work] = []
    shares = st.none() | st.fractions(0, 1, max_denominator=9)
    for name in ("A", "B", "C"):
        measured = {leaf: draw(shares) for leaf in ("drains", "walls")}
        values = {leaf: value for leaf, value in measured.items() if value is not None}
        score = draw(st.none() | st.fractions(0, 100, max_denominator=9))
        parts.append(community(name, values=values, score=score, hazards=draw(st.integers(0, 2))))
        for n in range(draw(st.integers(0, 4))):
            evidence = draw(st.lists(st.sampled_from(["drains", "walls"]), unique=True).map(tuple))
            shortfall = draw(st.none() | st.fractions(0, 60, max_denominator=9))
            kind = draw(st.sampled_from(Category))
            cost = draw(st.integers(0, 9))
            parts.append(work(f"w{n}", cost, name, evidence=evidence, shortfall=shortfall, category=kind))
    return scenario(*parts, tree=(DRAINS, WALLS))


@given(scenarios())
def test_gains_never_exceed_the_need(asked: Scenario) -> None:
    found = appraise(asked)
    for c in found.communities:
        total = sum(w.gain for w in found.works_of[c.id])
        assert total <= (c.need or 0) * c.households
        assert all(w.gain >= 0 for w in found.works_of[c.id])


@given(scenarios(), st.randoms())
def test_order_of_rows_never_matters_and_twice_is_once(asked: Scenario, random: Any) -> None:
    once = appraise(asked)
    works = random.sample(asked.works, len(asked.works))
    tree = random.sample(asked.indicators, len(asked.indicators))
    assert appraise(replace(asked, works=tuple(works), indicators=tuple(tree))).works == once.works
    assert appraise(once).works == once.works
    assert appraise(once).communities == once.communities
