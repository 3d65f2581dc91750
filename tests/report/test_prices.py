"""The table of prices: intervals and their signs, missing answers in words, what moves, csv and JSON."""

import json
from dataclasses import replace

import pytest

from planner import locale
from planner.mechanisms import Edit, catalogue
from planner.pricing import Prices, Step
from planner.pricing.choices import Choice, Treatment
from planner.pricing.days import Days
from planner.pricing.effect import Changed, Effect, Unknown
from planner.pricing.interval import Change, Optimum
from planner.pricing.outline import Movement, outline
from planner.pricing.pricing import Pair, Priced
from planner.pricing.question import Missing, Solved
from planner.pricing.side_by_side import Name
from planner.report.columns import width
from planner.report.prices import lines
from planner.report.prices.cells import days_text, effect_text
from planner.report.prices.data import as_data, as_table
from planner.report.prices.progress import in_words
from planner.result import Result

STILL = Movement(households=0, money={}, entered=(), left=(), moved={})
MOVED = Movement(
    households=-40,
    money={"central": 0, "city": -250_000, "residents": 332_000},
    entered=("A",),
    left=("B", "D"),
    moved={"C": (2027, 2026)},
)
GATE, PAYER = (next(m for m in catalogue() if m.code == code) for code in ("M38", "M30"))


def changed(low: int | None, high: int | None, moved: Movement = STILL, truncated: bool = False) -> Changed:
    return Changed(change=Change(low, high), movement=moved, nearest=not truncated, truncated=truncated)


def row(treatment: Treatment, needs: str = "", **more: object) -> Priced:
    mechanism = PAYER if treatment == "solve" else GATE
    choice = Choice(mechanism=mechanism, edit=Edit(), treatment=treatment, needs=needs)
    return Priced(choice=choice, **more)  # type: ignore[arg-type]


@pytest.fixture
def prices(result: Result) -> Prices:
    money = Solved(
        goal="need",
        optimum=Optimum(19_052, 19_052),
        truncated=False,
        nearest=True,
        outline=outline(result.plan),
        areas=result.plan.areas,
        allocations=result.plan.allocations,
    )
    alone = Pair(money=changed(5, 30, MOVED), result=changed(None, 100, truncated=True))
    last = Pair(money=Unknown(end="no plan", before=True), result=Unknown(end="no candidate", before=True))
    return Prices(
        scenario=result.scenario,
        removed=False,
        money=money,
        result=replace(money, goal="fiscal_cost", optimum=Optimum(10_994_000, 10_994_000, minimised=True)),
        noise=Pair(money=changed(0, 0), result=changed(0, 0)),
        rows=(
            row("solve", alone=alone, last=last),
            row("solve", alone=alone, last=alone),
            row("none", "needs values in y: x"),
            row("days", days=Days(areas=2, together=-29, last=-15, stopped=1)),
            row("figure"),
        ),
        stopped=True,
        unfinished=2,
        ended=0,
    )


@pytest.mark.parametrize(
    ("effect", "goal", "said"),
    [
        (changed(348, 348), "need", "+348"),
        (changed(-348, -348), "need", "-348"),
        (changed(0, 0), "need", "0"),
        (changed(5, 3_000), "need", "+5 … +3,000"),
        (changed(-30, -5), "need", "-30 … -5"),
        (changed(-2, 30), "need", "(-2 … 30)"),  # no sign is certain
        (changed(0, 30), "need", "(0 … 30)"),
        (changed(None, 30), "need", "(unknown … 30)"),
        (changed(5, None), "need", "+5 … unknown"),
        (changed(-332_000, -332_000), "fiscal_cost", "-33.20"),
        (changed(1_500, 20_001), "fiscal_cost", "+0.15 … +2.01"),  # outwards
        (changed(-20_001, -1_599), "fiscal_cost", "-2.01 … -0.15"),
        (changed(1, None, truncated=True), "need", "+1 … unknown *"),
        (changed(None, None, truncated=True), "need", "unknown *"),
        (Unknown(end="no plan", before=False), "need", "no plan can exist"),
        (
            Unknown(end="no candidate", before=False),
            "need",
            "no plan among the candidates *",
        ),
        (Unknown(end="no time", before=True), "need", "no plan found in time without it"),
        (Unknown(end="not begun", before=False), "need", "not asked"),
    ],
)
def test_an_effect_in_words(effect: Effect, goal: str, said: str) -> None:
    assert effect_text(effect, goal) == said


def test_no_day_has_no_sign() -> None:
    assert days_text(Days(areas=2, together=0, last=0, stopped=0)) == (
        "0 days an area on average; the last acceptance 0 days"
    )


def test_the_lines(prices: Prices) -> None:
    found = list(lines(prices))
    text = "\n".join(found)
    assert all(width(line) <= 80 for line in found)
    for said in (
        "As it is: need met 19,052 (proven best) with 1,099.40 万元",
        "+5 … +30",
        "(unknown … 0.01) *",
        "no plan can exist without it",
        "households -40; 万元: city -25.00, residents +33.20",
        "in: 一号小区; out: 二号小区、四号小区; moved: 三号小区",
        "needs values in y: x",
        "-14.5 days an area on average; the last acceptance -15 days; areas not accepted +1",
        "No effect on the choice",
        "does not add up",
        "no plan among the candidates without it *",
        "*: areas or works had to be left out",
        "same result: nothing moves (not proven the nearest)",
        "Stopped by Ctrl-C: 2 questions were not asked",
    ):
        assert said in " ".join(text.split()), said


def test_the_last_of_one_is_not_told_twice(prices: Prices) -> None:
    text = "\n".join(lines(replace(prices, rows=prices.rows[1:])))
    assert "last, on top of all" not in text
    loose = replace(prices.money, optimum=Optimum(19_052, 19_100))
    assert "19,052 (no plan beyond 19,100)" in "\n".join(lines(replace(prices, money=loose)))


def test_the_bound_of_money_stands_below_it_and_is_never_nearer_than_it_is(prices: Prices) -> None:
    assert isinstance(prices.result, Solved)
    loose = replace(prices.result, optimum=Optimum(10_994_000, 10_900_055, minimised=True))
    text = "\n".join(lines(replace(prices, result=loose)))
    assert "1,099.40 万元 (no plan below 1,090.00)" in text


def test_a_plan_over_the_candidates_is_said_to_be_no_proof(prices: Prices) -> None:
    cut = replace(prices.money, optimum=Optimum(19_052, None), truncated=True)
    text = " ".join("\n".join(lines(replace(prices, money=cut))).split())
    assert "19,052 (not proven: areas or works had to be left out)" in text
    data = as_data(replace(prices, money=cut))
    assert data["base"]["money"] == {"value": 19_052, "bound": None, "truncated": True}


def test_taken_out_and_out_of_time(prices: Prices) -> None:
    text = "\n".join(lines(replace(prices, removed=True, stopped=False)))
    assert "taken out alone" in text
    assert "Time ran out: 2 questions were not asked" in text


def test_in_chinese(prices: Prices) -> None:
    locale.use("zh")
    found = list(lines(prices))
    assert all(width(line) <= 80 for line in found)
    assert "不能相加" in "\n".join(found)
    assert "没有它时不可能有计划" in "\n".join(found)


def test_the_csv_has_a_row_each_and_the_noise(prices: Prices) -> None:
    table = as_table(prices, "prices.csv")
    assert all(len(line) == len(table.headings) for line in table.rows)
    first = dict(zip(table.headings, table.rows[0], strict=True))
    assert first["alone: need met, same money: not less than"] == 5
    assert first["alone: need met, same money: direction"] == "up"
    assert first["alone: fiscal money (万元), same result: direction"] == ""
    assert first["alone: fiscal money (万元), same result: not less than"] is None
    assert str(first["alone: fiscal money (万元), same result: not more than"]) == "0.01"
    missing = "why a figure is missing"
    assert first[f"alone: fiscal money (万元), same result: {missing}"] == "areas or works had to be left out"
    assert first[f"last, on top of all: need met, same money: {missing}"] == "no plan can exist"
    assert str(first["same money: residents (万元)"]) == "33.20"
    assert first["same money: goes out"] == "B、D"
    assert "same money: bonds (万元)" not in first
    assert [line[0] for line in table.rows] == ["M30", "M30", "M38", "M38", "M38", ""]
    assert table.rows[-1][1] == "as it is, once more (another seed)"


def test_the_json_is_whole_and_the_same_every_time(prices: Prices) -> None:
    found = as_data(prices)
    assert json.dumps(found) == json.dumps(as_data(prices))
    assert found["schema"] == "planner.prices/1"
    assert found["additive"] is False
    first, _, needs, *_ = found["mechanisms"]
    assert first["alone"]["same_money"]["low"] == 5
    cut = first["alone"]["same_result"]
    assert (cut["low"], cut["sign"], cut["truncated"]) == (None, None, True)
    assert first["last"]["same_money"] == {"ended": "no plan", "without_it": True, "note": None}
    assert needs["alone"] is None
    assert needs["needs"] == "needs values in y: x"


def test_a_step_in_words(prices: Prices) -> None:
    assert isinstance(prices.result, Solved)
    assert in_words(Step(2, 9, Name("base", "result"), prices.result)) == (
        "as it is, same result: 1,099.40 万元 (bound 1,099.40)"
    )
    about = Name("without", "money", "M38")
    assert in_words(Step(3, 9, about, prices.money)) == ("all without M38, same money: 19,052 (bound 19,052)")
    assert in_words(Step(3, 9, Name("base", "result"), Missing("no time"))) == (
        "as it is, same result: no plan found in time"
    )


def test_what_else_moves_has_no_heading_where_nothing_is_known(prices: Prices) -> None:
    assert "What else moves" in "\n".join(lines(prices))
    unknown = Unknown(end="stopped", before=False)
    lost = tuple(replace(row, alone=row.alone and Pair(money=unknown, result=unknown)) for row in prices.rows)
    assert "What else moves" not in "\n".join(lines(replace(prices, rows=lost)))
