"""A scenario with other mechanisms than it names: some added, some taken out, before it is written out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.errors import Place
from planner.locale import say
from planner.mechanisms.catalogue import find
from planner.mechanisms.uses import named
from planner.scenario.document.nodes import Entries, Items, Node, Scalar, UnreadableYaml
from planner.scenario.document.yaml_file import parse
from planner.scenario.findings import Findings


@dataclass(frozen=True, slots=True)
class Edit:
    """Uses to add, as they are written ("M30" or "M30={rate: 8元/m2}"), and rows to take out."""

    added: tuple[str, ...] = ()
    removed: frozenset[str] = frozenset()  # codes


AS_WRITTEN = Edit()


def edited(root: Node, edit: Edit, findings: Findings) -> Node:
    """The tree with its mechanisms so changed."""
    if not isinstance(root, Entries) or not (edit.added or edit.removed):
        return root
    stated = root.entries.get("mechanisms")
    items = [] if stated is None else list(_kept(stated, edit.removed))
    items += [use for text in edit.added if (use := written(text, findings)) is not None]
    place = Place() if stated is None else stated.place
    return replace(
        root,
        entries={**root.entries, "mechanisms": Items(tuple(items), place)},
        keys={"mechanisms": place, **root.keys},
    )


def _kept(stated: Node, removed: Iterable[str]) -> Iterable[Node]:
    for name, entry, place in named(stated, Findings()):
        mechanism = find(name)
        if mechanism is None or mechanism.code not in removed:
            yield Entries({name: entry}, place, {name: place})


def written(text: str, findings: Findings) -> Node | None:
    """A use as it is written on a command line; None, and a problem, where it cannot be read."""
    name, equals, parameters = text.partition("=")
    place = Place(text)
    if not equals:
        return Scalar(name.strip(), place)
    try:
        node = parse(parameters, shown_as=text)
    except UnreadableYaml as unreadable:
        findings.problems.append(unreadable.problem)
        return None
    if not name.strip():
        findings.error(place, say("no name"), say("the name of a mechanism"))
        return None
    return Entries({name.strip(): node}, place, {name.strip(): place})
