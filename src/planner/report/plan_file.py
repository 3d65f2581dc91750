"""A plan folder read back: the scenario it answers and the plan, or a clear refusal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from planner.checker import unknown
from planner.errors import PlanFileError
from planner.garbage import uncollected
from planner.locale import say
from planner.plan import Plan, PlannedArea
from planner.report import json_file
from planner.report.codec import Unreadable, decode
from planner.report.document import SCHEMA, Document
from planner.scenario.types import Scenario

PLAN = "plan.json"
SCENARIO = "scenario.json"
MANIFEST = "manifest.json"
SCENARIOS = (".yaml", ".yml")
SHOWN = 20  # lines of what the scenario does not have
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


def read(path: Path, scenario: Scenario | None = None) -> PlanFolder:
    """The plan of a folder, also by its plan.json, as an answer to its own scenario or to the one given.

    Raises PlanFileError where a file is missing, too large, not ours, or says something unknown.
    """
    folder = folder_of(path)
    if not folder.is_dir():
        raise PlanFileError(no_plan(path))
    with uncollected():
        document = _document(folder / PLAN)
        found = scenario or _read(Scenario, folder / SCENARIO)
    _same_world(folder / PLAN, document, found)
    return PlanFolder(path=folder, scenario=found, document=document)


def folder_of(path: Path) -> Path:
    """The plan folder that is meant: the one whose plan.json is named, else `path` itself."""
    return path.parent if path.name == PLAN and path.is_file() else path


def no_plan(path: Path) -> str:
    """Why a path names no plan, and what to name instead."""
    if not path.exists():
        return say("{path}: no such plan folder. Name the folder that planner solve wrote", path=path)
    if is_plan_folder(path.parent):
        return say("{path}: a file of a plan. Name its folder: {folder}", path=path, folder=path.parent)
    if path.suffix.lower() in SCENARIOS:
        return say("{path}: a scenario, not yet a plan. Solve it and name the plan folder", path=path)
    return say(
        "{path}: this {ending} file is no plan. "
        "Name a plan folder that planner solve wrote, or its plan.json",
        path=path,
        ending=path.suffix or path.name,
    )


def is_plan_folder(folder: Path) -> bool:
    """Whether `folder` holds a plan.json of ours; reads no more than that."""
    try:
        found = json_file.load(folder / PLAN)
    except PlanFileError:
        return False
    return isinstance(found, dict) and found.get("schema") == SCHEMA


def _document(path: Path) -> Document:
    found = json_file.load(path)
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
    return _decoded(kind, json_file.load(path), path)


def _decoded(kind: type[T], value: Any, path: Path) -> T:
    try:
        return decode(kind, value)
    except Unreadable as error:
        raise PlanFileError(f"{path}: {error.place}: {error.text}") from None
    except RecursionError:
        raise PlanFileError(say("{path}: nested too deeply", path=path)) from None


def _same_world(path: Path, document: Document, scenario: Scenario) -> None:
    """Refuse areas, communities and works the scenario does not have: no rule could judge them."""
    places = [
        f"batches.{year}.areas[{i}]"
        for year, batch in sorted(document.batches.items())
        for i in range(len(batch.areas))
    ]
    plan = document.plan(scenario)
    wrong = [
        (places[found.index], found.text)
        for found in unknown(plan)
        if found.among == "areas" and plan.areas[found.index].members
    ]
    wrong += [
        (place, text)
        for place, area in zip(places, plan.areas, strict=True)
        for text in _strange_works(area, scenario)
    ]
    if wrong:
        lines = [f"{path}: {place}: {text}" for place, text in dict.fromkeys(wrong)]
        more = [f"{path}: +{len(lines) - SHOWN}"] if len(lines) > SHOWN else []
        remedy = say(
            "Take it out of plan.json or write it as the scenario does; "
            "or name with --scenario the scenario the plan is made for"
        )
        raise PlanFileError("\n".join([*lines[:SHOWN], *more, remedy]))


def _strange_works(area: PlannedArea, scenario: Scenario) -> Iterator[str]:
    for c in area.members:
        known = {w.id for w in scenario.works_of.get(c, ())}
        for work in area.works[c] if c in scenario.community else ():
            if work not in known:
                yield say("community {id} has no work {work}", id=c, work=work)
