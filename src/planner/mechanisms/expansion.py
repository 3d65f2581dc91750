"""Mechanisms written out: each use is laid over the scenario, and what contradicts it is refused.

Mappings merge key by key. Lists of settings (`consent`, `capacity` …) grow; two settings that speak of the
same thing in the same place must agree, and so must two single values: else the error names both.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from planner.errors import Place
from planner.locale import say
from planner.mechanisms.catalogue import find
from planner.mechanisms.template import overlay
from planner.mechanisms.uses import Use, told_apart, uses
from planner.scenario import quantities
from planner.scenario.document.entries import OFF, ON
from planner.scenario.document.keys import Keys, Switch
from planner.scenario.document.nodes import Entries, Items, Node, Scalar, plain
from planner.scenario.document.shapes import entry_of
from planner.scenario.findings import Findings
from planner.scenario.quantities import QuantityError

Path = tuple[str, ...]


def expand(root: Node, findings: Findings) -> Node:
    """The tree with every mechanism it names written out; the uses stay beside, for reports."""
    if not isinstance(root, Entries) or "mechanisms" not in root.entries:
        return root
    found = told_apart(list(uses(root.entries["mechanisms"], findings)))
    tree: Node = root
    for use in found:
        tree = _merged(tree, overlay(use), (), use, findings)
    assert isinstance(tree, Entries)
    written = Items(tuple(_written(use) for use in found), root.entries["mechanisms"].place)
    return replace(tree, entries={**tree.entries, "mechanisms": written})


def _written(use: Use) -> Node:
    """A use as `ChosenEntry` reads it."""
    mechanism, place = use.mechanism, use.place
    entries: dict[str, Node] = {
        "code": Scalar(mechanism.code, place),
        "name": Scalar(mechanism.name, place),
        "parameters": _mapping(use.parameters, place),
        "reads": _mapping(
            {
                t: Items(tuple(Scalar(f, place) for f in fields), place)
                for t, fields in mechanism.needs.items()
                if _read(use, t)
            },
            place,
        ),
    }
    if use.where is not None:
        entries["where"] = use.where
    return _mapping(entries, place)


def _read(use: Use, table: str) -> bool:
    """Whether a table is needed: some are only with a flag of the mechanism."""
    flag = use.mechanism.read_if.get(table)
    return flag is None or str(plain(use.parameters[flag])).casefold() not in OFF


def _mapping(entries: Mapping[str, Node], place: Place) -> Entries:
    return Entries(dict(entries), place, dict.fromkeys(entries, place))


def _merged(stated: Node, over: Node, path: Path, use: Use, findings: Findings) -> Node:
    """`stated` with what a mechanism says laid over it."""
    if isinstance(over, Items):
        return _grown(stated, over, path, use, findings)
    if isinstance(over, Entries):
        return _joined(_opened(stated, path), over, path, use, findings)
    if isinstance(stated, Scalar) and _agree(stated, over):
        return stated
    _contradiction(stated, over, path, use, findings)
    return stated


def _joined(stated: Node, over: Entries, path: Path, use: Use, findings: Findings) -> Node:
    if not isinstance(stated, Entries):
        _contradiction(stated, over, path, use, findings)
        return stated
    entries, keys = dict(stated.entries), dict(stated.keys)
    spelled = _spelled(path, stated)
    for key, node in over.entries.items():
        written = spelled.get(key, key)
        there = entries.get(written)
        if there is None or (isinstance(there, Scalar) and there.text is None):
            entries[written], keys[written] = node, over.keys[key]
        else:
            entries[written] = _merged(there, node, (*path, key), use, findings)
    return replace(stated, entries=entries, keys=keys)


def _grown(stated: Node, over: Items, path: Path, use: Use, findings: Findings) -> Node:
    """A list with the items of a mechanism added; an item about the same thing must agree."""
    if isinstance(stated, Scalar) and stated.text is not None and stated.text.casefold() in OFF:
        _contradiction(stated, over, path, use, findings)
        return stated
    items: list[Node] = list(stated.items) if isinstance(stated, Items) else [stated]
    for node in over.items:
        same = next((i for i, item in enumerate(items) if _about_the_same(item, node, path)), None)
        if same is None:
            items.append(node)
        else:
            items[same] = _merged(items[same], node, path, use, findings)
    return Items(tuple(items), stated.place)


def _about_the_same(stated: Node, over: Node, path: Path) -> bool:
    """Whether two settings of a list speak of one thing: all that names it is equal."""
    if isinstance(over, Scalar):
        return isinstance(stated, Scalar) and _agree(stated, over)
    stated, kind = _opened(stated, path), entry_of(path)
    if not isinstance(stated, Entries) or not isinstance(over, Entries) or kind is None:
        return False
    mine, other = (_by_name(node, kind) for node in (stated, over))
    return all(mine.get(name) == other.get(name) for name in kind.SAME)


def _by_name(node: Entries, kind: type[Keys]) -> dict[str, object]:
    spelled = kind.spelled()
    return {spelled.get(key, key): plain(value) for key, value in node.entries.items()}


def _spelled(path: Path, stated: Entries) -> Mapping[str, str]:
    """English key -> the key as the scenario writes it."""
    kind = entry_of(path)
    if kind is None:
        return {}
    return {kind.spelled().get(key, key): key for key in stated.entries}


def _opened(stated: Node, path: Path) -> Node:
    """The short form of a setting written out: `consent: 80%` is `{minimum: 80%}`, a list `{rows: …}`."""
    kind = entry_of(path)
    if isinstance(stated, Items) and kind is not None and kind.LIST:
        return Entries({kind.LIST: stated}, stated.place, {kind.LIST: stated.place})
    if not isinstance(stated, Scalar) or stated.text is None or kind is None:
        return stated
    switch = issubclass(kind, Switch) and stated.text.casefold() in ON | OFF
    key = "on" if switch else kind.SHORT
    return Entries({key: stated}, stated.place, {key: stated.place}) if key else stated


def _agree(stated: Scalar, over: Scalar) -> bool:
    """Whether two values are the same, however they are written."""
    if stated.text == over.text:
        return True
    if stated.text is None or over.text is None:
        return False
    a, b = stated.text.casefold(), over.text.casefold()
    if a in ON | OFF and b in ON | OFF:
        return (a in ON) == (b in ON)
    return _number(stated.text) is not None and _number(stated.text) == _number(over.text)


def _number(text: str) -> Fraction | None:
    for read in (quantities.number, quantities.money):
        try:
            return Fraction(read(text))
        except QuantityError:
            continue
    return None


def _contradiction(stated: Node, over: Node, path: Path, use: Use, findings: Findings) -> None:
    key, value = ".".join(path), _short(stated)
    first = find(stated.place.key.removeprefix("mechanisms."))
    if first is None:
        place, said = replace(stated.place, key=key), say("{key} is {value}", key=key, value=value)
    else:
        place = stated.place
        said = say(
            "{key} is {value}, as mechanism {name} ({code}) sets it",
            key=key,
            value=value,
            name=first.name,
            code=first.code,
        )
    findings.error(
        place,
        said,
        say(
            "{value}, as mechanism {name} ({code}) sets it",
            value=_short(over),
            name=use.mechanism.name,
            code=use.mechanism.code,
        ),
        say("Delete one of the two, give the mechanism this value as a parameter, or say where it holds."),
    )


def _short(node: Node) -> str:
    text = _flow(node)
    return text if len(text) <= 80 else text[:80] + "…"


def _flow(node: Node) -> str:
    """A node in one line of YAML."""
    if isinstance(node, Entries):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in node.entries.items()) + "}"
    if isinstance(node, Items):
        return "[" + ", ".join(map(_flow, node.items)) + "]"
    return node.text or ""
