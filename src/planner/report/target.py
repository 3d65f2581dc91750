"""A file that is written whole or not at all, and only where it replaces its own kind."""

import os
import tempfile
from pathlib import Path

from planner.errors import BadInput
from planner.locale import say
from planner.locale.reasons import reason


def refuse(path: Path, option: str, beginning: bytes, kind: str) -> None:
    """Raise BadInput where no such file can be written at `path`: asked before a long solve.

    A file that is there is replaced where it begins with `beginning`, as files of this `kind` do.
    """
    path = path.resolve()
    if path.is_dir():
        raise BadInput(say("{path}: is a folder. Name a file with {option}", path=path, option=option))
    if path.is_file() and not _begins(path, beginning):
        raise BadInput(
            say(
                "{path}: no {kind}, it is not replaced. Name another file with {option}",
                path=path,
                kind=kind,
                option=option,
            )
        )
    there = next(parent for parent in path.parents if parent.exists())
    if not (there.is_dir() and os.access(there, os.W_OK)):
        raise BadInput(say("{path}: {parent} is no folder that can be written to", path=path, parent=there))


def _begins(path: Path, beginning: bytes) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(beginning)).lower() == beginning.lower()


def write(data: bytes, path: Path) -> Path:
    """Write a file whole or not at all, and say where it is."""
    path = path.resolve()
    fresh = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(fresh).chmod(0o644)
        Path(fresh).replace(path)
    except OSError as error:
        Path(fresh).unlink(missing_ok=True) if fresh else None
        raise BadInput(say("{path}: cannot be written: {reason}", path=path, reason=reason(error))) from None
    return path
