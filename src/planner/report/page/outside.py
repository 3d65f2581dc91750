"""Who is not in the plan: the waiting list, and those no gate lets pass, with reasons and near misses."""

from collections import Counter
from collections.abc import Iterator

from planner.locale import say
from planner.report import words
from planner.report.document import Document
from planner.report.page.blocks import Block, Column, Fold, Grid, Row, Section, Words
from planner.report.page.cells import of_table
from planner.report.tables.lists import rejected as rejected_table
from planner.report.tables.lists import waiting as waiting_table
from planner.report.tables.table import Table
from planner.result import Result
from planner.verdict import Reason

FIRST = 15  # of the waiting list, shown without asking
NEAR = 0.05  # a near miss is no further from the limit, as a share of it


def waiting(result: Result, document: Document) -> Section:
    """The waiting list (候补), best first."""
    if not result.waiting:
        blocks: tuple[Block, ...] = (Words(say("Waiting list: nobody")),)
    else:
        table = waiting_table(result.scenario, document)
        kept = (
            *(say("rank"), say("community"), say("what keeps it out"), say("households")),
            *(say("fiscal money (万元)"), say("gain per 万元"), say("district"), say("subdistrict")),
        )
        first = of_table(
            _part(table, 0, FIRST), say("The first {n} that wait", n=min(FIRST, len(table.rows))), kept
        )
        rest = len(table.rows) - FIRST
        blocks = (
            Words(
                say(
                    "Waiting list: {n} communities pass the gates and are not in the plan",
                    n=len(result.waiting),
                )
            ),
            first,
            *(
                (
                    Fold(
                        title=say("The other {n}", n=rest),
                        blocks=(
                            of_table(_part(table, FIRST, None), say("The rest of the waiting list"), kept),
                        ),
                    ),
                )
                if rest > 0
                else ()
            ),
        )
    return Section(id="waiting", title=say("Waiting list"), blocks=blocks)


def _part(table: Table, first: int, last: int | None) -> Table:
    return Table(file=table.file, headings=table.headings, rows=table.rows[first:last])


def rejected(result: Result, document: Document) -> Section:
    """Those that cannot be planned (不符合条件): by reason, near misses, and each with its reasons."""
    if not result.rejected:
        blocks: tuple[Block, ...] = (Words(say("Not eligible: nobody")),)
    else:
        table = rejected_table(result.scenario, document)
        kept = (
            *(say("community"), say("district"), say("subdistrict"), say("households")),
            *(say("reason"), say("measured"), say("limit"), say("misses the limit by")),
        )
        blocks = (
            Words(say("Not eligible: {n} communities", n=len(result.rejected))),
            _counted(result),
            *_near(result),
            Fold(
                title=say("Every community that is not eligible, with its reasons"),
                blocks=(of_table(table, say("Not eligible, with reasons"), kept),),
                open=len(table.rows) <= FIRST,
            ),
        )
    return Section(id="rejected", title=say("Not eligible"), blocks=blocks)


def _counted(result: Result) -> Grid:
    counted = Counter(words.reason(reasons[0]) for reasons in result.rejected.values() if reasons)
    rows = [Row((text, n)) for text, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
    return Grid(
        caption=say("By first reason"),
        columns=(Column(say("reason")), Column(say("communities"), number=True)),
        groups=(tuple(rows),),
    )


def near_misses(result: Result) -> list[tuple[str, Reason]]:
    """Communities with one reason that misses its limit by little, the nearest first."""
    found = [
        (reasons[0].near, c, reasons[0])
        for c, reasons in result.rejected.items()
        if len(reasons) == 1 and reasons[0].near is not None and reasons[0].near <= NEAR
    ]
    return [(c, reason) for _, c, reason in sorted(found, key=lambda item: (item[0], item[1]))]


def _near(result: Result) -> Iterator[Grid]:
    found = near_misses(result)
    if found:
        yield Grid(
            caption=say(
                "Near misses: one reason alone, at most {share} from the limit", share=words.percent(NEAR, 0)
            ),
            columns=(
                *(Column(say("community")), Column(say("district")), Column(say("reason"))),
                *(Column(say("measured"), number=True), Column(say("limit"), number=True)),
            ),
            groups=(
                tuple(
                    Row(
                        (
                            words.community(result.scenario, c),
                            result.scenario.community[c].district,
                            words.reason(reason),
                            words.measured(reason),
                            words.limit(reason),
                        )
                    )
                    for c, reason in found
                    if c in result.scenario.community
                ),
            ),
        ).full()
