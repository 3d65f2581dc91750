"""Who pays which yuan (资金筹措), line by line and by source and year."""

from planner.locale import say
from planner.plan import Plan
from planner.report import funding_lines, ledger, vocabulary, words
from planner.report.document import Document
from planner.report.tables.table import Cell, Table, in_order, names_of, wan
from planner.scenario.types import Scenario


def funding(scenario: Scenario, document: Document) -> Table:
    """Who pays which yuan (资金筹措): subject, work, year, source, amount."""
    names = {area.id: names_of(scenario, area) for _, area in in_order(document)}
    kinds = {(c.id, w.id): w.kind for c in scenario.communities for w in scenario.works_of[c.id]}
    kinds |= {(area.id, w.id): w.kind for _, area in in_order(document) for w in area.works}
    return Table(
        file="funding.csv",
        headings=(
            say("subject id"),
            say("subject"),
            say("work"),
            say("year"),
            say("source id"),
            say("source"),
            say("amount (元)"),
        ),
        rows=tuple(
            (
                a.subject,
                names.get(a.subject) or words.community(scenario, a.subject),
                words.kind(kinds.get((a.subject, a.work), a.work)),
                a.year,
                a.source,
                words.source(scenario, a.source),
                a.amount,
            )
            for a in document.allocations
        ),
    )


def funding_by_year(document: Document, plan: Plan) -> Table:
    """Source by year: available, allocated, carried, lapsed, left (万元)."""
    scenario = plan.scenario
    rows: list[tuple[Cell, ...]] = []
    for line in ledger.lines(plan):
        certainty = scenario.source[line.source].certainty.get(line.year)
        rows.append(
            (
                words.source(scenario, line.source),
                line.year,
                say(vocabulary.CERTAINTIES[certainty]) if certainty else "",
                wan(line.new),
                wan(line.carried_in),
                wan(line.available),
                wan(line.committed),
                wan(line.allocated),
                wan(line.carried_out) if line.year < scenario.paying_years[-1] else wan(0),
                wan(line.lapsed),
                wan(line.carried_out) if line.year == scenario.paying_years[-1] else wan(0),
                wan(line.missing),
                _remarks(
                    line.allocated > 0 and line.year > scenario.years[-1],
                    funding_lines.why_left(plan, document.waiting, line),
                ),
            )
        )
    blank: tuple[Cell, ...] = (None, None)
    for paid in ledger.by_rule(plan):
        cap = wan(paid.cap) if paid.cap is not None else None
        name = words.source(scenario, paid.source)
        remark = _remarks(paid.year > scenario.years[-1])
        rows.append((name, paid.year, "", *blank, cap, None, wan(paid.amount), *blank, *blank, remark))
    rows += [
        (say("payments of later years"), year, "", *blank, None, None, wan(yuan), *blank, *blank, "")
        for year, yuan in ledger.later(plan).items()
    ]
    return Table(
        file="funding_by_year.csv",
        headings=(
            say("source"),
            say("year"),
            say("certainty"),
            say("new (万元)"),
            say("carried in (万元)"),
            say("available (万元)"),
            say("commitments (万元)"),
            say("allocated (万元)"),
            say("carried out (万元)"),
            say("lapsed (万元)"),
            say("unused (万元)"),
            say("overspent (万元)"),
            say("remarks"),
        ),
        rows=tuple(rows),
    )


def _remarks(later: bool, why_left: str = "") -> str:
    """Whether it is paid after the last start, and why money is left."""
    return say("; ").join(
        text for text in (say("payments of later years") if later else "", why_left) if text
    )
