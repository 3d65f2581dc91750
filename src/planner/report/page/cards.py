"""The figures a plan is known by, for the cards of a headline."""

from collections.abc import Iterator
from fractions import Fraction

from planner.locale import say
from planner.money import wan
from planner.plan import UNFUNDED
from planner.report import measures, words
from planner.report.gap import up
from planner.report.measures import worst_gap
from planner.report.page.blocks import Card
from planner.report.page.cells import headline_money, square_metres
from planner.result import Result
from planner.scenario.scope import EVERYWHERE


def cards(result: Result) -> Iterator[Card]:
    """The figures a plan is known by."""
    plan, scenario = result.plan, result.scenario
    found = measures.figures(plan)
    need = measures.reserve_need(scenario)
    communities, households = measures.in_reserve(scenario)
    if need:
        yield Card(
            label=say("Need met"),
            value=words.percent(found.need / need),
            detail=say("of the need of the whole reserve"),
            share=found.need / need,
        )
    yield Card(
        label=say("Households"),
        value=f"{found.households:,}",
        detail=say(
            "{share} of {all} in the reserve",
            share=_share(found.households, households),
            all=f"{households:,}",
        ),
        share=Fraction(found.households, households) if households else None,
    )
    yield Card(
        label=say("Communities"),
        value=f"{found.communities:,}",
        detail=say(
            "of {all} in the reserve, in {areas} areas", all=f"{communities:,}", areas=f"{found.areas:,}"
        ),
        share=Fraction(found.communities, communities) if communities else None,
    )
    value, unit = square_metres(found.floor_area_m2)
    yield Card(
        label=say("Floor area"),
        value=value,
        unit=unit,
        detail=say("{n} buildings", n=f"{found.buildings:,}") if found.buildings else "",
    )
    yield from _money(result)
    gap = worst_gap(result.goals)
    yield Card(
        label=say("Gap to the bound"),
        value=say("unknown") if gap is None else up(gap),
        detail=say("{asked} was asked", asked=up(result.gap_asked)),
    )


def _money(result: Result) -> Iterator[Card]:
    plan = result.plan
    found = measures.figures(plan)
    value, unit = headline_money(found.cost)
    yield Card(
        label=say("Investment"),
        value=value,
        unit=unit,
        detail=say(
            "{household} 万元 a household, {metre} 元 a m²",
            household=wan(round(Fraction(found.cost, found.households))) if found.households else "–",
            metre=f"{round(found.cost / found.floor_area_m2):,}" if found.floor_area_m2 else "–",
        ),
    )
    others = plan.scenario.not_fiscal | {UNFUNDED}
    fiscal = sum(a.amount for a in plan.allocations if a.source not in others)
    if fiscal:
        value, unit = headline_money(fiscal)
        yield Card(
            label=say("Fiscal money"),
            value=value,
            unit=unit,
            detail=say("{share} of the investment", share=_share(fiscal, found.cost)),
            share=Fraction(fiscal, found.cost),
        )
    share = measures.utility_share(plan)
    if share is not None:
        floors = [
            f.share for f in plan.scenario.rules.utility_floor if f.where == EVERYWHERE and f.base == "total"
        ]
        yield Card(
            label=say("Utilities"),
            value=words.percent(share),
            detail=say(
                "of all construction money; at least {floor} is asked", floor=words.percent(max(floors))
            )
            if floors
            else say("of all construction money"),
            share=share,
        )


def _share(part: int, whole: int) -> str:
    return words.percent(Fraction(part, whole)) if whole else "–"
