"""Standards of facilities, and property service: packages wanted, fees collected."""

from fractions import Fraction

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.property_service import PropertyFees, PropertyPackages
from planner.scenario.standards import FacilityStandard
from planner.scenario.tables.headings import PROPERTY_FEES


def standards(desk: Desk, reserve: Reserve, register: Register) -> tuple[FacilityStandard, ...]:
    """How much of a facility there should be, as written."""
    return tuple(
        FacilityStandard(
            id=entry.id,
            of=entry.of,
            kinds=frozenset(entry.kinds),
            per=entry.per,
            m2=entry.m2,
            activity_share=Fraction(0) if entry.activity_share is None else entry.activity_share,
            where=scope(desk, reserve, register, entry.where, "standards", i, "where"),
        )
        for i, entry in enumerate(desk.document.standards)
    )


def packages(desk: Desk, reserve: Reserve, register: Register) -> tuple[PropertyPackages, ...]:
    """The packages wanted, as written."""
    entries = desk.document.property_packages
    if entries and reserve.complete and "has_property_service" not in reserve.columns:
        desk.findings.error(
            desk.place("property_packages"),
            say("property packages, and nothing that says who has property service"),
            say("有无物业 in the table of communities"),
            say("Add the column, or take the packages out."),
        )
    return tuple(
        PropertyPackages(
            min_households=entry.min_households,
            within_m=entry.within,
            where=scope(desk, reserve, register, entry.where, "property_packages", i, "where"),
        )
        for i, entry in enumerate(entries)
    )


def fees(desk: Desk, register: Register) -> tuple[PropertyFees, ...]:
    """Fees by community; several rows of one community add up."""
    table = desk.document.property_fees
    records = desk.records(table, PROPERTY_FEES, "property_fees") if table is not None else None
    due: dict[str, int] = {}
    collected: dict[str, int] = {}
    for record in records.rows if records else ():
        values = record.values
        paid, owed = values.get("collected"), values.get("due")
        if not isinstance(paid, int) or not isinstance(owed, int):
            continue  # the table has said so
        community = register.find(str(values.get("community")), record.place("community"), desk.findings)
        if paid > owed:
            desk.findings.error(
                record.place("collected"),
                say("{paid} yuan collected of {due} due", paid=f"{paid:,}", due=f"{owed:,}"),
                say("no more than is due"),
                say("Correct one of the two."),
            )
        elif community is not None:
            due[community] = due.get(community, 0) + owed
            collected[community] = collected.get(community, 0) + paid
    return tuple(PropertyFees(community=c, due=due[c], collected=collected[c]) for c in sorted(due))
