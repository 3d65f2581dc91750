"""M14: a road, a river and a school road beside the community: in the investment, in no other count."""

from planner.rules import one_dig
from tests.mechanisms.by_hand import scenario
from tests.mechanisms.measured import area, figures, plan

OUTSIDE = """
programmes:
  - {专项: 道路, 部门: 住建, 出资单位: 交通局, 年份: 2026, 小区: 甲, 资金: 300万元, 小区外: 是}
  - {专项: 塘河, 部门: 水利局, 年份: 2026, 小区: 甲、乙, 资金: 200万元, 小区外: 是}
  - {专项: 安防, 部门: 公安, 年份: 2026, 小区: 乙, 资金: 50万元, 小区外: 否}
rules: {one_dig: on}
mechanisms: {yinzhou-outside-works: {}}
"""


def test_four_programmes_with_the_renovation_counted_once() -> None:
    found = scenario(OUTSIDE)
    both = figures(plan(found, [area(found, ["甲"]), area(found, ["乙"])]))
    assert both["outside 道路、交通局"] == 3_000_000
    assert both["outside 塘河、水利局"] == 2_000_000
    assert both["investment"] == 2_000_000 + 5_000_000
    assert both["renovation"] == 2_000_000


def test_households_and_floor_area_stay_as_they_are() -> None:
    with_them = scenario(OUTSIDE)
    without = scenario(OUTSIDE.replace("小区外: 是", "小区外: 否"))
    for found in (with_them, without):
        measured = figures(plan(found, [area(found, ["甲"])]))
        assert (measured["households"], measured["floor_area"]) == (100, 8000)
    assert figures(plan(without, [area(without, ["甲"])]))["investment"] == 1_000_000
    assert plan(with_them, [area(with_them, ["甲"])]).measure("yuan") == 1_000_000


def test_works_of_a_community_that_waits_are_not_counted() -> None:
    found = scenario(OUTSIDE)
    assert figures(plan(found, [area(found, ["乙"])]))["investment"] == 1_000_000 + 2_000_000


def test_a_road_beside_the_community_is_no_dig_in_it() -> None:
    found = scenario(OUTSIDE)
    assert [(p.id, p.digs) for p in found.programmes] == [("塘河", False), ("安防", True), ("道路", False)]
    assert list(one_dig.check(found, plan(found, [area(found, ["甲"])]))) == []
