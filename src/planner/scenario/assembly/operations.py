"""What areas earn and cost once they operate: the rows of the table, and the settings of the ledgers."""

from collections.abc import Sequence
from typing import Any

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank, chosen
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.document.operations import LINES, LoanEntry, UpkeepEntry
from planner.scenario.findings import nearest
from planner.scenario.operations import (
    RATE,
    YEARS,
    Line,
    Loan,
    Management,
    Operating,
    Operation,
    Upkeep,
    fund_at,
    upkeep_at,
)
from planner.scenario.tables.headings import MANAGEMENT, OPERATIONS
from planner.scenario.tables.record import Record
from planner.scenario.types import Facility, Source, Work
from planner.scenario.work_kinds import kind_of

ALL = frozenset({"all", "全部", "所有", "*"})
MOST_YEARS = 50


def operations(
    desk: Desk, register: Register, facilities: tuple[Facility, ...], works: tuple[Work, ...]
) -> tuple[Operation, ...]:
    """The rows of the operations, sorted."""
    table = desk.document.operations
    records = desk.records(table, OPERATIONS, "operations", fill_down=("subject",)) if table else None
    found = []
    known = {facility.id for facility in facilities}
    for record in records.rows if records else ():
        if blank(record, "subject") or blank(record, "line"):
            continue  # the table has said so
        word = str(record.values["subject"])
        subject = word if word in known else register.find(word, record.place("subject"), desk.findings)
        line = chosen(desk, record, "line", LINES)
        if subject is None or line is None:
            continue
        given: dict[str, Any] = {
            name: record.values[name]
            for name in ("income", "cost", "once", "investment", "first", "years")
            if not blank(record, name)
        }
        if given.get("first") == 0:
            desk.findings.error(
                record.place("first"), say("0"), say("an operating year, from 1 on"), say("Correct it.")
            )
        work = _work(desk, record, subject, works)
        found.append(Operation(subject=subject, line=Line(line), work=work, **given))
    return tuple(sorted(found, key=_order))


def operating(
    desk: Desk, reserve: Reserve, register: Register, sources: tuple[Source, ...], *, earning: bool
) -> tuple[Operating, ...]:
    """The settings of the pool, in the order they are asked; where anything earns one is kept anyway."""
    found = []
    for i, entry in enumerate(desk.document.operation):
        _check_years(desk, entry.years, "operation", i)
        found.append(
            Operating(
                years=entry.years,
                rate=entry.rate,
                irr_cap=entry.irr_cap,
                must_balance=_sources(desk, entry.must_balance, sources, "operation", i, "must_balance"),
                loans=tuple(
                    loan
                    for k, terms in enumerate(entry.loans)
                    if (loan := _loan(desk, terms, sources, i, k)) is not None
                ),
                where=scope(desk, reserve, register, entry.where, "operation", i, "where"),
            )
        )
    if not found and earning:
        desk.findings.default(
            say(
                "operation absent: {years} years, discounted at {rate}%",
                years=YEARS,
                rate=f"{float(RATE * 100):g}",
            )
        )
        found.append(Operating())
    return tuple(found)


def upkeep(
    desk: Desk, reserve: Reserve, register: Register, sources: tuple[Source, ...]
) -> tuple[Upkeep, ...]:
    """The settings of the upkeep ledger, in the order they are asked."""
    found = []
    for i, entry in enumerate(desk.document.upkeep):
        _check_years(desk, entry.years, "upkeep", i)
        _check_fund(desk, entry, i)
        found.append(
            Upkeep(
                years=entry.years,
                fund=entry.fund,
                warranty=entry.warranty,
                must_balance=_sources(desk, entry.must_balance, sources, "upkeep", i, "must_balance"),
                where=scope(desk, reserve, register, entry.where, "upkeep", i, "where"),
            )
        )
    _doubt_funds(desk, reserve, found)
    return tuple(found)


def management(desk: Desk, register: Register) -> tuple[Management, ...]:
    """How communities are managed, each once, by id."""
    table = desk.document.management
    records = desk.records(table, MANAGEMENT, "management") if table else None
    found: dict[str, Management] = {}
    for record in records.rows if records else ():
        if blank(record, "community"):
            continue  # the table has said so
        key = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        if key is None:
            continue
        if key in found:
            desk.findings.error(
                record.place("community"),
                say("“{id}” a second time", id=key),
                say("each community once"),
                say("Delete one row."),
            )
            continue
        given: dict[str, Any] = {
            name: record.values[name]
            for name in ("committee", "fund_due", "fund_paid")
            if not blank(record, name)
        }
        found[key] = Management(community=key, **given)
    return tuple(found[key] for key in sorted(found))


def _order(row: Operation) -> tuple[object, ...]:
    return (
        *(row.subject, row.work, row.line.value, row.first, row.years or MOST_YEARS + 1),
        *(row.income, row.cost, row.once, row.investment),
    )


def _work(desk: Desk, record: Record, subject: str, works: tuple[Work, ...]) -> str:
    """The work of the community a row belongs to, by id or kind; "" where it names none."""
    if blank(record, "work"):
        return ""
    word = str(record.values["work"])
    own = [work.id for work in works if work.community == subject]
    wanted = word if word in own else kind_of(word)
    if wanted in own:
        return wanted
    desk.findings.error(
        record.place("work"),
        say("“{word}”", word=word),
        say("a work of {community}", community=subject),
        nearest(word, own),
    )
    return ""


def _sources(
    desk: Desk, names: Sequence[str], sources: tuple[Source, ...], *path: str | int
) -> frozenset[str]:
    """The sources named, or all of them."""
    known = {source.id for source in sources}
    if any(name.casefold() in ALL for name in names):
        return frozenset(known)
    for name in names:
        if name not in known and "funding" not in desk.broken:
            desk.findings.error(
                desk.place(*path),
                say("“{word}”", word=name),
                say("a source of funding, or 全部"),
                nearest(name, known),
            )
    return frozenset(names)


def _loan(desk: Desk, entry: LoanEntry, sources: tuple[Source, ...], i: int, k: int) -> Loan | None:
    path = ("operation", i, "loans", k)
    if not _sources(desk, [entry.source], sources, *path, "source") <= {source.id for source in sources}:
        return None
    if not 0 < entry.term <= MOST_YEARS or entry.grace >= entry.term:
        desk.findings.error(
            desk.place(*path, "term"),
            say("a term of {term} years with {grace} of grace", term=entry.term, grace=entry.grace),
            say("1 to {most} years, more than those of grace", most=MOST_YEARS),
            say("Correct one of the two."),
        )
        return None
    return Loan(
        source=entry.source,
        rate=entry.rate,
        term=entry.term,
        grace=entry.grace,
        at_end=entry.repaid == "at_end",
    )


def _check_years(desk: Desk, years: int | None, key: str, i: int) -> None:
    if years is not None and not 0 < years <= MOST_YEARS:
        desk.findings.error(
            desk.place(key, i, "years"),
            say("{years} operating years", years=years),
            say("1 to {most}", most=MOST_YEARS),
            say("Correct it."),
        )


def _doubt_funds(desk: Desk, reserve: Reserve, settings: Sequence[Upkeep]) -> None:
    """共建基金 is for years after the warranty: where the ledger has none it pays for nothing."""
    for i, setting in enumerate(settings):
        for community in reserve.communities if setting.fund else ():
            terms, fund = upkeep_at(settings, [community]), fund_at(settings, community)
            if setting.where.holds(community) and terms is not None and terms.years <= fund.warranty:
                desk.findings.warn(
                    desk.place("upkeep", i, "fund"),
                    say("an upkeep fund with {years} operating years", years=terms.years),
                    say("more than {warranty}, the years of the warranty", warranty=fund.warranty),
                    say("As it is the fund pays for nothing; raise the years, or leave the fund out."),
                )
                break


def _check_fund(desk: Desk, entry: UpkeepEntry, i: int) -> None:
    """共建基金: not below the least the scenario, or a mechanism, asks for."""
    if entry.fund is not None and entry.fund_least is not None and entry.fund < entry.fund_least:
        desk.findings.error(
            desk.place("upkeep", i, "fund"),
            say("{rate} yuan for each m²", rate=f"{float(entry.fund):g}"),
            say("at least {least}", least=f"{float(entry.fund_least):g}"),
            say("Raise it."),
        )
