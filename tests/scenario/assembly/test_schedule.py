"""Works with years of their own: what is paid and what they bring in each, from their start on."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.scenario.written import MINIMAL, error, scenario

YAML = MINIMAL + "works: w.csv\nschedule: s.csv\n"
WORKS = "community,kind,cost\nA,屋面防水,10\nA,道路,4\nB,道路,7\nC,roof,0\n"


def table(*rows: str) -> str:
    return "\n".join(("小区,工程,第几年,用款,效益", *rows)) + "\n"


def test_payments_and_benefits_by_year_of_the_project(tmp_path: Path) -> None:
    rows = ("A,roof,1,3,", "A,屋面防水,3,7,2.5", "B,,2,7,", "B,,1,0,-1", "B,,4,,3")
    found = scenario(tmp_path, YAML, w=WORKS, s=table(*rows))
    work = {(w.community, w.id): w for w in found.works}
    assert work["A", "roof"].payment == (3, 0, 7)
    assert work["A", "roof"].benefit == (0, 0, Fraction(5, 2))
    assert (work["B", "road"].payment, work["B", "road"].benefit) == ((0, 7), (-1, 0, 0, 3))
    assert (work["A", "road"].payment, work["A", "road"].benefit) == ((), ())
    assert found.instalments == 3
    assert found.profile(work["A", "road"]) == (1,)
    assert [found.duration(work[key]) for key in (("A", "roof"), ("B", "road"), ("A", "road"))] == [3, 2, 1]


def test_benefits_alone_leave_the_payment_as_it_is(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML + "payment: [60%, 40%]\n", w=WORKS, s=table("B,道路,2,,5"))
    work = next(w for w in found.works if w.community == "B")
    assert (work.payment, work.benefit) == ((), (0, 5))
    assert (found.instalments, found.duration(work)) == (2, 2)
    assert found.goals.order == ("benefit", "households", "early")


def test_nothing_at_the_end_is_no_instalment(tmp_path: Path) -> None:
    found = scenario(tmp_path, YAML, w=WORKS, s=table("B,,1,7,1", "B,,2,0,0", "C,,1,0,"))
    assert {(w.community, w.payment, w.benefit) for w in found.works if w.community != "A"} == {
        ("B", (7,), (1,)),
        ("C", (), ()),
    }


def test_money_after_the_plan_for_the_longest_work(tmp_path: Path) -> None:
    """Started in 2027, the roof is paid until 2029: money of 2029 pays, money of 2030 is a slip."""
    yaml = YAML.replace("550万元", "{each: 550万元, 2029: 9, 2028: 9}")
    rows = table("A,roof,1,3,", "A,roof,3,7,")
    assert scenario(tmp_path, yaml, w=WORKS, s=rows).paying_years == (2026, 2027, 2028, 2029)
    wrong = error(tmp_path, yaml.replace("2029", "2030"), w=WORKS, s=rows)
    assert wrong.expected == "a year from 2024 to 2029"


@pytest.mark.parametrize(
    ("rows", "found", "expected"),
    [
        (("A,roof,1,3,", "A,roof,2,6,"), "payments of 9 yuan", "the cost of the work, 10 yuan"),
        (("A,,1,3,",), "no work named", "a work of that community"),
        (("A,电梯,1,3,",), "“电梯”", "a work of that community"),
        (("B,,0,7,",), "the year 0 of a project", "1, its start year, to 50"),
        (("B,,2026,7,",), "the year 2026 of a project", "1, its start year, to 50"),
        (("B,,1,7,", "B,,1,0,"), "the year 1 a second time", "each year of a work once (first in"),
        (("D,,1,7,",), "“D”", "a known community"),
    ],
)
def test_slips_of_the_pen(tmp_path: Path, rows: tuple[str, ...], found: str, expected: str) -> None:
    wrong = error(tmp_path, YAML, w=WORKS, s=table(*rows))
    assert wrong.found == found
    assert wrong.expected.startswith(expected)
    assert "s.csv" in str(wrong.place)


def test_how_long_a_work_takes(tmp_path: Path) -> None:
    table = "community,kind,cost,工期（年）\nA,roof,10,2\nB,road,1,\nC,road,1,1\n"
    found = scenario(tmp_path, MINIMAL + "works: w.csv\npayment: [50%, 30%, 20%]\n", w=table)
    assert [found.duration(work) for work in found.works] == [2, 3, 1]
    wrong = error(tmp_path, MINIMAL + "works: w.csv\n", w=table.replace("10,2", "10,0"))
    assert (wrong.found, wrong.expected) == ("0 years", "1 or more")
