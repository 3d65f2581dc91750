"""`planner mechanisms`: the catalogue, one row with its example, a scenario written out, prices."""

import json
import time
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.doors import Doors, app
from planner.cli.loading import lang_in, load, speak
from planner.cli.options import Force, Language, Outside, Override, ScenarioFile, seconds
from planner.errors import BadInput
from planner.locale import mark, say

if TYPE_CHECKING:
    from planner.pricing import Prices

LIST = "list"


class _Catalogue(Doors):
    """Without one of its verbs the group lists the catalogue: `planner mechanisms [SCENARIO]`."""

    def list_commands(self, ctx: Any) -> list[str]:
        return ["show", "expand", "price"]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        asks_help = any(word in ("-h", "--help") for word in args[:1])
        verbs = self.list_commands(ctx)
        if not asks_help and (not args or args[0] not in (*verbs, LIST)):
            if args and not Path(args[0]).exists() and (close := get_close_matches(args[0], verbs, n=1)):
                raise BadInput(
                    say(
                        "“{word}” is no command, and no file. Did you mean “{close}”?",
                        word=args[0],
                        close=close[0],
                    )
                )
            args = [LIST, *args]
        return super().parse_args(ctx, args)


catalogue = typer.Typer(
    cls=_Catalogue,
    help=mark(
        "The catalogue of replicable mechanisms: planner mechanisms lists it; planner mechanisms SCENARIO, "
        "which are on. Both take --json and --lang."
    ),
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(catalogue, name="mechanisms")
AsJson = Annotated[bool, typer.Option("--json", help=mark("For machines: JSON on stdout."))]


@catalogue.command(LIST, hidden=True, help=mark("The catalogue of replicable mechanisms."))
def listed(
    scenario: Annotated[
        Path | None, typer.Argument(metavar="[SCENARIO]", help=mark("The scenario file (yaml)."))
    ] = None,
    as_json: AsJson = False,
    override: Override = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """Every row, in the order of the list."""
    asked = load(scenario, lang, override or (), allow_outside) if scenario else None
    if asked is None:
        speak(lang, "")
    from planner.mechanisms import catalogue as rows
    from planner.report import catalogue_lines as report

    if as_json:
        _print([report.as_data(mechanism, asked) for mechanism in rows()])
        return
    for line in report.lines(asked):
        typer.echo(line)


@catalogue.command(help=mark("One mechanism, and its worked example, run."))
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help=mark("Its name or its code: M25."))],
    as_json: AsJson = False,
    lang: Language = None,
) -> None:
    """The row and what its example comes to; exit code 1 where it is not what it should be."""
    speak(lang, "")
    from planner.examples import run
    from planner.mechanisms.catalogue import called
    from planner.report import catalogue_lines as report

    mechanism = called(name)
    results = run(mechanism)
    if as_json:
        ran = [{"asked": report.asked(r.expectation), "found": r.found, "ok": r.ok} for r in results]
        _print({**report.as_data(mechanism, None), "run": ran})
    else:
        for line in report.shown(mechanism, results):
            typer.echo(line)
    raise typer.Exit(0 if all(result.ok for result in results) else 1)


@catalogue.command(help=mark("The scenario with its mechanisms written out, in plain words."))
def expand(
    scenario: ScenarioFile,
    as_json: AsJson = False,
    override: Override = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """YAML that solves to the same plan, to be kept in the scenario's own folder."""
    load(scenario, lang, override or (), allow_outside)
    from planner.mechanisms import written_out
    from planner.mechanisms.plain import text_of
    from planner.scenario.document.nodes import plain

    root = written_out(scenario, overrides=override or (), allow_outside=allow_outside)
    if as_json:
        _print(plain(root))
    else:
        typer.echo(text_of(root), nl=False)


@catalogue.command(help=mark("What each mechanism changes: with the same money, and for the same result."))
def price(
    scenario: ScenarioFile,
    mechanism: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=mark("Price this one only: NAME, or NAME=… with its parameters in braces; repeatable."),
        ),
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help=mark("Take out those that are on, instead of adding others."))
    ] = False,
    time_limit: Annotated[
        float,
        typer.Option(parser=seconds, metavar="SECONDS", help=mark("Seconds for the whole command.")),
    ] = "600",  # type: ignore[assignment]  # typer parses the default as well
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=64, help=mark("Solves side by side, two threads each; half the cores.")),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=mark("Also write the table as csv.")),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    override: Override = None,
    lang: Language = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=mark("No progress."))] = False,
    allow_outside: Outside = False,
) -> None:
    """Solve, compare, print; Ctrl-C prints what is known by then."""
    begun = time.monotonic()
    speak(lang, lang_in(scenario))
    import os

    from planner import pricing
    from planner.report.counted import Counted
    from planner.report.prices.progress import in_words

    if output is not None:
        _refuse(output, force)
    file = pricing.ScenarioFile(
        path=str(scenario), overrides=tuple(override or ()), allow_outside=allow_outside
    )
    with Counted(quiet) as counted:
        prices = pricing.price(
            file,
            mechanism or (),
            remove=remove,
            time_limit=time_limit - (time.monotonic() - begun),
            workers=workers or max(1, (os.cpu_count() or 2) // 2),
            tell=lambda step: counted.tell(step.done, step.total, in_words(step)),
        )
    _tell(prices, output, as_json)
    raise typer.Exit(3 if prices.unfinished or prices.ended else 0)


def _tell(prices: "Prices", output: Path | None, as_json: bool) -> None:
    """The table on stdout, and in a file where one is asked for."""
    from planner.report import csv_file
    from planner.report.prices import lines
    from planner.report.prices.data import as_data, as_table

    if output is not None:
        csv_file.write(as_table(prices, output.name), output.parent)
    if as_json:
        _print(as_data(prices))
    else:
        for line in lines(prices):
            typer.echo(line)


def _refuse(output: Path, force: bool) -> None:
    """A table goes into a folder that exists: asked before a long solve."""
    from planner.report import csv_file

    if not output.parent.is_dir():
        raise BadInput(say("{path}: not a file in a folder that exists. Name another with -o", path=output))
    csv_file.refuse(output.parent, [output.name], force)


def _print(found: object) -> None:
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
