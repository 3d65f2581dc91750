"""Schemes of one community: whichever is chosen, no more is closed than the need there is."""

from fractions import Fraction as F
from typing import Any

from planner.appraisal import appraise
from planner.scenario.types import Category, Community, Scenario, Work


def _work(id: str, cost: int, scheme: str = "", **more: Any) -> Work:
    return Work(community="A", id=id, kind=id, civil=cost, scheme=scheme, **more)


def _appraised(*works: Work, **facts: Any) -> Scenario:
    community = Community(id="A", name="A", households=100, floor_area_m2=F(8000), **facts)
    return appraise(Scenario(name="s", years=(2026,), communities=(community,), works=works))


def test_each_scheme_shares_the_need_with_the_common_works() -> None:
    """60 points: with scheme 1 the common roof has 10 of 20 yuan, with scheme 2 10 of 40."""
    found = _appraised(_work("roof", 10), _work("one", 10, "1"), _work("two", 30, "2"), score=F(40))
    gains = {w.id: w.gain for w in found.works}
    assert gains == {"one": 3000, "roof": 1500, "two": 4500}
    assert gains["roof"] + gains["one"] <= 6000
    assert gains["roof"] + gains["two"] == 6000


def test_stated_shortfalls_of_schemes_are_not_added_up() -> None:
    found = _appraised(
        _work("roof", 1, shortfall=F(10)),
        _work("one", 1, "1", shortfall=F(30)),
        _work("two", 1, "2", shortfall=F(20)),
    )
    assert found.communities[0].need == 40
    assert {w.id: w.gain for w in found.works} == {"one": 3000, "roof": 1000, "two": 2000}


def test_hazards_go_to_a_common_work_or_to_each_scheme() -> None:
    common = _appraised(_work("z", 1), _work("one", 1, "1"), _work("two", 1, "2"), hazards=2, score=F(0))
    assert {w.id: w.hazards for w in common.works} == {"one": 0, "two": 0, "z": 2}
    schemes = _appraised(
        _work("one", 1, "1"),
        _work("two", 1, "2"),
        _work("park", 1, category=Category.IMPROVING),
        hazards=2,
        score=F(0),
    )
    assert {w.id: w.hazards for w in schemes.works} == {"one": 2, "park": 0, "two": 2}
