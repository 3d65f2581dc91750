"""What stands behind the words of a command: options more than one command has, and how they are read."""

import re
from math import isfinite
from pathlib import Path
from typing import Annotated

import typer

from planner import locale
from planner.locale import mark, say


def share(text: str) -> float:
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


def seconds(text: str) -> float:
    """A time limit: seconds, more than 0."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not (isfinite(value) and value > 0):
        raise typer.BadParameter(say("{found}: expected seconds, more than 0", found=text))
    return value


def memory(text: str) -> int:
    """A size of memory in bytes: "4GB", "512 MB"; at least one MB."""
    found = re.fullmatch(r"(\d{1,9}(?:\.\d{1,3})?)\s*([KMGT])i?B?", text.strip(), re.IGNORECASE)
    size = float(found[1]) * 1024 ** (1 + "KMGT".index(found[2].upper())) if found else 0.0
    if size < 1024**2:
        raise typer.BadParameter(say("{found}: expected a size of memory such as 4GB or 512MB", found=text))
    return int(size)


def years_of(text: str) -> tuple[int, ...]:
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
Force = Annotated[bool, typer.Option("--force", help=mark("Write also over what is there already."))]
Override = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help=mark("Override a key of the scenario; repeatable.")),
]
