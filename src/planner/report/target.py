"""A file that is written whole or not at all, and only where it replaces its own kind."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from planner.errors import BadInput
from planner.locale import mark, say
from planner.locale.reasons import reason
from planner.report.csv_file import umask


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file, and the option that names one."""

    option: str
    name: str  # marked for translation
    beginning: bytes  # of the files that may be replaced; a workbook is only where it is asked for
    endings: tuple[str, ...]  # of the name, the usual one first


PAGE = Kind(option="--page", name=mark("HTML page"), beginning=b"<!doctype html>", endings=(".html", ".htm"))
PDF = Kind(option="--pdf", name=mark("PDF file"), beginning=b"%PDF-", endings=(".pdf",))
BOOK = Kind(option="--xlsx", name=mark("Excel workbook"), beginning=b"", endings=(".xlsx",))


def refuse(path: Path, kind: Kind) -> None:
    """Raise BadInput where no file of this kind can be written at `path`: asked before a long solve.

    A file that is there is replaced where it is of this kind.
    """
    path = path.resolve()
    if path.suffix.lower() not in kind.endings and not os.path.isdir(path):
        raise BadInput(_other_ending(path, kind))
    there = next(parent for parent in path.parents if parent.exists())
    try:
        if path.is_dir():
            raise BadInput(
                say("{path}: is a folder. Name a file with {option}", path=path, option=kind.option)
            )
        if path.is_file() and not _begins(path, kind.beginning):
            raise BadInput(_other_kind(path, kind))
        if not there.is_dir():
            raise BadInput(_no_folder(path, there))
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", dir=there):
            pass
    except PermissionError:
        raise BadInput(_no_folder(path, there)) from None
    except OSError as error:
        raise BadInput(_unwritable(path, error)) from None


def _other_ending(path: Path, kind: Kind) -> str:
    return say(
        "{path}: the name of the {kind} ends in {ending}. Name for example {example} with {option}",
        path=path,
        kind=say(kind.name),
        ending=kind.endings[0],
        example=path.with_suffix(kind.endings[0]).name,
        option=kind.option,
    )


def _other_kind(path: Path, kind: Kind) -> str:
    return say(
        "{path}: no {kind}, it is not replaced. Name another file with {option}",
        path=path,
        kind=say(kind.name),
        option=kind.option,
    )


def _no_folder(path: Path, there: Path) -> str:
    return say("{path}: {parent} is no folder that can be written to", path=path, parent=there)


def _unwritable(path: Path, error: OSError) -> str:
    return say("{path}: cannot be written: {reason}", path=path, reason=reason(error))


def _begins(path: Path, beginning: bytes) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(beginning)).lower() == beginning.lower()


def write(data: bytes, path: Path) -> Path:
    """Write a file whole or not at all, and say where it is; where a link stands, the link is replaced."""
    path = path.absolute()
    fresh = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(fresh).chmod(0o666 & ~umask())
        Path(fresh).replace(path)
    except OSError as error:
        Path(fresh).unlink(missing_ok=True) if fresh else None
        raise BadInput(_unwritable(path, error)) from None
    return path
