"""Figures side by side, and whose money in which year, as lines."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from planner.comparison import Comparison
from planner.locale import say
from planner.money import wan
from planner.report.columns import NARROWEST, WIDTH, listing, table, width, wrap
from planner.report.compared import rows, units
from planner.report.compared.rows import Row
from planner.report.compared.units import difference, shown
from planner.scenario.types import Scenario

_SIGNS = re.compile(r"[^\d.-]")  # all that is not a number in a figure as it is shown
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def span(scenario: Scenario) -> str:
    """The years of a scenario."""
    years = scenario.years
    return f"{years[0]}—{years[-1]}" if len(years) > 1 else str(years[0])


def lines(comparison: Comparison) -> Iterator[str]:
    """All figures, then money by source, then by level and year, then rules at their limit."""
    yield say("Figures side by side")
    whole = rows.headline(comparison)
    yield from side_by_side(comparison, [(titled(row), row) for row in whole])
    paid = rows.by_source(comparison)
    all_money = (rows.total(paid, say("all")),) if paid else ()
    yield ""
    if paid:
        yield say("Who pays, all years, 万元")
        yield from side_by_side(comparison, [(row.name, row) for row in (*paid, *all_money)])
    else:
        yield say("No plan spends any money.")
    if any(_rounded(row) for row in (*whole, *paid, *all_money)):
        yield "  " + say("Figures are rounded; differences and sums are those of the exact figures.")
    if any(found(comparison) for found in (rows.by_level, rows.carried, rows.lapsed)):
        yield ""
        yield from _by_year(comparison)
    yield from _limits(comparison)


def side_by_side(comparison: Comparison, named: Sequence[tuple[str, Row]]) -> list[str]:
    """A column for each plan; of two also what the second has more."""
    two = len(comparison.versions) == 2
    letters = LETTERS[: len(comparison.versions)]
    headings = ("", *letters, *([say("{b} less {a}", b="B", a="A")] if two else []))
    body = []
    for name, row in named:
        cells = [shown(row.unit, value) for value in row.values]
        if two:
            cells.append(shown(row.unit, difference(*row.values), signed=True))
        body.append((name, *cells))
    return table(headings, body)


def _rounded(row: Row) -> bool:
    """Whether the difference shown is not that of the two figures shown."""
    if len(row.values) != 2 or None in row.values:
        return False
    more = shown(row.unit, difference(*row.values), signed=True)
    before, after, less = (
        Fraction(_SIGNS.sub("", text)) for text in (*(shown(row.unit, value) for value in row.values), more)
    )
    return after - before != less


def titled(row: Row) -> str:
    """Its name with its unit."""
    unit = say(units.UNITS[row.unit])
    return row.name if unit in ("", "%") else say("{name}, {unit}", name=row.name, unit=unit)


def _by_year(comparison: Comparison) -> Iterator[str]:
    """Levels by year, a line for each plan; the same in all plans stands once."""
    groups = [
        rows.by_level(comparison),
        *(
            (Row(key, name, "yuan", (), None), *found)
            for key, name, found in (
                ("carried", say("carried over"), rows.carried(comparison)),
                ("lapsed", say("lapsed"), rows.lapsed(comparison)),
            )
            if found
        ),
    ]
    years = sorted({row.year for group in groups for row in group if row.year is not None})
    body = []
    for name, found in _grouped(groups):
        plans = [
            [sum(int(row.values[i] or 0) for row in found if row.year == year) for year in years]
            for i in range(len(comparison.versions))
        ]
        same = all(plan == plans[0] for plan in plans)
        body.append((name, [("=", plans[0])] if same else list(zip(LETTERS, plans, strict=False))))
    yield say("Who pays in which year, 万元 (=: the same in all plans)")
    yield from _matrix([str(year) for year in years], body)


def _grouped(groups: Sequence[Sequence[Row]]) -> Iterator[tuple[str, list[Row]]]:
    levels: dict[str, list[Row]] = {}
    for row in groups[0]:
        levels.setdefault(row.name, []).append(row)
    yield from levels.items()
    yield say("all"), list(groups[0])
    for head, *others in groups[1:]:
        yield head.name, others


def _matrix(
    years: Sequence[str], body: Sequence[tuple[str, Sequence[tuple[str, Sequence[int]]]]]
) -> Iterator[str]:
    """A line for each plan, a long name over all its lines; years that do not fit stand in a table below."""
    money = [
        (name, [(letter, [_amount(yuan) for yuan in plan]) for letter, plan in plans]) for name, plans in body
    ]
    cell = max(width(text) for _, plans in money for _, plan in plans for text in (*plan, years[0]))
    fitting = max(1, (WIDTH - 2 - NARROWEST - 3) // (cell + 2))
    tables = ceil(len(years) / fitting)
    each = ceil(len(years) / tables)
    names = WIDTH - 2 - 3 - each * (cell + 2)
    for first in range(0, len(years), each):
        if first:
            yield ""
        lines = []
        for name, plans in money:
            parts = wrap(name, names)
            parts = parts if len(parts) <= len(plans) else [name]
            lines += [
                (parts[i] if i < len(parts) else "", letter, *plan[first : first + each])
                for i, (letter, plan) in enumerate(plans)
            ]
        yield from table(("", "", *years[first : first + each]), lines)


def _amount(yuan: int) -> str:
    return wan(yuan) if yuan else "–"


def _limits(comparison: Comparison) -> Iterator[str]:
    found = rows.limits(comparison)
    if found:
        items = [f"{row.name} " + " / ".join(shown(row.unit, value) for value in row.values) for row in found]
        letters = " / ".join(LETTERS[: len(comparison.versions)])
        yield ""
        yield from listing(say("Rules at their limit ({plans}): ", plans=letters), items, indent=0)
