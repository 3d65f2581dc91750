"""A scenario that stands alone: its mechanisms written out, its files named from one folder, as YAML text."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import yaml

from planner.scenario.document.adjacency import AdjacencyEntry
from planner.scenario.document.entries import OFF, ON
from planner.scenario.document.keys import Keys
from planner.scenario.document.nodes import Entries, Node, Scalar
from planner.scenario.document.nodes import plain as values
from planner.scenario.document.shapes import entry_of
from planner.scenario.document.table import Table

FILES = frozenset({"file", "polygons", "barriers"})  # keys whose value is the name of a file
WIDTH = 110


def plain(root: Node, name: str) -> Node:
    """The tree without the mechanisms it has written out; `name` where it has none."""
    if not isinstance(root, Entries):
        return root
    entries = {key: _here(key, node) for key, node in root.entries.items() if key != "mechanisms"}
    if "name" not in entries:
        entries = {"name": Scalar(name, root.place), **entries}
    return replace(root, entries=entries, keys=dict.fromkeys(entries, root.place))


def text_of(root: Node) -> str:
    """A tree as YAML that reads back as the same tree."""
    return yaml_text(values(root))


def yaml_text(value: object) -> str:
    """Mappings, lists and texts as YAML."""
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=WIDTH,
    )


def _here(key: str, node: Node) -> Node:
    """A part of the tree whose files are named from the folder of the scenario, not of what it extends."""
    kind = entry_of((key,))
    if kind is None or not issubclass(kind, Table | AdjacencyEntry):
        return node
    return _renamed(node, kind)


def _renamed(node: Node, kind: type[Keys]) -> Node:
    if isinstance(node, Scalar):
        return node if node.text is None or node.text.casefold() in ON | OFF else _from_here(node)
    if not isinstance(node, Entries):
        return node
    return replace(node, entries=dict(_each(node, kind)))


def _each(node: Entries, kind: type[Keys]) -> Iterator[tuple[str, Node]]:
    for key, inner in node.entries.items():
        name = kind.spelled().get(key, key)
        if name == "edges":
            yield key, _renamed(inner, Table)
        elif isinstance(inner, Scalar) and name in FILES:
            yield key, _from_here(inner)
        else:
            yield key, inner


def _from_here(name: Scalar) -> Scalar:
    """The name of a file as it is called from the folder of the scenario that is read."""
    folder = PurePosixPath(name.place.file.replace("\\", "/")).parent
    if name.text is None or name.place.file.startswith("--set") or folder == PurePosixPath():
        return name
    return replace(name, text=str(folder / name.text))


class _Dumper(yaml.SafeDumper):
    """Texts stand bare wherever YAML allows: our reader takes every value as text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # as in yaml


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    looks_empty = text.casefold() in ("", "~", "null")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if looks_empty else None)


def _nothing(dumper: yaml.SafeDumper, _: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", "~")


_Dumper.add_representer(str, _text)
_Dumper.add_representer(type(None), _nothing)
