"""The options of `planner solve`, each with its help."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.options import memory, seconds, share
from planner.locale import mark

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="DIR", help=mark("Plan folder; plans/<name> if not given.")),
]
TimeLimit = Annotated[
    float,
    typer.Option(
        parser=seconds, metavar="SECONDS", help=mark("Seconds for the whole command, loading included.")
    ),
]
Gap = Annotated[
    float, typer.Option(parser=share, metavar="SHARE", help=mark("Stop this near to the bound: 0.01 or 1%."))
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help=mark("Seed of the search."))]
Workers = Annotated[int, typer.Option(min=1, max=256, help=mark("Threads to search with."))]
MemoryLimit = Annotated[
    int | None,
    typer.Option(
        parser=memory,
        metavar="SIZE",
        help=mark("Memory the search may take, such as 4GB; then the best plan so far. Linux only."),
    ),
]
Repeatable = Annotated[
    bool, typer.Option("--repeatable", help=mark("The same plan every time: work limits, not clocks."))
]
JsonLog = Annotated[bool, typer.Option("--json-log", help=mark("Progress as JSON lines on stderr."))]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help=mark("No progress and no summary: only where the plan is."))
]
Force = Annotated[
    bool, typer.Option("--force", help=mark("Replace a plan folder also where it was edited by hand."))
]
