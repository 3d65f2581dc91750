"""Contracts of pipe works (管线七个一), and special programmes step by step (五同步)."""

from collections.abc import Collection

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register, blank
from planner.scenario.assembly.spaces import find_work, work_ids
from planner.scenario.contracts import ROLES, PipeContract
from planner.scenario.stages import GATES, SYNCS, Stages
from planner.scenario.tables.headings import CONTRACTS, STAGES
from planner.scenario.types import Work


def contracts(desk: Desk, register: Register, works: Collection[Work]) -> tuple[PipeContract, ...]:
    """Every pipe work's contracts, by community and work."""
    table = desk.document.contracts
    records = desk.records(table, CONTRACTS, "contracts") if table is not None else None
    ids = work_ids(works)
    found: dict[tuple[str, str], PipeContract] = {}
    for record in records.rows if records else ():
        if blank(record, "community") or blank(record, "work"):
            continue  # the table has said so
        community = register.find(str(record.values["community"]), record.place("community"), desk.findings)
        work = None if community is None else find_work(desk, record, community, ids)
        if community is None or work is None:
            continue
        if (community, work) in found:
            desk.findings.error(
                record.place("work"),
                say("{work} of {community} a second time", work=work, community=community),
                say("each pipe work once"),
                say("Delete one of the two rows."),
            )
        requested = record.values.get("requested")
        found[community, work] = PipeContract(
            community=community,
            work=work,
            requested=requested if isinstance(requested, int) else None,
            **{role: str(record.values.get(role) or "") for role in ROLES},
        )
    return tuple(found[key] for key in sorted(found))


def stages(desk: Desk, programmes: Register) -> tuple[Stages, ...]:
    """Every programme's steps and gates."""
    table = desk.document.stages
    records = desk.records(table, STAGES, "stages") if table is not None else None
    found: dict[str, Stages] = {}
    for record in records.rows if records else ():
        values = record.values
        if blank(record, "programme"):
            continue  # the table has said so
        key = programmes.find(str(values["programme"]), record.place("programme"), desk.findings)
        if key is None:
            continue
        if key in found:
            desk.findings.error(
                record.place("programme"),
                say("“{id}” a second time", id=key),
                say("each programme once"),
                say("Delete one of the two rows."),
            )
        found[key] = Stages(
            programme=key,
            in_sync=frozenset(step for step in SYNCS if values.get(step)),
            due={gate: str(values[f"{gate}_due"]) for gate in GATES if values.get(f"{gate}_due")},
            done={gate: str(values[f"{gate}_done"]) for gate in GATES if values.get(f"{gate}_done")},
        )
    return tuple(found[key] for key in sorted(found))
