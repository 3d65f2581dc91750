"""Where in scenario.yaml each part of a resolved scenario is said, and what names a row of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Residents, Scenario, Source, Utility

Row = tuple[str, ...]  # what names a row: a community's id, the two ends of an edge …


@dataclass(frozen=True, slots=True)
class Section:
    """A field of `Scenario`, and the key of scenario.yaml that fills it.

    `named_by` are the attributes that name a row of it; rows of a section that is `written` stand in
    scenario.yaml under their names, other rows in a table of their own.
    """

    field: str
    key: str
    named_by: tuple[str, ...] = ()
    written: bool = False


SECTIONS = (
    Section("communities", "communities", ("id",)),
    Section("works", "works", ("community", "id")),
    Section("edges", "adjacency", ("a", "b")),
    Section("corridors", "corridors", ("id",)),
    Section("programmes", "programmes", ("id",)),
    Section("facilities", "facilities", ("id",)),
    Section("standards", "standards", ("id",), written=True),
    Section("spaces", "spaces", ("id",)),
    Section("contracts", "contracts", ("community", "work")),
    Section("stages", "stages", ("programme",)),
    Section("governance", "governance", ("community",)),
    Section("subdistricts", "subdistricts", ("district", "name")),
    Section("lifts", "lifts", ("community", "work", "entrance")),
    Section("platforms", "platforms", ("community",)),
    Section("resident_payments", "resident_payments", ("community", "channel", "kind", "item")),
    Section("operations", "operations", ("subject", "line", "work")),
    Section("management", "management", ("community",)),
    Section("property_fees", "property_fees", ("community",)),
    Section("property_packages", "property_packages", ("where",), written=True),
    Section("progress", "progress", ("community",)),
    Section("targets", "targets"),
    Section("years", "years"),
    Section("sources", "funding", ("id",), written=True),
    Section("payers", "payers", ("id",), written=True),
    Section("operating", "operation", ("where",), written=True),
    Section("upkeep", "upkeep", ("where",), written=True),
    Section("commitments", "commitments"),
    Section("payment", "payment"),
    Section("unfunded", "unfunded"),
    Section("limits", "areas"),
    Section("rules", "rules"),
    Section("mechanisms", "mechanisms", ("name", "where"), written=True),
    Section("calendar", "calendar"),
    Section("published", "previous_plan"),
    Section("indicators", "indicators", ("id",)),
    Section("discount", "discount"),
    Section("goals", "goals"),
)
"""All a scenario asks, in the order it is explained: the reserve, the money, the rules, how plans are judged.

Not here is what asks nothing: the name, the language, notes, and what is computed from the rest.
"""

_PAYERS: Mapping[type, str] = {
    Utility: "utilities",
    Residents: "residents",
    Private: "private",
    LiftSubsidy: "lift_subsidy",
    ResidentFund: "resident_funds",
}
_SPELLED: Mapping[str, str] = {
    "max_distance_m": "max_distance",
    "civil_share": "civil",
    "equipment_share": "equipment",
    "per_m2": "rate",
    "by_floors": "floors",
    "carry_years": "carry_over",
    "beyond": "over_programming",
    "certainty": "status",
    "term_years": "term",
    "grace_years": "grace",
    "share_cap": "cap_share",
}


def key_of(section: Section, row: object) -> str:
    """The key a row is written under: who pays by rule stands under one of five."""
    return _PAYERS[type(row)] if section.field == "payers" else section.key


def spelled(attribute: str, row: object = None) -> str:
    """An attribute as scenario.yaml, or the heading of a table, spells it."""
    if attribute == "rate" and isinstance(row, Source):
        return "interest"
    return _SPELLED.get(attribute, attribute)


def rows_of(section: Section, rows: Iterable[Any]) -> dict[Row, Any]:
    """The rows by what names them; of rows with the same names the second is #2, the third #3."""
    found: dict[Row, Any] = {}
    for row in rows:
        name = tuple(str(getattr(row, attribute)) for attribute in section.named_by)
        unique, count = name, 1
        while unique in found:
            count += 1
            unique = (*name, f"#{count}")
        found[unique] = row
    return found


def file_of(scenario: Scenario, key: str) -> str:
    """The file that says what stands under a key: the table named there, else the scenario file itself.

    Empty where the scenario does not know what it was read from.
    """
    named = next((file.name for file in scenario.inputs if file.key == key), None)
    if named is not None:
        return named
    first = next(iter(scenario.inputs), None)
    return first.name if first is not None and not first.key else ""
