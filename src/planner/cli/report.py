"""`planner report`: a plan folder as one HTML file that opens anywhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.doors import app
from planner.cli.loading import speak
from planner.cli.options import Language
from planner.locale import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.report.page import Told


@app.command(
    help=mark("Write the page of a plan: one HTML file that opens offline, on a phone and on paper.")
)
def report(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=mark("The plan folder."))],
    page: Annotated[
        Path | None,
        typer.Option("--page", metavar="FILE", help=mark("The HTML file; PLAN/report.html if not given.")),
    ] = None,
    pdf: Annotated[
        Path | None,
        typer.Option(
            "--pdf", metavar="FILE", help=mark("A PDF of the same; the page then only with --page.")
        ),
    ] = None,
    lang: Language = None,
) -> None:
    """Read the folder, measure it again, write the page or the PDF and say where it is."""
    speak(lang, "")
    from planner.checker import check
    from planner.report import extra, folder, plan_file, strays, words

    extra.need(extra.PDF if pdf else extra.CHARTS)
    from planner.report import page as pages
    from planner.report.differences import differences

    found = plan_file.read(plan)
    speak(lang, found.scenario.lang)
    target = page if page or pdf else found.path / folder.PAGE
    _refuse(target, pdf)
    found, left_behind = strays.without(found)
    checks = check(found.plan)
    faults = [words.check(c.rule, c.subject, c.value, c.sense, c.limit) for c in checks if not c.ok]
    faults += left_behind + differences(found, checks, own=True)
    for place in _written(pages.told(found, faults), target, pdf):
        typer.echo(str(place))
    raise typer.Exit(1 if faults else 0)


def _refuse(page: Path | None, pdf: Path | None) -> None:
    """What cannot be written is said before the plan is measured."""
    from planner.report import page as pages

    if page is not None:
        pages.refuse(page)
    if pdf is not None:
        from planner.report import pdf as pdfs

        pdfs.refuse(pdf)


def _written(told: "Told", page: Path | None, pdf: Path | None) -> "Iterator[Path]":
    """Write what is asked for, all of it made before anything is written; yields where it is."""
    from planner.report import page as pages

    text = pages.render(told.title, told.sections, kicker=told.kicker, note=told.note) if page else ""
    if pdf is not None:
        from planner.report import pdf as pdfs

        data = pdfs.render(told.title, told.sections, kicker=told.kicker, note=told.note)
        yield pdfs.write(data, pdf)
    if page is not None:
        yield pages.write(text, page)
