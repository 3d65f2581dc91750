"""The figures of several plans as rows: a name, what it counts, and a value for each plan."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.comparison import Comparison, Figures
from planner.locale import say
from planner.pricing.outline import LEVELS as ORDER
from planner.pricing.outline import level_of
from planner.report import words
from planner.report.compared.units import Unit, Value
from planner.report.gap import rounded_up
from planner.report.prices.cells import LEVELS


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `year` is empty where it has none."""

    key: str
    name: str
    unit: Unit
    values: tuple[Value, ...]
    year: int | None = None

    @property
    def differs(self) -> bool:
        """Whether the plans are not all the same here."""
        return len(set(self.values)) > 1


def headline(comparison: Comparison) -> tuple[Row, ...]:
    """The figures of the whole plans."""
    found = comparison.figures
    rows = []
    if any(f.need_share is not None for f in found):
        rows = [
            Row("need_share", say("need met"), "share", tuple(f.need_share for f in found)),
            Row("need", say("need met"), "points", tuple(f.totals.need for f in found)),
        ]
    if tuple(t.need for t in comparison.by_base) != tuple(f.totals.need for f in found):
        needs = tuple(t.need for t in comparison.by_base)
        rows.append(Row("need_by_first", say("need met, by the first plan's measure"), "points", needs))
    rows += [
        Row("households", say("households"), "count", tuple(f.totals.households for f in found)),
        Row("communities", say("communities"), "count", tuple(f.totals.communities for f in found)),
        Row("areas", say("areas"), "count", tuple(f.totals.areas for f in found)),
        Row("floor_area_m2", say("floor area"), "m²", tuple(f.totals.floor_area_m2 for f in found)),
        Row("hazards", say("hazards removed"), "count", tuple(f.totals.hazards for f in found)),
        Row("cost", say("total money"), "yuan", tuple(f.totals.cost for f in found)),
        Row("per_household", say("per household"), "yuan each", tuple(f.per_household for f in found)),
        Row("per_m2", say("per m²"), "yuan each", tuple(f.per_m2 for f in found)),
        Row("unfunded", say("unfunded"), "yuan", tuple(f.totals.unfunded for f in found)),
        Row("utilities", say("borne by utilities"), "yuan", tuple(f.totals.utilities for f in found)),
        Row("utility_share", say("utilities' share"), "share", tuple(f.utility_share for f in found)),
        Row("residents", say("paid by residents"), "yuan", tuple(f.totals.residents for f in found)),
        Row("residents_share", say("residents' share"), "share", tuple(f.residents_share for f in found)),
        Row("later", say("later years' commitments"), "yuan", tuple(sum(f.later.values()) for f in found)),
        Row("left", say("left at the end"), "yuan", tuple(sum(f.left.values()) for f in found)),
        Row("lapsed", say("lapsed"), "yuan", tuple(sum(f.lapsed.values()) for f in found)),
        Row("at_limit", say("rules at their limit"), "count", tuple(len(f.at_limit) for f in found)),
        Row("broken", say("rules broken"), "count", tuple(len(f.broken) for f in found)),
        Row("gap", say("gap to the bound"), "gap", tuple(_gap(f) for f in found)),
    ]
    needless = {
        *("hazards", "unfunded", "later", "lapsed", "broken"),
        *("residents", "residents_share", "utilities", "utility_share"),
    }
    return tuple(row for row in rows if any(row.values) or row.key not in needless)


def by_source(comparison: Comparison) -> tuple[Row, ...]:
    """Whoever pays, over all years."""
    return tuple(
        Row(f"paid.{source}", source_name(comparison, source), "yuan", tuple(_over_years(comparison, source)))
        for source in sources(comparison)
    )


def by_source_and_year(comparison: Comparison) -> tuple[Row, ...]:
    """Whoever pays, year by year."""
    return _by_year(
        "paid",
        {source: source_name(comparison, source) for source in sources(comparison)},
        [f.paid for f in comparison.figures],
    )


def by_level(comparison: Comparison) -> tuple[Row, ...]:
    """Levels of government and payers by rule, year by year."""
    names = {level: say(LEVELS[level]) for level in ORDER}
    return _by_year("level", names, [f.by_level for f in comparison.figures])


def later(comparison: Comparison) -> tuple[Row, ...]:
    """What later budgets owe, year by year."""
    years = sorted({year for f in comparison.figures for year in f.later})
    name = say("later years' commitments")
    return tuple(
        Row("later", name, "yuan", tuple(f.later.get(year, 0) for f in comparison.figures), year)
        for year in years
    )


def carried(comparison: Comparison) -> tuple[Row, ...]:
    """What sources carry into the next year, year by year."""
    names = {source: source_name(comparison, source) for source in sources(comparison)}
    return _by_year("carried", names, [f.carried for f in comparison.figures])


def left(comparison: Comparison) -> tuple[Row, ...]:
    """What sources have left after the last year."""
    rows = (
        Row(
            f"left.{source}",
            source_name(comparison, source),
            "yuan",
            tuple(f.left.get(source, 0) for f in comparison.figures),
        )
        for source in sources(comparison)
    )
    return tuple(row for row in rows if any(row.values))


def lapsed(comparison: Comparison) -> tuple[Row, ...]:
    """What of each source may not be spent any more, year by year."""
    names = {source: source_name(comparison, source) for source in sources(comparison)}
    return _by_year("lapsed", names, [f.lapsed for f in comparison.figures])


def limits(comparison: Comparison) -> tuple[Row, ...]:
    """Rules with nothing left, by how often."""
    counts = [Counter(check.rule for check in f.at_limit) for f in comparison.figures]
    rules = dict.fromkeys(rule for count in counts for rule in count)
    return tuple(
        Row(f"limit.{rule}", words.rule_title(rule), "count", tuple(count[rule] for count in counts))
        for rule in rules
    )


def sources(comparison: Comparison) -> tuple[str, ...]:
    """Everybody who pays, or has money left, in any plan: by level, then as the scenarios have them."""
    known = [
        name
        for version in comparison.versions
        for name in (*(s.id for s in version.scenario.sources), *(p.id for p in version.scenario.payers))
    ]
    paying = {source for f in comparison.figures for source, _ in f.paid}
    owning = {source for f in comparison.figures for source, _ in (*f.carried, *f.lapsed)}
    owning |= {source for f in comparison.figures for source in f.left}
    level: dict[str, str] = {}
    for version in reversed(comparison.versions):
        level |= level_of(version.scenario)
    there = [s for s in dict.fromkeys([*known, *sorted(paying)]) if s in paying | owning]
    return tuple(sorted(there, key=lambda source: ORDER.index(level[source])))


def source_name(comparison: Comparison, source: str) -> str:
    """The name of whoever pays, in the first plan that knows it."""
    names = (words.source(version.scenario, source) for version in comparison.versions)
    return next((name for name in names if name != source), source)


def total(rows: Sequence[Row], name: str) -> Row:
    """All rows of money together."""
    columns = zip(*(row.values for row in rows), strict=True)
    return Row("total", name, "yuan", tuple(sum(int(v or 0) for v in column) for column in columns))


def _gap(found: Figures) -> Fraction | None:
    """As it is shown, so that differences are those of what is shown."""
    return None if found.gap is None else rounded_up(found.gap)


def _over_years(comparison: Comparison, source: str) -> Iterator[int]:
    for found in comparison.figures:
        yield sum(yuan for (who, _), yuan in found.paid.items() if who == source)


def _by_year(
    key: str, names: Mapping[str, str], found: Iterable[Mapping[tuple[str, int], int]]
) -> tuple[Row, ...]:
    money = list(found)
    years = sorted({year for one in money for _, year in one})
    rows = (
        Row(f"{key}.{name}", title, "yuan", tuple(one.get((name, year), 0) for one in money), year)
        for name, title in names.items()
        for year in years
    )
    return tuple(row for row in rows if any(row.values))
