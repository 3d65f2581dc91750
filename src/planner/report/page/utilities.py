"""What the utilities bear, against the floor that is asked of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import altair as alt

from planner.locale import say
from planner.report import measures, words
from planner.report.page.blocks import Block, Chart, Column, Grid, Money, Row, Section, Words
from planner.report.page.cells import in_wan
from planner.report.page.chart import AnyChart, specification
from planner.report.page.palette import INK, KINDS
from planner.result import Result
from planner.rules import utility_floor
from planner.scenario.types import Utility

STEP = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What utilities bear of one base, and the least they must."""

    name: str
    share: Fraction
    floor: Fraction | None


def utilities(result: Result) -> Section | None:
    """The section, or None where the scenario has no utilities or nothing is built."""
    share = measures.utility_share(result.plan)
    if share is None:
        return None
    found = tuple(bearings(result))
    alternative = say("; ").join(_sentence(one) for one in found)
    blocks: list[Block] = [
        Chart(
            id="utilities",
            title=say("Share of the utilities and the floor asked"),
            alternative=alternative,
            spec=specification(bullets(found), alternative),
            height=STEP * len(found) + 30,
        ),
        Words(alternative),
        _by_utility(result),
    ]
    return Section(
        id="utilities", title=say("Utilities and their floor"), short=say("Utilities"), blocks=tuple(blocks)
    )


def bearings(result: Result) -> Iterator[Bearing]:
    """Each floor with what is measured; without a floor, the share of the whole plan."""
    checks = utility_floor.check(result.scenario, result.plan)
    floors = list(zip(result.scenario.rules.utility_floor, checks, strict=True))
    for floor, check in floors:
        base = Fraction(check.limit) / floor.share if floor.share else Fraction(0)
        of = say("own works") if floor.base == "own_works" else say("all construction money")
        yield Bearing(
            name=" ".join(part for part in (str(floor.where), of) if part),
            share=Fraction(check.value) / base if base else Fraction(0),
            floor=floor.share,
        )
    if not floors:
        share = measures.utility_share(result.plan) or Fraction(0)
        yield Bearing(name=say("all construction money"), share=share, floor=None)


def _sentence(one: Bearing) -> str:
    if one.floor is None:
        return say(
            "Utilities bear {share} of {base}; no floor is set", share=words.percent(one.share), base=one.name
        )
    return say(
        "Utilities bear {share} of {base}, at least {floor} is asked",
        share=words.percent(one.share),
        base=one.name,
        floor=words.percent(one.floor),
    )


def bullets(found: Sequence[Bearing]) -> AnyChart:
    """A bar for every floor with a stroke where the floor lies."""
    rows = [
        {
            "name": one.name,
            "share": float(one.share),
            "floor": None if one.floor is None else float(one.floor),
            "shown": words.percent(one.share),
            "asked": "" if one.floor is None else say("floor {floor}", floor=words.percent(one.floor)),
        }
        for one in found
    ]
    most = float(max(max(one.share, one.floor or 0) for one in found))
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=None, axis=alt.Axis(title=None, ticks=False, domain=False, labelPadding=6))
    )
    scale = alt.Scale(domain=[0, max(0.01, most) * 1.3])
    x = alt.X("share:Q", scale=scale, axis=alt.Axis(title=None, format=".0%", tickCount=6))
    bar = base.mark_bar(height=20, color=KINDS["utility"]).encode(x=x)
    number = base.mark_text(align="left", dx=6, color=INK).encode(x=x, text="shown:N")
    floor = base.transform_filter("datum.floor != null")
    tick = floor.mark_tick(thickness=3, size=34, color=INK).encode(x=alt.X("floor:Q", scale=scale))
    asked = floor.mark_text(align="right", dx=-5, dy=-15, color=INK, fontSize=11).encode(
        x=alt.X("floor:Q", scale=scale), text="asked:N"
    )
    return alt.layer(bar, tick, number, asked).properties(height=STEP * len(rows))


def _by_utility(result: Result) -> Grid:
    """What each utility pays, year by year."""
    names = [p.id for p in result.scenario.payers if isinstance(p, Utility)]
    paid: Counter[tuple[str, int]] = Counter()
    for a in result.plan.allocations:
        if a.source in names:
            paid[a.source, a.year] += a.amount
    years = sorted({a.year for a in result.plan.allocations})
    rows = [
        Row(
            (
                words.source(result.scenario, name),
                *(Money(paid[name, year]) for year in years),
                Money(sum(paid[name, year] for year in years)),
            )
        )
        for name in names
    ]
    sums = [sum(paid[name, year] for name in names) for year in years]
    return Grid(
        caption=in_wan(say("what the utilities pay")),
        columns=(
            Column(say("utility")),
            *(Column(str(year), number=True) for year in years),
            Column(say("all"), number=True),
        ),
        groups=(tuple(rows),),
        total=Row((say("all"), *(Money(yuan) for yuan in sums), Money(sum(sums)))),
    )
