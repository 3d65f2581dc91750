"""The mechanisms that are on, each with what it measures against what the national list says."""

from planner.locale import say
from planner.report import mechanism_words as words
from planner.report.document import Document, FigureLine
from planner.report.page.blocks import Column, Fold, Grid, Row, Section
from planner.result import Result

FEW = 12  # mechanisms that are shown without asking


def mechanisms(result: Result, document: Document) -> Section | None:
    """The section, or None where no mechanism is on."""
    chosen = result.scenario.mechanisms
    if not chosen:
        return None
    groups = []
    for use in chosen:
        where = str(use.where)
        found = [line for line in document.mechanisms if (line.name, line.where) == (use.name, where)]
        title = f"{use.code} {words.title(use.code)}" + (f" [{where}]" if where else "")
        groups.append((Row((title, None, None, None, words.source(use.code)), level=1), *map(_row, found)))
    grid = Grid(
        caption=say("Mechanisms that are on ({n})", n=len(chosen)),
        columns=(
            Column(say("figure"), long=True),
            Column(say("measured"), number=True),
            Column(say("target"), number=True),
            Column(say("met"), code=True),
            Column(say("remarks"), long=True),
        ),
        groups=tuple(groups),
    )
    return Section(
        id="mechanisms",
        title=say("Mechanisms"),
        blocks=(Fold(title=grid.caption, blocks=(grid,), open=len(chosen) <= FEW),),
    )


def _row(line: FigureLine) -> Row:
    what = f"{say(line.what)} {line.subject}".strip()
    return Row((what, words.measured(line), words.target(line), words.met(line), words.needs(line)))
