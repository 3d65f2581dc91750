"""The works that are not done, and why: nobody called for them, or their community is planned without."""

from planner.locale import say
from planner.report import vocabulary, words
from planner.report.document import Document
from planner.report.tables.table import Table, wan, who, who_headings
from planner.scenario.types import Scenario


def works_left_out(scenario: Scenario, document: Document) -> Table:
    """A line for every work left out, with its cost and what it would have gained."""
    return Table(
        file="works_left_out.csv",
        headings=(
            *who_headings(),
            say("work"),
            say("category"),
            say("cost (万元)"),
            say("gain (points x households)"),
            say("reason"),
            say("code"),
        ),
        rows=tuple(
            (
                *who(scenario.community[line.community]),
                words.kind(line.kind),
                say(vocabulary.CATEGORIES[line.category]),
                wan(line.cost),
                line.gain,
                words.reason(line.reason),
                line.reason.code,
            )
            for line in document.works_left_out
            if line.community in scenario.community
        ),
    )
