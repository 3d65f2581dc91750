"""How residents organise and decide: the table of governance and the table of subdistricts."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, Register, blank, listed
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.findings import nearest
from planner.scenario.governance import STEP_SPELLINGS, STEPS, Governance
from planner.scenario.subdistricts import Subdistrict
from planner.scenario.tables.headings import GOVERNANCE, SUBDISTRICTS
from planner.scenario.tables.record import Record
from planner.scenario.types import Community

COPIED = (
    *("party_org", "committee_members", "committee_party_members", "members", "posts"),
    *("contributed", "survey_responses", "issues"),
)
COUNTED = {  # rate -> how many households it counts
    "participation": "participants",
    "support": "supporters",
    "contribution": "contributors",
    "property_coverage": "covered",
}
SAME = Fraction(1, 1000)  # a written rate is rounded
SPELLED = {word.casefold(): step for step, words in STEP_SPELLINGS.items() for word in (step, *words)}


def governance(desk: Desk, reserve: Reserve, register: Register) -> tuple[Governance, ...]:
    """What the table says of each community, by id."""
    table = desk.document.governance
    records = desk.records(table, GOVERNANCE, "governance") if table is not None else None
    known = {c.id: c for c in reserve.communities}
    found: dict[str, Governance] = {}
    for record in records.rows if records is not None else ():
        if blank(record, "community"):
            continue  # the table has said so
        key = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        if key is not None and key in found:
            _twice(desk, record, "community", key)
        elif key is not None:
            found[key] = _governance(desk, record, known[key])
    return tuple(found[key] for key in sorted(found))


def subdistricts(desk: Desk, reserve: Reserve) -> tuple[Subdistrict, ...]:
    """Every subdistrict of the table, by district and name; one nobody lives in is worth a word."""
    table = desk.document.subdistricts
    records = desk.records(table, SUBDISTRICTS, "subdistricts") if table is not None else None
    found: dict[tuple[str, str], Subdistrict] = {}
    inhabited = {(c.district, c.subdistrict) for c in reserve.communities}
    for record in records.rows if records is not None else ():
        if blank(record, "name"):
            continue  # the table has said so
        name, district = str(record.values["name"]), str(record.values.get("district") or "")
        if (district, name) in found:
            _twice(desk, record, "name", name)
            continue
        given: dict[str, Any] = {
            key: record.values[key]
            for key in ("designer_team", "chief_designer", "team", "projects_per_year")
            if not blank(record, key)
        }
        found[district, name] = Subdistrict(name=name, district=district, **given)
        if not any(name == there and district in ("", d) for d, there in inhabited) and reserve.complete:
            desk.findings.warn(
                record.place("name"),
                say("“{word}” has no community", word=name),
                say("a name in the table of communities"),
                nearest(name, {there for _, there in inhabited} - {""}),
            )
    return tuple(found[key] for key in sorted(found))


def _governance(desk: Desk, record: Record, community: Community) -> Governance:
    given: dict[str, Any] = {key: record.values[key] for key in COPIED if not blank(record, key)}
    rates: dict[str, Any] = {
        rate: _rate(desk, record, rate, count, community) for rate, count in COUNTED.items()
    }
    members, of_party = (record.values.get(key) for key in ("committee_members", "committee_party_members"))
    if isinstance(members, int) and isinstance(of_party, int) and of_party > members:
        desk.findings.error(
            record.place("committee_party_members"),
            say("{n} Party members", n=of_party),
            say("at most the {n} members of the committee", n=members),
            say("Correct one of the two."),
        )
    return Governance(
        community=community.id,
        **given,
        **rates,
        contribution_by_amount=_by_amount(desk, record),
        contribution_per_m2=_per_m2(desk, record, community),
        steps=tuple(step for word in listed(record, "steps") if (step := _step(desk, record, word))),
    )


def _rate(desk: Desk, record: Record, rate: str, count: str, community: Community) -> Fraction | None:
    """A rate as written, or as its count of households says; both must say the same."""
    written, counted = record.values.get(rate), record.values.get(count)
    if not isinstance(counted, int):
        return written if isinstance(written, Fraction) else None
    if counted > community.households:
        desk.findings.error(
            record.place(count),
            say("{n} households", n=counted),
            say("at most its {n} households", n=community.households),
            say("Correct one of the two."),
        )
        return None
    found = Fraction(counted, community.households) if community.households else Fraction(0)
    if isinstance(written, Fraction) and abs(written - found) > SAME:
        desk.findings.error(
            record.place(rate),
            say("a rate of {rate}%", rate=f"{float(written * 100):g}"),
            say("{count} of {n} households", count=counted, n=community.households),
            say("Correct one of the two."),
        )
    return found


def _by_amount(desk: Desk, record: Record) -> Fraction | None:
    paid, due = record.values.get("contributed"), record.values.get("contribution_due")
    if not isinstance(paid, int) or not isinstance(due, int) or not due:
        return None
    if paid > due:
        desk.findings.error(
            record.place("contributed"),
            say("{paid} yuan of {due} yuan asked", paid=f"{paid:,}", due=f"{due:,}"),
            say("no more than is asked"),
            say("Correct one of the two."),
        )
    return Fraction(paid, due)


def _per_m2(desk: Desk, record: Record, community: Community) -> Fraction | None:
    """Yuan per m² as written, else what was committed over the floor area."""
    written, paid = record.values.get("contribution_per_m2"), record.values.get("contributed")
    if isinstance(written, Fraction):
        if written < 0:
            desk.findings.error(
                record.place("contribution_per_m2"),
                say("a negative rate: {text}", text=f"{float(written):g}"),
                say("0 or more"),
                say("Remove the minus sign."),
            )
        return written
    if isinstance(paid, int) and community.floor_area_m2:
        return paid / community.floor_area_m2
    return None


def _step(desk: Desk, record: Record, word: str) -> str | None:
    step: str | None = SPELLED.get(word.casefold())
    if step is None:
        names: Mapping[str, str] = {words[0]: words[0] for words in STEP_SPELLINGS.values()}
        desk.findings.error(
            record.place("steps"),
            say("“{word}”", word=word),
            say("steps of the decision: {words}", words=joined(names)),
            nearest(word, names, {w: STEP_SPELLINGS[s][0] for w, s in SPELLED.items()}),
        )
    assert step is None or step in STEPS
    return step


def _twice(desk: Desk, record: Record, field: str, key: str) -> None:
    desk.findings.error(
        record.place(field),
        say("“{id}” a second time", id=key),
        say("each id once"),
        say("Rename or delete one."),
    )
