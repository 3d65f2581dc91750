"""Mechanisms priced by real solves: the tutorial against a list of all its plans, then twenty communities."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from planner import solver
from planner.errors import BadInput, Infeasible, OutOfTime, ScenarioError
from planner.mechanisms import Edit
from planner.plan import Plan
from planner.pricing import Prices, ScenarioFile, Step, price
from planner.pricing.choices import choices
from planner.pricing.days import Days
from planner.pricing.effect import Changed, Effect, Unknown
from planner.pricing.interval import Change, Optimum
from planner.pricing.pricing import _row
from planner.pricing.question import Solved, base, read
from tests.pricing import by_hand
from tests.report.by_hand import tutorial

GATE, PAYER = "M38={agree: 85%}", "M30"


@pytest.fixture(scope="module")
def told() -> list[Step]:
    return []


@pytest.fixture(scope="module")
def prices(tmp_path_factory: pytest.TempPathFactory, told: list[Step]) -> Prices:
    path = by_hand.insulated(tmp_path_factory.mktemp("insulated"))
    return price(ScenarioFile(path=str(path)), (GATE, PAYER), time_limit=120, workers=2, tell=told.append)


def exact(effect: Effect) -> int | None:
    assert isinstance(effect, Changed), effect
    return effect.change.exact


def test_the_base_is_the_tutorial(prices: Prices) -> None:
    assert prices.money.goal == "need"
    assert prices.money.optimum == Optimum(19_052, 19_052)
    assert by_hand.best() == 19_052
    assert isinstance(prices.result, Solved)
    assert prices.result.optimum.value == by_hand.cheapest(19_052) == 10_994_000


def test_each_alone_changes_what_the_list_of_all_plans_says(prices: Prices) -> None:
    gate, payer = (row.alone for row in prices.rows)
    assert gate is not None
    assert payer is not None
    assert exact(gate.money) == by_hand.best(agree=85) - 19_052
    assert exact(payer.money) == by_hand.best(paid_per_m2=10) - 19_052
    cheapest = by_hand.cheapest(19_052, paid_per_m2=10)
    assert cheapest is not None
    assert exact(payer.result) == cheapest - 10_994_000
    assert exact(gate.money) < 0 < exact(payer.money)  # type: ignore[operator]


def test_no_plan_is_an_answer(prices: Prices) -> None:
    """With the gate at 85 % no plan reaches as much need, however dear."""
    assert by_hand.cheapest(19_052, agree=85) is None
    gate = prices.rows[0].alone
    assert gate is not None
    assert gate.result == Unknown(end="no plan", before=False)


def test_the_last_one_is_the_difference_all_the_others_leave(prices: Prices) -> None:
    gate, payer = (row.last for row in prices.rows)
    assert gate is not None
    assert payer is not None
    both = by_hand.best(agree=85, paid_per_m2=10)
    assert exact(gate.money) == both - by_hand.best(paid_per_m2=10)
    assert exact(payer.money) == both - by_hand.best(agree=85)


def test_the_second_stage_says_whose_money_and_who_moves(prices: Prices) -> None:
    payer = prices.rows[1].alone
    assert payer is not None
    assert isinstance(payer.result, Changed)
    moved = payer.result.movement  # the same five, residents pay part of it: nothing else may move
    assert (moved.entered, moved.left, moved.moved, moved.households) == ((), (), {}, 0)
    m2 = sum(by_hand.ROWS[c][1] for c in "BCDEF")
    assert moved.money == {"other": -10 * m2, "residents": 10 * m2}


def test_the_last_one_moves_nothing_that_it_does_not_cause(tmp_path: Path) -> None:
    """Two mechanisms bar 甲, and two of the other three are as good as any two: the last bars nobody."""
    rows = "".join(
        f"  - {{小区名称: {c}, 户数: 100, 建筑面积: 8000, 估算投资: 100万元, 实施主体: 城投}}\n"
        for c in "甲乙丙丁"
    )
    ready = "".join(f"  - {{小区: {c}, 议事进度: 群众提议、支部动议、业委会审议}}\n" for c in "乙丙丁")
    path = tmp_path / "scenario.yaml"
    path.write_text(
        f"years: [2026, 2027]\ncommunities:\n{rows}governance:\n"
        f"  - {{小区: 甲, 议事进度: 群众提议}}\n{ready}management:\n  - {{小区: 乙, 业委会: 是}}\n"
        "operations:\n  - {对象: 甲, 科目: 居民, 年收入: 10万元}\n"
        "  - {对象: 甲, 科目: 管养, 年成本: 11万元}\n"
        "funding: {市级财政: {amount: 100万元, carry_over: false}}\ngoals: [households]\n",
        encoding="utf-8",
    )
    chosen = ["M36", "M40", "M22={limit: 4}"]  # the third bars nobody
    found = price(ScenarioFile(path=str(path)), chosen, time_limit=60, workers=2)
    for row in found.rows:
        assert row.last is not None
        assert exact(row.last.money) == 0
        assert isinstance(row.last.money, Changed)
        assert row.last.money.movement.still


def test_the_noise_of_a_proven_plan_is_nothing(prices: Prices) -> None:
    for effect in (prices.noise.money, prices.noise.result):
        assert isinstance(effect, Changed)
        assert effect.change == Change(0, 0)
        assert effect.movement.still


def test_every_question_is_told_once(prices: Prices, told: list[Step]) -> None:
    """Ten: all but one of two is the other alone, and is not asked again."""
    assert [step.done for step in told] == list(range(1, 11))
    assert [step.total for step in told] == [10] * 10
    assert len({step.name for step in told}) == 10
    assert prices.unfinished == prices.ended == 0
    assert not prices.stopped


def test_taken_out_instead_of_added(tmp_path: Path) -> None:
    path = by_hand.insulated(tmp_path, "mechanisms: {M30: {}, 保定三个80%: {agree: 85%}}\n")
    found = price(ScenarioFile(path=str(path)), ["M30"], remove=True, time_limit=60, workers=2)
    assert found.removed
    (row,) = found.rows
    assert row.alone == row.last
    assert row.alone is not None
    assert exact(row.alone.money) == by_hand.best(agree=85) - by_hand.best(agree=85, paid_per_m2=10)


def test_what_is_not_solved_says_why(tmp_path: Path) -> None:
    path = by_hand.insulated(tmp_path, "mechanisms: {M30: {}}\n")
    told: list[Step] = []
    found = price(ScenarioFile(path=str(path)), ["M30", "M38"], time_limit=60, workers=2, tell=told.append)
    assert [(step.done, step.total) for step in told] == [(1, 1)]  # nothing to price: the plan as it is
    on, neutral = found.rows
    assert (on.choice.treatment, on.alone) == ("none", None)
    assert on.choice.needs == "it is on already; --remove takes it out"
    assert neutral.choice.needs.startswith("needs another value of 同意率 (agree)")
    assert neutral.alone is None


def test_twenty_communities_agree_with_a_solve_of_each_variant(tmp_path: Path) -> None:
    file = ScenarioFile(path=str(by_hand.generated(tmp_path)))
    found = price(file, [GATE, PAYER], time_limit=240, workers=2)
    levels = {}
    for edit in (Edit(), Edit(added=(GATE,)), Edit(added=(PAYER,)), Edit(added=(GATE, PAYER))):
        result = solver.solve(read(file, edit), gap=0.0, time_limit=40)
        levels[edit.added] = result.goals[0]
        assert result.goals[0].status == "proven"
    values = {
        added: level.best for added, level in levels.items()
    }  # `value` may give up 1 % for the next goal
    gate, payer = found.rows
    assert gate.alone is not None
    assert gate.last is not None
    assert payer.alone is not None
    assert exact(gate.alone.money) == values[GATE,] - values[()]
    assert exact(payer.alone.money) == values[PAYER,] - values[()]
    assert exact(gate.last.money) == values[GATE, PAYER] - values[PAYER,]
    assert isinstance(payer.alone.result, Changed)
    assert payer.alone.result.change.sign == "-"
    assert payer.alone.result.movement.money["residents"] > 0


def test_a_limit_that_is_too_short_leaves_questions_unasked(tmp_path: Path) -> None:
    file = ScenarioFile(path=str(by_hand.insulated(tmp_path)))
    with pytest.raises(OutOfTime):
        price(file, [GATE], time_limit=0.5)


def test_no_base_plan(tmp_path: Path) -> None:
    path = by_hand.insulated(tmp_path, "rules: {tasks: {of: communities, minimum: 8}}\n")
    with pytest.raises(Infeasible, match="as it is has no plan"):
        price(ScenarioFile(path=str(path)), [PAYER], time_limit=60)


def test_a_name_nobody_knows(tmp_path: Path) -> None:
    file = ScenarioFile(path=str(by_hand.insulated(tmp_path)))
    with pytest.raises(BadInput, match="Did you mean “baoding-three-80”"):
        price(file, ["baoding-three-08"])
    with pytest.raises(ScenarioError):
        price(ScenarioFile(path=str(tmp_path / "nothing.yaml")))


def test_by_hand_is_the_tutorial() -> None:
    assert [(c.households, c.floor_area_m2, c.need) for c in tutorial().communities] == [
        (row[0], Fraction(row[1]), Fraction(row[3])) for row in by_hand.ROWS.values()
    ]


def test_a_row_that_only_reports_has_its_own_figures(tmp_path: Path) -> None:
    """M30 as if it were a report row: it is measured on the plan as it is, which nobody insulates."""
    file = ScenarioFile(path=str(by_hand.insulated(tmp_path)))
    (choice,) = choices(file, ["M30"], remove=False)
    plan = Plan(scenario=base(file))
    row = _row(file, replace(choice, treatment="figure"), [], {}, plan)
    assert [(f.key, f.shown) for f in row.figures] == [("residents_paid", "0.00 万元")]
    assert row.alone is None


def test_a_row_that_is_taken_out_has_the_figures_it_had(tmp_path: Path) -> None:
    path = by_hand.insulated(tmp_path, "mechanisms: {M34: {}}\n")
    (row,) = price(ScenarioFile(path=str(path)), ["M34"], remove=True, time_limit=30, workers=1).rows
    assert row.choice.treatment == "figure"
    shown = {f.key: f.shown for f in row.figures}
    assert shown["fund_of_the_plan"] == f"{5 * sum(by_hand.ROWS[c][1] for c in 'BCDEF') / 10_000:.2f} 万元"


def test_a_schedule_row_is_priced_in_days(tmp_path: Path) -> None:
    """A joint review saves 15 days of each of two areas; a saving of none is no price, not nought."""
    file = ScenarioFile(path=str(by_hand.insulated(tmp_path)))
    found = price(file, ["M15={saving: 15}", "M08"], time_limit=60, workers=2)
    joint, neutral = found.rows
    assert joint.choice.treatment == "days"
    assert joint.days == Days(areas=2, together=-30, last=-15, stopped=0)
    assert joint.alone is None
    assert neutral.choice.treatment == "none"
    assert neutral.days is None
    assert neutral.choice.needs.startswith("needs ")


def test_where_areas_are_left_out_no_sign_stands_on_a_bound_over_the_others(tmp_path: Path) -> None:
    """Only single communities are looked at: what a merged plan could reach is not known of either."""
    path = by_hand.insulated(tmp_path, by_hand.KIOSK)
    file = ScenarioFile(path=str(path), overrides=("areas.max_candidates=8",))
    found = price(file, [PAYER], time_limit=60, workers=2)
    assert found.money.truncated
    assert found.money.optimum.bound is None
    assert found.money.optimum.value < by_hand.best()
    (row,) = found.rows
    assert row.alone is not None
    for effect in (row.alone.money, row.alone.result, found.noise.money):
        assert isinstance(effect, Changed)
        assert effect.truncated
        assert effect.change == Change(None, None)
        assert effect.change.sign == ""


def test_a_loan_is_priced_by_what_it_builds(tmp_path: Path) -> None:
    """300 of 600 is there: with a loan of 300 the second community is planned too."""
    path = tmp_path / "scenario.yaml"
    path.write_text(
        "years: [2026]\n"
        "communities:\n"
        "  - {小区名称: 甲, 户数: 100, 建筑面积: 8000, 估算投资: 300万元}\n"
        "  - {小区名称: 乙, 户数: 100, 建筑面积: 8000, 估算投资: 300万元}\n"
        "funding: {市级财政: 300万元}\n"
        "goals: [households]\n"
        "operations:\n"
        "  - {对象: 甲, 科目: 增值服务, 年收入: 40万元, 年成本: 9万元}\n",
        encoding="utf-8",
    )
    loan = "M24={first_year: 2026, term: 25, rate: 3.5%, principal: 300万元}"
    (row,) = price(ScenarioFile(path=str(path)), [loan], time_limit=60, workers=2).rows
    assert row.alone is not None
    assert exact(row.alone.money) == 100
