"""Performance targets: what a bureau promises beside the plan."""

from fractions import Fraction
from pathlib import Path

from planner.scenario.targets import Targets
from tests.scenario.written import MINIMAL, error, scenario


def test_none_unless_stated(tmp_path: Path) -> None:
    assert scenario(tmp_path).targets == Targets()


def test_shares_words_and_amounts_by_year(tmp_path: Path) -> None:
    yaml = MINIMAL + "targets:\n  acceptance: 100%\n  satisfaction: 85%\n  long_term: 物业服务全覆盖\n"
    yaml += "  pipes: {2026: 1.2公里, 2027: 300 m}\n  parking: 40\n"
    assert scenario(tmp_path, yaml).targets == Targets(
        acceptance=Fraction(1),
        satisfaction=Fraction(85, 100),
        long_term="物业服务全覆盖",
        pipes={2026: 1200, 2027: 300},
        parking={2026: 40, 2027: 40},
    )


def test_in_chinese(tmp_path: Path) -> None:
    yaml = MINIMAL + "绩效目标: {验收合格率: 100%, 开工率: 100%, 完工率: 90%, 当年完成投资率: 80%,\n"
    yaml += "  物业服务覆盖率: 95%, 居民满意度: 85%, 长效管理机制: 建立, 管线长度: 2公里, 新增停车位: 5}\n"
    found = scenario(tmp_path, yaml).targets
    assert found.acceptance == found.started == 1
    assert (found.completed, found.invested) == (Fraction(9, 10), Fraction(8, 10))
    assert (found.property_service, found.satisfaction) == (Fraction(95, 100), Fraction(85, 100))
    assert (found.long_term, found.pipes[2027], found.parking[2026]) == ("建立", 2000, 5)


def test_a_year_that_is_not_planned(tmp_path: Path) -> None:
    found = error(tmp_path, MINIMAL + "targets: {pipes: {2030: 1 km}}\n")
    assert found.found == "the year 2030"
    assert str(found.place).startswith("plan.yaml:4")


def test_a_target_nobody_knows_and_a_share_beyond_all(tmp_path: Path) -> None:
    assert "unknown" in error(tmp_path, MINIMAL + "targets: {happiness: 85%}\n").found
    assert "120" in error(tmp_path, MINIMAL + "targets: {satisfaction: 120%}\n").found
