"""What names one setting of a list, as in `capacity: [{of: communities, by: district, name: 市南区}]`."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from planner.scenario.calendar_settings import Bundle, Step
from planner.scenario.operations import Loan
from planner.scenario.settings import Capacity, Equity, Link, Spending, Task, UtilityFloor
from planner.scenario.settings_residents import Decided, Designers, Tier
from planner.scenario.spaces import SpaceUse

_NAMED_BY: Mapping[type, tuple[str, ...]] = {
    Capacity: ("of", "by", "name", "year", "where"),
    Equity: ("of", "by"),
    UtilityFloor: ("base", "where"),
    Task: ("of", "year"),
    Link: ("first", "then"),
    Spending: ("first", "last", "kinds", "where"),
    Decided: ("step", "where"),
    Designers: ("by", "where"),
    Tier: ("contribution",),
    Loan: ("source",),
    Bundle: ("name", "where"),
    Step: ("below",),
    SpaceUse: ("community", "work"),
}


def names(settings: Sequence[Any]) -> dict[str, Any]:
    """Settings of a list by their names, in their order; what is as it is by default is not named.

    A lone setting that says nothing by name is called "".
    """
    found: dict[str, Any] = {}
    for setting in settings:
        name = _name(setting)
        unique, count = name, 1
        while unique in found:
            count += 1
            unique = f"{name}#{count}"
        found[unique] = setting
    return found


def _name(setting: Any) -> str:
    """All that names a setting; by default it is where it holds."""
    attributes = _NAMED_BY.get(type(setting), ("where",))
    plain = {f.name: f.default for f in fields(setting) if f.default is not MISSING}
    said = [
        "、".join(sorted(value)) if isinstance(value, frozenset) else str(value)
        for attribute in attributes
        if (value := getattr(setting, attribute, None)) not in (None, plain.get(attribute, MISSING))
    ]
    return " ".join(word for word in said if word)
