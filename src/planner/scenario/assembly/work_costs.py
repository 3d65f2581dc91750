"""What a work costs: as a row states it, in parts or as one sum, else what its kind usually costs."""

from dataclasses import replace
from fractions import Fraction

from planner.locale import say
from planner.money import half_up
from planner.scenario import free_text
from planner.scenario.assembly.desk import Desk
from planner.scenario.tables.records import Record
from planner.scenario.types import Community
from planner.scenario.work_kinds import WORK_KINDS


def cost_of(desk: Desk, record: Record, kind: str, community: Community) -> dict[str, int | bool]:
    """Civil and equipment as given; `cost` alone is civil; with neither, what the kind usually costs."""
    civil, equipment, cost, other = (
        record.values.get(name) for name in ("civil", "equipment", "cost", "other")
    )
    if isinstance(other, int):
        return _with_other(desk, record, kind, community, other)
    if isinstance(civil, int) or isinstance(equipment, int):
        parts = {
            "civil": civil if isinstance(civil, int) else 0,
            "equipment": equipment if isinstance(equipment, int) else 0,
        }
        if isinstance(cost, int) and cost != sum(parts.values()):
            if isinstance(civil, int) and isinstance(equipment, int):
                desk.findings.error(
                    record.place("cost"),
                    say("a cost of {cost} yuan", cost=f"{cost:,}"),
                    say("civil + equipment = {total} yuan", total=f"{sum(parts.values()):,}"),
                    say("Correct one of the three."),
                )
            elif cost > sum(parts.values()):
                absent = "equipment" if isinstance(civil, int) else "civil"
                parts[absent] = cost - sum(parts.values())
        return {**parts}
    if isinstance(cost, int):
        return {"civil": cost}
    quantity = record.values.get("quantity")
    if kind in WORK_KINDS:
        usual = free_text.cost(kind, community)
        if isinstance(quantity, Fraction):
            usual = quantity * WORK_KINDS[kind].unit_cost
        return {"civil": half_up(usual), "estimated": True}
    desk.findings.error(
        record.place("cost"),
        say("no cost"),
        say("cost, or civil and equipment, or a known kind"),
        say("Fill in the cost, 0 where it costs nothing."),
    )
    return {}


def _with_other(
    desk: Desk, record: Record, kind: str, community: Community, other: int
) -> dict[str, int | bool]:
    """The same where part of the cost is other than construction: what is left is construction."""
    cost = record.values.get("cost")
    if isinstance(cost, int) and other > cost:
        desk.findings.error(
            record.place("other"),
            say("other costs of {yuan} yuan", yuan=f"{other:,}"),
            say("at most the cost of {yuan} yuan", yuan=f"{cost:,}"),
            say("Correct one of the two."),
        )
        return {}
    rest = {**record.values, "other": None}
    if isinstance(cost, int):
        rest["cost"] = cost - other
    return {**cost_of(desk, replace(record, values=rest), kind, community), "other": other}
