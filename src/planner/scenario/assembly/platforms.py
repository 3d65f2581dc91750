"""The "2+3+X" platforms: who is at the table of a community, and where somebody is missing."""

from collections.abc import Iterable

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, Register, blank, listed
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import some
from planner.scenario.lifts import MEMBERS, Lift, Platform
from planner.scenario.settings import LiftConsent
from planner.scenario.tables.headings import PLATFORMS


def platforms(desk: Desk, register: Register) -> tuple[Platform, ...]:
    """The 2+3+X platforms, one for each community."""
    table = desk.document.platforms
    records = desk.records(table, PLATFORMS, "platforms") if table is not None else None
    found: dict[str, Platform] = {}
    for record in records.rows if records else ():
        if blank(record, "community"):
            continue  # the table has said so
        word = str(record.values["community"])
        community = register.find(word, record.place("community"), desk.findings)
        if community is not None:
            members = {m: str(record.values[m]) for m in MEMBERS if not blank(record, m)}
            found[community] = Platform(community=community, members=members, others=listed(record, "others"))
    return tuple(found[key] for key in sorted(found))


def doubt_platforms(
    desk: Desk,
    reserve: Reserve,
    lifts: Iterable[Lift],
    met: tuple[Platform, ...],
    asked: tuple[LiftConsent, ...],
) -> None:
    """Where a complete platform is asked for lifts, who is missing from it."""
    having = {lift.community for lift in lifts}
    mine = [
        c
        for c in reserve.communities
        if c.id in having and any(consent.platform and consent.where.holds(c) for consent in asked)
    ]
    titles = {field.name: field.title for field in PLATFORMS}
    at = {platform.community: platform.missing for platform in met}
    lacking = {c.name: at.get(c.id, MEMBERS) for c in mine if at.get(c.id, MEMBERS)}
    if lacking:
        said = [
            say("{value} ({words})", value=name, words="、".join(titles[member] for member in missing))
            for name, missing in lacking.items()
        ]
        desk.findings.warn(
            desk.place("platforms"),
            say("PLATFORM_INCOMPLETE: {names}", names=some(said)),
            say("all five of 2+3: {members}", members=joined(titles[m] for m in MEMBERS)),
            say("No lift is planned there until the platform is complete."),
        )
