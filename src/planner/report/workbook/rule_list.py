"""规则: every rule and how its checks came out, then those that hold the plan back, slack as a formula."""

from collections.abc import Sequence

from planner.locale import say
from planner.report import words
from planner.report.document import Document
from planner.report.limits import tight
from planner.report.vocabulary import YEARS
from planner.report.workbook.sheet import Block, Column, Kind, Line, Live, Sheet, number
from planner.scenario.types import Scenario
from planner.verdict import Check, Sense

SLACK: dict[Sense, str] = {
    "at most": "={limit}-{value}",
    "at least": "={value}-{limit}",
    "exactly": "=-ABS({value}-{limit})",
}


def rule_list(scenario: Scenario, document: Document) -> Sheet:
    """规则: a line a rule."""
    return Sheet(
        name=say("Rules"),
        title=say("{name}: rules", name=scenario.name),
        blocks=(_by_rule([line.check for line in document.checks]),),
        frozen=2,
    )


def binding(scenario: Scenario, document: Document) -> Sheet | None:
    """已达限值的规则: a line for every check at its limit, near it or broken; all are in checks.csv."""
    checks = [line.check for line in document.checks]
    telling = [check for check in checks if tight(check) or not check.ok]
    if not telling:
        return None
    lines = tuple(_line(i, check) for i, check in enumerate(telling, start=1))
    return Sheet(
        name=say("Rules at their limit"),
        title=say("{name}: rules at their limit", name=scenario.name),
        blocks=(Block(columns=_columns(), lines=lines),),
        frozen=3,
        note=say("at the limit, within 1 % of it, or broken"),
    )


def _by_rule(checks: Sequence[Check]) -> Block:
    """How many checks every rule came to, and how many of them are kept, at the limit, and broken."""
    columns = (
        Column(key="no", heading=say("no."), width=6, kind="whole"),
        Column(key="rule", heading=say("rule"), width=30),
        Column(key="sentence", heading=say("what it asks"), width=56),
        Column(key="checks", heading=say("checks"), kind="count"),
        Column(key="kept", heading=say("kept (number)"), kind="count"),
        Column(key="tight", heading=say("at the limit"), kind="count"),
        Column(key="broken", heading=say("broken"), kind="count", live="={checks}-{kept}"),
    )
    rows = []
    for name in dict.fromkeys(check.rule for check in checks):
        mine = [check for check in checks if check.rule == name]
        kept, near = sum(check.ok for check in mine), sum(tight(check) for check in mine)
        rows.append(
            (words.rule_title(name), words.rule_sentence(name), len(mine), kept, near, len(mine) - kept)
        )
    sums = (Live("=SUM({below})", sum(number(row[i]) for row in rows)) for i in range(2, 6))
    total = Line(cells=(None, say("all"), "", *sums), total=True, last=len(rows))
    lines = (Line(cells=(i, *row)) for i, row in enumerate(rows, start=1))
    return Block(columns=columns, lines=(total, *lines))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="no", heading=say("no."), width=6, kind="whole"),
        Column(key="rule", heading=say("rule"), width=30),
        Column(key="subject", heading=say("subject"), width=56),
        Column(key="unit", heading=say("unit"), width=12),
        Column(key="value", heading=say("measured"), width=16, kind="number"),
        Column(key="sense", heading=say("sense"), width=12),
        Column(key="limit", heading=say("limit"), width=16, kind="number"),
        Column(key="slack", heading=say("slack"), width=16, kind="number"),
        Column(key="kept", heading=say("kept"), width=10),
    )


def _line(place: int, check: Check) -> Line:
    kind = _kind(check)
    return Line(
        cells=(
            place,
            words.rule_title(check.rule),
            words.subject(check.subject),
            {"balance": say("万元"), "share": "%"}.get(kind, ""),
            check.value,
            words.sense(check.sense),
            check.limit,
            Live(SLACK[check.sense], check.slack),
            say("yes") if check.ok else say("no"),
        ),
        kind=kind,
    )


def _kind(check: Check) -> Kind:
    """What the numbers of a check are: money, a share, a year, a count."""
    if words.is_money(check.rule, check.subject):
        return "balance"
    if words.is_share(check.rule, check.subject):
        return "share"
    if check.rule in YEARS:
        return "whole"
    return "count" if all(found.denominator == 1 for found in (check.value, check.limit)) else "number"
