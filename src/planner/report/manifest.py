"""manifest.json: what went in and what came out, with digests, and what it was made with."""

import platform
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from planner.errors import PlanFileError
from planner.locale import language
from planner.report import json_file, plan_file
from planner.report.codec import Unreadable, decode
from planner.report.encoding import digest
from planner.result import Result

SCHEMA = "planner.manifest/1"
UNKNOWN = "unknown"  # the version of what is not installed
PROJECT = Path(__file__).parents[3] / "pyproject.toml"  # where planner runs from its source


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the solver was asked to keep to."""

    time_limit: float
    gap: float
    seed: int
    workers: int
    repeatable: bool
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole of manifest.json."""

    schema: Literal["planner.manifest/1"] = "planner.manifest/1"
    lang: str
    inputs: Mapping[str, str] = field(default_factory=dict)  # file -> sha256
    outputs: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    settings: Settings
    seconds: float = 0.0
    sealed: str = ""  # digest of what plan.json says and nobody can measure again


def read(folder: Path) -> Manifest | None:
    """The manifest in a plan folder; None where there is none that can be read."""
    try:
        return decode(Manifest, json_file.load(folder / plan_file.MANIFEST))
    except (PlanFileError, Unreadable):
        return None


def manifest(result: Result, settings: Settings, folder: Path, sealed: str) -> Manifest:
    """The manifest of the files that now stand in `folder`."""
    return Manifest(
        lang=language(),
        inputs={file.name: file.sha256 for file in result.scenario.inputs},
        outputs=dict(outputs(folder)),
        versions=versions(),
        settings=settings,
        seconds=round(result.seconds, 3),
        sealed=sealed,
    )


def outputs(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of a plan folder but the manifest, with its digest."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != "manifest.json":
            yield path.name, digest(path.read_bytes())


def versions() -> dict[str, str]:
    """What computed the plan."""
    found = {"python": platform.python_version()} | {
        name: of_package(name) for name in ("planner", "ortools", "highspy", "numpy")
    }
    return found | {"planner": of_source(PROJECT)} if found["planner"] == UNKNOWN else found


def of_package(name: str) -> str:
    """The installed version of a package, UNKNOWN where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return UNKNOWN


def of_source(project: Path) -> str:
    """The version of planner in its pyproject.toml, UNKNOWN where there is none of planner's."""
    try:
        found = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    except (OSError, ValueError, KeyError):
        return UNKNOWN
    return str(found.get("version", UNKNOWN)) if found.get("name") == "planner" else UNKNOWN
