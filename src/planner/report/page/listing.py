"""The communities of the plan, year by year, with sub-totals by 区 → 街道 → 小区."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.locale import joined, say
from planner.money import wan
from planner.plan import Plan, PlannedArea
from planner.report import words
from planner.report.page.blocks import Block, Column, Fold, Grid, Money, Row, Section, Words
from planner.result import Result
from planner.scenario.types import Community, Work

FEW = 40  # communities of a year that are shown without asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A community of a batch: its works, and what its area costs by itself where it is the first member.

    An area's own works count where its first member stands, as everywhere.
    """

    community: Community
    area: PlannedArea
    works: tuple[Work, ...]
    own: int  # yuan

    @property
    def cost(self) -> int:
        """Yuan of its works."""
        return sum(work.cost for work in self.works)


def listing(result: Result) -> Section:
    """A table for every year."""
    years = sorted({area.year for area in result.plan.areas})
    blocks: list[Block] = [
        Words(
            say(
                "The cost of an area itself (design and approval, walls, shared facilities) "
                "stands with its first community."
            ),
            quiet=True,
        )
    ]
    for year in years:
        found = lines(result.plan, year)
        grid = table(year, found)
        blocks.append(
            Fold(
                title=say(
                    "{year}: {n} communities, {wan} 万元", year=year, n=len(found), wan=wan(_money(found))
                ),
                blocks=(grid,),
                open=len(found) <= FEW,
            )
        )
    if not years:
        blocks = [Words(say("No community is listed."))]
    return Section(id="communities", title=say("Communities listed"), blocks=tuple(blocks))


def lines(plan: Plan, year: int) -> tuple[Line, ...]:
    """The communities of one year's batch, by district, subdistrict and area."""
    found = []
    for area in plan.areas:
        if area.year != year:
            continue
        for c in area.members:
            done = area.works.get(c, ())
            found.append(
                Line(
                    community=plan.scenario.community[c],
                    area=area,
                    works=tuple(w for w in plan.scenario.works_of[c] if w.id in done),
                    own=sum(w.cost for w in area.own) if c == min(area.members) else 0,
                )
            )
    return tuple(
        sorted(
            found,
            key=lambda x: (x.community.district, x.community.subdistrict, x.area.id, x.community.id),
        )
    )


def table(year: int, found: Sequence[Line]) -> Grid:
    """Communities under their subdistricts and districts, each with its sums."""
    numbers = (say("households"), say("buildings"), say("floor area (m²)"))
    money = (say("works of the community"), say("area itself"), say("all"))
    return Grid(
        caption=say("Batch of {year}, amounts in 万元", year=year),
        columns=(
            Column(say("community")),
            Column(say("area id"), code=True),
            *(Column(heading, number=True) for heading in numbers),
            Column(say("works"), long=True),
            *(Column(heading, number=True) for heading in money),
        ),
        groups=tuple(_groups(found)),
        total=_sum(say("all"), found),
    ).full()


def _groups(found: Sequence[Line]) -> Iterator[tuple[Row, ...]]:
    for district in dict.fromkeys(line.community.district for line in found):
        inside = [line for line in found if line.community.district == district]
        streets = list(dict.fromkeys(line.community.subdistrict for line in inside))
        heading = [_sum(district, inside, level=2)] if district else []
        for street in streets:
            here = [line for line in inside if line.community.subdistrict == street]
            under = [_sum(street, here, level=1)] if street else []
            yield (*heading, *under, *map(_row, here))
            heading = []


def _row(line: Line) -> Row:
    return Row(
        (
            line.community.name or line.community.id,
            line.area.id,
            line.community.households,
            line.community.buildings,
            f"{float(line.community.floor_area_m2):,.0f}",
            joined(words.kind(work.kind) for work in line.works),
            Money(line.cost),
            Money(line.own),
            Money(line.cost + line.own),
        )
    )


def _sum(name: str, found: Sequence[Line], level: int = 0) -> Row:
    return Row(
        (
            name,
            say("{n} communities", n=f"{len(found):,}"),
            sum(line.community.households for line in found),
            sum(line.community.buildings or 0 for line in found) or None,
            f"{float(sum((line.community.floor_area_m2 for line in found), Fraction(0))):,.0f}",
            None,
            Money(sum(line.cost for line in found)),
            Money(sum(line.own for line in found)),
            Money(_money(found)),
        ),
        level,
    )


def _money(found: Sequence[Line]) -> int:
    return sum(line.cost + line.own for line in found)
