"""What a mechanism does to one of the two answers: from a plan without it to a plan with it."""

from dataclasses import dataclass

from planner.pricing.interval import Change, change
from planner.pricing.outline import Movement, movement
from planner.pricing.question import Answer, End, Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The change of one goal, and what else moves."""

    change: Change
    movement: Movement
    nearest: bool  # proven: no plan as good has less that moves
    truncated: bool  # in one of the two areas or works were left out: its best is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One of the two plans is missing, and how that came."""

    end: End
    before: bool  # whether it is the plan the change starts from
    note: str = ""


Effect = Changed | Unknown
NOT_BEGUN = Missing("not begun")


def effect(before: Answer, after: Answer, *, backwards: bool = False) -> Effect:
    """From `before` to `after`, the one asked to stay near to the other; `backwards`: that is `before`."""
    if isinstance(after, Missing):
        return Unknown(end=after.end, before=False, note=after.note)
    if isinstance(before, Missing):
        return Unknown(end=before.end, before=True, note=before.note)
    return Changed(
        change=change(before.optimum, after.optimum),
        movement=movement(before.outline, after.outline),
        nearest=before.nearest if backwards else after.nearest,
        truncated=before.truncated or after.truncated,
    )
