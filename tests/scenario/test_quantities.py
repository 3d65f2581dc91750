"""Quantities: what bureaus write, read exactly; what could mean two things, refused."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario import quantities as q
from planner.scenario.quantities import QuantityError


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("1,250万元", "", 12_500_000),
        ("1250", "万元", 12_500_000),
        ("1250", "", 1250),
        ("0.3亿元", "", 30_000_000),
        ("0.3亿元", "万元", 30_000_000),  # its own unit wins
        ("１，２５０．５０万元", "", 12_505_000),
        ("¥418.00", "", 418),
        ("￥ 418.00 万", "", 4_180_000),
        ("人民币3000元", "", 3000),
        ("418", "10k yuan", 4_180_000),
        ("12.5千元", "", 12_500),
        ("1 250 000", "元", 1_250_000),
        ("1.25E+03", "万元", 12_500_000),
        ("0", "万元", 0),
        ("0.0001", "万元", 1),
    ],
)
def test_money(text: str, unit: str, yuan: int) -> None:
    assert q.money(text, unit) == yuan


@pytest.mark.parametrize(
    "text",
    [
        "0.00001万元", "1.5元", "-5", "-0.1万元", "", "  ", "万元", "12万3", "1,25万元", "1,2500", "5美元",
        "nan", "inf", "１２３４五", "1e999", "9" * 40, "10²",
    ],
)  # fmt: skip
def test_money_refused(text: str) -> None:
    with pytest.raises(QuantityError) as error:
        q.money(text)
    assert error.value.found
    assert error.value.remedy


def test_an_amount_too_large_is_not_told_to_be_in_digits() -> None:
    with pytest.raises(QuantityError) as refused:
        q.money("99999999999999999999亿元")
    assert refused.value.expected == "at most 18 digits"


def test_money_with_parts_of_a_yuan_says_so() -> None:
    with pytest.raises(QuantityError, match="parts of a yuan"):
        q.money("0.00005", "万元")
    assert q.exact_money("0.00005", "万元") == Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "percent", "share"),
    [
        ("85%", False, Fraction(17, 20)),
        ("85％", False, Fraction(17, 20)),
        ("85%", True, Fraction(17, 20)),
        ("0.85", False, Fraction(17, 20)),
        ("85", True, Fraction(17, 20)),
        ("86.2", True, Fraction(431, 500)),
        ("1", False, Fraction(1)),
        ("100", True, Fraction(1)),
        ("0", True, Fraction(0)),
        ("0.5%", True, Fraction(1, 200)),
    ],
)
def test_rate(text: str, percent: bool, share: Fraction) -> None:
    assert q.rate(text, percent) == share


def test_bare_85_is_refused_with_both_ways_to_write_it() -> None:
    with pytest.raises(QuantityError) as error:
        q.rate("85")
    assert error.value.remedy == "Write 85% or 0.85."


def test_a_share_under_a_percent_heading_is_refused() -> None:
    with pytest.raises(QuantityError) as error:
        q.rate("0.85", True)
    assert error.value.remedy == "Write 0.85% if that is meant, or 85%."


@pytest.mark.parametrize(("text", "percent"), [("120%", False), ("101", True), ("-5%", False), ("高", False)])
def test_rate_refused(text: str, percent: bool) -> None:
    with pytest.raises(QuantityError):
        q.rate(text, percent)


@pytest.mark.parametrize(
    ("text", "unit", "m2"),
    [
        ("23000", "", 23_000),
        ("23,000平方米", "", 23_000),
        ("2.3万平方米", "", 23_000),
        ("2.3", "万平方米", 23_000),
        ("23000㎡", "万平方米", 23_000),
        ("23000m²", "", 23_000),
        ("2.3", "万㎡", 23_000),
        ("1.5公顷", "", 15_000),
        ("3亩", "", 2000),
    ],
)
def test_area(text: str, unit: str, m2: int) -> None:
    assert q.area(text, unit) == m2


@pytest.mark.parametrize("text", ["", "-1", "大", "1000平方英尺", "1.2.3"])
def test_area_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        q.area(text)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1,234户", "", 1234),
        ("1.3万户", "", 13_000),
        ("1.3", "万户", 13_000),
        ("105.0", "", 105),
        ("３栋", "栋", 3),
        ("300米", "", 300),
        ("12个单元", "", 12),
        ("80 households", "", 80),
    ],
)
def test_count(text: str, unit: str, number: int) -> None:
    assert q.count(text, unit) == number


@pytest.mark.parametrize("text", ["", "1.5户", "-3", "三户", "约一百", "105户左右", "12+3"])
def test_count_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        q.count(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1998", 1998),
        ("1998年", 1998),
        ("1998.0", 1998),
        ("１９９８年", 1998),
        ("98年", 1998),
        ("90年代", 1990),
        ("九十年代", 1990),
        ("八九十年代", 1990),
        ("80、90年代", 1990),
        ("上世纪80年代末", 1980),
        ("1990年代", 1990),
        ("2000年代", 2000),
        ("1998-05-01", 1998),
        ("1998年5月", 1998),
        ("1998/5", 1998),
        ("1998.05", 1998),
        ("199805", 1998),
        ("1998-2000", 2000),
        ("1985年、1992年", 1992),
        ("2000年以前", 2000),
        ("2000年前", 2000),
        ("约1998年", 1998),
        ("1998年左右", 1998),
        ("1998年建成", 1998),
    ],
)
def test_year(text: str, year: int) -> None:
    assert q.year(text) == year


@pytest.mark.parametrize(
    "text", ["", "98", "19998", "1750", "3000", "不详", "1998x", "年", "1998年13月32日啊"]
)
def test_year_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        q.year(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-06-30", "2025-06-30"),
        ("2025/6/3", "2025-06-03"),
        ("2025.6.3", "2025-06-03"),
        ("2025年6月3日", "2025-06-03"),
        ("20250603", "2025-06-03"),
        ("2025-06-30 00:00:00", "2025-06-30"),
        ("2025年6月", "2025-06-30"),
        ("2024年2月", "2024-02-29"),
        ("2025年12月", "2025-12-31"),
        ("2025", "2025-12-31"),
        ("2025年", "2025-12-31"),
    ],
)
def test_date(text: str, day: str) -> None:
    assert q.date(text) == day


@pytest.mark.parametrize(
    "text", ["", "2025-02-30", "2025-13", "6月3日", "已完成", "0000-01-01", "9999年12月"]
)
def test_date_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        q.date(text)


@pytest.mark.parametrize("text", ["是", "有", "√", "YES", "１", "true"])
def test_yes(text: str) -> None:
    assert q.flag(text) is True


@pytest.mark.parametrize("text", ["否", "无", "×", "no", "0", "没有"])
def test_no(text: str) -> None:
    assert q.flag(text) is False


def test_flag_refused() -> None:
    with pytest.raises(QuantityError):
        q.flag("也许")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1/2", Fraction(1, 2)),
        ("12.5%", Fraction(1, 8)),
        ("-11", Fraction(-11)),
        ("1,234.5", Fraction(2469, 2)),
        ("5.", Fraction(5)),
        (".5", Fraction(1, 2)),
    ],
)
def test_number(text: str, number: Fraction) -> None:
    assert q.number(text) == number


@pytest.mark.parametrize("text", ["", "1/0", "1/", "/2", "--1", "1,2", "0x10", "1_000", "٣", "²", "1½", "."])
def test_number_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        q.number(text)


def test_listed() -> None:
    assert q.listed("道路、屋面，停车,消防；绿化;安防+电梯/照明") == (
        "道路", "屋面", "停车", "消防", "绿化", "安防", "电梯", "照明",
    )  # fmt: skip
    assert q.listed(" 、道路、、道路 ") == ("道路",)
    assert q.listed("历下区/甲街道/一号小区、B+C", slash=False) == ("历下区/甲街道/一号小区", "B+C")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for read in (q.money, q.rate, q.area, q.count, q.year, q.date, q.flag, q.number, q.exact_money):
        try:
            read(text)
        except QuantityError as error:
            said = error
        else:
            continue
        assert said.found
        assert said.expected


@given(st.text(alphabet="0123456789.,万亿元%-+eE/ 　年月平方米户", max_size=30))
def test_numbers_are_never_negative(text: str) -> None:
    for read in (q.money, q.rate, q.area, q.count):
        try:
            assert read(text) >= 0
        except QuantityError:
            continue


@given(st.integers(0, 10**12))
def test_money_in_any_unit_is_the_same(yuan: int) -> None:
    wan = f"{yuan // 10_000}.{yuan % 10_000:04d}"
    assert (
        q.money(f"{yuan}元") == q.money(f"{yuan:,}") == q.money(wan, "万元") == q.money(f"{wan}万元") == yuan
    )


@given(st.integers(0, 10_000))
def test_rates_in_any_form_are_the_same(parts: int) -> None:
    percent = f"{parts // 100}.{parts % 100:02d}"
    assert q.rate(f"{percent}%") == Fraction(parts, 10_000)
    if parts > 100 or parts == 0:
        assert q.rate(percent, True) == Fraction(parts, 10_000)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_dates_come_back(day: date) -> None:
    assert q.date(f"{day.year}年{day.month}月{day.day}日") == q.date(day.isoformat()) == day.isoformat()
