"""The tables of a plan folder as headings and rows, from plan.json and the scenario alone.

Written and compared from the same place: `planner verify` makes them again and says where a file differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.locale import say
from planner.plan import Plan
from planner.report import funding_lines, ledger, operation_lines, words
from planner.report.document import AreaLine, Document
from planner.scenario.types import Category, Community, Scenario

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One csv file."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def all_tables(scenario: Scenario, document: Document) -> tuple[Table, ...]:
    """Every table, in the language in use."""
    plan = document.plan(scenario)
    return (
        communities(scenario, document, plan),
        waiting(scenario, document),
        rejected(scenario, document),
        areas(scenario, document),
        funding(scenario, document),
        funding_by_year(document, plan),
        checks(document),
        *operations(plan),
    )


def wan(yuan: int) -> Decimal:
    """万元 to the yuan, at least two decimals."""
    exact = Decimal(yuan) / 10_000
    return exact.quantize(Decimal("0.01")) if yuan % 100 == 0 else exact


def square_metres(area: Fraction) -> Decimal:
    """An area as tables show it, at most two decimals."""
    whole = area.numerator // area.denominator
    return Decimal(whole) if area == whole else Decimal(round(area * 100)) / 100


def names_of(scenario: Scenario, area: AreaLine) -> str:
    """The members of an area, joined by +."""
    return "+".join(words.community(scenario, c.id) for c in area.communities)


def in_order(document: Document) -> Iterator[tuple[int, AreaLine]]:
    """Every area with its year."""
    for year, batch in sorted(document.batches.items()):
        for area in batch.areas:
            yield year, area


def communities(scenario: Scenario, document: Document, plan: Plan) -> Table:
    """The listed communities (列入)."""
    paid: dict[str, int] = {}
    for a in plan.allocations:
        paid[a.subject] = paid.get(a.subject, 0) + a.amount
    rows = []
    for year, area in in_order(document):
        for line in area.communities:
            found = scenario.community[line.id]
            done = {w.id for w in line.works}
            works = [w for w in scenario.works_of[line.id] if w.id in done]
            rows.append(
                (
                    year,
                    *_who(found),
                    area.id,
                    names_of(scenario, area),
                    found.year_built,
                    found.buildings,
                    found.households,
                    square_metres(found.floor_area_m2),
                    *(
                        "、".join(words.kind(w.kind) for w in works if w.category is category)
                        for category in Category
                    ),
                    wan(sum(w.cost for w in works)),
                    wan(paid.get(line.id, 0)),
                    found.implementer,
                )
            )
    return Table(
        file="communities.csv",
        headings=(
            say("year"),
            *_who_headings(),
            say("area id"),
            say("area"),
            say("year built"),
            say("buildings"),
            say("households"),
            say("floor area (m²)"),
            *(say(words.CATEGORIES[category]) for category in Category),
            say("investment (万元)"),
            say("funded (万元)"),
            say("implementer"),
        ),
        rows=tuple(rows),
    )


def _who(found: Community) -> tuple[str, str, str, str]:
    return found.district, found.subdistrict, found.id, found.name


def _who_headings() -> tuple[str, str, str, str]:
    return say("district"), say("subdistrict"), say("community id"), say("community")


def waiting(scenario: Scenario, document: Document) -> Table:
    """The waiting list (候补), best first."""
    return Table(
        file="waiting.csv",
        headings=(
            say("rank"),
            *_who_headings(),
            say("households"),
            say("gain (points x households)"),
            say("fiscal money (万元)"),
            say("gain per 万元"),
            say("goal points lost if it were forced in"),
        ),
        rows=tuple(
            (
                rank,
                *_who(scenario.community[w.community]),
                w.households,
                w.gain,
                wan(w.fiscal),
                Decimal(round(Fraction(w.gain * 10_000 * 100, w.fiscal))) / 100 if w.fiscal else None,
                Decimal(round(w.reduced_cost * 100)) / 100,
            )
            for rank, w in enumerate(document.waiting, start=1)
            if w.community in scenario.community
        ),
    )


def rejected(scenario: Scenario, document: Document) -> Table:
    """Those that cannot be planned (不符合条件), a line for every reason."""
    return Table(
        file="rejected.csv",
        headings=(
            *_who_headings(),
            say("households"),
            say("rule"),
            say("reason"),
            say("code"),
            say("measured"),
            say("limit"),
            say("misses the limit by"),
        ),
        rows=tuple(
            (
                *_who(scenario.community[c]),
                scenario.community[c].households,
                words.rule_title(reason.rule),
                words.reason(reason),
                reason.code,
                words.measured(reason),
                words.limit(reason),
                "" if reason.near is None else words.percent(reason.near),
            )
            for c, reasons in sorted(document.rejected.items())
            if c in scenario.community
            for reason in reasons
        ),
    )


def areas(scenario: Scenario, document: Document) -> Table:
    """The areas (片区): members, and the works of the area itself."""
    rows = []
    for year, area in in_order(document):
        members = [scenario.community[c.id] for c in area.communities]
        own = sum(w.cost for w in area.works)
        cost = own + sum(
            work.cost
            for line in area.communities
            for work in scenario.works_of[line.id]
            if work.id in {w.id for w in line.works}
        )
        rows.append(
            (
                year,
                area.id,
                names_of(scenario, area),
                len(members),
                sum(c.buildings or 0 for c in members) or None,
                sum(c.households for c in members),
                square_metres(sum((c.floor_area_m2 for c in members), Fraction(0))),
                "、".join(words.kind(w.kind) for w in area.works),
                wan(own),
                wan(cost),
            )
        )
    return Table(
        file="areas.csv",
        headings=(
            say("year"),
            say("area id"),
            say("area"),
            say("communities"),
            say("buildings"),
            say("households"),
            say("floor area (m²)"),
            say("works of the area"),
            say("works of the area (万元)"),
            say("investment (万元)"),
        ),
        rows=tuple(rows),
    )


def funding(scenario: Scenario, document: Document) -> Table:
    """Who pays which yuan (资金筹措): subject, work, year, source, amount."""
    names = {area.id: names_of(scenario, area) for _, area in in_order(document)}
    kinds = {(c.id, w.id): w.kind for c in scenario.communities for w in scenario.works_of[c.id]}
    kinds |= {(area.id, w.id): w.kind for _, area in in_order(document) for w in area.works}
    return Table(
        file="funding.csv",
        headings=(
            say("subject id"),
            say("subject"),
            say("work"),
            say("year"),
            say("source id"),
            say("source"),
            say("amount (元)"),
        ),
        rows=tuple(
            (
                a.subject,
                names.get(a.subject) or words.community(scenario, a.subject),
                words.kind(kinds.get((a.subject, a.work), a.work)),
                a.year,
                a.source,
                words.source(scenario, a.source),
                a.amount,
            )
            for a in document.allocations
        ),
    )


def funding_by_year(document: Document, plan: Plan) -> Table:
    """Source by year: available, allocated, carried, lapsed, left (万元)."""
    scenario = plan.scenario
    rows: list[tuple[Cell, ...]] = []
    for line in ledger.lines(plan):
        certainty = scenario.source[line.source].certainty.get(line.year)
        rows.append(
            (
                words.source(scenario, line.source),
                line.year,
                say(words.CERTAINTIES[certainty]) if certainty else "",
                wan(line.new),
                wan(line.carried_in),
                wan(line.available),
                wan(line.committed),
                wan(line.allocated),
                wan(line.carried_out) if line.year < scenario.paying_years[-1] else wan(0),
                wan(line.lapsed),
                wan(line.carried_out) if line.year == scenario.paying_years[-1] else wan(0),
                wan(line.missing),
                funding_lines.why_left(plan, document.waiting, line),
            )
        )
    blank: tuple[Cell, ...] = (None, None)
    for paid in ledger.by_rule(plan):
        cap = wan(paid.cap) if paid.cap is not None else None
        name = words.source(scenario, paid.source)
        rows.append((name, paid.year, "", *blank, cap, None, wan(paid.amount), *blank, *blank, ""))
    rows += [
        (say("payments of later years"), year, "", *blank, None, None, wan(yuan), *blank, *blank, "")
        for year, yuan in ledger.later(plan).items()
    ]
    return Table(
        file="funding_by_year.csv",
        headings=(
            say("source"),
            say("year"),
            say("certainty"),
            say("new (万元)"),
            say("carried in (万元)"),
            say("available (万元)"),
            say("commitments (万元)"),
            say("allocated (万元)"),
            say("carried out (万元)"),
            say("lapsed (万元)"),
            say("unused (万元)"),
            say("overspent (万元)"),
            say("remarks"),
        ),
        rows=tuple(rows),
    )


def operations(plan: Plan) -> Iterator[Table]:
    """The operating ledgers, where any is kept."""
    if plan.scenario.operating or plan.scenario.upkeep:
        rows = tuple(operation_lines.rows(plan))
        yield Table(file="operations.csv", headings=operation_lines.headings(), rows=rows)


def checks(document: Document) -> Table:
    """Every rule measured on the plan."""
    return Table(
        file="checks.csv",
        headings=(
            say("rule"),
            say("subject"),
            say("measured"),
            say("sense"),
            say("limit"),
            say("slack"),
            say("kept"),
        ),
        rows=tuple(
            (
                words.rule_title(c.rule),
                words.subject(c.subject),
                words.number(c.rule, c.subject, c.value),
                words.sense(c.sense),
                words.number(c.rule, c.subject, c.limit),
                words.number(c.rule, c.subject, c.slack),
                say("yes") if c.ok else say("no"),
            )
            for c in document.checks
        ),
    )
