"""The mechanisms a scenario names: their parameters in force, and whether their columns are there."""

from collections.abc import Mapping, Sequence

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.reserve import Reserve
from planner.scenario.assembly.scope import scope
from planner.scenario.document.document import ChosenEntry
from planner.scenario.tables import headings
from planner.scenario.tables.fields import Field
from planner.scenario.types import Chosen

TABLES: Mapping[str, Sequence[Field]] = {
    "communities": headings.COMMUNITIES,
    "works": headings.WORKS,
    "adjacency": headings.EDGES,
    "corridors": headings.CORRIDORS,
    "programmes": headings.PROGRAMMES,
    "facilities": headings.FACILITIES,
    "spaces": headings.SPACES,
    "contracts": headings.CONTRACTS,
    "stages": headings.STAGES,
    "property_fees": headings.PROPERTY_FEES,
    "indicators": headings.INDICATORS,
    "lifts": headings.LIFTS,
    "platforms": headings.PLATFORMS,
    "resident_payments": headings.RESIDENT_PAYMENTS,
    "utility_plan": headings.UTILITY_PLAN,
    "governance": headings.GOVERNANCE,
    "subdistricts": headings.SUBDISTRICTS,
    "progress": headings.PROGRESS,
    "operations": headings.OPERATIONS,
    "management": headings.MANAGEMENT,
}


def mechanisms(desk: Desk, reserve: Reserve, register: Register) -> tuple[Chosen, ...]:
    """The uses of mechanisms in the order they are written."""
    found = []
    for i, entry in enumerate(desk.document.mechanisms):
        _check_columns(desk, entry, i)
        found.append(
            Chosen(
                code=entry.code,
                name=entry.name,
                parameters={key: _text(value) for key, value in sorted(entry.parameters.items())},
                where=scope(desk, reserve, register, entry.where, "mechanisms", i, "where"),
            )
        )
    return tuple(found)


def _text(value: object) -> str:
    """A parameter as it is written; a list is its items."""
    return joined(str(item) for item in value) if isinstance(value, list) else str(value)


def _check_columns(desk: Desk, entry: ChosenEntry, i: int) -> None:
    """A mechanism without the columns it reads says which columns of which table it needs."""
    for table, fields in entry.reads.items():
        if table in desk.broken:
            continue
        have = desk.columns.get(table, frozenset())
        missing = [field for field in fields if not have.intersection(field.split("|"))]
        if missing:
            titles = {field.name: field.title for field in TABLES[table]}
            desk.findings.error(
                desk.place("mechanisms", i),
                say("mechanism {name} ({code}) without its data", name=entry.name, code=entry.code),
                say(
                    "the columns {columns} in {table}",
                    columns=joined(_title(field, titles) for field in missing),
                    table=_named(desk, table),
                ),
                say("Add them, or take the mechanism out."),
            )


def _title(field: str, titles: Mapping[str, str]) -> str:
    """Headings of a field, either of two where the mechanism takes either."""
    return "/".join(f"{titles[name]} ({name})" for name in field.split("|"))


def _named(desk: Desk, table: str) -> str:
    """The table, with its file where it has one."""
    entry = getattr(desk.document, table)
    file = getattr(entry, "file", None) or getattr(getattr(entry, "edges", None), "file", None)
    return f"{table} ({file})" if file else table
