"""One solve of a comparison, in words."""

from planner.comparison import Told
from planner.locale import say
from planner.report.compared.assumptions import names
from planner.report.compared.units import shown


def in_words(told: Told) -> str:
    """Which plan was given, or what was switched, and what came of it."""
    what = names(told.switched) if told.switched else told.label
    if isinstance(told.found, str):
        return say("{what}: {why}; together with the next", what=what, why=told.found)
    return say(
        "{what}: {households} households, {money} 万元",
        what=what,
        households=f"{told.found.households:,}",
        money=shown("yuan", told.found.cost),
    )
