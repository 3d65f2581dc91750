"""The table of progress: rates and stamps by community."""

from fractions import Fraction
from pathlib import Path

from planner.scenario.progress import Progress
from tests.scenario.written import MINIMAL, error, scenario

TABLE = MINIMAL + "progress: p.csv\n"


def test_every_column(tmp_path: Path) -> None:
    found = scenario(
        tmp_path,
        TABLE,
        p="""\
        小区编码,方案同意率,满意度,已审查事项,已盖章部门,监督小组成员,问题数,服务机构
        B,80%,,改造内容、物业管理,财政局,社区监督员、居民监督员,12,某设计院
        A,0.7999,85%,,,,,
        """,
    )
    assert found.progress == (
        Progress(community="A", scheme_consent=Fraction(7999, 10_000), satisfaction=Fraction(17, 20)),
        Progress(
            community="B",
            scheme_consent=Fraction(4, 5),
            reviewed=frozenset({"content", "management"}),
            stamped=frozenset({"finance"}),
            supervisors=("社区监督员", "居民监督员"),
            issues=12,
            agency="某设计院",
        ),
    )
    assert set(found.progress_of) == {"A", "B"}


def test_a_community_twice(tmp_path: Path) -> None:
    found = error(tmp_path, TABLE, p="小区编码,满意度\nA,80%\nA,90%\n")
    assert "“A” a second time" in str(found)


def test_an_unknown_community(tmp_path: Path) -> None:
    assert "“Z”" in str(error(tmp_path, TABLE, p="小区编码,满意度\nZ,80%\n"))


def test_a_percentage_without_its_sign(tmp_path: Path) -> None:
    assert "85 without %" in str(error(tmp_path, TABLE, p="小区编码,满意度\nA,85\n"))
