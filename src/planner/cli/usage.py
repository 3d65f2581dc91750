"""Help and errors of usage in the language in use: what typer says in English is looked up word for word."""

import re
import sys
from collections.abc import Sequence

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError
from typer._click.formatting import HelpFormatter
from typer.exceptions import TyperException

from planner.locale import mark, say
from planner.report.columns import pad, width, wrap

SAID = (
    mark("Arguments"),
    mark("Options"),
    mark("Commands"),
    mark("Show this message and exit."),
    mark("required"),
    mark("default: {text}"),
    mark("<int range>"),
    mark("<str>"),
    mark("<path>"),
    mark("<list[Path]>"),
    mark("No such option: {name} (Possible options: {near})"),
    mark("No such option: {name}"),
    mark("No such command '{name}'. Did you mean {near}?"),
    mark("No such command '{name}'."),
    mark("Missing argument '{name}'."),
    mark("Missing option '{name}'."),
    mark("Missing command."),
    mark("Got unexpected extra argument(s) ({words})"),
    mark("Option '{name}' requires an argument."),
    mark("Option '{name}' does not take a value."),
    mark("Invalid value for '{name}': {text}"),
    mark("Input should be a valid integer, unable to parse string as an integer"),
    mark("Input should be greater than or equal to {limit}"),
    mark("Input should be less than or equal to {limit}"),
)
"""What typer says, with fields where it fills something in: the first that fits is meant."""


def told(text: str) -> str:
    """A text of typer in the language in use; one that is not known as it is."""
    for message in SAID:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(message))
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            fields = {
                name: told(part) if name == "text" else part for name, part in found.groupdict().items()
            }
            return say(message, **fields)
    return text


def show(error: TyperException) -> None:
    """Tell an error on stderr: how the command is used, where its help is, and what is wrong."""
    if isinstance(error, NoArgsIsHelpError):
        print(error.format_message(), file=sys.stderr)
        return
    context = error.ctx if isinstance(error, UsageError) else None
    if context is not None:
        command = f"{context.command_path} {context.help_option_names[0]}"
        print(context.get_usage(), file=sys.stderr)
        print(say("Try '{command}' for help.", command=command), file=sys.stderr)
        print(file=sys.stderr)
    print(say("Error: {text}", text=told(error.format_message())), file=sys.stderr)


BREAKS = " 、，；。"  # after which a line may end


class _Formatter(HelpFormatter):
    """The help of a command; a Chinese character takes two cells."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for word in (mark("[OPTIONS]"), mark("COMMAND [ARGS]...")):
            args = args.replace(word, say(word))
        super().write_usage(prog, args, say("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        text = say("{heading}:", heading=told(heading))
        self.write(f"{' ' * self.current_indent}{text}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
        lines = [wrap(part, max(self.width - len(indent), 10), BREAKS) for part in paragraphs]
        self.write("\n\n".join("\n".join(indent + line for line in part) for part in lines) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        named = [(_with_type(name), _with_remarks(text)) for name, text in rows]
        left = min(max(width(name) for name, _ in named), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, text in named:
            lines = wrap(text, max(self.width - left - self.current_indent, 10), BREAKS)
            if width(name) > left - col_spacing:
                self.write(f"{indent}{name}\n")
                name = ""
            for line in lines:
                self.write(f"{indent}{pad(name, left)}{line}".rstrip() + "\n")
                name = ""


class Spoken(typer.Context):
    """The context of every command: its help is told by the formatter above."""

    formatter_class = _Formatter


def _with_type(name: str) -> str:
    """An option or argument, and what it takes."""
    return re.sub(r"<.+>$", lambda kind: told(kind[0]), name)


def _with_remarks(text: str) -> str:
    """A help, and in brackets behind it the default, the range, whether it is required."""
    help_text, bracket, remarks = text.partition("  [")
    if not (bracket and remarks.endswith("]")):
        return told(text)
    said = say("; ").join(told(remark) for remark in remarks[:-1].split("; "))
    return f"{told(help_text)}  [{said}]"
