"""Whose money: by kind and year as a chart, source by source as a table, and what is left and why."""

from collections import Counter
from collections.abc import Mapping, Sequence

import altair as alt

from planner.locale import say
from planner.money import wan
from planner.report import funding_kinds, funding_lines, ledger, words
from planner.report.document import Document
from planner.report.page.blocks import Block, Chart, Column, Fold, Grid, Items, Key, Money, Row, Section
from planner.report.page.cells import in_wan, of_table
from planner.report.page.chart import AnyChart, specification
from planner.report.page.palette import KINDS
from planner.report.page.stacks import Stack, stacked
from planner.report.tables.money import funding_by_year
from planner.result import Result

STEP = 40  # pixels of a bar with the space round it
REMARKS = 6  # on what is left or lost


def funding(result: Result, document: Document) -> Section:
    """Funding by source and year."""
    remarks = _remarks(result)
    blocks: list[Block] = [
        _chart(result),
        by_source(result),
        *((Items(tuple(remarks)),) if remarks else ()),
        Fold(
            title=say("Every source in every year: available, carried over, lapsed"),
            blocks=(of_table(funding_by_year(document, result.plan), say("Source by year")),),
            paper=False,
        ),
    ]
    return Section(
        id="funding", title=say("Funding by source and year"), short=say("Funding"), blocks=tuple(blocks)
    )


def paid_by_kind(result: Result) -> Mapping[tuple[str, int], int]:
    """Yuan by (kind of money, year)."""
    kind_of = funding_kinds.kind_of(result.scenario)
    found: Counter[tuple[str, int]] = Counter()
    for a in result.plan.allocations:
        found[kind_of(a.source), a.year] += a.amount
    return found


def titles_of(result: Result) -> Mapping[str, str]:
    """The kinds of money by name; where one source alone is of no named kind, its own name."""
    kind_of = funding_kinds.kind_of(result.scenario)
    others = {a.source for a in result.plan.allocations if kind_of(a.source) == "other"}
    found = dict(funding_kinds.titles())
    if len(others) == 1:
        found["other"] = words.source(result.scenario, *others)
    return found


def _chart(result: Result) -> Chart:
    paid = paid_by_kind(result)
    titles = titles_of(result)
    kinds = [kind for kind in titles if any(k == kind for k, _ in paid)]
    years = sorted({year for _, year in paid})
    alternative = say(
        "Money by kind and year in 万元: {years}",
        years=say("; ").join(
            f"{year}: "
            + say(", ").join(f"{titles[k]} {wan(paid[k, year])}" for k in kinds if paid.get((k, year)))
            for year in years
        ),
    )
    return Chart(
        id="money",
        title=in_wan(say("money by kind and year")),
        alternative=alternative,
        spec=specification(stacks(paid, {k: titles[k] for k in kinds}, years), alternative),
        keys=tuple(Key(titles[kind], KINDS[kind]) for kind in kinds),
        height=STEP * len(years) + 30,
    )


def stacks(paid: Mapping[tuple[str, int], int], titles: Mapping[str, str], years: Sequence[int]) -> AnyChart:
    """A bar for every year, its parts named inside where there is room and in the order of `titles`."""
    bars = [
        Stack(at={"year": str(year)}, parts={kind: paid.get((kind, year), 0) for kind in titles})
        for year in years
    ]
    axis = alt.Axis(title=None, ticks=False, domain=False, labelPadding=6)
    bar, name = stacked(
        bars,
        titles,
        [KINDS[kind] for kind in titles],
        {"y": alt.Y("year:O", axis=axis)},
        [alt.Tooltip("year:N", title=say("year"))],
    )
    thick = bar.mark_bar(height=26, stroke="#fff", strokeWidth=1)
    return alt.layer(thick, name).properties(height=STEP * len(years))


def by_source(result: Result) -> Grid:
    """Every payer by year, under the kind of its money; sums to all that is paid."""
    plan = result.plan
    kind_of = funding_kinds.kind_of(result.scenario)
    paid: Counter[tuple[str, int]] = Counter()
    for a in plan.allocations:
        paid[a.source, a.year] += a.amount
    years = sorted({year for _, year in paid})
    order = [s.id for s in result.scenario.sources] + [p.id for p in result.scenario.payers]
    sources = sorted(
        {source for source, _ in paid}, key=lambda s: (order.index(s) if s in order else len(order), s)
    )
    groups = []
    for kind, title in funding_kinds.titles().items():
        mine = [source for source in sources if kind_of(source) == kind]
        if mine:
            rows = [_row(words.source(result.scenario, s), [s], years, paid) for s in mine]
            head = [_row(title, mine, years, paid, level=1)] if len(mine) > 1 else []
            groups.append((*head, *rows))
    horizon = result.scenario.years[-1]
    return Grid(
        caption=in_wan(say("money by source and year")),
        columns=(
            Column(say("source")),
            *(Column(str(y) if y <= horizon else say("{year} (later)", year=y), number=True) for y in years),
            Column(say("all"), number=True),
            Column(say("share"), number=True),
        ),
        groups=tuple(groups),
        total=_row(say("all"), sources, years, paid),
    )


def _row(
    name: str, sources: Sequence[str], years: Sequence[int], paid: Counter[tuple[str, int]], level: int = 0
) -> Row:
    sums = [sum(paid[s, year] for s in sources) for year in years]
    whole = paid.total()
    share = words.percent(sum(sums) / whole) if whole else "–"
    return Row((name, *(Money(yuan) for yuan in sums), Money(sum(sums)), share), level)


def _remarks(result: Result) -> list[str]:
    """What is unfunded, over-programmed, owed for loans, left or lost, in sentences."""
    plan = result.plan
    missing = ledger.unfunded(plan)
    whys = [funding_lines.why_left(plan, result.waiting, line) for line in ledger.lines(plan)]
    said = [why for why in whys if why]
    return [
        *([say("Unfunded: {amount} 万元", amount=wan(missing))] if missing else []),
        *(
            say("short by {amount} 万元 in {year}", amount=wan(yuan), year=year)
            for year, yuan in ledger.unfunded_by_year(plan).items()
        ),
        *funding_lines.over_programmed(plan),
        *funding_lines.debt_service(plan),
        *said[:REMARKS],
        *([say("and {n} more in funding_by_year.csv", n=len(said) - REMARKS)] if len(said) > REMARKS else []),
    ]
