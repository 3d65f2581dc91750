"""A scenario that starts from another: deep merge of `extends:`, and `--set path=value`.

Mappings merge key by key; lists and single values replace what stood there; a key whose value is nothing
(`null`, `~`, blank) is removed. Chinese and English spellings of a key of the first level are one key.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.errors import Place
from planner.locale import say
from planner.scenario.document.document import Document
from planner.scenario.document.money import KINDS
from planner.scenario.document.nodes import Entries, Items, Node, Scalar, UnreadableYaml
from planner.scenario.document.spellings import SPELLINGS
from planner.scenario.document.yaml_file import parse
from planner.scenario.document.year_keys import EACH, is_year_key
from planner.scenario.findings import Findings, nearest

_PART = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^."\']+)')
_NAMED = frozenset(
    {"funding", "utilities", "private", "commitments"}
)  # mappings whose keys are names the user gave
_KINDS = {word: kind for kind, others in KINDS.items() for word in (kind, *others)}  # as written -> kind

_SHORT = {"funding": "amount", "utilities": "share", "residents": "rate"}  # what a single value stands for


def merge(base: Node, over: Node, above: tuple[str, ...] = ()) -> Node:
    """`base` with what `over` says put over it; `above` are the keys that lead to the two."""
    if not isinstance(base, Entries) or not isinstance(over, Entries):
        return over
    entries, keys = dict(base.entries), dict(base.keys)
    for said, node in over.entries.items():
        key = _as_written(said, entries, above)
        if isinstance(node, Scalar) and node.text is None:
            entries.pop(key, None)
            keys.pop(key, None)
            continue
        entries[key] = merge(entries[key], node, (*above, key)) if key in entries else _without_nothing(node)
        keys[key] = over.keys[said]
    return replace(over, entries=entries, keys=keys)


def _as_written(key: str, entries: Mapping[str, Node], above: tuple[str, ...]) -> str:
    """The key of `entries` that `key` is another spelling of; names the user gave have no others."""
    if key in entries or (len(above) == 1 and above[0] in _NAMED):
        return key
    alike = {s for name, others in SPELLINGS.items() if key in (name, *others) for s in (name, *others)}
    return next((written for written in entries if written in alike), key)


def _without_nothing(node: Node) -> Node:
    """A mapping that meets no other: its empty keys remove nothing, and are gone all the same."""
    if not isinstance(node, Entries):
        return node
    return merge(replace(node, entries={}, keys={}), node) if node.entries else node


def first_level(root: Node) -> Node:
    """The tree with the keys of its first level in English, so that two spellings of one key merge."""
    if not isinstance(root, Entries):
        return root
    spelled = Document.spelled()
    names = {key: spelled.get(key, key) for key in root.entries}
    if len(set(names.values())) < len(names):  # both spellings of one key: validation says so
        return root
    return replace(
        root,
        entries={names[key]: node for key, node in root.entries.items()},
        keys={names[key]: place for key, place in root.keys.items()},
    )


def override(root: Node, settings: Sequence[str], findings: Findings) -> Node:
    """The tree with every `path=value` of `settings` set, in order."""
    for setting in settings:
        shown_as = f"--set {setting}"
        path, equals, text = setting.partition("=")
        parts = tuple("".join(match) for match in _PART.findall(path.strip()))
        if not equals or not parts:
            findings.error(
                Place(shown_as),
                say("no path and value"),
                say("path=value, such as funding.city.2027=1200万元"),
                say("Write the key, “=”, and the value."),
            )
            continue
        try:
            value = parse(text, shown_as=shown_as) if text.strip() else Scalar(None, Place(shown_as))
        except UnreadableYaml as unreadable:
            findings.problems.append(unreadable.problem)
            continue
        root = _set(root, (Document.spelled().get(parts[0], parts[0]), *parts[1:]), (), value, findings)
    return root


def _set(node: Node, path: tuple[str, ...], above: tuple[str, ...], value: Node, findings: Findings) -> Node:
    """`node` with `value` at `path`; where the path leads nowhere, a problem and `node` as it was."""
    if not path:
        return value
    head, rest = path[0], path[1:]
    if isinstance(node, Items):
        return _set_item(node, path, above, value, findings)
    if isinstance(node, Scalar):
        node = _opened(node, head, above)
    head = _as_written(head, node.entries, above)
    if above == ("funding",):
        head = _of_kind(head, node.entries)
    if head not in node.entries and is_year_key(head) and "amount" in node.entries:
        head, rest = "amount", path
    removed = isinstance(value, Scalar) and value.text is None
    if head not in node.entries and (removed or (above and above[0] in _NAMED and len(above) == 1)):
        findings.error(
            value.place,
            say("no “{key}” under {path}", key=head, path=".".join(above) or say("the scenario")),
            say("something the scenario already says"),
            nearest(head, node.entries),
        )
        return node
    inner = node.entries.get(head, Entries({}, value.place, {}))
    entries = {**node.entries, head: _set(inner, rest, (*above, head), value, findings)}
    keys = {**node.keys, head: value.place if not rest or head not in node.keys else node.keys[head]}
    if removed and not rest:
        del entries[head], keys[head]
    return replace(node, entries=entries, keys=keys)


def _of_kind(head: str, sources: Mapping[str, Node]) -> str:
    """The one source of the kind `head`; else `head` itself, also where a source does not say its kind."""
    kinds = {name: _kind(node) for name, node in sources.items()}
    kind = _KINDS.get(head.casefold())
    found = [name for name in kinds if kinds[name] == kind]
    return found[0] if kind and head not in sources and len(found) == 1 and all(kinds.values()) else head


def _kind(source: Node) -> str:
    """The kind a source is said to be of; "" where it is not said, or is none we know."""
    if not isinstance(source, Entries):
        return ""
    said = next((source.entries[key] for key in ("kind", *SPELLINGS["kind"]) if key in source.entries), None)
    return _KINDS.get((said.text or "").casefold(), "") if isinstance(said, Scalar) else ""


def _opened(node: Scalar, head: str, above: tuple[str, ...]) -> Entries:
    """A single value as a mapping: it keeps its meaning, an amount for every year for the years not set."""
    key = EACH if is_year_key(head) else _SHORT.get(above[0] if above else "", "")
    if node.text is None or not key:
        return Entries({}, node.place, {})
    return Entries({key: node}, node.place, {key: node.place})


def _set_item(
    node: Items, path: tuple[str, ...], above: tuple[str, ...], value: Node, findings: Findings
) -> Node:
    head, rest = path[0], path[1:]
    if not head.isdecimal() or int(head) >= len(node.items):
        findings.error(
            value.place,
            say("“{key}” in the list {path}", key=head, path=".".join(above)),
            say("a number from 0 to {last}", last=len(node.items) - 1),
            say("Set the whole list: {path}=[…]", path=".".join(above)),
        )
        return node
    items = list(node.items)
    items[int(head)] = _set(items[int(head)], rest, (*above, head), value, findings)
    return replace(node, items=tuple(items))
