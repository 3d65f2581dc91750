"""Lift subsidies by floors: stated, of another city, or the cap for every lift."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.assembly.years import by_year
from planner.scenario.document.resident_funds import LiftSubsidyEntry
from planner.scenario.findings import nearest, some
from planner.scenario.lifts import Lift, LiftSubsidy


@cache
def tables() -> Mapping[str, Mapping[int, int]]:
    """Floor tables of cities: name -> floors -> yuan."""
    text = files(__package__).joinpath("lift_tables.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[int, int]] = yaml.safe_load(text)
    return found


def lift_subsidies(
    desk: Desk, reserve: Reserve, register: Register, years: tuple[int, ...], tail: int
) -> list[LiftSubsidy]:
    """The subsidies in the order they are written."""
    found = []
    for i, entry in enumerate(desk.document.lift_subsidy):
        paying = range(years[0], years[-1] + tail + 1) if years else ()
        span = (years[0], years[-1] + tail) if years else (0, 9999)
        found.append(
            LiftSubsidy(
                id=entry.id,
                name=entry.name or entry.id,
                by_floors=_by_floors(desk, entry, i),
                cap=entry.cap,
                money=by_year(desk, entry.money, tuple(paying), *span, "lift_subsidy", str(i), "money"),
                kind=entry.kind,
                where=scope(desk, reserve, register, entry.where, "lift_subsidy", i, "where"),
            )
        )
        _doubt_allocated(desk, entry, i)
    return found


def _by_floors(desk: Desk, entry: LiftSubsidyEntry, i: int) -> Mapping[int, int]:
    """The floor table: stated, another city's, or the cap for every lift; it never falls."""
    table = dict(sorted(entry.floors.items()))
    if entry.like is not None:
        known = tables()
        if entry.like not in known:
            desk.findings.error(
                desk.place("lift_subsidy", i, "like"),
                say("“{word}”", word=entry.like),
                say("a city whose floor table we have"),
                nearest(entry.like, known),
            )
        elif not table:
            table = dict(known[entry.like])
            desk.findings.default(
                say("lift subsidy by floors as once printed for {city}: check it (估)", city=entry.like)
            )
    elif not table:
        table = {1: entry.cap}
        desk.findings.default(
            say(
                "lift subsidy without a table of floors: the cap of {yuan} yuan for every lift",
                yuan=f"{entry.cap:,}",
            )
        )
    amounts = list(table.values())
    if any(later < earlier for earlier, later in pairwise(amounts)):
        desk.findings.error(
            desk.place("lift_subsidy", i, "floors"),
            say("less for more floors"),
            say("amounts that do not fall as floors rise"),
            say("Correct the table."),
        )
    over = [floors for floors, yuan in table.items() if yuan > entry.cap]
    if over:
        desk.findings.error(
            desk.place("lift_subsidy", i, "floors"),
            say("{yuan} yuan for {floors} floors", yuan=f"{table[over[0]]:,}", floors=over[0]),
            say("at most the cap of {yuan} yuan for a lift", yuan=f"{entry.cap:,}"),
            say("Correct the table, or raise the cap."),
        )
    return table


def _doubt_allocated(desk: Desk, entry: LiftSubsidyEntry, i: int) -> None:
    """Allocated (下达) above cap x lifts completed pays for other lifts too; it is no sum paid (支付)."""
    if entry.allocated is None or entry.completed is None or entry.allocated <= entry.cap * entry.completed:
        return
    desk.findings.warn(
        desk.place("lift_subsidy", i, "allocated"),
        say(
            "ALLOCATED_EXCEEDS_CAP_X_COMPLETIONS: {yuan} yuan allocated, {n} lifts completed",
            yuan=f"{entry.allocated:,}",
            n=entry.completed,
        ),
        say("at most {yuan} yuan for so many", yuan=f"{entry.cap * entry.completed:,}"),
        say("Allocated (下达), transferred (拨付), paid (支付) differ; it pays for lifts of other years."),
    )


def doubt_floors(
    desk: Desk, reserve: Reserve, lifts: Sequence[Lift], subsidies: Iterable[LiftSubsidy]
) -> None:
    """Lifts that serve too few floors for any subsidy, or nobody knows how many."""
    for subsidy in subsidies:
        here = {c.id for c in reserve.communities if subsidy.where.holds(c)}
        least = min(subsidy.by_floors, default=0)
        low = [x for x in lifts if x.community in here and (x.floors is None or x.floors < least)]
        if low:
            desk.findings.warn(
                desk.place("lifts"),
                say(
                    "{n} lifts below the floor table of {name}: {lifts}",
                    n=len(low),
                    name=subsidy.name,
                    lifts=some(f"{x.community} {x.entrance} ({x.floors or '–'})" for x in low),
                ),
                say("{floors} floors or more", floors=least),
                say("They get no subsidy; correct the floors if that is not meant."),
            )
