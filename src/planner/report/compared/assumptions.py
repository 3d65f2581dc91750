"""What two plans assume differently, in lines: file, key or row, and both values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from planner.comparison import Assumption, Comparison, Difference, Pair
from planner.locale import say
from planner.report.columns import wrap
from planner.report.compared import values
from planner.scenario.types import Scenario

SHOWN = 4  # differences of one assumption
ASSUMPTIONS = 30


def lines(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """An item for each assumption that differs."""
    found = pair.assumptions
    count = sum(len(one.differences) for one in found)
    if not found:
        yield say("What is assumed: nothing differs")
        return
    yield say("What is assumed differently ({n})", n=f"{count:,}")
    scenarios = (comparison.versions[0].scenario, comparison.versions[pair.other].scenario)
    for one in found[:ASSUMPTIONS]:
        for text in texts(one, scenarios):
            yield from item(text)
    if len(found) > ASSUMPTIONS:
        yield from item(say("and {n} more: all of them with --json or -o", n=len(found) - ASSUMPTIONS))


def texts(assumption: Assumption, scenarios: tuple[Scenario, Scenario]) -> Iterator[str]:
    """One assumption: its values one by one, or the first of many rows of a table."""
    tables: dict[tuple[str, str], list[Difference]] = {}
    for found in assumption.differences:
        if found.row:
            tables.setdefault((found.key[0], found.spot.attribute), []).append(found)
        else:
            yield say("{where}: {change}", where=where(found), change=change(found, scenarios))
    for rows in tables.values():
        first = rows[0]
        head = where(replace(first, key=first.key[:1]))
        if first.spot.attribute:
            head = say("{where}, {column}", where=head, column=values.column(first))
        told = [f"{values.row(found, scenarios)} {change(found, scenarios)}" for found in rows[:SHOWN]]
        if len(rows) > SHOWN:
            told.append(say("and {n} more", n=f"{len(rows) - SHOWN:,}"))
        yield say("{where}: {rows}", where=head, rows=say("; ").join(told))


def change(found: Difference, scenarios: tuple[Scenario, Scenario]) -> str:
    """From what to what; a row that only one of the two has is named."""
    if not found.spot.attribute and found.row:
        return say("(added)") if found.before is None else say("(taken out)") if found.after is None else "≠"
    before, after = (values.value(found, v, scenarios) for v in (found.before, found.after))
    if isinstance(found.before, int | Fraction):  # the unit stands once
        unit = next((end for end in (" 万元", " %") if before.endswith(end) and after.endswith(end)), "")
        before = before.removesuffix(unit)
    return f"{values.cut(before)} → {values.cut(after)}"


def where(found: Difference) -> str:
    """The key, and the file it stands in where that is known."""
    key, files = ".".join(found.key), stands_in(found)
    return say("{key} ({file})", key=key, file=files) if files else key


def stands_in(found: Difference) -> str:
    """The file it stands in, or both; "" where that is not known."""
    return " / ".join(dict.fromkeys(file for file in found.files if file))


def item(text: str, indent: int = 2) -> Iterator[str]:
    """`text` as an item of a list, its further lines under the first."""
    for i, line in enumerate(wrap(text, 78 - indent, breaks=" 、，；;")):
        yield " " * indent + ("- " if i == 0 else "  ") + line


def names(assumptions: Sequence[Assumption]) -> str:
    """Assumptions by their keys."""
    return " + ".join(one.name for one in assumptions)
