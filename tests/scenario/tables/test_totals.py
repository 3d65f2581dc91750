"""Totals: told from communities, compared with what they cover."""

from fractions import Fraction

import pytest

from planner.scenario.tables.totals import Line, Total, differences, label


@pytest.mark.parametrize(
    "words",
    [
        "小计", "合 计", "总计：", "全市小计", "历下区小计", "合计（12个）", "其中：1.历下区", "其中",
        "Total", "Grand total", "sub total", "subtotal",
    ],
)  # fmt: skip
def test_words_of_totals(words: str) -> None:
    assert label(["", "1", words])


@pytest.mark.parametrize("words", ["一号小区", "合计小区", "总计划", "小计量站宿舍", "Total Fitness"])
def test_names_that_only_look_like_it(words: str) -> None:
    assert label([words]) == ""


def line(row: int, households: int, district: str = "甲", subdistrict: str = "") -> Line:
    return Line(row, (district, subdistrict), {"households": Fraction(households)})


def total(row: int, households: int, words: str) -> Total:
    return Total(line(row, households, ""), words, {"households": Fraction(1)})


ROWS = [line(1, 10), line(2, 20), line(4, 5, "乙"), line(5, 6, "乙", "X"), line(6, 7, "乙", "Y")]


@pytest.mark.parametrize(
    ("totals", "wrong"),
    [
        ([total(3, 30, "小计"), total(7, 18, "小计"), total(8, 48, "合计")], []),
        ([total(3, 31, "小计")], [(31, 30)]),
        ([total(3, 30, "小计"), total(7, 7, "小计")], []),  # the last street alone
        ([total(7, 18, "乙小计")], []),
        ([total(7, 17, "乙小计")], [(17, 18)]),
        ([total(7, 7, "Y小计")], []),
        ([total(0, 48, "全市小计")], []),
        ([total(8, 47, "总计")], [(47, 48)]),
        ([total(7, 18, "合计")], []),  # of the district
        ([total(0, 30, "小计"), total(3, 18, "小计")], []),  # above the rows they cover
        ([total(7, 99, "本页小计")], []),
        ([total(8, 1, "其中")], []),
    ],
)
def test_differences(totals: list[Total], wrong: list[tuple[int, int]]) -> None:
    assert [(int(d.written), int(d.counted)) for d in differences(ROWS, totals)] == wrong


def test_no_rows_no_difference() -> None:
    assert differences([], [total(1, 5, "合计")]) == []
