"""M05b: the property firm fits out a canteen with its own money; what it earns builds nothing (trap 6)."""

from planner.plan import Allocation
from planner.scenario.types import Private
from tests.mechanisms.by_hand import problems, scenario
from tests.mechanisms.measured import area, figures, plan

CANTEEN = """
facilities:
  - {id: 老年餐桌, kind: canteen, host: 甲, cost: 30万元, 运营单位: 物业公司, 年收益: 6万元}
  - {id: 菜站, kind: shops, host: 甲, existing: 是, 运营单位: 物业公司, 年收益: 2万元}
  - {id: 药店, kind: health_station, host: 甲, existing: 是, 运营单位: 药房, 年收益: 9万元}
mechanisms: {shijingshan-property-operator: {facility: 老年餐桌, amount: 20万元}}
"""


def test_its_money_is_earmarked_private_capital() -> None:
    (payer,) = scenario(CANTEEN).payers
    assert payer == Private(id="物业公司", name="物业公司", amounts={("老年餐桌", "老年餐桌"): 200_000})


def test_income_is_not_construction_money() -> None:
    found = scenario(CANTEEN)
    planned = area(found, ["甲"], facilities=["老年餐桌"])
    paid = Allocation(subject=planned.id, work="老年餐桌", year=2026, source="物业公司", amount=200_000)
    bare = plan(found, [planned], paid)
    assert figures(bare) == {"operated 物业公司": 2, "fit_out 老年餐桌": 200_000, "income 物业公司": 80_000}
    assert bare.measure("yuan") == 1_000_000 + 300_000
    assert bare.paid() == 200_000


def test_it_asks_for_the_amount() -> None:
    found = problems(CANTEEN.replace(", amount: 20万元", ""))
    assert any("without its parameter “amount”" in problem for problem in found)
