"""Writing the files of a new scenario: all or none, never over what is there."""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.errors import Place, Problem, ScenarioError
from planner.locale import say
from planner.locale.reasons import reason

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` into `folder`; raises ScenarioError where one of them is already there."""
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise ScenarioError(
            [
                Problem(
                    Place(str(folder / name)),
                    say("the file is already there"),
                    say("an empty folder"),
                    say("Choose another folder, or move the file away: nothing is written over."),
                )
                for name in there
            ]
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder, files)
    except OSError as error:
        raise ScenarioError(
            [
                Problem(
                    Place(str(folder)),
                    say("the files cannot be written ({said})", said=reason(error)),
                    say("a folder we may write to"),
                    say("Choose another folder."),
                )
            ]
        ) from error


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Every file whole under a temporary name first, then under its own."""
    parts = {name: folder / f".{name}.{os.getpid()}.part" for name in files}
    try:
        for name, part in parts.items():
            part.write_bytes(files[name])
        for name, part in parts.items():
            part.replace(folder / name)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """A csv that Excel opens as UTF-8 and takes no text of for a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
