"""Standards of facilities, property packages and fees."""

from fractions import Fraction
from pathlib import Path

from planner.scenario.property_service import PropertyFees, PropertyPackages
from planner.scenario.scope import EVERYWHERE, Scope
from planner.scenario.standards import FacilityStandard
from tests.scenario.written import COMMUNITIES, MINIMAL, error, scenario

TABLE = "\n".join(
    line + (",有无物业" if i == 0 else ",无") for i, line in enumerate(COMMUNITIES.splitlines())
)


def test_standards_and_where_they_hold(tmp_path: Path) -> None:
    yaml = MINIMAL + (
        "配建标准:\n  - {id: 用房, 每: 百户, 面积: 30, 活动用房占比: 60%}\n"
        "  - {id: 场地, of: 占地面积, per: 小区, m2: 150, kinds: 广场, where: {subdistrict: 西街}}\n"
    )
    assert scenario(tmp_path, yaml).standards == (
        FacilityStandard(id="用房", m2=Fraction(30), activity_share=Fraction(3, 5)),
        FacilityStandard(
            id="场地",
            of="site",
            per="community",
            m2=Fraction(150),
            kinds=frozenset({"广场"}),
            where=Scope(subdistricts=frozenset({"西街"})),
        ),
    )


def test_property_packages(tmp_path: Path) -> None:
    near = scenario(tmp_path, MINIMAL + "property_packages: 500\n", (), c=TABLE)
    assert near.property_packages == (
        PropertyPackages(min_households=500, within_m=1000.0, where=EVERYWHERE),
    )
    loose = MINIMAL + "物业打包: [{最少户数: 200, within: off, where: {district: 甲区}}]\n"
    assert scenario(tmp_path, loose, (), c=TABLE).property_packages == (
        PropertyPackages(min_households=200, within_m=None, where=Scope(districts=frozenset({"甲区"}))),
    )
    assert "有无物业" in str(error(tmp_path, MINIMAL + "property_packages: 500\n"))


def test_fees_of_one_community_add_up(tmp_path: Path) -> None:
    yaml = MINIMAL + "property_fees: f.csv\n"
    found = scenario(tmp_path, yaml, (), f="小区,应收（元）,实收（元）\nA,1000,900\nA,500,500\nB,100,0\n")
    assert found.property_fees == (
        PropertyFees(community="A", due=1500, collected=1400),
        PropertyFees(community="B", due=100, collected=0),
    )
    over = error(tmp_path, yaml, f="小区,应收（元）,实收（元）\nA,1000,1001\n")
    assert "1,001 yuan collected of 1,000 due" in str(over)
