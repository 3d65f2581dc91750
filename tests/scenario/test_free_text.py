"""拟改造内容 as kinds of works, and money spread over them to the yuan."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario import free_text
from planner.scenario.types import Category, Community
from planner.scenario.work_kinds import WORK_KINDS

TYPICAL = Community(id="a", name="a", households=100, floor_area_m2=Fraction(8700), storeys=6)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("雨污分流、屋面防水、道路、停车", "drainage roof road parking"),
        ("改造雨污管网1200米，屋面防水3000㎡，新增停车位50个", "drainage roof parking"),
        ("完善消防、安防设施等。", "fire security"),
        ("水、电、气、暖、路", "water power gas heat road"),
        ("水电气暖改造", "water power gas heat"),
        ("燃气管网改造+供热管网", "gas heat"),
        ("管网改造", "drainage"),
        ("强弱电入地", "power telecom"),
        ("基础类：供水、排水；完善类：加装电梯、适老化", "water drainage lift access"),
        ("提升类：养老托育用房", "elder_care childcare"),
        ("1.道路改造 2.绿化提升 3.电动自行车充电桩", "road greening ebike_charging"),
        ("（1）道路；（2）路灯", "road lighting"),
        ("外墙保温及真石漆", "insulation facade"),
        ("屋面保温防水", "roof"),
        ("消防车道", "fire"),
        ("道路照明", "lighting"),
        ("充电桩、电动车充电", "charging ebike_charging"),
        ("养老服务设施", "elder_care"),
        ("养老、托育服务设施，公共服务设施", "elder_care childcare community_centre"),
        ("新建老年人活动中心、活动中心", "elder_care activity_site"),
        ("养老托育等服务设施", "elder_care childcare"),
        ("社区卫生服务中心、老年食堂", "health_station canteen"),
        ("社区养老服务设施及便民服务站", "elder_care community_centre"),
        ("综合改造", "comprehensive"),
        ("综合改造：道路、屋面", "road roof"),
        ("道路、道路硬化", "road"),
        ("Lift, roof; heating", "lift roof heat"),
        ("３．５公里排水管网", "drainage"),
        ("", ""),
        ("无", ""),
        ("其他", ""),
        ("、、等", ""),
    ],
)  # fmt: skip
def test_split(text: str, kinds: str) -> None:
    assert free_text.split(text) == tuple(kinds.split())
    assert free_text.unknown(free_text.split(text)) == ()


def test_unknown_phrases_are_kinds_of_their_own() -> None:
    kinds = free_text.split("新建文化长廊等、道路、lifting gear")
    assert kinds == ("文化长廊", "road", "lifting gear")
    assert free_text.unknown(kinds) == ("文化长廊", "lifting gear")
    assert WORK_KINDS["文化长廊"].category is Category.BASIC
    assert "文化长廊" not in WORK_KINDS
    assert len(free_text.split("很" * 500)[0]) == 20


def test_spread_by_usual_cost() -> None:
    money = free_text.spread(1_000_000, ("drainage", "roof"), TYPICAL)
    # 45 x 8,700 = 391,500 and 120 x 8,700 / 6 = 174,000
    assert money == {"drainage": 692_308, "roof": 307_692}


@given(
    st.integers(0, 10**11),
    st.lists(st.sampled_from([*WORK_KINDS, "文化长廊"]), min_size=1, max_size=12),
    st.integers(0, 20_000),
    st.integers(0, 10**6),
)
def test_spread_sums_exactly(total: int, kinds: list[str], households: int, floor_area: int) -> None:
    community = Community(id="a", name="a", households=households, floor_area_m2=Fraction(floor_area))
    money = free_text.spread(total, kinds, community)
    assert sum(money.values()) == total
    assert set(money) == set(kinds)
    assert min(money.values()) >= 0


def test_nothing_to_spread_over() -> None:
    assert free_text.spread(100, (), TYPICAL) == {}


@given(st.text(max_size=300))
def test_any_text_gives_kinds(text: str) -> None:
    for kind in free_text.split(text):
        assert kind.strip()
        assert free_text.cost(kind, TYPICAL) > 0


def test_a_standard_package_costs_what_programmes_cost() -> None:
    """300 to 400 yuan/m² is what standard programmes really cost."""
    package = (
        "water drainage gas heat power telecom road lighting roof facade stairs fire security waste "
        "greening parking"
    )
    per_m2 = sum(free_text.cost(kind, TYPICAL) for kind in package.split()) / TYPICAL.floor_area_m2
    assert 300 <= per_m2 <= 400


def test_the_catalogue() -> None:
    words = [word for entry in WORK_KINDS.values() for word in (entry.kind, entry.zh, *entry.aliases)]
    assert len(words) == len(set(words))
    assert all(entry.unit in free_text.QUANTITIES for entry in WORK_KINDS.values())
    assert {e.utility for e in WORK_KINDS.values()} == {"", "water", "gas", "heat", "power", "telecom"}
    digging = {e.kind for e in WORK_KINDS.values() if e.digs}
    assert digging == {"water", "drainage", "gas", "heat", "power", "telecom"}
    assert all(free_text.split(entry.zh) == (kind,) for kind, entry in WORK_KINDS.items())


@pytest.mark.parametrize(
    ("text", "kinds", "aside"),
    [
        ("不做外墙保温", "", ["不做外墙保温"]),
        ("除加装电梯外均改", "", ["除加装电梯外均改"]),
        ("已完成燃气改造，拟改供水", "water", ["已完成燃气改造"]),
        ("无需加装电梯、道路", "road", ["无需加装电梯"]),
        ("除险加固；更换不锈钢水箱", "structure 不锈钢水箱", []),
    ],
)
def test_what_is_not_to_be_done_is_no_work(text: str, kinds: str, aside: list[str]) -> None:
    assert " ".join(free_text.split(text)) == kinds
    assert list(free_text.set_aside(text)) == aside


BASIC, IMPROVING, UPGRADING = Category


def test_each_class_keeps_to_the_sum_stated_for_it() -> None:
    kinds = ("drainage", "roof", "parking", "elder_care")
    sums = {BASIC: 700_001, IMPROVING: 200_000, UPGRADING: 100_000}
    money = free_text.spread(1_000_001, kinds, TYPICAL, sums)
    assert money["drainage"] + money["roof"] == 700_001
    assert (money["parking"], money["elder_care"]) == (200_000, 100_000)
    assert list(money) == list(kinds)
    # one class unstated: it takes the rest; inside a class usual unit costs divide
    rest = free_text.spread(1_000_000, kinds, TYPICAL, {UPGRADING: 100_000})
    alone = free_text.spread(900_000, kinds[:3], TYPICAL)
    assert rest == {**alone, "elder_care": 100_000}


@pytest.mark.parametrize(
    ("total", "sums"),
    [
        (100, {BASIC: 60, UPGRADING: 40}),  # no upgrading work is named
        (100, {BASIC: 60, IMPROVING: 30}),  # 10 belong nowhere
        (100, {BASIC: 100}),  # nothing is left for parking
        (100, {BASIC: 120}),
    ],
)
def test_sums_that_cannot_be_kept_are_not(total: int, sums: dict[Category, int]) -> None:
    kinds = ("roof", "parking")
    assert not free_text.kept(total, kinds, sums)
    assert free_text.spread(total, kinds, TYPICAL, sums) == free_text.spread(total, kinds, TYPICAL)
