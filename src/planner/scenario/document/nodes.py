"""The nodes of a YAML tree: a text, a list or a mapping, each knowing its line and column."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or nothing (`~`, `null`, an empty value)."""

    text: str | None
    place: Place = field(compare=False)
    size: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: Place = field(compare=False)
    size: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping; `keys` says where each key stands."""

    entries: Mapping[str, "Node"]
    place: Place = field(compare=False)
    keys: Mapping[str, Place] = field(compare=False)
    size: int = field(default=1, compare=False)


Node = Scalar | Items | Entries


class UnreadableYaml(Exception):
    """The text is not YAML we accept; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def plain(node: Node) -> object:
    """The node as dict, list, str and None; a dict keeps the order of the file."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}
