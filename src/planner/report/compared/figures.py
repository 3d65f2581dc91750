"""Figures side by side, and whose money in which year, as lines."""

from collections.abc import Iterator, Sequence

from planner.comparison import Comparison
from planner.locale import say
from planner.money import wan
from planner.report.columns import NARROWEST, WIDTH, listing, table, width
from planner.report.compared import rows
from planner.report.compared.rows import Row, difference, shown

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def lines(comparison: Comparison) -> Iterator[str]:
    """All figures, then money by source, then by level and year, then rules at their limit."""
    yield say("Figures side by side")
    yield from side_by_side(comparison, [(_titled(row), row) for row in rows.headline(comparison)])
    paid = rows.by_source(comparison)
    yield ""
    yield say("Who pays, all years, 万元")
    all_money = rows.total(paid, say("all"))
    yield from side_by_side(comparison, [(row.name, row) for row in (*paid, all_money)])
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


def _titled(row: Row) -> str:
    unit = say(rows.UNITS[row.unit])
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
        letters = "=" if same else LETTERS
        for i, plan in enumerate(plans[:1] if same else plans):
            body.append(("" if i else name, letters[i], plan))
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


def _matrix(years: Sequence[str], body: Sequence[tuple[str, str, Sequence[int]]]) -> list[str]:
    """万元 with two decimals where they fit on a line, else in whole 万元."""
    for digits in (2, 0):
        cells = [(name, letter, *(_amount(yuan, digits) for yuan in money)) for name, letter, money in body]
        numbers = sum(
            max(width(row[i]) for row in (("", "", *years), *cells)) for i in range(1, 2 + len(years))
        )
        if numbers + 2 * (1 + len(years)) + NARROWEST + 2 <= WIDTH:
            break
    return table(("", "", *years), cells)


def _amount(yuan: int, digits: int) -> str:
    if not yuan:
        return "–"
    return wan(yuan) if digits else f"{round(yuan / 10_000):,}"


def _limits(comparison: Comparison) -> Iterator[str]:
    found = rows.limits(comparison)
    if found:
        items = [f"{row.name} " + " / ".join(shown(row.unit, value) for value in row.values) for row in found]
        letters = " / ".join(LETTERS[: len(comparison.versions)])
        yield ""
        yield from listing(say("Rules at their limit ({plans}): ", plans=letters), items, indent=0)
