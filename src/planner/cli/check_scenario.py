"""`planner check-scenario`: everything that is wrong or doubtful, at once."""

import typer

from planner.cli.doors import app
from planner.cli.loading import lang_in, speak
from planner.cli.options import Language, Outside, Override, ScenarioFile
from planner.locale import mark


@app.command("check-scenario", help=mark("Say everything that is wrong or doubtful in a scenario."))
def check_scenario(
    scenario: ScenarioFile,
    override: Override = None,
    lang: Language = None,
    allow_outside: Outside = False,
) -> None:
    """Every problem with its place; the defaults used; exit code 2 where there is an error."""
    speak(lang, lang_in(scenario))
    from planner.mechanisms import examine
    from planner.report.examination import lines

    found = examine(scenario, overrides=override or (), allow_outside=allow_outside)
    for line in lines(found.scenario, found.problems):
        typer.echo(line)
    if found.scenario is None:
        raise typer.Exit(2)
