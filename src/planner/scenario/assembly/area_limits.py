"""What may be merged as the solver's settings; what the scenario leaves out is said."""

from typing import Any

from planner.locale import say
from planner.scenario.assembly.desk import Desk, Register
from planner.scenario.assembly.pairs import pairs
from planner.scenario.settings import AreaLimits


def limits(desk: Desk, register: Register) -> AreaLimits:
    """What may be merged; keys left out keep their default."""
    entry = desk.document.areas
    stated: dict[str, Any] = {
        name: getattr(entry, name)
        for name in (
            *("max_members", "max_households", "same_subdistrict", "drawn", "project_cost"),
            *("max_candidates", "package_min_households"),
        )
        if name in entry.model_fields_set
    }
    if stated.get("max_members") == 0:
        desk.findings.error(
            desk.place("areas", "max_members"), say("0"), say("1 or more"), say("Write 1 for no merging.")
        )
    if "project_cost" not in stated:
        desk.findings.default(say("fixed cost of a project absent: 0"))
    return AreaLimits(
        max_distance_m=entry.max_distance,
        together=pairs(desk, register, entry.together, "areas", "together"),
        apart=pairs(desk, register, entry.apart, "areas", "apart"),
        **stated,
    )
