"""The front door of a scenario that may name mechanisms: they are written out before it is read."""

from collections.abc import Sequence
from pathlib import Path

from planner.mechanisms import facility, own_shares, sync, twice
from planner.mechanisms.edits import AS_WRITTEN, Edit, edited
from planner.mechanisms.expansion import expand
from planner.mechanisms.plain import plain
from planner.scenario import reading
from planner.scenario.document.nodes import Node
from planner.scenario.findings import Findings
from planner.scenario.reading import Examination, Expand
from planner.scenario.types import Scenario


def load(path: str | Path, *, overrides: Sequence[str] = (), allow_outside: bool = False) -> Scenario:
    """The scenario of a file; raises ScenarioError with every error found."""
    return reading.planned(examine(path, overrides=overrides, allow_outside=allow_outside))


def examine(
    path: str | Path,
    *,
    overrides: Sequence[str] = (),
    allow_outside: bool = False,
    edit: Edit = AS_WRITTEN,
) -> Examination:
    """The scenario of a file, if it has no error, and all that was found on the way.

    With `edit` it is read as if it named other mechanisms.
    """
    return _checked(
        reading.examine(path, overrides=overrides, allow_outside=allow_outside, expand=_after(edit))
    )


def examine_text(text: str, *, name: str, edit: Edit = AS_WRITTEN) -> Examination:
    """The same for a scenario written in a text, with its tables in it as rows."""
    return _checked(reading.examine_text(text, name=name, expand=_after(edit)))


def written_out(path: str | Path, *, overrides: Sequence[str] = (), allow_outside: bool = False) -> Node:
    """All a scenario says without the names of mechanisms; raises ScenarioError with every error found."""
    load(path, overrides=overrides, allow_outside=allow_outside)
    return plain(
        reading.tree(path, overrides=overrides, allow_outside=allow_outside, expand=expand),
        reading.name_of(Path(path)),
    )


def _checked(examination: Examination) -> Examination:
    """The same, without its scenario where mechanisms ask what its tables cannot give; with their doubts."""
    return own_shares.tell(sync.refuse(twice.refuse(facility.refuse(examination))))


def _after(edit: Edit) -> Expand:
    """Mechanisms written out after `edit`."""

    def changed(root: Node, findings: Findings) -> Node:
        return expand(edited(root, edit, findings), findings)

    return changed
