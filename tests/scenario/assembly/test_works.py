"""Works: from a table, from free text, or one 综合改造; the money to the yuan."""

from pathlib import Path

from planner.scenario.types import Category
from tests.scenario.written import MINIMAL, error, errors, examined, scenario, warnings

YAML = MINIMAL + "works: w.csv\n"
ALL = "A,屋面防水,10\nB,道路,20\nC,roof,5\n"


def test_a_table_of_works(tmp_path: Path) -> None:
    heading = "小区编码,工程,土建（万元）,设备（万元）,专营单位\n"
    table = heading + "A,燃气,10,20.5,燃气公司\nB,二次供水,3,4,\nC,屋面,1,,\n"
    found = scenario(tmp_path, YAML, w=table)
    gas, water, roof = found.works
    assert (gas.id, gas.kind, gas.civil, gas.equipment, gas.utility) == (
        "gas",
        "gas",
        100_000,
        205_000,
        "燃气公司",
    )
    assert gas.digs
    assert (water.kind, water.utility, water.cost) == ("water", "water", 70_000)
    assert (roof.kind, roof.equipment, roof.category, roof.digs) == ("roof", 0, Category.BASIC, False)


def test_one_cost_is_civil(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, w="community,kind,cost（万元）\n" + ALL)
    assert [(w.kind, w.civil, w.equipment) for w in found.works] == [
        ("roof", 100_000, 0),
        ("road", 200_000, 0),
        ("roof", 50_000, 0),
    ]


def test_a_cost_and_one_part_give_the_other(tmp_path: Path) -> None:
    table = "community,kind,civil,cost\nA,gas,30,100\nB,gas,100,100\nC,gas,,100\n"
    found = scenario(tmp_path, YAML, w=table)
    assert [(w.civil, w.equipment) for w in found.works] == [(30, 70), (100, 0), (100, 0)]
    wrong = "community,kind,civil,equipment,cost\nA,gas,30,70,101\nB,gas,1,1,2\nC,gas,1,1,2\n"
    problem = error(tmp_path, YAML, w=wrong)
    assert "101" in problem.found
    assert "100" in problem.expected


def test_a_cost_that_lacks_is_estimated_and_said(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, w="community,kind,quantity\nA,roof,100\nB,gas,\nC,lift,2\n")
    assert [(w.cost, w.estimated) for w in found.works] == [
        (12_000, True),
        (660 * 80, True),
        (1_200_000, True),
    ]
    assert any("3 works, marked 估" in text for text in found.defaults)
    assert "no cost" in error(tmp_path, YAML, w="community,kind,cost\nA,天文台,\nB,gas,1\nC,gas,1\n").found


def test_works_of_utilities_without_a_split_are_said(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, w="community,kind,cost\nA,gas,1\nB,roof,1\nC,heat,1\n")
    assert any("no equipment part" in text and "(2 works)" in text for text in found.defaults)


def test_the_same_kind_again_is_numbered(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, w="community,kind,cost\nA,gas,2\nA,燃气,1\nB,gas,1\nC,gas,1\n")
    assert [(w.id, w.cost) for w in found.works_of["A"]] == [("gas", 1), ("gas#2", 2)]


def test_unknown_communities_and_kinds(tmp_path: Path) -> None:
    table = "community,kind,cost\nA,gass,1\nB,roof,1\nC,roof,1\n一号,road,1\n"
    found = examined(tmp_path, YAML, w=table)
    assert found.scenario is not None
    assert any("Did you mean “gas”" in text for text in warnings(found))
    assert {w.kind for w in found.scenario.works_of["A"]} == {"gass", "road"}
    problem = error(tmp_path, YAML, w=table.replace("一号", "四号"))
    assert (problem.place.file, problem.place.line) == ("w.csv", 5)


def test_a_community_no_row_names_gets_the_default(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, w="community,kind,cost\nA,roof,1\nB,roof,1\n")
    assert [w.id for w in found.works_of["C"]] == ["comprehensive"]
    assert any("综合改造 (1 community)" in text for text in found.defaults)


def test_works_that_require_each_other(tmp_path: Path) -> None:
    table = "community,kind,cost,requires\nA,roof,1,外墙保温\nA,insulation,1,\nB,roof,1,\nC,roof,1,\n"
    assert scenario(tmp_path, YAML, w=table).works_of["A"][1].requires == ("insulation",)
    problem = error(tmp_path, YAML, w=table.replace("外墙保温", "电梯"))
    assert "another work of the same community" in problem.expected


def test_a_basic_work_that_requires_a_waived_one(tmp_path: Path) -> None:
    """It is due, and can never be done: nobody could plan the community. An optional one is only said."""
    heading = "community,kind,category,cost,requires,waived\n"
    rest = "B,roof,基础类,1,,\nC,roof,基础类,1,,\n"
    chain = "A,roof,基础类,1,road,\nA,road,完善类,1,gas,\nA,gas,基础类,1,,居民反对\n"
    found = error(tmp_path, YAML, w=heading + chain + rest)
    assert found.found == "“roof” requires “gas”, which is waived (居民反对)"
    assert (found.place.line, found.place.heading) == (2, "requires")
    assert "Waive both" in found.remedy
    optional = "A,park,完善类,1,gas,\nA,gas,基础类,1,,居民反对\n"
    said = examined(tmp_path, YAML, w=heading + optional + rest)
    assert any("“park” requires “gas”" in text for text in warnings(said))
    off = YAML + "rules: {mandatory_basic: off}\n"
    assert examined(tmp_path, off, w=heading + chain + rest).scenario is not None


def test_free_text_spreads_the_money_to_the_yuan(tmp_path: Path) -> None:
    heading = "小区名称,户数,建筑面积,拟改造内容,估算投资（万元）\n"
    rows = "一,100,8000,雨污分流、屋面防水、道路、停车,321.00\n二,90,8100,道路,20\n三,80,7000,,30\n"
    table = heading + rows
    found = scenario(tmp_path, c=table)
    assert [w.kind for w in found.works_of["一"]] == ["drainage", "parking", "road", "roof"]
    assert sum(w.cost for w in found.works_of["一"]) == 3_210_000
    assert all(w.estimated for w in found.works_of["一"])
    assert [(w.kind, w.cost, w.estimated) for w in found.works_of["二"]] == [("road", 200_000, False)]
    assert [w.kind for w in found.works_of["三"]] == ["comprehensive"]
    assert any("from 拟改造内容" in text and "2 communities" in text for text in found.defaults)


def test_words_nobody_knows_are_named(tmp_path: Path) -> None:
    found = examined(tmp_path, c="小区名称,户数,建筑面积,拟改造内容\n一,100,8000,道路、观星台\n")
    assert any("观星台" in text for text in warnings(found))


def test_the_rate_per_m2_can_be_stated(tmp_path: Path) -> None:
    table = "小区名称,户数,建筑面积\n一,100,8000.5\n"
    found = scenario(tmp_path, MINIMAL + "defaults: {cost_per_m2: 401元/m2}", c=table)
    assert found.works[0].cost == 3_208_201  # 3,208,200.5, half up
    assert errors(examined(tmp_path, MINIMAL + "defaults: {cost_per_m2: -1}", c=table))
