"""The years of a plan, and how what starts in one is paid over it and the years after."""

from fractions import Fraction

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk
from planner.scenario.document.year_keys import LONGEST
from planner.scenario.types import Source


def planned(desk: Desk) -> tuple[int, ...]:
    """The years of the plan, each once and in order."""
    given = desk.document.years
    place = desk.place("years")
    if not given:
        if "years" not in desk.broken:
            found = say("“{key}” is missing", key="years") if given is None else say("no year")
            desk.findings.error(
                place, found, say("one year or more"), say("Add a line “years: [2026, 2027, 2028]”.")
            )
        return ()
    if len(set(given)) < len(given):
        desk.findings.error(place, say("a year twice"), say("each year once"), say("Delete one of the two."))
    years = tuple(sorted(set(given)))
    if years[-1] - years[0] >= LONGEST:
        desk.findings.error(
            place,
            say("{first} to {last}", first=years[0], last=years[-1]),
            say("at most {n} years", n=LONGEST),
            say("Correct the years."),
        )
    elif years[-1] - years[0] >= len(years):
        missing = joined(str(year) for year in range(years[0], years[-1]) if year not in years)
        desk.findings.warn(
            place,
            say("years with gaps: {years}", years=missing),
            say("years in a row"),
            say("Add them if they count."),
        )
    return years


def payment_profile(desk: Desk) -> tuple[Fraction, ...]:
    """The share paid in the start year, the year after …: all at once unless the scenario says else."""
    shares = desk.document.payment
    if "payment" in desk.broken:
        return (Fraction(1),)
    if shares is None:
        desk.findings.default(say("payment absent: all is paid in the start year"))
        return (Fraction(1),)
    if sum(shares) != 1:
        desk.findings.error(
            desk.place("payment"),
            say("shares that sum to {total}%", total=f"{float(sum(shares) * 100):g}"),
            say("shares that sum to 100%"),
            say("Correct them, for example [60%, 40%]."),
        )
    while len(shares) > 1 and not shares[-1]:
        shares = shares[:-1]
    return tuple(shares)


def check_tail(desk: Desk, years: tuple[int, ...], tail: int, pool: tuple[Source, ...]) -> None:
    """Payments after the last year need money too: without any, what starts last looks cheap."""
    later = range(years[-1] + 1, years[-1] + 1 + tail) if years else ()
    unstated = [year for year in later if not any(year in source.money for source in pool)]
    if unstated:
        desk.findings.warn(
            desk.place("payment"),
            say("payments in {years}, and no money stated there", years=joined(unstated)),
            say("money of those years, which only pays what started before"),
            say("Without it what starts last looks cheap, and starts pile up there. State it under funding."),
        )
