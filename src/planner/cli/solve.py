"""`planner solve`: read, solve, write the folder, print the summary."""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli import solve_options as options
from planner.cli.doors import app
from planner.cli.loading import load
from planner.cli.options import Language, Outside, Override, ScenarioFile
from planner.errors import BadInput, Infeasible
from planner.garbage import uncollected
from planner.locale import mark, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.report.manifest import Settings
    from planner.result import Result
    from planner.scenario.types import Scenario
    from planner.solver import Report

_BEGUN = time.monotonic()
WRITING = 3.0  # times what reading takes: a larger reserve, or a slower machine, asks for more of both
MOST = 0.006  # seconds a community: what is read for the first time may have had to be compiled


@app.command(help=mark("Find the best plan for a scenario, and write it to a plan folder."))
def solve(
    scenario: ScenarioFile,
    output: options.Output = None,
    time_limit: options.TimeLimit = "60",  # type: ignore[assignment]  # typer parses the default as well
    gap: options.Gap = "0.01",  # type: ignore[assignment]
    seed: options.Seed = 0,
    workers: options.Workers = 2,
    memory_limit: options.MemoryLimit = None,
    repeatable: options.Repeatable = False,
    override: Override = None,
    lang: Language = None,
    json_log: options.JsonLog = False,
    quiet: options.Quiet = False,
    force: options.Force = False,
    allow_outside: Outside = False,
) -> None:
    """Read, solve, write the folder, print the summary."""
    begun = _begun()
    opened = time.monotonic()
    with uncollected():
        asked = load(scenario, lang, override or (), allow_outside)
    reading = time.monotonic() - opened
    target = output or Path("plans") / _folder_name(asked.name)

    from planner.interrupt import Interrupt
    from planner.report import folder
    from planner.report.manifest import Settings as Asked
    from planner.report.progress import teller

    settings = Asked(
        time_limit=time_limit,
        gap=gap,
        seed=seed,
        workers=workers,
        repeatable=repeatable,
        overrides=tuple(override or ()),
    )
    folder.refuse(target, force)
    with Interrupt(raising=True):  # once there is a plan it is written, too
        with teller("quiet" if quiet else "json" if json_log else "lines") as told:
            result = _solved(
                asked, settings, begun=begun, writing=WRITING * reading, memory=memory_limit, told=told
            )
        _hand_out(result, target, settings, log=told.log, force=force, quiet=quiet)
    raise typer.Exit(exit_code(result))


def _hand_out(
    result: "Result", target: Path, settings: "Settings", *, log: "Sequence[str]", force: bool, quiet: bool
) -> None:
    """Write the plan folder and print the summary."""
    from planner.calendar import make
    from planner.report import folder
    from planner.report.summary import summary

    with uncollected():
        calendar = make(result.scenario, result.plan)
        place = folder.write(result, target, settings, log=log, force=force, calendar=calendar)
        typer.echo(str(place) if quiet else summary(result, str(place), calendar), nl=quiet)


def _solved(
    asked: "Scenario",
    settings: "Settings",
    *,
    begun: float,
    writing: float,
    memory: int | None,
    told: "Report",
) -> "Result":
    """The result, `writing` seconds before the time is up; where none can exist, the error names the rules
    that clash."""
    from planner import solver
    from planner.calendar import seconds

    if memory is not None and not solver.possible():
        raise BadInput(say("--memory-limit can be kept on Linux only. Leave it out"))
    kept = 0.3 + min(writing, 1 + MOST * len(asked.communities)) + seconds(asked)
    try:
        return solver.solve(
            asked,
            time_limit=max(0.1, settings.time_limit - (time.monotonic() - begun) - kept),
            gap=settings.gap,
            seed=settings.seed,
            workers=settings.workers,
            repeatable=settings.repeatable,
            report=told,
            apart=solver.Apart(memory),
        )
    except Infeasible as error:
        from planner.report import clash

        deadline = begun + settings.time_limit
        raise clash.named(
            error, asked, deadline=deadline, seed=settings.seed, workers=settings.workers
        ) from None


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


def _folder_name(name: str) -> str:
    """A scenario's name as the name of a folder."""
    return re.sub(r'[\x00-\x1f<>:"/\\|?*]+', "-", name).strip(" .-")[:80] or "plan"
