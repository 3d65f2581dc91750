"""A plan folder, written whole or not at all: into a sibling first, then moved into place.

A folder is replaced only where it is a plan folder; where files in it were added or edited by hand, only
when that is asked for.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from planner.calendar import Calendar
from planner.errors import BadInput
from planner.locale import joined, say
from planner.report import csv_file, manifest, plan_file, tables, workbook
from planner.report.description import of_result, seal
from planner.report.encoding import digest, dump
from planner.report.manifest import Settings
from planner.result import Result

LOG = "log.jsonl"
BOOK = "plan.xlsx"
PAGE, PDF = "report.html", "report.pdf"  # made from the rest at any time: no edit of the plan


def refuse(target: Path, force: bool = False) -> None:
    """Raise BadInput where `target` may not be written: asked before a long solve, and again after it."""
    target = target.resolve()
    above = next((folder for folder in target.parents if folder.is_file()), None)
    if above is not None:
        raise BadInput(say("{path}: is a file. Name a folder with -o", path=above))
    if not target.exists():
        return
    if not target.is_dir():
        raise BadInput(say("{path}: is a file. Name a folder with -o", path=target))
    if not any(target.iterdir()):
        return
    if not plan_file.is_plan_folder(target):
        raise BadInput(
            say("{path}: not a plan folder, it is not replaced. Name another folder with -o", path=target)
        )
    foreign = changed(target)
    if foreign and not force:
        raise BadInput(
            say(
                "{path}: added or edited since planner wrote it: {files}. "
                "Name another folder with -o, or replace it with --force",
                path=target,
                files=joined(foreign[:10]),
            )
        )


def changed(folder: Path) -> list[str]:
    """Files of a plan folder that are not as its manifest says."""
    written = manifest.read(folder)
    known = {} if written is None else written.outputs
    found = []
    for path in sorted(folder.iterdir()):
        if path.name in (plan_file.MANIFEST, PAGE, PDF) and path.is_file():
            continue
        if not path.is_file() or known.get(path.name) != digest(path.read_bytes()):
            found.append(path.name)
    return found


def write(
    result: Result,
    target: Path,
    settings: Settings,
    log: Sequence[str] = (),
    force: bool = False,
    calendar: Calendar | None = None,
) -> Path:
    """Write the plan folder of `result` and its calendar at `target`, and say where it is."""
    target = target.resolve()
    refuse(target, force)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise BadInput(csv_file.unwritable(target, error)) from None
    try:
        _fill(fresh, result, settings, log, calendar)
        fresh.chmod(0o777 & ~csv_file.umask())
        _swap(fresh, target)
    except OSError as error:
        raise BadInput(csv_file.unwritable(target, error)) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def _fill(
    folder: Path, result: Result, settings: Settings, log: Sequence[str], calendar: Calendar | None
) -> None:
    document = of_result(result, calendar)
    (folder / plan_file.PLAN).write_bytes(dump(document))
    (folder / plan_file.SCENARIO).write_bytes(dump(result.scenario))
    for table in tables.all_tables(result.scenario, document):
        csv_file.write(table, folder)
    (folder / BOOK).write_bytes(workbook.render(workbook.sheets(result.scenario, document)))
    (folder / LOG).write_text("".join(f"{line}\n" for line in log), encoding="utf-8")
    (folder / plan_file.MANIFEST).write_bytes(
        dump(manifest.manifest(result, settings, folder, seal(document)))
    )


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` where `target` is; what was there comes back if that fails."""
    if not target.exists():
        fresh.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    target.rename(old / target.name)
    try:
        fresh.rename(target)
    except OSError:
        (old / target.name).rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
