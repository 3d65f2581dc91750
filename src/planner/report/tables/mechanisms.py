"""What the mechanisms that are on measure, against what the national list says (可复制机制指标)."""

from collections.abc import Iterator

from planner.locale import say
from planner.report import mechanism_words as words
from planner.report.document import Document
from planner.report.tables.table import Table


def mechanisms(document: Document) -> Iterator[Table]:
    """A line a figure; no table where no mechanism is on, or none has a figure."""
    if document.mechanisms:
        yield Table(
            file="mechanisms.csv",
            headings=(
                say("code"),
                say("mechanism"),
                say("where"),
                say("figure"),
                say("subject"),
                say("measured"),
                say("target"),
                say("met"),
                say("in the list"),
                say("remarks"),
            ),
            rows=tuple(
                (
                    line.code,
                    words.title(line.code),
                    line.where,
                    say(line.what),
                    line.subject,
                    words.measured(line),
                    words.target(line),
                    words.met(line),
                    words.source(line.code),
                    words.needs(line),
                )
                for line in document.mechanisms
            ),
        )
