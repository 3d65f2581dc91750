"""The sheets of an xls, read by calamine in a process of its own.

On a damaged file calamine may ask for any amount of memory and end the process it runs in; that must
not be ours.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.tables.grid import Grid
from planner.scenario.tables.sheet import Merge, Sheet, UnreadableTable

_CHILD = Path(__file__).with_name("old_excel_child.py")
_SECONDS = 120


def sheets(content: bytes, shown_as: str) -> Iterator[Sheet]:
    """The visible sheets in order, then the hidden ones; raises UnreadableTable."""
    try:
        done = subprocess.run(
            # -P: the modules beside the child must not hide those of Python's own that have their names
            [sys.executable, "-P", str(_CHILD)],
            # the packages may lie in a folder that only our own path names
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unreadable(shown_as, say("it takes too long")) from None
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        said = lines[0][:200] if lines and done.returncode == 1 else say("damaged")
        raise _unreadable(shown_as, say("protected by a password") if said == "password" else said)
    for line in done.stdout.splitlines():
        yield _sheet(json.loads(line), shown_as)


def _sheet(found: dict[str, list[list[str | float]]], shown_as: str) -> Sheet:
    grid = Grid(shown_as, str(found["name"]))
    for row, values in enumerate(found["rows"]):
        for column, value in enumerate(values):
            if isinstance(value, str):
                grid.text(row, column, value)
            else:
                grid.number(row, column, value, percent=False)
    for top, left, bottom, right in found["merges"]:
        grid.merge(Merge(int(top), int(left), int(bottom), int(right)))
    return grid.sheet()


def _unreadable(shown_as: str, said: str) -> UnreadableTable:
    return UnreadableTable(
        Problem(
            Place(shown_as),
            say("the workbook cannot be read ({said})", said=said),
            say("a table: csv, xlsx, xls or ods"),
            say("Open it in Excel or WPS and save it as xlsx, without a password."),
        )
    )
