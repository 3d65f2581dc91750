"""`planner verify`: every rule measured again on a plan folder."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.doors import app
from planner.cli.loading import appraised, load, speak
from planner.cli.options import Language, Outside
from planner.locale import mark, say


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
    speak(lang, "")
    from planner.checker import broken, check
    from planner.report import plan_file, strays, words
    from planner.report.differences import differences

    other = appraised(load(scenario, lang, (), allow_outside)) if scenario else None
    folder = plan_file.read(plan, other)
    if other is None:
        speak(lang, folder.scenario.lang)
    folder, left_behind = strays.without(folder)
    checks = check(folder.plan)
    faults = broken(checks)
    for fault in faults:
        sentence = words.check(fault.rule, fault.subject, fault.value, fault.sense, fault.limit)
        named = f"{fault.code}: " if fault.code else ""
        typer.echo(
            say("BROKEN {check}. {rule}", check=named + sentence, rule=words.rule_sentence(fault.rule))
        )
    disagreements = left_behind + differences(folder, checks, own=other is None)
    for line in disagreements:
        typer.echo(say("DIFFERS {what}", what=line))
    typer.echo(
        say("{n} checks, {broken} broken, {differ} differences", n=len(checks), broken=len(faults),
            differ=len(disagreements))
    )  # fmt: skip
    raise typer.Exit(1 if faults or disagreements else 0)
