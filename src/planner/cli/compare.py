"""`planner compare`: plans side by side, what differs in what they assume and plan, and what caused it."""

import gc
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli import compare_options as options
from planner.cli.doors import app
from planner.cli.loading import appraised, lang_in, load, speak
from planner.cli.options import Force, Language, Outside
from planner.cli.outputs import Outputs
from planner.errors import BadInput
from planner.locale import mark, say

if TYPE_CHECKING:
    from planner.comparison import Comparison, Effort, Given, Inquiry

MOST = 26  # plans: each has a letter
CLOSE = 0.01  # the gap scenarios are solved to where nothing is attributed


@app.command(help=mark("Compare plans: what they assume, what they come to, who moves, and what caused it."))
def compare(
    plans: options.Plans,
    attribute: options.Attribute = False,
    order: options.Order = None,
    output: options.Tables = None,
    page: options.Page = None,
    force: Force = False,
    xlsx: options.Book = None,
    as_json: options.Json = False,
    tell_code: options.ExitCode = False,
    time_limit: options.TimeLimit = "300",  # type: ignore[assignment]  # typer parses the default as well
    gap: options.Gap = None,
    seed: options.Seed = 0,
    workers: options.Workers = 2,
    lang: Language = None,
    quiet: options.Quiet = False,
    allow_outside: Outside = False,
) -> None:
    """Read or solve, compare, print; Ctrl-C prints what is known by then."""
    speak(lang, _spoken(plans[0]))
    outputs = Outputs(tables=output, page=page, book=xlsx, force=force)
    _refuse(plans, outputs)
    given = _read(plans, lang, allow_outside)
    outputs.refuse_inputs(given)
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
    for path in outputs.write(comparison):
        typer.echo(str(path), err=True)
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


def _read(paths: "Sequence[Path]", lang: str | None, allow_outside: bool) -> "list[Given]":
    """All plans and scenarios; what is wrong with one is told before any solve."""
    from planner.garbage import uncollected

    with uncollected():
        given = [_given(path, lang, allow_outside) for path in paths]
    gc.freeze()  # all of it lives as long as the command does: the collector need not look at it again
    return given


def _given(path: Path, lang: str | None, allow_outside: bool) -> "Given":
    """A plan folder read back, or a scenario loaded."""
    from planner.comparison import Given
    from planner.report import plan_file, strays

    if not path.exists():
        raise BadInput(say("{path}: no such plan folder or scenario file", path=path))
    if plan_file.folder_of(path).is_dir():
        found, left_behind = strays.without(plan_file.read(path))
        for text in left_behind:
            typer.echo(say("{place}: {text}", place=path, text=text), err=True)
        return Given(label=str(path), scenario=found.scenario, folder=found)
    _refuse_others(path)
    scenario = load(path, lang, (), allow_outside)
    return Given(label=str(path), scenario=appraised(scenario))


def _refuse_others(path: Path) -> None:
    """Raise BadInput for a file that is neither a plan nor a scenario; a pipe has no ending."""
    from planner.report import plan_file

    if plan_file.is_plan_folder(path.parent):
        raise BadInput(plan_file.no_plan(path))
    if path.suffix.lower() not in (*plan_file.SCENARIOS, ".json", ""):
        raise BadInput(
            say(
                "{path}: this {ending} file is no plan and no scenario. Name a plan folder, its plan.json or "
                "a scenario.yaml; planner init DIR --from {name} makes a scenario of a table",
                path=path,
                ending=path.suffix,
                name=path.name,
            )
        )


def _spoken(path: Path) -> str:
    """The language of a plan folder or a scenario at first sight, so that errors come in it."""
    from planner.report import manifest, plan_file

    made = manifest.read(plan_file.folder_of(path))
    return lang_in(path) if made is None else made.lang


def _refuse(plans: "Sequence[Path]", outputs: Outputs) -> None:
    """What cannot be compared, and where nothing can be written: asked before a long solve."""
    if not 2 <= len(plans) <= MOST:
        raise BadInput(say("{n} plans: expected 2 to {most}", n=len(plans), most=MOST))
    if outputs.page is not None:
        from planner.report import extra

        extra.need(extra.CHARTS)
    outputs.refuse()
