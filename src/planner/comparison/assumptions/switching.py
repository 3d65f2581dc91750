"""A scenario with some of its assumptions taken from another one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from planner.comparison.assumptions.differences import Spot
from planner.comparison.assumptions.grouping import Assumption
from planner.comparison.assumptions.sections import SECTIONS, Row, Section, rows_of
from planner.scenario.types import Scenario


def switched(scenario: Scenario, other: Scenario, assumption: Assumption) -> Scenario:
    """`scenario` with what `assumption` holds as `other` says it."""
    changed: dict[str, Any] = {}
    for section in SECTIONS:
        spots = [d.spot for d in assumption.differences if d.spot.field == section.field]
        if spots:
            one, two = getattr(scenario, section.field), getattr(other, section.field)
            changed[section.field] = _field(section, one, two, spots)
    return replace(scenario, **changed)


def _field(section: Section, one: Any, two: Any, spots: Iterable[Spot]) -> Any:
    if section.named_by:
        return _table(section, one, two, spots)
    if all(spot.attribute for spot in spots):
        for spot in spots:
            one = _with(one, two, spot)
        return one
    if isinstance(one, Mapping):
        return _items(one, two, [spot.item for spot in spots])
    return two


def _table(section: Section, one: Any, two: Any, spots: Iterable[Spot]) -> tuple[Any, ...]:
    """Rows added, taken out and changed, where the other table has them."""
    rows, others = rows_of(section, one), rows_of(section, two)
    order = list(rows)
    for spot in spots:
        if not spot.row:
            order.sort(key=lambda row: list(others).index(row) if row in others else len(others))
        elif spot.attribute:
            rows[spot.row] = _with(rows[spot.row], others[spot.row], spot)
        elif spot.row not in others:
            del rows[spot.row]
            order.remove(spot.row)
        elif spot.row in rows:
            rows[spot.row] = others[spot.row]
        else:
            rows[spot.row] = others[spot.row]
            order.insert(_after(spot.row, order, list(others)), spot.row)
    return tuple(rows[row] for row in order)


def _after(row: Row, order: list[Row], others: list[Row]) -> int:
    """Where a new row goes: behind the nearest one before it that is there."""
    for near in reversed(others[: others.index(row)]):
        if near in order:
            return order.index(near) + 1
    return 0


def _with(one: Any, two: Any, spot: Spot) -> Any:
    """One attribute of a row or of settings, or one item of it, as in `two`."""
    value = getattr(two, spot.attribute)
    if spot.item is not None:
        value = _items(getattr(one, spot.attribute), value, [spot.item])
    return replace(one, **{spot.attribute: value})


def _items(one: Mapping[Any, Any], two: Mapping[Any, Any], items: Iterable[Any]) -> dict[Any, Any]:
    found = dict(one)
    for item in items:
        found.pop(item, None)
        if item in two:
            found[item] = two[item]
    return found
