"""Every rule measured on the plan, with its slack."""

from planner.locale import say
from planner.report import words
from planner.report.document import Document
from planner.report.tables.table import Table


def checks(document: Document) -> Table:
    """Every rule measured on the plan."""
    return Table(
        file="checks.csv",
        headings=(
            say("rule"),
            say("subject"),
            say("measured"),
            say("sense"),
            say("limit"),
            say("slack"),
            say("kept"),
        ),
        rows=tuple(
            (
                words.rule_title(c.rule),
                words.subject(c.subject),
                words.number(c.rule, c.subject, c.value),
                words.sense(c.sense),
                words.number(c.rule, c.subject, c.limit),
                words.number(c.rule, c.subject, c.slack),
                say("yes") if c.ok else say("no"),
            )
            for c in document.checks
        ),
    )
