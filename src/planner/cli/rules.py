"""`planner rules`: which rules and goals there are, and which are on."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.doors import app
from planner.cli.loading import load, speak
from planner.cli.options import Language, Outside
from planner.locale import mark


@app.command(help=mark("List the rules and goals; with a scenario, which are on."))
def rules(
    scenario: Annotated[
        Path | None, typer.Argument(metavar="[SCENARIO]", help=mark("The scenario file (yaml)."))
    ] = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """One line a rule: on or off, name, sentence."""
    asked = load(scenario, lang, (), allow_outside) if scenario else None
    if asked is None:
        speak(lang, "")
    from planner.report.switches import lines

    for line in lines(asked):
        typer.echo(line)
