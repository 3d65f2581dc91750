"""The group all commands hang on: help in the language in use, every error as words and an exit code."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from planner.cli.usage import Spoken, show
from planner.errors import BadInput, PlannerError
from planner.locale import mark, say
from planner.locale.reasons import reason

INTERRUPTED = 130
ORDER = (
    "solve",
    "verify",
    "report",
    "compare",
    "check-scenario",
    "init",
    "schema",
    "rules",
    "mechanisms",
)  # of the help


class Doors(TyperGroup):
    """The commands, with their help in the language in use, and every error as words and an exit code."""

    context_class = Spoken

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run, and exit; an error of usage is told in the language in use."""
        try:
            code = super().main(*args, **settings | {"standalone_mode": False})
        except TyperException as error:
            show(error)
            code = error.exit_code
        sys.exit(code or 0)

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx), key=ORDER.index)

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
            _tell(f"{error.filename}: {reason(error)}")
            raise typer.Exit(BadInput.exit_code) from None
        except KeyboardInterrupt:
            _tell(say("Stopped before there was a plan."))
            raise typer.Exit(INTERRUPTED) from None


def _translated(command: Any) -> Any:
    command.context_class = Spoken
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
