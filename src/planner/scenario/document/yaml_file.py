"""A YAML file as a tree of text: every node knows its line and column, and nothing is guessed.

PyYAML's own typing reads `003` as 3 and `no` as false, keeps the last of two equal keys and expands
aliases without end. So the tree is built from parser events here: a scalar is its text (or nothing), a
duplicate key is a problem, tags other than YAML's own are refused, and depth and size are bounded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import yaml

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.document.nodes import Entries, Items, Node, Scalar, UnreadableYaml
from planner.scenario.document.syntax import complaint
from planner.scenario.printable import printable
from planner.scenario.quantities import QuantityError

MAX_BYTES = 4_000_000
MAX_NODES = 400_000  # after aliases are expanded
MAX_DEPTH = 32
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file holds, its duplicate keys, and its digest."""

    root: Node | None  # None where the text cannot be read at all
    problems: tuple[Problem, ...]
    digest: str


def read_yaml(content: bytes, *, shown_as: str) -> YamlFile:
    """The tree of a file's bytes, or the problem that forbids one."""
    digest = sha256(content).hexdigest()
    try:
        text = _decoded(content, shown_as)
        tree = _Tree(shown_as)
        return YamlFile(tree.read(text), tuple(tree.problems), digest)
    except UnreadableYaml as unreadable:
        return YamlFile(None, (unreadable.problem,), digest)


def parse(text: str, *, shown_as: str) -> Node:
    """The tree of a short text, such as the value of `--set`; raises UnreadableYaml."""
    tree = _Tree(shown_as)
    root = tree.read(text)
    if tree.problems:
        raise UnreadableYaml(tree.problems[0])
    return root


def _decoded(content: bytes, shown_as: str) -> str:
    """Text of a file by its mark, else UTF-8, else GB 18030 (which Chinese Windows still writes)."""
    place = Place(shown_as)
    if len(content) > MAX_BYTES:
        raise UnreadableYaml(
            Problem(
                place,
                say("the file has more than {limit} bytes", limit=f"{MAX_BYTES:,}"),
                say("a smaller scenario"),
                say("Put long lists of communities into a table (csv or xlsx) and name it in the scenario."),
            )
        )
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableYaml(
        Problem(
            place,
            say("the file is not text"),
            say("a YAML file in UTF-8 or GB 18030"),
            say("Save it as UTF-8 text; tables (xlsx, csv) are named inside the scenario."),
        )
    )


class _Tree:
    """Builds nodes from parser events, counting as it goes."""

    def __init__(self, shown_as: str) -> None:
        self.shown_as = shown_as
        self.problems: list[Problem] = []
        self.anchors: dict[str, Node | None] = {}  # None: still being read
        self.nodes = 0

    def read(self, text: str) -> Node:
        try:
            events = iter(list(self._events(text)))
            first = next(events, None)
            if first is None:
                raise self._refused(None, say("the file is empty"), say("a scenario: keys and values"))
            root = self._node(first, events, 1)
        except yaml.YAMLError as error:
            raise UnreadableYaml(complaint(error, self.shown_as, text)) from error
        return root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        """Events of the one document, without its frame; flat, so depth is bounded before any recursion."""
        documents = depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refused(
                        event, say("a second document after “---”"), say("one scenario in a file")
                    )
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise self._refused(
                        event, say("nested deeper than {limit} levels", limit=MAX_DEPTH), say("a flat file")
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self.anchors[anchor] = None
        tag = getattr(event, "tag", None)
        if tag not in (None, "!") and tag not in _PLAIN_TAGS:
            raise self._refused(
                event, say("the tag {tag}", tag=tag), say("plain values"), say("Remove the tag.")
            )
        self._count(event, 1)
        place = self._place(event)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            plain = not event.style and tag is None
            node = Scalar(None if plain and event.value in _NOTHING else self._text(event, place), place)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._items(place, events, depth)
        else:
            node = self._entries(place, events, depth)
        if anchor:
            self.anchors[anchor] = node
        return node

    def _text(self, event: yaml.ScalarEvent, place: Place) -> str:
        """The text of a scalar; what cannot be shown in it is a problem."""
        try:
            return printable(event.value).strip()
        except QuantityError as error:
            self.problems.append(Problem(place, error.found, error.expected, error.remedy))
            return ascii(event.value)

    def _items(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Items:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return Items(tuple(items), place, 1 + sum(item.size for item in items))

    def _entries(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Entries:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or key.text is None:
                self.problems.append(
                    Problem(key.place, say("a key that is not a text"), say("a key such as “years”"))
                )
            elif "\n" in key.text:
                self.problems.append(
                    Problem(key.place, say("a name of several lines"), say("one line"), say("Retype it."))
                )
            elif key.text == "<<":
                self.problems.append(
                    Problem(
                        key.place,
                        say("a merge key “<<”"),
                        say("plain keys"),
                        say("Use `extends:` to build on another scenario."),
                    )
                )
            elif key.text in entries:
                self.problems.append(
                    Problem(
                        key.place,
                        say("the key “{key}” a second time", key=key.text),
                        say("each key once (first in line {line})", line=keys[key.text].line),
                        say("Delete or rename one of the two."),
                    )
                )
            else:
                entries[key.text], keys[key.text] = value, key.place
        return Entries(entries, place, keys, 1 + sum(value.size for value in entries.values()))

    def _alias(self, event: yaml.AliasEvent) -> Node:
        node = self.anchors.get(event.anchor or "")
        if node is None:
            raise self._refused(
                event,
                say("the alias *{name}", name=event.anchor),
                say("an anchor &{name} complete before it", name=event.anchor),
            )
        self._count(event, node.size)
        return node

    def _count(self, event: yaml.Event, size: int) -> None:
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise self._refused(
                event,
                say("more than {limit} values, aliases expanded", limit=f"{MAX_NODES:,}"),
                say("a smaller scenario"),
                say("Put long lists into a table (csv or xlsx) and name it in the scenario."),
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.shown_as, mark.line + 1, mark.column + 1) if mark else Place(self.shown_as)

    def _refused(
        self, event: yaml.Event | None, found: str, expected: str, remedy: str = ""
    ) -> UnreadableYaml:
        place = self._place(event) if event is not None else Place(self.shown_as)
        return UnreadableYaml(
            Problem(place, found, expected, remedy or say("planner schema prints the keys of a scenario."))
        )
