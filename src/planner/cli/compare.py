"""`planner compare`: plans side by side, what differs in what they assume and plan, and what caused it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli import workbook
from planner.cli.doors import app
from planner.cli.loading import appraised, lang_in, load, speak
from planner.cli.options import Force, Language, Outside, seconds, share
from planner.errors import BadInput
from planner.locale import mark, say

if TYPE_CHECKING:
    from planner.comparison import Comparison, Effort, Given, Inquiry

MOST = 26  # plans: each has a letter
CLOSE = 0.01  # the gap scenarios are solved to where nothing is attributed


@app.command(help=mark("Compare plans: what they assume, what they come to, who moves, and what caused it."))
def compare(
    plans: Annotated[
        list[Path],
        typer.Argument(metavar="A B [C…]", help=mark("Plan folders, or scenarios, which are solved first.")),
    ],
    attribute: Annotated[
        bool,
        typer.Option(
            "--attribute", help=mark("Switch assumptions one at a time, solving each: what caused what.")
        ),
    ] = False,
    order: Annotated[
        str | None,
        typer.Option(
            metavar="KEY,KEY…",
            help=mark("Attribute in this order: keys of assumptions, or beginnings of some."),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help=mark("Also write the tables as csv into this folder.")
        ),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option("--page", metavar="FILE", help=mark("Also write the comparison as one HTML page.")),
    ] = None,
    force: Force = False,
    xlsx: Annotated[
        Path | None,
        typer.Option("--xlsx", metavar="FILE", help=mark("Also write a workbook of the differences.")),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=mark("For machines: JSON on stdout."))] = False,
    tell_code: Annotated[
        bool, typer.Option("--exit-code", help=mark("Exit with 1 where the plans differ."))
    ] = False,
    time_limit: Annotated[
        float,
        typer.Option(parser=seconds, metavar="SECONDS", help=mark("Seconds for everything that is solved.")),
    ] = "300",  # type: ignore[assignment]  # typer parses the default as well
    gap: Annotated[
        float | None,
        typer.Option(
            parser=share,
            metavar="SHARE",
            help=mark("Solve to this gap; 1% if not given, with --attribute as near as time allows."),
        ),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help=mark("Seed of the search."))] = 0,
    workers: Annotated[int, typer.Option(min=1, max=256, help=mark("Threads to search with."))] = 2,
    lang: Language = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=mark("No progress."))] = False,
    allow_outside: Outside = False,
) -> None:
    """Read or solve, compare, print; Ctrl-C prints what is known by then."""
    speak(lang, _spoken(plans[0]))
    _refuse(plans, output, page, force)
    given = [_read(path, lang, allow_outside) for path in plans]
    if xlsx is not None:
        workbook.refuse(xlsx, given, force)
    speak(lang, given[0].scenario.lang)

    from planner.comparison import Effort

    attributing = attribute or order is not None
    effort = Effort(
        seconds=time_limit,
        gap=gap if gap is not None else 0.0 if attributing else CLOSE,
        seed=seed,
        workers=workers,
    )
    comparison = _compared(given, _words(order or "") if attributing else None, effort, quiet)
    if output is not None:
        _write(comparison, output)
    if page is not None:
        _write_page(comparison, page)
    if xlsx is not None:
        workbook.write(xlsx, comparison)
    _print(comparison, as_json)
    raise typer.Exit(1 if tell_code and comparison.differs else 0)


def _compared(
    given: "Sequence[Given]", order: "Sequence[str] | None", effort: "Effort", quiet: bool
) -> "Comparison":
    """The comparison, its solves told on the way; without an order nothing is attributed."""
    from planner.comparison import Inquiry
    from planner.report.compared.progress import in_words
    from planner.report.counted import Counted

    with Counted(quiet) as counted:
        inquiry = Inquiry(
            given=given,
            order=order,
            effort=effort,
            tell=lambda told: counted.tell(told.done, told.total, in_words(told)),
        )
        if not quiet:
            _announce(inquiry)
        return inquiry.answer()


def _print(comparison: "Comparison", as_json: bool) -> None:
    from planner.report.compared import lines
    from planner.report.compared.data import as_data

    if as_json:
        typer.echo(json.dumps(as_data(comparison), ensure_ascii=False, indent=2))
        return
    for line in lines(comparison):
        typer.echo(line)


def _words(order: str) -> list[str]:
    """The keys of --order."""
    return [word for part in order.replace("，", ",").split(",") if (word := part.strip())]


def _announce(inquiry: "Inquiry") -> None:
    """How much is to be solved, and the time each solve has."""
    unsolved, on_the_way = inquiry.unsolved, sum(inquiry.ways)
    if unsolved + on_the_way:
        text = say(
            "{n} plans and at most {more} steps to be solved, about {seconds} s each",
            n=unsolved,
            more=on_the_way,
            seconds=f"{inquiry.effort.seconds / (unsolved + on_the_way):.0f}",
        )
        typer.echo(text, err=True)


def _read(path: Path, lang: str | None, allow_outside: bool) -> "Given":
    """A plan folder read back, or a scenario loaded; everything that is wrong is told before any solve."""
    from planner.comparison import Given
    from planner.report import plan_file

    if not path.exists():
        raise BadInput(say("{path}: no such plan folder or scenario file", path=path))
    if path.is_dir():
        folder = plan_file.read(path)
        return Given(label=str(path), scenario=folder.scenario, folder=folder)
    scenario = load(path, lang, (), allow_outside)
    return Given(label=str(path), scenario=appraised(scenario))


def _spoken(path: Path) -> str:
    """The language of a plan folder or a scenario at first sight, so that errors come in it."""
    from planner.report import manifest

    made = manifest.read(path) if path.is_dir() else None
    return lang_in(path) if made is None else made.lang


def _refuse(plans: "Sequence[Path]", output: Path | None, page: Path | None, force: bool) -> None:
    """What cannot be compared, and where nothing can be written: asked before a long solve."""
    if not 2 <= len(plans) <= MOST:
        raise BadInput(say("{n} plans: expected 2 to {most}", n=len(plans), most=MOST))
    if output is not None:
        _refuse_tables(output, force)
    if page is not None:
        from planner.report import extra

        extra.need(extra.CHARTS)
        from planner.report import page as pages

        pages.refuse(page)


def _refuse_tables(output: Path, force: bool) -> None:
    from planner.report import csv_file, plan_file
    from planner.report.compared.tables import FILES

    if output.exists() and not output.is_dir():
        raise BadInput(say("{path}: is a file. Name a folder with -o", path=output))
    if output.is_dir() and plan_file.is_plan_folder(output):
        raise BadInput(say("{path}: is a plan folder. Name another folder with -o", path=output))
    csv_file.refuse(output, FILES, force)


def _write_page(comparison: "Comparison", page: Path) -> None:
    """Write the page, and say where it is."""
    from planner.report import page as pages
    from planner.report.compared import page as compared

    typer.echo(str(pages.write(compared.page(comparison), page)), err=True)


def _write(comparison: "Comparison", output: Path) -> None:
    from planner.report import csv_file
    from planner.report.compared.tables import all_tables

    output.mkdir(parents=True, exist_ok=True)
    for table in all_tables(comparison):
        csv_file.write(table, output)
