"""The front door: a scenario file and its tables in, one checked `Scenario` out.

Everything wrong is found in one go: keys and values of the file, cells of the tables, and what refers to
what. `load` raises with all of it; `examine` hands it out, warnings included.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from planner.errors import Place, Problem, ScenarioError
from planner.locale import joined, say
from planner.locale.reasons import reason
from planner.scenario.assembly.assembly import assemble
from planner.scenario.assembly.desk import Desk
from planner.scenario.document.nodes import Entries, Node, Scalar
from planner.scenario.document.overrides import first_level, merge, override
from planner.scenario.document.validation import validate
from planner.scenario.document.yaml_file import MAX_BYTES, read_yaml
from planner.scenario.findings import Findings, in_order
from planner.scenario.folder import Folder
from planner.scenario.types import InputFile, Scenario


@dataclass(frozen=True, slots=True)
class Examination:
    """What reading found: a scenario where nothing forbids one, and every error and warning."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    filled: Mapping[str, frozenset[str]] = field(default_factory=dict)  # table -> fields that are not empty


Expand = Callable[[Node, Findings], Node]


def unexpanded(root: Node, findings: Findings) -> Node:
    """The tree as it is; mechanisms named in it need their catalogue, which lies above this package."""
    if isinstance(root, Entries) and "mechanisms" in root.entries:
        findings.error(
            root.keys["mechanisms"], say("mechanisms"), say("a plain scenario"), say("Use planner.load.")
        )
    return root


def load(
    path: str | Path,
    *,
    overrides: Sequence[str] = (),
    allow_outside: bool = False,
    expand: Expand = unexpanded,
) -> Scenario:
    """The scenario of a file; raises ScenarioError with every error found."""
    return planned(examine(path, overrides=overrides, allow_outside=allow_outside, expand=expand))


def planned(examination: Examination) -> Scenario:
    """The scenario that was found; raises ScenarioError with every error where there is none."""
    if examination.scenario is None:
        raise ScenarioError([problem for problem in examination.problems if not problem.warning])
    return examination.scenario


def examine(
    path: str | Path,
    *,
    overrides: Sequence[str] = (),
    allow_outside: bool = False,
    expand: Expand = unexpanded,
) -> Examination:
    """The scenario of a file, if it has no error, and all that was found on the way.

    `expand` writes out the mechanisms a scenario names.
    """
    path = Path(path)
    findings = Findings()
    folder = Folder(path.parent, allow_outside)
    inputs: list[InputFile] = []
    root = _tree(path, folder, findings, inputs, ())
    if root is None:
        return Examination(None, tuple(findings.problems))
    root = expand(override(root, overrides, findings), findings)
    return _examined(root, folder, findings, inputs, name_of(path))


def tree(
    path: str | Path, *, overrides: Sequence[str] = (), allow_outside: bool = False, expand: Expand
) -> Node:
    """What a scenario file says once it is extended, overridden and expanded; raises ScenarioError."""
    path = Path(path)
    findings = Findings()
    root = _tree(path, Folder(path.parent, allow_outside), findings, [], ())
    if root is not None:
        root = expand(override(root, overrides, findings), findings)
    if root is None or findings.errors:
        raise ScenarioError([problem for problem in findings.problems if not problem.warning])
    return root


def name_of(path: Path) -> str:
    """What a scenario without a name is called: its file, or its folder."""
    return path.resolve().parent.name if path.stem == "scenario" else path.stem


def examine_text(text: str, *, name: str, expand: Expand = unexpanded) -> Examination:
    """The same for a scenario written in a text, with its tables in it as rows: no file is read."""
    findings = Findings()
    read = read_yaml(text.encode(), shown_as=name)
    findings.problems.extend(read.problems)
    if read.root is None:
        return Examination(None, tuple(findings.problems))
    root = expand(first_level(read.root), findings)
    return _examined(root, Folder(Path(), allow_outside=False), findings, [], name)


def _examined(
    root: Node, folder: Folder, findings: Findings, inputs: list[InputFile], name: str
) -> Examination:
    document, broken = validate(root, findings)
    desk = Desk(document, broken, root, folder, findings, inputs)
    scenario = assemble(desk, name)
    if scenario is None or findings.errors:
        return Examination(None, in_order(findings.problems), desk.filled)
    return Examination(scenario, in_order(findings.problems), desk.filled)


def _tree(
    path: Path, folder: Folder, findings: Findings, inputs: list[InputFile], above: tuple[Path, ...]
) -> Node | None:
    """The tree of a scenario file put over the tree of the one it extends."""
    content = _content(path, folder, findings)
    if content is None:
        return None
    shown_as = folder.shown(path)
    read = read_yaml(content, shown_as=shown_as)
    findings.problems.extend(read.problems)
    inputs.append(InputFile(shown_as, read.digest))
    if read.root is None or not isinstance(root := first_level(read.root), Entries):
        return read.root
    extends = root.entries.get("extends")
    if extends is None or (isinstance(extends, Scalar) and extends.text is None):
        return root
    return _extended(root, extends, path, folder, findings, inputs, above)


def _extended(
    root: Entries,
    extends: Node,
    path: Path,
    folder: Folder,
    findings: Findings,
    inputs: list[InputFile],
    above: tuple[Path, ...],
) -> Node | None:
    place = root.keys["extends"]
    own = replace(root, entries={key: node for key, node in root.entries.items() if key != "extends"})
    if not isinstance(extends, Scalar) or extends.text is None:
        findings.error(place, say("extends is not a text"), say("the name of one scenario file"))
        return own
    base = folder.find(extends.text, place, findings, beside=path.parent)
    if base is None:
        findings.unread = True
        return own
    chain = (*above, path.resolve())
    if base.resolve() in chain:
        findings.error(
            place,
            say("“{name}” extends itself, directly or through others", name=extends.text),
            say("a chain of scenarios that ends"),
            say("Take out one `extends:` of {files}.", files=joined(folder.shown(p) for p in chain)),
        )
        return own
    below = _tree(base, folder, findings, inputs, chain)
    if below is None:
        findings.unread = True
        return own
    return merge(below, own)


def _content(path: Path, folder: Folder, findings: Findings) -> bytes | None:
    """The bytes of a file, not more than a scenario may have."""
    if path.is_dir():
        findings.error(
            Place(str(path)),
            say("this is a folder"),
            say("a scenario file"),
            say("Name the file: {path}", path=path / "scenario.yaml"),
        )
        return None
    if path.exists() and not path.is_file():
        findings.error(
            Place(str(path)),
            say("not a plain file"),
            say("a scenario file"),
            say("Save it to a file, and name that."),
        )
        return None
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        findings.error(
            Place(str(path)),
            say("the file cannot be read: {reason}", reason=reason(error)),
            say("a scenario file"),
            say("Check its name."),
        )
        return None
