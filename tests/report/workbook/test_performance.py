"""绩效目标表: money by who gives it, what the plan computes by year, what is promised or stays blank."""

from pathlib import Path
from typing import Any

from planner.result import Result
from tests.report.page import plans
from tests.report.workbook.books import TARGETS, placed, table, with_scenario, written

NAME = "绩效目标表"


def indicators(path: Path) -> dict[str, dict[str, Any]]:
    return {line["三级指标"]: line for line in table(path, NAME, "一级指标")}


def test_money_and_goal_of_every_year(result: Result, tmp_path: Path) -> None:
    whole, first, second = table(written(placed(result), tmp_path / "plan.xlsx"), NAME, "年度")
    assert (whole["年度"], first["年度"], second["年度"]) == ("全案", 2026, 2027)
    assert whole["年度总体目标"] == "改造小区 5 个、353 户、3.32 万平方米，总投资 1,099.40 万元"
    assert (whole["资金总额（万元）"], whole["其中：财政拨款"], whole["其中：其他"]) == (1099.4, 1099.4, 0)
    assert (first["资金总额（万元）"], second["资金总额（万元）"]) == (408.4, 691)


def test_utilities_are_other_money_and_investment_brought_in(tmp_path: Path) -> None:
    city = plans.city(42)
    path = written(city, tmp_path / "plan.xlsx")
    whole = table(path, NAME, "年度")[0]
    assert round(whole["其中：其他"] * 10_000) == city.plan.borne_by_utilities()
    assert (
        round(indicators(path)["带动投资（万元）"]["指标值（全案）"] * 10_000)
        == city.plan.borne_by_utilities()
    )


def test_what_the_plan_computes(result: Result, tmp_path: Path) -> None:
    found = indicators(written(placed(result), tmp_path / "plan.xlsx"))
    for name, values in {
        "改造小区数（个）": (5, 2, 3),
        "改造户数（户）": (353, 131, 222),
        "改造楼栋数（栋）": (None, None, None),  # the scenario does not say
        "改造面积（万㎡）": (3.32, 1.22, 2.1),
        "加装电梯（部）": (0, 0, 0),
        "新增养老托育设施（处）": (0, 0, 0),
    }.items():
        line = found[name]
        assert tuple(line[f"指标值（{of}）"] for of in ("全案", "2026年", "2027年")) == values, name
    assert round(found["户均投资（万元）"]["指标值（全案）"], 6) == round(1099.4 / 353, 6)
    assert round(found["单方造价（元/㎡）"]["指标值（全案）"], 6) == round(10_994_000 / 33_200, 6)


def test_what_is_not_promised_stays_blank(result: Result, tmp_path: Path) -> None:
    found = indicators(written(placed(result), tmp_path / "plan.xlsx"))
    for name in ("竣工验收合格率", "开工率", "管线长度（公里）", "长效管理机制", "居民满意度（≥）"):
        assert [v for key, v in found[name].items() if key.startswith("指标值")] == [None, None, None], name


def test_what_is_promised(result: Result, tmp_path: Path) -> None:
    found = indicators(written(with_scenario(placed(result), targets=TARGETS), tmp_path / "plan.xlsx"))
    assert found["竣工验收合格率"]["指标值（2026年）"] == 1
    assert found["居民满意度（≥）"]["指标值（全案）"] == 0.85
    assert found["长效管理机制"]["指标值（2027年）"] == "物业服务全覆盖"
    pipes = found["管线长度（公里）"]
    assert (pipes["指标值（全案）"], pipes["指标值（2026年）"], pipes["指标值（2027年）"]) == (1.5, 1.2, 0.3)
    assert found["开工率"]["指标值（全案）"] is None
    assert (found["竣工验收合格率"]["一级指标"], found["竣工验收合格率"]["二级指标"]) == (
        "产出指标",
        "质量指标",
    )
