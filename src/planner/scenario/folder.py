"""The folder of a scenario: a path named inside it is relative to it, and does not leave it."""

import os
from dataclasses import dataclass
from pathlib import Path

from planner.errors import Place
from planner.locale import reasons, say
from planner.scenario.findings import Findings, nearest

_KINDS = ((".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"), (".geojson", ".json"), (".yaml", ".yml"))


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a scenario's files are found."""

    path: Path
    allow_outside: bool = False

    def find(self, name: str, place: Place, findings: Findings, *, beside: Path | None = None) -> Path | None:
        """The file or folder called `name`, or None and a problem at `place`.

        `beside` is the folder of the file that names it, where that is another scenario's.
        """
        if "\0" in name:
            findings.error(
                place, say("a name with a zero byte"), say("the name of a file"), say("Retype it.")
            )
            return None
        start = self.path if beside is None else beside
        found = Path(os.path.normpath(start / name.replace("\\", "/")))
        try:
            inside = found.resolve().is_relative_to(self.path.resolve())
            exists = found.exists()
        except (OSError, RuntimeError) as error:
            findings.error(
                place,
                say("“{name}” cannot be opened ({reason})", name=name[:80], reason=reason(error)),
                say("the name of a file"),
                say("Check the name."),
            )
            return None
        if not inside and not self.allow_outside:
            findings.error(
                place,
                say("“{name}” lies outside the folder of the scenario", name=name),
                say("a file in {folder} or below it", folder=self.path.resolve().name or "."),
                say("Copy it into the folder, or allow files outside (--allow-outside)."),
            )
            return None
        if not exists:
            findings.error(
                place,
                say("there is no file “{name}”", name=name),
                say("a file in {folder}", folder=found.parent.resolve().name or "."),
                nearest(found.name, _beside(found, but=Path(place.file).name)),
            )
            return None
        return found

    def shown(self, path: Path) -> str:
        """How a file is called in messages: relative to the folder where it lies in it."""
        return os.path.relpath(path, self.path) if path.is_relative_to(self.path) else str(path)


def reason(error: OSError | RuntimeError) -> str:
    """Why a file cannot be opened, in a few words."""
    return reasons.reason(error) if isinstance(error, OSError) else str(error)[:80]


def _beside(path: Path, but: str) -> list[str]:
    """Files of the kind of `path` in the folder where it was looked for, without the one that names it."""
    suffix = path.suffix.lower()
    kind = next((kind for kind in _KINDS if suffix in kind), tuple(s for kind in _KINDS for s in kind))
    try:
        files = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return []
    return sorted(name for name in files if name.lower().endswith(kind) and name != but)
