"""Which assumption caused which difference: a waterfall for each measure, and every step in a table."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from planner.comparison import Attribution, Comparison, Pair
from planner.comparison.figures import Totals
from planner.locale import say
from planner.pricing.interval import Change
from planner.report import words
from planner.report.compared.attribution import not_alone, remarks, step_name, verdict
from planner.report.compared.page.waterfall import COLOURS, Bar, height, waterfall
from planner.report.compared.pairs import letter, titled
from planner.report.compared.units import shown
from planner.report.page.blocks import (
    Block,
    Cell,
    Chart,
    Charts,
    Column,
    Grid,
    Items,
    Key,
    Money,
    Row,
    Section,
    Words,
)
from planner.report.page.cells import in_wan
from planner.report.page.chart import specification
from planner.report.prices.cells import FISCAL, amount, change_text


def attribution(comparison: Comparison) -> Section:
    """The steps of every pair that was attributed."""
    blocks = [block for pair in comparison.pairs for block in _pair(comparison, pair)]
    return Section(
        id="attribution",
        title=say("Which assumption caused what"),
        short=say("Attribution"),
        blocks=tuple(blocks),
    )


def _pair(comparison: Comparison, pair: Pair) -> Iterator[Block]:
    found = pair.attribution
    if found is None:
        return
    if not found.steps:
        yield Words(titled(comparison, pair, say("What is assumed: nothing differs")))
        return
    yield _charts(comparison, pair, found)
    yield table(comparison, pair, found)
    joined = [text for step in found.steps for text in not_alone(step)]
    yield Items((*joined, *remarks(comparison, found)))


def table(comparison: Comparison, pair: Pair, found: Attribution) -> Grid:
    """A row a step, which add up to the whole; what cannot be told apart says so."""
    goal = words.goal_title(found.goal)
    rows = [
        Row(
            (
                say("{n}. {step}", n=n, step=step_name(found, step)),
                *_cells(found, step.reached(found.goal), step.totals),
                verdict(step, found.goal),
            )
        )
        for n, step in enumerate(found.steps, start=1)
    ]
    return Grid(
        caption=titled(
            comparison,
            pair,
            say("Which assumption caused what (switched one at a time, in this order)"),
        ),
        columns=(
            Column(say("assumption switched"), long=True),
            Column(in_wan(goal) if found.goal == FISCAL else goal, number=True),
            *(Column(text, number=True) for text in (say("households"), say("communities"))),
            Column(in_wan(say("total money")), number=True),
            Column(say("best possible changes by"), number=True),
        ),
        groups=(tuple(rows),),
        total=Row(
            (
                say("all"),
                *_cells(found, found.reached(found.goal), found.whole),
                change_text(found.change, found.goal),
            )
        ),
    )


def _cells(found: Attribution, reached: int, totals: Totals) -> tuple[Cell, ...]:
    return (
        _goal_text(found, reached),
        shown("count", totals.households, signed=True),
        shown("count", totals.communities, signed=True),
        Money(totals.cost, signed=True),
    )


def _goal_text(found: Attribution, reached: int) -> str:
    return amount(reached, found.goal, signed=True) if reached else "0"


def _charts(comparison: Comparison, pair: Pair, found: Attribution) -> Charts:
    """The goal with what is proven of it, then households and money."""
    goal = words.goal_title(found.goal)
    steps = found.steps
    parts = [
        (
            *("goal", in_wan(goal) if found.goal == FISCAL else goal),
            [(step.reached(found.goal), _goal_text(found, step.reached(found.goal))) for step in steps],
            (found.reached(found.goal), _goal_text(found, found.reached(found.goal))),
        )
    ]
    for name, title, unit, field in (
        ("households", say("households"), "count", "households"),
        ("money", in_wan(say("total money")), "yuan", "cost"),
    ):
        parts.append(
            (
                *(name, title),
                [_measure(step.totals, field, unit) for step in steps],
                _measure(found.whole, field, unit),
            )
        )
    return Charts(
        tuple(
            _chart(comparison, pair, found, name, title, values, whole)
            for name, title, values, whole in parts
        )
    )


def _measure(totals: Totals, field: str, unit: str) -> tuple[int, str]:
    """A figure of a step, and how it is read."""
    value: Fraction | int = getattr(totals, field)
    return int(value), shown("yuan" if unit == "yuan" else "count", value, signed=True)


def _chart(
    comparison: Comparison,
    pair: Pair,
    found: Attribution,
    name: str,
    title: str,
    values: Sequence[tuple[int, str]],
    whole: tuple[int, str],
) -> Chart:
    bars = []
    begin = 0
    for n, (step, (value, text)) in enumerate(zip(found.steps, values, strict=True), start=1):
        certain = step.distinguishable(found.goal)
        bars.append(
            Bar(
                name=say("{n}. {step}", n=n, step=step_name(found, step)),
                begin=begin,
                end=begin + value,
                shown=text if certain else say("{amount}, not distinguishable", amount=text),
                certain=certain,
                proven=_ends(step.change(found.goal), begin) if name == "goal" else None,
            )
        )
        begin += value
    proven = _ends(found.change, 0) if name == "goal" else None
    bars.append(Bar(name=say("all"), begin=0, end=whole[0], shown=whole[1], whole=True, proven=proven))
    alternative = say(
        "{title}, step by step: {steps}",
        title=title,
        steps=say("; ").join(f"{bar.name} {bar.shown}" for bar in bars),
    )
    return Chart(
        id=f"waterfall-{letter(pair)}-{name}",
        title=titled(comparison, pair, title),
        alternative=alternative,
        spec=specification(waterfall(bars), alternative),
        keys=tuple(_keys(bars)),
        height=height(len(bars)),
    )


def _ends(found: Change, begin: int) -> tuple[int, int] | None:
    """Between which ends the best changes, from where a step begins; None where they meet or are unknown."""
    if found.low is None or found.high is None or found.exact is not None:
        return None
    return begin + found.low, begin + found.high


def _keys(bars: Sequence[Bar]) -> Iterator[Key]:
    titles = {
        "more": say("more"),
        "less": say("less"),
        "open": say("not distinguishable"),
        "whole": say("all"),
    }
    there = {bar.kind for bar in bars}
    for kind, title in titles.items():
        if kind in there:
            yield Key(title, COLOURS[kind])
    if any(bar.proven for bar in bars):
        yield Key(say("between these the best possible changes"), COLOURS["proven"])
