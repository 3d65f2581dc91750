"""Utilities (专营单位): their shares, where each holds, and the years of their own plans."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from planner.locale import joined, mark, say
from planner.scenario.assembly.desk import Desk, Register, blank, chosen
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.assembly.years import by_year
from planner.scenario.document.money import UtilityEntry
from planner.scenario.findings import nearest
from planner.scenario.scope import Scope
from planner.scenario.tables.headings import UTILITY_PLAN
from planner.scenario.tables.record import Record
from planner.scenario.types import Utility, Work
from planner.scenario.utility_modes import GRANTED, MODES

EVERY = "*"  # every utility that has works and is not named
_TITLES = {  # of the utilities kinds of works belong to
    "water": mark("water"),
    "gas": mark("gas"),
    "heat": mark("heat"),
    "power": mark("power"),
    "telecom": mark("telecom"),
}


def utilities(
    desk: Desk,
    years: tuple[int, ...],
    last: int,
    works: tuple[Work, ...],
    reserve: Reserve,
    register: Register,
) -> list[Utility]:
    """A payer for each setting of each utility; where several hold, the first counts."""
    owners = {work.utility for work in works} - {""}
    document = desk.document.utilities
    named = sorted(set(document) - {EVERY})
    rest = sorted(owners - set(named)) if EVERY in document else []
    plans = _plans(desk, register, {*named, *rest, *owners})
    found: list[Utility] = []
    for name, key in [(name, name) for name in named] + [(name, EVERY) for name in rest]:
        scopes: list[Scope] = []
        for i, entry in enumerate(document[key]):
            # one number holds in every year it may pay in, between and after the years of the plan too
            paying = tuple(range(years[0], last + 1)) if years else ()
            cap = by_year(desk, entry.cap, paying, years[0], last, "utilities", key, "cap") if years else {}
            civil, equipment = _shares(desk, key, entry)
            where = scope(desk, reserve, register, entry.where, "utilities", key, i, "where")
            found.append(
                Utility(
                    id=name if not i else f"{name}#{i + 1}",
                    name=entry.name
                    or (f"{name} ({where})" if str(where) and len(document[key]) > 1 else name),
                    civil_share=civil,
                    equipment_share=equipment,
                    cap=cap,
                    utility=name if i else "",
                    where=where,
                    unless=tuple(scopes),
                    plan=plans.get(name, {}),
                )
            )
            scopes.append(where)
    _check(desk, works, {*named, *rest})
    return found


def _shares(desk: Desk, key: str, entry: UtilityEntry) -> tuple[Fraction, Fraction]:
    """The shares of the civil and of the equipment part: none and all, unless stated."""
    if entry.share is not None and (entry.civil is not None or entry.equipment is not None):
        desk.findings.error(
            desk.place("utilities", key, "share"),
            say("share beside civil or equipment"),
            say("share (of both parts), or civil and equipment"),
            say("Delete one of them."),
        )
    civil = entry.share if entry.share is not None else entry.civil
    equipment = entry.share if entry.share is not None else entry.equipment
    return Fraction(0) if civil is None else civil, Fraction(1) if equipment is None else equipment


def _plans(desk: Desk, register: Register, known: set[str]) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """utility -> community -> the years its own plan holds it; a blank year leaves it to any year."""
    table = desk.document.utility_plan
    records = desk.records(table, UTILITY_PLAN, "utility_plan", fill_down=("utility",)) if table else None
    found: dict[str, dict[str, set[int]]] = {}
    free: set[tuple[str, str]] = set()
    for record in records.rows if records else ():
        if blank(record, "utility") or blank(record, "community"):
            continue  # the table has said so
        utility = str(record.values["utility"])
        if utility not in known:
            desk.findings.warn(
                record.place("utility"),
                say("no work belongs to the utility “{id}”", id=utility),
                say("the utility of some work"),
                nearest(utility, known),
            )
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        year = record.values.get("year")
        if community is not None and isinstance(year, int):
            found.setdefault(utility, {}).setdefault(community, set()).add(year)
        elif community is not None:
            free.add((utility, community))
    return {
        utility: {c: tuple(sorted(years)) for c, years in sorted(plan.items()) if (utility, c) not in free}
        for utility, plan in found.items()
    }


def _check(desk: Desk, works: tuple[Work, ...], stated: set[str]) -> None:
    """Works of a utility that is not listed are paid like any other, and that is said."""
    unlisted = [work for work in works if work.utility and work.utility not in stated]
    if unlisted:
        desk.findings.default(
            say(
                "专营单位 not under `utilities`: the utility pays 0 ({names}; {n} works)",
                names=joined(dict.fromkeys(_titled(key) for key in sorted({w.utility for w in unlisted}))),
                n=len(unlisted),
            )
        )
    unsplit = [work for work in works if work.utility and not work.equipment]
    if unsplit:
        desk.findings.default(
            say(
                "no equipment part: all is civil, of which a utility pays 0 unless stated ({n} works)",
                n=len(unsplit),
            )
        )
    for key in sorted(stated - {work.utility for work in works}):
        desk.findings.warn(
            desk.place("utilities", key),
            say("no work belongs to the utility “{id}”", id=key),
            say("the utility of some work"),
            nearest(key, {work.utility for work in works if work.utility}),
        )


def _titled(utility: str) -> str:
    return say(_TITLES[utility]) if utility in _TITLES else utility


def utility_money(desk: Desk, record: Record) -> dict[str, Any]:
    """How the utility puts in its part, what is agreed, and what public money takes its place."""
    mode = chosen(desk, record, "mode", MODES) or "own_works"
    agreed, granted = record.values.get("agreed"), record.values.get("granted")
    if isinstance(granted, int) and granted and mode in ("own_works", "co_fund"):
        desk.findings.error(
            record.place("granted"),
            say("{yuan} yuan of award, grant or relief", yuan=f"{granted:,}"),
            say("以奖代补, 税费减免 or 合作申报 beside it"),
            say("Correct 出资方式, or delete the amount."),
        )
    source = "" if blank(record, "grant_source") else str(record.values["grant_source"])
    if source and (mode not in GRANTED or not granted):
        desk.findings.error(
            record.place("grant_source"),
            say("the source “{id}”, and no award or joint grant it pays", id=source),
            say("以奖代补 or 合作申报, with the amount"),
            say("Fill in 出资方式 and 奖补金额, or delete the source."),
        )
    return {
        "mode": mode,
        "grant_source": source,
        "agreed": agreed if isinstance(agreed, int) else None,
        "granted": granted if isinstance(granted, int) else 0,
    }
