"""`planner schema`: the JSON schema of a scenario file."""

import typer

from planner.cli.doors import app
from planner.locale import mark


@app.command(help=mark("Print the JSON schema of a scenario file."))
def schema() -> None:
    """For editors that complete and check yaml."""
    import json

    from planner.mechanisms.schema import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
