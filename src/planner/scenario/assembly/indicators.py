"""The tree of health-check indicators, and what must hold of it."""

from collections import Counter, defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import Any

from planner.locale import joined, say
from planner.scenario.assembly.desk import Desk, blank, chosen
from planner.scenario.assembly.indicator_profiles import profile
from planner.scenario.findings import nearest
from planner.scenario.tables.headings import INDICATORS
from planner.scenario.tables.records import Record, Records
from planner.scenario.types import Indicator

ORIENTATIONS = {
    "livability": ("越高越好", "正向", "正", "宜居", "positive", "+"),
    "need": ("越低越好", "逆向", "负向", "负", "短板", "negative", "-"),
}
OWN = tuple(replace(field, required=field.name == "id") for field in INDICATORS)  # beside a profile
TOLERANCE = Fraction(1, 1_000_000)  # weights are written with decimals


def indicators(desk: Desk) -> tuple[Indicator, ...]:
    """Every indicator by id; children's weights of each parent sum to 1."""
    entry = desk.document.indicators
    if entry is None:
        return ()
    if entry.profile is None:
        records = desk.records(entry, INDICATORS, "indicators")
        return _tree(desk, records) if records is not None else ()
    shipped = profile(desk, entry.profile)
    if shipped is None or (entry.file is None and entry.rows is None):
        return _tree(desk, shipped) if shipped is not None else ()
    own = desk.records(entry, OWN, "indicators")
    return _tree(desk, _laid_over(desk, entry.profile, shipped, own)) if own is not None else ()


def _tree(desk: Desk, records: Records) -> tuple[Indicator, ...]:
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
    if found and "weight" not in records.columns:
        found = _equally_weighted(found)
        desk.findings.default(say("权重 absent: indicators under one parent count alike"))
    if not any(not problem.warning for problem in records.problems):
        _check_tree(desk, found, rows)
    return tuple(found[key] for key in sorted(found))


def _equally_weighted(found: dict[str, Indicator]) -> dict[str, Indicator]:
    beside = Counter(indicator.parent for indicator in found.values())
    return {key: replace(one, weight=Fraction(1, beside[one.parent])) for key, one in found.items()}


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
                say("Correct them: {names}", names=joined(child.id for child in below[:12])),
            )


def _laid_over(desk: Desk, name: str, shipped: Records, own: Records) -> Records:
    """A profile with one's own rows put over it: what they state wins, an indicator it lacks contradicts."""
    rows = {str(record.values["id"]): record for record in shipped.rows}
    seen: set[str] = set()
    for record in own.rows:
        if blank(record, "id"):
            continue  # the table has said so
        key = str(record.values["id"])
        if key in seen:
            desk.findings.error(
                record.place("id"),
                say("the indicator “{id}” a second time", id=key),
                say("each indicator once"),
                say("Rename or delete one of the two."),
            )
        elif key not in rows:
            desk.findings.error(
                record.place("id"),
                say("the indicator “{id}”", id=key),
                say("an indicator of the profile {name}", name=name),
                nearest(key, rows),
            )
        else:
            stated = {field: value for field, value in record.values.items() if not blank(record, field)}
            rows[key] = replace(record, values={**rows[key].values, **stated})
        seen.add(key)
    return replace(shipped, rows=tuple(rows[key] for key in sorted(rows)), problems=own.problems)


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
