"""The tree of health-check indicators, and what must hold of it."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from planner.locale import say
from planner.scenario.desk import Desk, blank, chosen
from planner.scenario.findings import nearest
from planner.scenario.headings import INDICATORS
from planner.scenario.records import Record
from planner.scenario.types import Indicator

ORIENTATIONS = {
    "livability": ("越高越好", "正向", "正", "宜居", "positive", "+"),
    "need": ("越低越好", "逆向", "负向", "负", "短板", "negative", "-"),
}
TOLERANCE = Fraction(1, 1_000_000)  # weights are written with decimals


def indicators(desk: Desk) -> tuple[Indicator, ...]:
    """Every indicator by id; children's weights of each parent sum to 1."""
    table = desk.document.indicators
    records = desk.records(table, INDICATORS, "indicators") if table is not None else None
    if records is None:
        return ()
    found: dict[str, Indicator] = {}
    rows: dict[str, Record] = {}
    for record in records.rows:
        if blank(record, "id") or blank(record, "name"):
            continue  # the table has said so
        indicator = _indicator(desk, record)
        if indicator.id in found:
            desk.findings.error(
                record.place("id"),
                say("the indicator “{id}” a second time", id=indicator.id),
                say("each indicator once (first in {place})", place=rows[indicator.id].place("id")),
                say("Rename or delete one of the two."),
            )
        else:
            found[indicator.id], rows[indicator.id] = indicator, record
    if not any(not problem.warning for problem in records.problems):
        _check_tree(desk, found, rows)
    return tuple(found[key] for key in sorted(found))


def _indicator(desk: Desk, record: Record) -> Indicator:
    given: dict[str, Any] = {
        name: record.values[name] for name in ("weight", "low", "high", "hazard") if not blank(record, name)
    }
    texts: dict[str, Any] = {
        name: str(record.values.get(name) or "") for name in ("id", "name", "parent", "unit", "edition")
    }
    indicator = Indicator(
        **texts,
        **given,
        orientation=chosen(desk, record, "orientation", ORIENTATIONS) or "livability",  # type: ignore[arg-type]
    )
    if indicator.low >= indicator.high:
        desk.findings.error(
            record.place("high"),
            say("low {low} and high {high}", low=indicator.low, high=indicator.high),
            say("a low below the high"),
            say("Swap them; the direction of an indicator is its orientation."),
        )
    if indicator.weight < 0:
        desk.findings.error(
            record.place("weight"),
            say("the weight {weight}", weight=indicator.weight),
            say("0 or more"),
            say("Remove the minus sign."),
        )
    return indicator


def _check_tree(desk: Desk, found: dict[str, Indicator], rows: dict[str, Record]) -> None:
    children: dict[str, list[Indicator]] = defaultdict(list)
    for key in sorted(found):
        children[found[key].parent].append(found[key])
        parent = found[key].parent
        if parent and parent not in found:
            desk.findings.error(
                rows[key].place("parent"),
                say("no indicator “{word}”", word=parent),
                say("the id of another indicator, or nothing on the first level"),
                nearest(parent, found),
            )
        elif _circles(found, key):
            desk.findings.error(
                rows[key].place("parent"),
                say("“{id}” is above itself", id=key),
                say("a tree"),
                say("Correct the parents of this indicator."),
            )
    for parent, below in sorted(children.items()):
        total = sum((child.weight for child in below), Fraction(0))
        if abs(total - 1) > TOLERANCE:
            desk.findings.error(
                rows[below[0].id].place("weight"),
                say(
                    "weights under {parent} that sum to {total}",
                    parent=_named(found, parent),
                    total=f"{float(total):g}",
                ),
                say("weights that sum to 1"),
                say("Correct them: {names}", names="、".join(child.id for child in below[:12])),
            )


def _circles(found: dict[str, Indicator], key: str) -> bool:
    """Whether the way up from `key` comes back to it."""
    seen: set[str] = set()
    above = found[key].parent
    while above in found and above not in seen:
        if above == key:
            return True
        seen.add(above)
        above = found[above].parent
    return False


def _named(found: dict[str, Indicator], key: str) -> str:
    return f"“{found[key].name}”" if key in found else say("the first level")
