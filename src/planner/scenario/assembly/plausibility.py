"""Figures that are probably wrong: warnings outside the ranges real programmes lie in, never errors."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly.desk import Desk
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import some
from planner.scenario.types import Community, Source, Work

SMALL = 10_000  # yuan of a source in a year
SHOWN = 5  # of one kind of doubt, rows that are named one by one


@dataclass(frozen=True, slots=True)
class Range:
    """What a figure of a community usually is (domain facts 3.3 and 6)."""

    cell: str
    what: Callable[[], str]
    low: Fraction
    high: Fraction
    measure: Callable[[Community, int | None], Fraction | None]


def _per(amount: Fraction | int | None, by: Fraction | int | None) -> Fraction | None:
    return Fraction(amount) / by if amount and by else None


RANGES = (
    Range(
        "investment",
        lambda: say("yuan per m² of floor area"),
        Fraction(50),
        Fraction(2000),
        lambda c, cost: _per(cost, c.floor_area_m2),
    ),
    Range(
        "investment",
        lambda: say("yuan per household"),
        Fraction(3000),
        Fraction(150_000),
        lambda c, cost: _per(cost, c.households),
    ),
    Range(
        "floor_area_m2",
        lambda: say("m² of floor area per household"),
        Fraction(35),
        Fraction(150),
        lambda c, cost: _per(c.floor_area_m2, c.households),
    ),
    Range(
        "buildings",
        lambda: say("households per building"),
        Fraction(4),
        Fraction(250),
        lambda c, cost: _per(c.households, c.buildings),
    ),
)
TEN_THOUSAND = (Fraction(5000), Fraction(1, 100))  # m² per household that only a slip of the unit explains


def doubt(
    desk: Desk, reserve: Reserve, works: tuple[Work, ...], sources: tuple[Source, ...], years: tuple[int, ...]
) -> None:
    """Every doubtful figure as a warning at its cell."""
    cost: dict[str, int] = defaultdict(int)
    for work in works:
        if not work.estimated:
            cost[work.community] += work.cost
    cost |= {key: row.investment for key, row in reserve.rows.items() if row.investment is not None}
    for doubtful in RANGES:
        outside = [(c, value) for c, value in _outside(doubtful, reserve, cost)]
        for community, value in outside[:SHOWN]:
            desk.findings.warn(
                reserve.place(community.id, doubtful.cell),
                say("{name}: {value} {what}", name=community.name, value=_shown(value), what=doubtful.what()),
                say("usually {low} to {high}", low=_shown(doubtful.low), high=_shown(doubtful.high)),
                _remedy(doubtful, value),
            )
        if len(outside) > SHOWN:
            desk.findings.warn(
                desk.place("communities"),
                say(
                    "{n} more communities outside the usual {what}",
                    n=len(outside) - SHOWN,
                    what=doubtful.what(),
                ),
                say("usually {low} to {high}", low=_shown(doubtful.low), high=_shown(doubtful.high)),
                say("Check the units of the columns."),
            )
    _doubt_sources(desk, sources)
    _doubt_rows(desk, reserve, years)
    _doubt_namesakes(desk, reserve)


def _outside(
    doubtful: Range, reserve: Reserve, cost: Mapping[str, int]
) -> Iterator[tuple[Community, Fraction]]:
    for community in reserve.communities:
        value = doubtful.measure(community, cost.get(community.id))
        if value is not None and not doubtful.low <= value <= doubtful.high:
            yield community, value


def _remedy(doubtful: Range, value: Fraction) -> str:
    if doubtful.cell == "floor_area_m2" and not TEN_THOUSAND[1] < value < TEN_THOUSAND[0]:
        return say(
            "Is the floor area in 万平方米 where m² is meant, or the reverse? It is off by about 10,000."
        )
    return say("Check the number and its unit; nothing to do if it is right.")


def _doubt_sources(desk: Desk, sources: tuple[Source, ...]) -> None:
    """Money without a unit is yuan; few sources have so little of it in a year."""
    for source in sources:
        small = {yuan: year for year, yuan in sorted(source.money.items(), reverse=True) if 0 < yuan < SMALL}
        for yuan, year in sorted(small.items(), key=lambda pair: pair[1]):
            desk.findings.warn(
                desk.place("funding", source.id, "amount", str(year)),
                say("{name}: {yuan} yuan", name=source.name, yuan=f"{yuan:,}"),
                say("usually {least} yuan or more", least=f"{SMALL:,}"),
                say("Write the unit: {yuan}万元, if that is meant.", yuan=yuan),
            )


def doubt_commitments(desk: Desk, sources: tuple[Source, ...], owed: Mapping[tuple[str, int], int]) -> None:
    """What is owed cannot be paid where it is more than all the money there has been by then."""
    for source in sources:
        for year in sorted(year for key, year in owed if key == source.id):
            due = sum(yuan for (key, y), yuan in owed.items() if key == source.id and y <= year)
            there = sum(yuan for y, yuan in source.money.items() if y <= year)
            if due > there:
                desk.findings.warn(
                    desk.place("commitments", source.id),
                    say(
                        "{name}: {due} yuan owed by {year}, {there} yuan of money",
                        name=source.name,
                        due=f"{due:,}",
                        year=year,
                        there=f"{there:,}",
                    ),
                    say("money for what is owed"),
                    say("No plan can pay it: check both amounts and their units."),
                )
                break


def _doubt_rows(desk: Desk, reserve: Reserve, years: tuple[int, ...]) -> None:
    for community in reserve.communities:
        row = reserve.rows[community.id]
        if not community.households or not community.floor_area_m2:
            cell = "floor_area_m2" if community.households else "households"
            desk.findings.warn(
                reserve.place(community.id, cell),
                say("{name}: 0", name=community.name),
                say("households and floor area above 0"),
                say("Fill in the figure; with 0 the community gains nothing."),
            )
        first = min(years, default=None)
        latest = row.planned_year if row.planned_year is not None else first
        if community.year_built is not None and latest is not None and community.year_built > latest:
            desk.findings.warn(
                reserve.place(community.id, "year_built"),
                say("{name}: built in {year}", name=community.name, year=community.year_built),
                say("before the plan ({year})", year=latest),
                say("Check the year."),
            )


def _doubt_namesakes(desk: Desk, reserve: Reserve) -> None:
    """One community in two rows under different ids."""
    alike: dict[tuple[str, str, str, int, Fraction], list[str]] = defaultdict(list)
    for c in reserve.communities:
        alike[c.district, c.subdistrict, c.name, c.households, c.floor_area_m2].append(c.id)
    for ids in alike.values():
        if len(ids) > 1:
            desk.findings.warn(
                reserve.place(ids[1]),
                say("rows alike but for their ids: {ids}", ids=some(ids)),
                say("each community once"),
                say("Delete one if they are the same community."),
            )


def _shown(value: Fraction) -> str:
    return f"{float(value):,.4g}" if value < 10 else f"{round(value):,}"
