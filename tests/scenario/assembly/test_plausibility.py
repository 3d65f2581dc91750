"""Figures outside the usual ranges are doubted, never refused."""

from pathlib import Path

import pytest

from tests.scenario.written import MINIMAL, examined, warnings

HEADING = "小区编码,小区名称,户数,建筑面积,楼栋数,估算投资（万元）,建成年份,拟实施年度\n"
GOOD = "A,一,100,8000,5,280,1998,2026\n"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("A,一,100,8000,5,39,1998,2026", "49 yuan per m²"),
        ("A,一,100,8000,5,1601,1998,2026", "yuan per m²"),
        ("A,一,100,8000,5,29,1998,2026", "2,900 yuan per household"),
        ("A,一,100,3400,5,100,1998,2026", "34 m² of floor area per household"),
        ("A,一,100,80000000,5,280000,1998,2026", "off by about 10,000"),
        ("A,一,100,0.8,5,,1998,2026", "off by about 10,000"),
        ("A,一,100,8000,30,280,1998,2026", "households per building"),
        ("A,一,100,8000,5,280,2027,2026", "built in 2027"),
        ("A,一,0,8000,5,280,1998,2026", "households and floor area above 0"),
        ("A,一,100,8000,5,280,1998,2026\nA2,一,100,8000,5,290,1998,2026", "alike but for their ids"),
    ],
)
def test_doubts(tmp_path: Path, row: str, words: str) -> None:
    found = examined(tmp_path, c=HEADING + row + "\n")
    assert found.scenario is not None
    assert any(words in text for text in warnings(found)), warnings(found)


@pytest.mark.parametrize(
    "row",
    [
        "A,一,100,8000,5,40,1998,2026",
        "A,一,100,8000,5,1500,1998,2026",
        "A,一,100,15000,5,280,1998,2026",
        "A,一,100,8000,25,280,2026,2026",
    ],
)
def test_no_doubt_at_the_limits(tmp_path: Path, row: str) -> None:
    assert warnings(examined(tmp_path, c=HEADING + row + "\n")) == []


def test_many_doubts_of_one_kind_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"K{i},社{i},100,{90_000 + i},5,,1998,2026\n" for i in range(9))
    said = warnings(examined(tmp_path, c=HEADING + GOOD + rows))
    assert len(said) == 6
    assert any("4 more communities" in text for text in said)


def test_one_year_of_little_money_beside_much(tmp_path: Path) -> None:
    yaml = MINIMAL.replace("550万元", "{2026: 50, 2027: 550万元}")
    (said,) = [text for text in warnings(examined(tmp_path, yaml)) if "50 yuan" in text]
    assert "plan.yaml:3:" in said
    assert "50万元" in said


def test_more_is_owed_than_there_is_money(tmp_path: Path) -> None:
    def said(lines: str) -> list[str]:
        return [text for text in warnings(examined(tmp_path, MINIMAL + lines)) if "owed" in text]

    (found,) = said("commitments: {区级财政: {2026: 500万元, 2027: 601万元}}\n")
    assert "11,010,000 yuan owed by 2027, 11,000,000 yuan of money" in found
    assert said("commitments: {区级财政: {2026: 500万元, 2027: 600万元}}\n") == []
