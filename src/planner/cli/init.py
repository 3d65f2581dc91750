"""`planner init`: a scenario to begin with, empty or around the bureau's own workbook."""

from pathlib import Path
from typing import Annotated

import typer

from planner import locale
from planner.cli.doors import app
from planner.cli.loading import speak
from planner.cli.options import Language, years_of
from planner.locale import mark, say

HEADINGS_WITHIN = 20  # rows: by then the headings have come


@app.command(help=mark("Write a small scenario to begin with, or one from the bureau's own workbook."))
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=mark("Where to write it."))],
    workbook: Annotated[
        Path | None,
        typer.Option("--from", metavar="WORKBOOK", help=mark("The bureau's table (xlsx, xls, ods, csv).")),
    ] = None,
    years: Annotated[
        str | None, typer.Option(metavar="YEARS", help=mark("Years to plan, with --from: 2026-2028."))
    ] = None,
    lang: Language = None,
) -> None:
    """Write the files and say which."""
    speak(lang, "")
    if lang is None and workbook is not None:
        locale.use(_language_of(workbook) or locale.language())
    if years is not None and workbook is None:
        raise typer.BadParameter(say("--years goes with --from"))
    from planner.scenario.start import start

    spoken = locale.language()
    if workbook is None:
        written = start.init(folder, lang=spoken)
    else:
        planned = None if years is None else years_of(years)
        written = start.init_from(folder, workbook, years=planned, lang=spoken)
    for line in written:
        typer.echo(line)


def _language_of(workbook: Path) -> str:
    """The language a workbook is written in, "" where it cannot be read: then its refusal says so."""
    from planner.scenario.tables.sheet import UnreadableTable
    from planner.scenario.tables.table_file import content_of, sheets

    try:
        read = list(sheets(content_of(workbook, workbook.name), workbook.name, None))
    except UnreadableTable:
        return ""
    cells = (cell for sheet in read for row in sheet.rows[:HEADINGS_WITHIN] for cell in row)
    chinese = sum(1 for cell in cells if any("\u4e00" <= char <= "\u9fff" for char in cell))
    return "zh" if chinese else "en"
