"""A plan folder read back: the scenario it answers and the plan, or a clear refusal."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from planner.errors import PlanFileError
from planner.garbage import uncollected
from planner.locale import say
from planner.locale.reasons import reason
from planner.plan import Plan
from planner.report.codec import Unreadable, decode
from planner.report.document import SCHEMA, Document
from planner.scenario.types import Scenario

PLAN = "plan.json"
SCENARIO = "scenario.json"
MANIFEST = "manifest.json"
LARGEST = 512 * 1024 * 1024  # bytes of one file
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class PlanFolder:
    """What stands in a plan folder."""

    path: Path
    scenario: Scenario
    document: Document

    @property
    def plan(self) -> Plan:
        """The plan, as an answer to the scenario."""
        return self.document.plan(self.scenario)


def read(folder: Path, scenario: Scenario | None = None) -> PlanFolder:
    """The plan in `folder`, as an answer to its own scenario or to the one given.

    Raises PlanFileError where a file is missing, too large, not ours, or says something unknown.
    """
    if not folder.is_dir():
        raise PlanFileError(
            say("{path}: no such plan folder. Name the folder that planner solve wrote", path=folder)
        )
    with uncollected():
        document = _document(folder / PLAN)
        found = scenario or _read(Scenario, folder / SCENARIO)
    _same_world(folder / PLAN, document, found)
    return PlanFolder(path=folder, scenario=found, document=document)


def is_plan_folder(folder: Path) -> bool:
    """Whether `folder` holds a plan.json of ours; reads no more than that."""
    try:
        found = _load(folder / PLAN)
    except PlanFileError:
        return False
    return isinstance(found, dict) and found.get("schema") == SCHEMA


def raw(path: Path) -> Any:
    """The JSON in `path` without looking at its meaning."""
    return _load(path)


def _document(path: Path) -> Document:
    found = _load(path)
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        raise PlanFileError(
            say(
                "{path}: schema is {found}, expected {expected}. Read it with the planner that wrote it",
                path=path,
                found=json.dumps(schema),
                expected=SCHEMA,
            )
        )
    return _decoded(Document, found, path)


def _read(kind: type[T], path: Path) -> T:
    return _decoded(kind, _load(path), path)


def _decoded(kind: type[T], value: Any, path: Path) -> T:
    try:
        return decode(kind, value)
    except Unreadable as error:
        raise PlanFileError(f"{path}: {error.place}: {error.text}") from None
    except RecursionError:
        raise PlanFileError(say("{path}: nested too deeply", path=path)) from None


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise PlanFileError(say("{path}: larger than {limit} MB", path=path, limit=LARGEST >> 20))
        text = path.read_bytes().decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except FileNotFoundError:
        raise PlanFileError(
            say("{path}: no such file. A plan folder holds {names}", path=path, names=f"{PLAN}, {SCENARIO}")
        ) from None
    except OSError as error:
        raise PlanFileError(f"{path}: {reason(error)}") from None
    except UnicodeDecodeError:
        raise PlanFileError(say("{path}: not UTF-8. Save it as UTF-8", path=path)) from None
    except json.JSONDecodeError as error:
        raise PlanFileError(
            say(
                "{path}:{line}:{column}: not JSON: {reason}",
                path=path,
                line=error.lineno,
                column=error.colno,
                reason=error.msg,
            )
        ) from None
    except RecursionError:
        raise PlanFileError(say("{path}: nested too deeply", path=path)) from None
    except ValueError as error:  # a number of thousands of digits, a twin, NaN
        raise PlanFileError(f"{path}: {error}") from None


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(say("{key} is given twice", key=json.dumps(key, ensure_ascii=False)))
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(say("{name} is not a number here", name=name))


def _same_world(path: Path, document: Document, scenario: Scenario) -> None:
    """Refuse communities and works the scenario does not have: no rule could judge them."""
    unknown = [
        f"batches.{year}.areas[{i}]: {name}"
        for year, batch in document.batches.items()
        for i, area in enumerate(batch.areas)
        for name in _strangers(area, scenario)
    ]
    if unknown:
        shown = "\n".join(f"{path}: {text}" for text in unknown[:20])
        more = len(unknown) - 20
        raise PlanFileError(shown + (f"\n{path}: +{more}" if more > 0 else ""))


def _strangers(area: Any, scenario: Scenario) -> list[str]:
    found = []
    for c in area.communities:
        if c.id not in scenario.community:
            found.append(say("the scenario has no community {id}", id=c.id))
            continue
        known = {w.id for w in scenario.works_of[c.id]}
        found += [
            say("community {id} has no work {work}", id=c.id, work=w.id) for w in c.works if w.id not in known
        ]
    return found
