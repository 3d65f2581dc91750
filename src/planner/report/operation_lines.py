"""The operating ledgers in lines: a row for each area and year, and the sentence of the summary."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planner.locale import mark, say
from planner.money import wan
from planner.operations import AreaLedger, ledgers
from planner.operations.ledger import Year
from planner.plan import Plan
from planner.report import words
from planner.report.columns import wrap
from planner.scenario.operations import POOL, SOURCES, Line

TITLES = {
    Line.PARKING: mark("parking (万元)"),
    Line.ROOMS: mark("rooms (万元)"),
    Line.ADVERTISING: mark("advertising (万元)"),
    Line.SERVICES: mark("services (万元)"),
    Line.CONSTRUCTION: mark("construction profit (万元)"),
    Line.RESIDENTS: mark("upkeep paid by residents (万元)"),
    Line.FIRMS: mark("upkeep paid by firms (万元)"),
    Line.OWNERS: mark("upkeep paid by property owners (万元)"),
    Line.FACILITIES: mark("upkeep paid from facilities (万元)"),
}


def headings() -> tuple[str, ...]:
    """The headings of operations.csv."""
    return (
        say("area id"),
        say("area"),
        say("year"),
        say("operating year"),
        *(say(TITLES[line]) for line in POOL),
        say("operating cost (万元)"),
        say("operator's investment (万元)"),
        say("net operating income (万元)"),
        say("debt service (万元)"),
        say("debt service cover (net operating income ÷ principal and interest)"),
        say("gross income ÷ principal and interest (not a debt service cover)"),
        *(say(TITLES[line]) for line in SOURCES),
        say("upkeep fund (万元)"),
        say("surplus beyond the cap, to upkeep (万元)"),
        say("upkeep cost (万元)"),
        say("left for upkeep (万元)"),
    )


def rows(plan: Plan) -> Iterator[tuple[str | int | Decimal | None, ...]]:
    """A row for each area and year; year 0 is completion."""
    members = {area.id: area.members for area in plan.areas}
    for ledger in ledgers(plan):
        name = "+".join(words.community(plan.scenario, c) for c in members[ledger.area])
        for year in ledger.years:
            yield (ledger.area, name, year.year, year.number, *_amounts(year))


def _amounts(year: Year) -> Iterator[str | Decimal | None]:
    pool = [year.income.get(line, 0) for line in POOL]
    upkeep = [year.income.get(line, 0) for line in SOURCES]
    yield from map(_wan, (*pool, year.cost, year.investment, year.net, year.service))
    yield _ratio(year.cover)
    yield _ratio(year.gross_to_service)
    yield from map(_wan, (*upkeep, year.fund, year.surplus, year.upkeep, year.left_for_upkeep))


def _wan(yuan: int) -> Decimal:
    exact = Decimal(yuan) / 10_000
    return exact.quantize(Decimal("0.01")) if yuan % 100 == 0 else exact


def _ratio(value: Fraction | None) -> str | None:
    """A cover to two decimals, rounded down: 1.199 does not read 1.20."""
    return None if value is None else f"{float(value * 100 // 1) / 100:.2f}"


def sentence(plan: Plan) -> list[str]:
    """The line of the summary; none where no ledger is kept."""
    found = ledgers(plan)
    if not found:
        return []
    parts = [*_of_pools(found), *_of_debt(found), *_of_upkeep(found)]
    return wrap(say("Operation: {parts} (operations.csv)", parts=say("; ").join(parts)), 80)


def _of_pools(found: tuple[AreaLedger, ...]) -> Iterator[str]:
    pools = [ledger for ledger in found if ledger.worth is not None]
    if pools:
        worth = [ledger.worth for ledger in pools if ledger.worth is not None]
        yield say(
            "the pools are worth {amount} 万元 in {n} areas, 0 or more in {good}",
            n=len(pools),
            amount=wan(sum(worth)),
            good=sum(1 for yuan in worth if yuan >= 0),
        )
    excess = [ledger for ledger in pools if ledger.excess]
    if excess:
        yield say(
            "{n} areas earn more than the cap: the public contribution can fall by {returned} 万元 "
            "(the plan's money is not changed), {surplus} 万元 go to upkeep",
            n=len(excess),
            returned=wan(sum(ledger.returned for ledger in excess)),
            surplus=wan(sum(ledger.surplus for ledger in excess)),
        )


def _of_debt(found: tuple[AreaLedger, ...]) -> Iterator[str]:
    owed: dict[int, tuple[int, int]] = {}
    for year in (year for ledger in found for year in ledger.years):
        net, service = owed.get(year.year, (0, 0))
        owed[year.year] = net + year.net, service + year.service
    covers = [Fraction(net, service) for net, service in owed.values() if service]
    if covers:
        yield say(
            "debt service cover at least {cover} (net operating income ÷ principal and interest)",
            cover=_ratio(min(covers)),
        )


def _of_upkeep(found: tuple[AreaLedger, ...]) -> Iterator[str]:
    kept_up = [ledger.upkeep for ledger in found if ledger.upkeep is not None]
    if kept_up:
        yield say(
            "upkeep is covered in {good} of {n} areas",
            good=sum(1 for yuan in kept_up if yuan >= 0),
            n=len(kept_up),
        )
