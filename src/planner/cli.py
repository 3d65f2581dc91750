"""One command a verb: solve, verify, check-scenario, init, schema, rules.

Nothing heavy is imported before a command needs it: `planner --help` answers at once. What machines read
goes to stdout, progress and errors to stderr. Exit codes: 0 done, 1 a checked plan breaks a rule, 2 bad
input or usage, 3 the gap was not reached in time, 4 no plan can exist, 5 no plan found in time, 130 stopped.
"""

import os
import re
import sys
import time
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from planner import locale
from planner.errors import BadInput, PlannerError, ScenarioError
from planner.locale import mark, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.result import Result
    from planner.scenario.types import Scenario

_BEGUN = time.monotonic()
INTERRUPTED = 130


class Doors(TyperGroup):
    """The commands, with their help in the language in use, and every error as words and an exit code."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        command = super().get_command(ctx, cmd_name)
        return _translated(command) if command is not None else None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _translated(self)
        super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except PlannerError as error:
            _tell(str(error))
            raise typer.Exit(error.exit_code) from None
        except OSError as error:
            if error.filename is None:
                raise
            _tell(f"{error.filename}: {error.strerror}")
            raise typer.Exit(BadInput.exit_code) from None
        except KeyboardInterrupt:
            _tell(say("Stopped before there was a plan."))
            raise typer.Exit(INTERRUPTED) from None


def _translated(command: Any) -> Any:
    if command.help:
        command.help = say(command.help)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = say(parameter.help)
    return command


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


app = typer.Typer(
    name="planner",
    cls=Doors,
    help=mark("Plan the renovation of a city's old residential communities."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _share(text: str) -> float:
    """A gap: "0.01" or "1%"."""
    body, percent, rest = text.strip().replace("％", "%").partition("%")
    try:
        value = float(body)
    except ValueError:
        value = -1.0
    value = value / 100 if percent else value
    if rest or not 0 <= value < 1:
        raise typer.BadParameter(say("{found}: expected a share such as 0.01 or 1%", found=text))
    return value


def _seconds(text: str) -> float:
    """A time limit: seconds, more than 0."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not (isfinite(value) and value > 0):
        raise typer.BadParameter(say("{found}: expected seconds, more than 0", found=text))
    return value


def _years(text: str) -> tuple[int, ...]:
    """Years: "2026-2028" or "2026,2027"."""
    span = re.fullmatch(r"\s*(\d{4})\s*[-–—~至到]\s*(\d{4})\s*", text)
    if span:
        years = tuple(range(int(span[1]), int(span[2]) + 1))
    else:
        parts = [part.strip() for part in re.split("[,，、]", text)]
        years = tuple(int(part) for part in parts if re.fullmatch(r"\d{4}", part))
        years = years if len(years) == len(parts) else ()
    if not years or len(years) > 50 or list(years) != sorted(set(years)):
        raise typer.BadParameter(say("{found}: expected years such as 2026-2028", found=text))
    return years


def _lang(text: str) -> str:
    if text not in locale.LANGUAGES:
        raise typer.BadParameter(say("{found}: expected {names}", found=text, names="zh | en"))
    return text


Language = Annotated[str | None, typer.Option(help=mark("Language: zh or en."), parser=_lang)]
ScenarioFile = Annotated[Path, typer.Argument(metavar="SCENARIO", help=mark("The scenario file (yaml)."))]
Outside = Annotated[
    bool, typer.Option("--allow-outside", help=mark("Also read tables outside the scenario's folder."))
]


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"planner {version('planner')}")
        except PackageNotFoundError:
            typer.echo(say("planner, run from its source"))
        raise typer.Exit


@app.callback()
def planner(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=mark("Print the version.")),
    ] = False,
) -> None:
    """Options of the whole."""


@app.command(help=mark("Find the best plan for a scenario, and write it to a plan folder."))
def solve(
    scenario: ScenarioFile,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help=mark("Plan folder; plans/<name> if not given.")),
    ] = None,
    time_limit: Annotated[
        float,
        typer.Option(
            parser=_seconds, metavar="SECONDS", help=mark("Seconds for the whole command, loading included.")
        ),
    ] = "60",  # type: ignore[assignment]  # typer parses the default as well
    gap: Annotated[
        float,
        typer.Option(parser=_share, metavar="SHARE", help=mark("Stop this near to the bound: 0.01 or 1%.")),
    ] = "0.01",  # type: ignore[assignment]
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help=mark("Seed of the search."))] = 0,
    workers: Annotated[int, typer.Option(min=1, max=256, help=mark("Threads to search with."))] = 2,
    repeatable: Annotated[
        bool, typer.Option("--repeatable", help=mark("The same plan every time: work limits, not clocks."))
    ] = False,
    override: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help=mark("Override a key of the scenario; repeatable.")),
    ] = None,
    lang: Language = None,
    json_log: Annotated[
        bool, typer.Option("--json-log", help=mark("Progress as JSON lines on stderr."))
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=mark("No progress and no summary: only where the plan is."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=mark("Replace a plan folder also where it was edited by hand."))
    ] = False,
    allow_outside: Outside = False,
) -> None:
    """Read, solve, write the folder, print the summary."""
    asked = _load(scenario, lang, override or (), allow_outside)
    target = output or Path("plans") / _folder_name(asked.name)

    from planner import solver
    from planner.calendar import make, seconds
    from planner.report import folder
    from planner.report.manifest import Settings
    from planner.report.progress import teller
    from planner.report.summary import summary

    folder.refuse(target, force)
    with teller("quiet" if quiet else "json" if json_log else "lines") as told:
        left = time_limit - (time.monotonic() - _begun()) - _writing_time(asked) - seconds(asked)
        result = solver.solve(
            asked,
            time_limit=max(0.1, left),
            gap=gap,
            seed=seed,
            workers=workers,
            repeatable=repeatable,
            report=told,
        )
    settings = Settings(
        time_limit=time_limit,
        gap=gap,
        seed=seed,
        workers=workers,
        repeatable=repeatable,
        overrides=tuple(override or ()),
    )
    calendar = make(result.scenario, result.plan)
    place = folder.write(result, target, settings, log=told.log, force=force, calendar=calendar)
    typer.echo(str(place) if quiet else summary(result, str(place), calendar), nl=quiet)
    raise typer.Exit(exit_code(result))


def exit_code(result: "Result") -> int:
    """0 where every goal is proven within the asked gap, else 3."""
    from planner.report.measures import gap

    gaps = [gap(goal) for goal in result.goals]
    within = all(found is not None and found <= result.gap_asked for found in gaps)
    return 0 if result.status == "proven" or (result.status == "gap" and within) else 3


def _begun() -> float:
    """When this command began; the first command of a process began with the process."""
    global _BEGUN
    begun, _BEGUN = _BEGUN, time.monotonic()
    return begun


def _writing_time(scenario: "Scenario") -> float:
    """Seconds kept for writing the folder, more for larger reserves."""
    return 0.3 + 0.0015 * len(scenario.communities)


def _folder_name(name: str) -> str:
    """A scenario's name as the name of a folder."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", name).strip(" .-")[:80] or "plan"


@app.command(help=mark("Measure every rule on a plan folder, also one edited by hand."))
def verify(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=mark("The plan folder."))],
    scenario: Annotated[
        Path | None,
        typer.Option("--scenario", metavar="FILE", help=mark("Judge it on this scenario, not on its own.")),
    ] = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """Read the folder, measure, and say what is broken or does not agree."""
    _speak(lang, "")
    from planner.checker import broken, check
    from planner.report import plan_file, words
    from planner.report.differences import differences

    other = _appraised(_load(scenario, lang, (), allow_outside)) if scenario else None
    folder = plan_file.read(plan, other)
    if other is None:
        _speak(lang, folder.scenario.lang)
    checks = check(folder.plan)
    faults = broken(checks)
    for fault in faults:
        sentence = words.check(fault.rule, fault.subject, fault.value, fault.sense, fault.limit)
        typer.echo(say("BROKEN {check}. {rule}", check=sentence, rule=words.rule_sentence(fault.rule)))
    disagreements = differences(folder, checks, own=other is None)
    for line in disagreements:
        typer.echo(say("DIFFERS {what}", what=line))
    typer.echo(
        say("{n} checks, {broken} broken, {differ} differences", n=len(checks), broken=len(faults),
            differ=len(disagreements))
    )  # fmt: skip
    raise typer.Exit(1 if faults or disagreements else 0)


def _appraised(scenario: "Scenario") -> "Scenario":
    """A scenario as the solver sees it: with its edges, scores and gains."""
    from planner.appraisal import appraise
    from planner.areas.derived import with_edges

    return appraise(with_edges(scenario))


@app.command("check-scenario", help=mark("Say everything that is wrong or doubtful in a scenario."))
def check_scenario(
    scenario: ScenarioFile,
    override: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help=mark("Override a key of the scenario; repeatable.")),
    ] = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """Every problem with its place; the defaults used; exit code 2 where there is an error."""
    _speak(lang, _lang_in(scenario))
    from planner.mechanisms import examine
    from planner.report.examination import lines

    found = examine(scenario, overrides=override or (), allow_outside=allow_outside)
    for line in lines(found.scenario, found.problems):
        typer.echo(line)
    if found.scenario is None:
        raise typer.Exit(2)


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
    _speak(lang, "")
    if years is not None and workbook is None:
        raise typer.BadParameter(say("--years goes with --from"))
    from planner.scenario import start

    spoken = locale.language()
    if workbook is None:
        written = start.init(folder, lang=spoken)
    else:
        planned = None if years is None else _years(years)
        written = start.init_from(folder, workbook, years=planned, lang=spoken)
    for line in written:
        typer.echo(line)


@app.command(help=mark("Print the JSON schema of a scenario file."))
def schema() -> None:
    """For editors that complete and check yaml."""
    import json

    from planner.scenario.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command(help=mark("List the rules and goals; with a scenario, which are on."))
def rules(
    scenario: Annotated[
        Path | None, typer.Argument(metavar="[SCENARIO]", help=mark("The scenario file (yaml)."))
    ] = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """One line a rule: on or off, name, sentence."""
    asked = _load(scenario, lang, (), allow_outside) if scenario else None
    if asked is None:
        _speak(lang, "")
    from planner.report.switches import lines

    for line in lines(asked):
        typer.echo(line)


def _load(path: Path, lang: str | None, overrides: "Sequence[str]", allow_outside: bool) -> "Scenario":
    """The scenario of a file, all its words in the language it asks for."""
    _speak(lang, _lang_in(path))
    from planner.scenario.reading import load

    found = load(path, overrides=overrides, allow_outside=allow_outside)
    if lang is None and found.lang in locale.LANGUAGES and found.lang != locale.language():
        locale.use(found.lang)
        found = load(path, overrides=overrides, allow_outside=allow_outside)
    return found


def _speak(lang: str | None, of_scenario: str) -> None:
    """--lang, else the scenario's, else PLANNER_LANG, else the machine's."""
    for name in (lang, of_scenario, os.environ.get("PLANNER_LANG")):
        if name in locale.LANGUAGES:
            locale.use(str(name))
            return
    locale.use(locale.of_system())


def _lang_in(path: Path) -> str:
    """The language a scenario file asks for at first sight, so that its errors come in it."""
    try:
        with path.open("rb") as stream:
            head = stream.read(65536).decode("utf-8", "ignore")
    except OSError:
        return ""
    found = re.search(r"^(?:lang|语言)\s*[:：]\s*[\"']?(zh|en)\b", head, re.MULTILINE)
    return found[1] if found else ""


def main() -> None:
    """The `planner` command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    _speak(_asked_language(sys.argv[1:]), "")
    app()


def _asked_language(arguments: "Sequence[str]") -> str | None:
    """--lang as it stands in the arguments, for the help and the errors of usage."""
    for i, word in enumerate(arguments):
        if word == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


__all__ = ["ScenarioError", "app", "exit_code", "main"]
