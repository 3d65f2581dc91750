"""Spaces that stand already, from a table with Chinese headings."""

from fractions import Fraction
from pathlib import Path

from planner.scenario.spaces import Space, SpaceUse
from tests.scenario.written import MINIMAL, error, scenario

WORKS = "小区,类型,费用（万元）\nA,fire,10\nA,ebike_charging,8\nB,canteen,20\n"
YAML = MINIMAL + "works: w.csv\nspaces: s.csv\n"


def test_one_space_by_two_rows(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        YAML,
        (),
        w=WORKS,
        s="空间,原用途,现有面积（平方米）,增建面积（平方米）,小区,改造为,改造面积（平方米）\n"
        "车棚,自行车棚,300,12.5,一号,电动自行车充电,120\n车棚,自行车棚,300,12.5,B,社区食堂,100\n",
    )
    (space,) = found.spaces
    assert space == Space(
        id="车棚",
        kind="自行车棚",
        area_m2=Fraction(300),
        added_m2=Fraction(25, 2),
        uses=(
            SpaceUse(community="A", work="ebike_charging", m2=Fraction(120)),
            SpaceUse(community="B", work="canteen", m2=Fraction(100)),
        ),
    )
    assert space.total_m2 == Fraction(625, 2)


def test_a_work_that_is_not_there(tmp_path: Path) -> None:
    table = "空间,现有面积,小区,改造为,改造面积\n车棚,300,A,canteen,120\n"
    assert "a work of A" in str(error(tmp_path, YAML, w=WORKS, s=table))
