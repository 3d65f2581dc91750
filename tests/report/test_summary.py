"""The summary, word for word, in both languages; golden texts beside this file."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from planner import locale
from planner.report.columns import width
from planner.report.gap import up
from planner.report.measures import figures
from planner.report.summary import status, summary
from planner.report.summary.headline import why_empty
from planner.report.summary.said import LATE
from planner.result import KILLED, GoalLevel, ProofStatus, Result, Weighed
from planner.scenario.types import Community, Status
from planner.verdict import Reason

HERE = Path(__file__).parent


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tutorial_reads_as_written(result: Result, language: str) -> None:
    locale.use(language)
    golden = (HERE / f"summary.{language}.txt").read_text(encoding="utf-8")
    assert summary(result, "plans/教程") == golden


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_80(result: Result, language: str) -> None:
    locale.use(language)
    long = replace(
        result,
        note="很长的说明" * 40,
        scenario=replace(result.scenario, warnings=("提示" * 100,)),
        truncated=True,
        status="gap",
        goals=tuple(replace(goal, bound=goal.best * 1.5) for goal in result.goals),
    )
    for line in summary(long, "plans/x").splitlines():
        assert width(line) <= 80, line


def level(bound: float, best: int = 1000, minimised: bool = False) -> tuple[GoalLevel, ...]:
    return (GoalLevel(goal="need", value=best, bound=bound, best=best, status="gap", minimised=minimised),)


def test_the_gap_in_words(result: Result) -> None:
    def words(**fields: object) -> str:
        return status(replace(result, **fields))  # type: ignore[arg-type]

    assert words(goals=level(1000)) == "proven best: no plan reaches more"
    assert words(goals=level(1004)) == "no plan can be more than 0.4 % better"
    assert words(goals=level(1000.9)) == "proven best: no plan reaches more"  # goals are whole numbers
    assert words(goals=level(100_401, 100_000)).startswith("no plan can be more than 0.5 % better")
    assert words(goals=level(1004), truncated=True).endswith("better, over the candidates")
    assert (
        words(goals=level(1050), status="gap")
        == "no plan can be more than 5.0 % better (1.0 % was asked, time ran out)"
    )
    assert "not known" in words(goals=level(float("inf")), status="feasible")
    assert "disagree" in words(status="disagreement")


def test_up_is_never_below_the_gap() -> None:
    assert [up(x) for x in (0, 0.004, 0.00401, 0.0003, 0.00001, 0.25)] == [
        "0.0 %",
        "0.4 %",
        "0.5 %",
        "0.03 %",
        "0.001 %",
        "25.0 %",
    ]


def test_communities_of_one_name_are_told_apart(result: Result) -> None:
    twins = tuple(
        replace(c, name="一号小区", district="甲区" if c.id == "A" else "乙区") if c.id in "AE" else c
        for c in result.scenario.communities
    )
    scenario = replace(result.scenario, communities=twins)
    text = summary(replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario)))
    assert "(乙区)" in text  # of the area, once
    assert "一号小区 (甲区)" in text
    assert "二号小区 (" not in text


def test_a_gap_beyond_everything_and_a_long_funding_table(result: Result) -> None:
    assert status(replace(result, goals=level(5000), status="feasible")) == (
        "no plan can reach more than 5.0 times as much (1.0 % was asked, time ran out)"
    )
    many = tuple(
        replace(result.scenario.sources[0], id=f"s{i}", name=f"来源{i}") if i else result.scenario.sources[0]
        for i in range(13)
    )
    scenario = replace(result.scenario, sources=many)
    text = summary(replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario)))
    assert "over all years" in text
    assert "Money by year, all sources" in text
    assert "and 7 more in funding_by_year.csv" in text


def test_lists_stay_apart_and_short(result: Result) -> None:
    many = tuple(
        Community(
            id=f"x{i}",
            name=f"候补{i}",
            households=1,
            floor_area_m2=result.scenario.communities[0].floor_area_m2,
        )
        for i in range(30)
    )
    scenario = replace(result.scenario, communities=(*result.scenario.communities, *many))
    crowd = replace(
        result,
        scenario=scenario,
        plan=replace(result.plan, scenario=scenario),
        waiting=tuple(replace(result.waiting[0], community=f"x{i}") for i in range(15)),
        rejected={f"x{i}": (Reason("eligible", "DEMOLITION"),) for i in range(15, 30)},
    )
    text = summary(crowd)
    assert "Waiting list: 15 communities" in text
    assert "the first" in text
    assert "候补9" in text
    assert "候补10" not in text
    assert "Not eligible: 15 communities" in text
    assert "to be demolished" in text


def test_best_is_not_said_where_a_later_goal_used_the_tolerance(result: Result) -> None:
    need, households = result.goals
    used = replace(
        result,
        goals=(
            replace(need, best=19_200, bound=19_200.0, held=19_008),
            replace(households, stands_on={"need": 19_008}),
        ),
    )
    text = " ".join(summary(used).split())
    assert "proven best" not in text
    assert "“need met” gives up 0.8 % for the goals after it" in text
    assert "best known" in text
    assert "households reached ≤ 353 holds while need met ≥ 19,008" in text
    wide = replace(
        used, status="gap", goals=(replace(used.goals[0], bound=19_400.0, status="gap"), used.goals[1])
    )
    assert status(wide) == (
        "no plan can be more than 1.9 % better (1.0 % was asked, time ran out); "
        "“need met” gives up 0.8 % for the goals after it"
    )


def test_weighed_goals_are_shown_in_their_own_units(result: Result) -> None:
    weighed = (
        Weighed(goal="need", value=19_052, weight=Fraction(1, 2)),
        Weighed(goal="fiscal_cost", value=10_994_000, weight=Fraction(1, 1000), minimised=True),
    )
    level = GoalLevel(
        goal="weighted",
        value=-1_468_000,
        bound=-1_468_000.0,
        best=-1_468_000,
        status="proven",
        scale=1000,
        weighed=weighed,
    )
    text = summary(replace(result, goals=(level,)))
    assert [line.split()[-1] for line in text.splitlines() if "weighted sum" in line] == ["-1,468.00"]
    assert any(line.split() == ["need", "met", "19,052", "0.5", "9,526.00"] for line in text.splitlines())
    assert any(
        line.split() == ["fiscal", "cost", "10,994,000", "-0.001", "-10,994.00"] for line in text.splitlines()
    )


def test_an_interrupted_search_is_called_that(result: Result) -> None:
    stopped = replace(result, interrupted=True, status="gap", goals=level(1050))
    assert status(stopped) == "no plan can be more than 5.0 % better (1.0 % was asked; interrupted)"
    assert "stopped from the keyboard" in summary(stopped)
    assert "time ran out" not in summary(stopped)


def test_an_empty_plan_says_why(result: Result) -> None:
    nothing = replace(result, plan=replace(result.plan, areas=(), allocations=()))
    (source,) = nothing.scenario.sources
    broke = replace(nothing.scenario, sources=(replace(source, money={2026: 0}),))
    assert why_empty(replace(nothing, scenario=broke)) == "no source has money in any year"
    assert why_empty(replace(nothing, waiting=())) == "no community passes the gates"
    assert why_empty(nothing) == "in no year is there money enough for any community that waits"
    other = tuple(replace(w, why=(Reason("", "TOGETHER"),)) for w in nothing.waiting)
    assert "nothing is better" in why_empty(replace(nothing, waiting=other))
    floor = tuple(replace(w, why=(Reason("utility_floor", "WOULD_BREAK"),)) for w in nothing.waiting)
    assert why_empty(replace(nothing, waiting=floor)) == (
        "each community that waits is kept out by itself: least share of the utilities"
    )
    late = replace(nothing, waiting=other, status="feasible")
    assert "the time ended" in why_empty(late)
    done = tuple(replace(c, status=Status.DONE) for c in nothing.scenario.communities)
    gone = replace(nothing, scenario=replace(nothing.scenario, communities=done), waiting=())
    assert why_empty(gone) == "no community is in the reserve"
    assert "Empty plan" in summary(nothing)


def test_walls_land_and_packages_in_a_line(result: Result) -> None:
    scenario = replace(
        result.scenario,
        edges=tuple(replace(e, freed_m2=Fraction(100)) for e in result.scenario.edges),
        communities=tuple(replace(c, has_property_service=False) for c in result.scenario.communities),
        limits=replace(result.scenario.limits, package_min_households=200),
    )
    text = summary(replace(result, scenario=scenario, plan=replace(result.plan, scenario=scenario)))
    text = " ".join(text.split())
    assert "Merging opens 3 boundaries between communities and frees 300 m² of land" in text
    assert "Property packages: 1 of 2 areas without property service reach 200 households" in text


@pytest.mark.parametrize(("status", "hints"), [("proven", False), ("feasible", True)])
def test_a_list_that_meets_more_need_is_explained(result: Result, status: ProofStatus, hints: bool) -> None:
    """The list is said to meet 30,000 points; a list of equal need needs no word."""
    *others, last = result.rankings
    goals = tuple(replace(goal, status=status) for goal in result.goals)
    found = replace(result, goals=goals, rankings=(*others, replace(last, need=30_000)))
    assert "A list with more need met looks at the gates and at all money together only" in summary(found, "")
    assert ("give more (--time-limit)" in " ".join(summary(found, "").split())) is hints
    equal = replace(found, rankings=(replace(last, need=int(figures(result.plan).need)),))
    assert "A list with more need met" not in summary(equal, "")


def test_a_search_that_was_ended_has_not_run_out_of_time(result: Result) -> None:
    killed = replace(result, note=KILLED, status="gap", goals=level(1050))
    assert status(killed) == "no plan can be more than 5.0 % better (1.0 % was asked; ended early)"


def test_a_repeatable_run_cut_off_by_the_time_says_so_in_the_first_lines(result: Result) -> None:
    cut = summary(replace(result, note=LATE))
    assert "Not repeatable  the deadline cut in: another run may find another plan" in cut.splitlines()[:8]
    assert cut.count("deadline") == 1
    assert "deadline" not in summary(result)


def test_payments_after_the_last_start_are_said_also_where_those_years_have_money(result: Result) -> None:
    assert "Payments in later years" not in summary(result)
    earlier = replace(result.scenario, years=(2026,), payment=(Fraction(1, 2), Fraction(1, 2)))
    told = summary(replace(result, scenario=earlier, plan=replace(result.plan, scenario=earlier)))
    assert earlier.paying_years == (2026, 2027)
    assert "Payments in later years, 万元: 2027: 691.00" in told


def test_a_list_with_more_households_is_explained_where_no_need_is_measured(result: Result) -> None:
    longer = replace(result.rankings[0], households=400, need=0)
    unmeasured = replace(
        result.scenario, communities=tuple(replace(c, need=None) for c in result.scenario.communities)
    )
    plan = replace(result.plan, scenario=unmeasured)
    told = summary(replace(result, scenario=unmeasured, plan=plan, rankings=(longer,)))
    assert "A list with more households looks at the gates and at all money together" in told
    fewer = replace(longer, households=353)
    assert "A list with more" not in summary(
        replace(result, scenario=unmeasured, plan=plan, rankings=(fewer,))
    )
