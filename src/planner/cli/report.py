"""`planner report`: a plan folder as one HTML file that opens anywhere."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.doors import app
from planner.cli.loading import speak
from planner.cli.options import Language
from planner.locale import mark


@app.command(
    help=mark("Write the page of a plan: one HTML file that opens offline, on a phone and on paper.")
)
def report(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=mark("The plan folder."))],
    page: Annotated[
        Path | None,
        typer.Option("--page", metavar="FILE", help=mark("The HTML file; PLAN/report.html if not given.")),
    ] = None,
    lang: Language = None,
) -> None:
    """Read the folder, measure it again, write the page and say where it is."""
    speak(lang, "")
    from planner.checker import check
    from planner.report import folder, plan_file, words
    from planner.report import page as pages
    from planner.report.differences import differences

    found = plan_file.read(plan)
    speak(lang, found.scenario.lang)
    target = page or plan / folder.PAGE
    pages.refuse(target)
    checks = check(found.plan)
    faults = [words.check(c.rule, c.subject, c.value, c.sense, c.limit) for c in checks if not c.ok]
    faults += differences(found, checks, own=True)
    typer.echo(str(pages.write(pages.page(found, faults), target)))
    raise typer.Exit(1 if faults else 0)
