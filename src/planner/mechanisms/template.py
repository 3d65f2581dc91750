"""What a use of a mechanism becomes in the words of scenario.yaml: its template with parameters put in."""

from collections.abc import Mapping
from dataclasses import replace

from planner.mechanisms.uses import Use
from planner.scenario.document.nodes import Entries, Items, Node, Scalar, plain


def overlay(use: Use) -> Node:
    """The tree to be laid over the scenario; every node stands where the mechanism is named."""
    values = dict(use.parameters)
    if any(p.required and key not in values for key, p in use.mechanism.parameters.items()):
        return Entries({}, use.place, {})  # what is missing has been said
    if use.where is not None:
        values["where"] = use.where
    found = _filled(use.mechanism.scenario, values, use)
    return Entries({}, use.place, {}) if found is None else found


def _filled(template: object, values: Mapping[str, Node], use: Use) -> Node | None:
    """A part of the template, or None where it needs a parameter that is not given."""
    place = replace(use.place, key=f"mechanisms.{use.mechanism.name}")
    if isinstance(template, Mapping):
        entries: dict[str, Node] = {}
        for key, value in template.items():
            if _needed(value) and _named(value) not in values:
                return None
            name = _name(str(key), values)
            node = _filled(value, values, use)
            if name is not None and node is not None:
                entries[name] = node
        # a part whose every entry was left out says nothing; one written empty is meant so
        return Entries(entries, place, dict.fromkeys(entries, place)) if entries or not template else None
    if isinstance(template, list):
        items = [node for value in template if (node := _filled(value, values, use)) is not None]
        return Items(tuple(items), place) if items else None
    text = str(template)
    if text.startswith("$"):
        given = values.get(_named(text))
        return None if given is None else replace(given, place=replace(given.place, key=place.key))
    return Scalar(text.replace("$nth", use.nth).replace("$place", use.there), place)


def _needed(value: object) -> bool:
    """`$delay!`: what holds it says nothing without that parameter."""
    return isinstance(value, str) and value.startswith("$") and value.endswith("!")


def _named(value: object) -> str:
    """The parameter a value stands for."""
    return str(value)[1:].removesuffix("!")


def _name(key: str, values: Mapping[str, Node]) -> str | None:
    """A key of the template; `$name` is the text of a parameter."""
    if not key.startswith("$"):
        return key
    node = values.get(key[1:])
    return None if node is None else str(plain(node))
