"""The workbook of a comparison: where it may go, and how it is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import BadInput
from planner.locale import say

if TYPE_CHECKING:
    from planner.comparison import Comparison, Given


def refuse(path: Path, given: "Sequence[Given]", force: bool) -> None:
    """Raise BadInput where it cannot go, or what is compared was read from it: asked before a solve.

    A file that is there is replaced only with `force`.
    """
    from planner.report import plan_file
    from planner.report.encoding import digest
    from planner.report.workbook import file

    file.refuse(path)
    if plan_file.is_plan_folder(path.parent):
        raise BadInput(say("{path}: is in a plan folder. Name another file with --xlsx", path=path))
    read = {one.sha256 for found in given for one in found.scenario.inputs}
    if path.exists() and digest(path.read_bytes()) in read:
        raise BadInput(say("{path}: a scenario was read from it. Name another file with --xlsx", path=path))
    if path.exists() and not force:
        raise BadInput(
            say("{path}: is there already. Name another with --xlsx, or replace it with --force", path=path)
        )


def write(path: Path, comparison: "Comparison") -> None:
    """Write it, in place of what is there."""
    from planner.report.workbook import file
    from planner.report.workbook.differences import book

    file.write(path, book(comparison))
