"""Who is not in the plan: the waiting list (候补), and those that cannot be planned (不符合条件)."""

from decimal import Decimal
from fractions import Fraction

from planner.locale import say
from planner.report import words
from planner.report.document import Document
from planner.report.tables.table import Table, health, health_headings, wan, who, who_headings
from planner.scenario.types import Scenario


def waiting(scenario: Scenario, document: Document) -> Table:
    """The waiting list (候补), best first."""
    return Table(
        file="waiting.csv",
        headings=(
            say("rank"),
            *who_headings(),
            say("households"),
            say("gain (points x households)"),
            say("fiscal money (万元)"),
            say("gain per 万元"),
            say("goal points lost at least if it were forced in"),
            say("what keeps it out"),
            *health_headings(),
        ),
        rows=tuple(
            (
                rank,
                *who(scenario.community[w.community]),
                w.households,
                w.gain,
                wan(w.fiscal),
                Decimal(round(Fraction(w.gain * 10_000 * 100, w.fiscal))) / 100 if w.fiscal else None,
                Decimal(round(w.reduced_cost * 100)) / 100,
                words.why_waiting(w.why),
                *health(document, w.community),
            )
            for rank, w in enumerate(document.waiting, start=1)
            if w.community in scenario.community
        ),
    )


def rejected(scenario: Scenario, document: Document) -> Table:
    """Those that cannot be planned (不符合条件), a line for every reason."""
    return Table(
        file="rejected.csv",
        headings=(
            *who_headings(),
            say("households"),
            say("rule"),
            say("reason"),
            say("code"),
            say("measured"),
            say("limit"),
            say("misses the limit by"),
            *health_headings(),
        ),
        rows=tuple(
            (
                *who(scenario.community[c]),
                scenario.community[c].households,
                words.rule_title(reason.rule),
                words.reason(reason),
                reason.code,
                words.measured(reason),
                words.limit(reason),
                words.missed(reason),
                *health(document, c),
            )
            for c, reasons in sorted(document.rejected.items())
            if c in scenario.community
            for reason in reasons
        ),
    )
