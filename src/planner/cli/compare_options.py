"""The options only `planner compare` has."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.options import seconds, share
from planner.locale import mark

Plans = Annotated[
    list[Path],
    typer.Argument(metavar="A B [C…]", help=mark("Plan folders, or scenarios, which are solved first.")),
]
Attribute = Annotated[
    bool,
    typer.Option(
        "--attribute", help=mark("Switch assumptions one at a time, solving each: what caused what.")
    ),
]
Order = Annotated[
    str | None,
    typer.Option(
        metavar="KEY,KEY…", help=mark("Attribute in this order: keys of assumptions, or beginnings of some.")
    ),
]
Tables = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="DIR", help=mark("Also write the tables as csv into this folder.")
    ),
]
Page = Annotated[
    Path | None,
    typer.Option("--page", metavar="FILE", help=mark("Also write the comparison as one HTML page.")),
]
Book = Annotated[
    Path | None,
    typer.Option("--xlsx", metavar="FILE", help=mark("Also write a workbook of the differences.")),
]
Json = Annotated[bool, typer.Option("--json", help=mark("For machines: JSON on stdout."))]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=mark("Exit with 1 where the plans differ."))]
TimeLimit = Annotated[
    float,
    typer.Option(parser=seconds, metavar="SECONDS", help=mark("Seconds for everything that is solved.")),
]
Gap = Annotated[
    float | None,
    typer.Option(
        parser=share,
        metavar="SHARE",
        help=mark("Solve to this gap; 1% if not given, with --attribute as near as time allows."),
    ),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help=mark("Seed of the search."))]
Workers = Annotated[int, typer.Option(min=1, max=256, help=mark("Threads to search with."))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=mark("No progress."))]
