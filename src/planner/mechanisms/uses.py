"""The uses of mechanisms in a scenario: which row of the catalogue, with which parameters, where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from planner.errors import Place
from planner.locale import say
from planner.mechanisms.catalogue import Mechanism, Parameter, ParameterKind, find, meant
from planner.scenario.document.entries import Count, Flag, Money, Names, Number, PerM2, Share, Text, Times
from planner.scenario.document.nodes import Entries, Items, Node, Scalar, plain
from planner.scenario.findings import Findings, nearest

READERS: Mapping[ParameterKind, TypeAdapter[object]] = {
    "share": TypeAdapter(Share),
    "times": TypeAdapter(Times),
    "money": TypeAdapter(Money),
    "per_m2": TypeAdapter(PerM2),
    "count": TypeAdapter(Count),
    "number": TypeAdapter(Number),
    "flag": TypeAdapter(Flag),
    "text": TypeAdapter(Text),
    "names": TypeAdapter(Names),
}  # a parameter of kind "any" is read where it is used
WHERE = frozenset({"where", "适用范围", "适用于"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a mechanism: its parameters in force, and where it holds (None: everywhere)."""

    mechanism: Mechanism
    parameters: Mapping[str, Node]
    where: Node | None
    place: Place
    nth: str = ""  # "-2" in the second place it is used in: what it creates has an id of its own
    there: str = ""  # "（罗湖区）" where it is used in several places, for names


def uses(node: Node, findings: Findings) -> Iterator[Use]:
    """Every use under `mechanisms:`; what cannot be one is a problem."""
    for name, entry, place in named(node, findings):
        mechanism = find(name)
        if mechanism is None:
            findings.error(
                place,
                say("the unknown mechanism “{name}”", name=name),
                say("a mechanism of the catalogue (planner mechanisms)"),
                meant(name),
            )
            continue
        for each in entry.items if isinstance(entry, Items) else (entry,):
            yield _use(mechanism, each, place, findings)


def told_apart(found: Sequence[Use]) -> list[Use]:
    """The uses with what tells one mechanism in several places apart; its first keeps the plain id."""
    places: dict[str, list[object]] = {}
    for use in found:
        mine = places.setdefault(use.mechanism.code, [])
        if _where(use) not in mine:
            mine.append(_where(use))
    return [_told_apart(use, places[use.mechanism.code]) for use in found]


def _told_apart(use: Use, places: Sequence[object]) -> Use:
    number = places.index(_where(use)) + 1
    words = "、".join(_words(_where(use)))
    return replace(
        use,
        nth=f"-{number}" if number > 1 else "",
        there=f"（{words}）" if len(places) > 1 and words else "",
    )


def _where(use: Use) -> object:
    return None if use.where is None else plain(use.where)


def _words(where: object) -> Iterator[str]:
    """The names in a `where` as it is written."""
    if isinstance(where, str):
        yield where
    for value in where.values() if isinstance(where, dict) else where if isinstance(where, list) else ():
        yield from _words(value)


def named(node: Node, findings: Findings) -> Iterator[tuple[str, Node, Place]]:
    """(name, parameters, place) of every entry: a mapping, a list of names, or one name."""
    if isinstance(node, Scalar):
        if node.text is not None:
            yield node.text, Scalar(None, node.place), node.place
    elif isinstance(node, Entries):
        for name, entry in node.entries.items():
            yield name, entry, node.keys[name]
    else:
        for item in node.items:
            if isinstance(item, Scalar) and item.text is not None:
                yield item.text, Scalar(None, item.place), item.place
            elif isinstance(item, Entries):
                yield from named(item, findings)
            else:
                findings.error(item.place, say("no name"), say("the name of a mechanism"))


def _use(mechanism: Mechanism, entry: Node, place: Place, findings: Findings) -> Use:
    given: dict[str, Node] = {}
    where: Node | None = None
    spelled = {p.name_zh: key for key, p in mechanism.parameters.items()}
    spelled |= {key: key for key in mechanism.parameters}
    for word, node in _entries(mechanism, entry, findings).items():
        if word in WHERE:
            where = node
        elif word not in spelled:
            findings.error(
                node.place,
                say("the unknown parameter “{word}” of {name}", word=word, name=mechanism.name),
                say("a parameter of this mechanism, or where"),
                nearest(word, (*mechanism.parameters, "where"), spelled),
            )
        elif _readable(mechanism, spelled[word], node, findings):
            given[spelled[word]] = node
    if where is not None:
        _check_where(mechanism, given, where, findings)
    for key, parameter in mechanism.parameters.items():
        if key not in given and parameter.default is not None:
            given[key] = Scalar(parameter.default, place)
        elif key not in given and parameter.required:
            _missing(mechanism, key, parameter, place, findings)
    return Use(mechanism, given, where, place)


def _check_where(mechanism: Mechanism, given: Mapping[str, Node], where: Node, findings: Findings) -> None:
    """What is one for the whole city is asked in no part."""
    if mechanism.part == "nothing":
        findings.error(
            where.place,
            say("mechanism {name} ({code}) with a where", name=mechanism.name, code=mechanism.code),
            str(mechanism.whole),
            say("Delete its where: it holds for the whole city."),
        )
    for key, node in given.items():
        if mechanism.parameters[key].whole:
            findings.error(
                node.place,
                say(
                    "“{key}” of mechanism {name} ({code}) beside a where",
                    key=key,
                    name=mechanism.name,
                    code=mechanism.code,
                ),
                str(mechanism.whole),
                say("Delete one of the two."),
            )


def _entries(mechanism: Mechanism, entry: Node, findings: Findings) -> Mapping[str, Node]:
    """The parameters written; nothing, or `on`, leaves every one at its default."""
    if isinstance(entry, Entries):
        return entry.entries
    if isinstance(entry, Scalar) and (entry.text is None or entry.text in ("on", "true", "是", "启用")):
        return {}
    findings.error(
        entry.place,
        say("“{text}” after {name}", text=plain(entry), name=mechanism.name),
        say("its parameters"),
        say("Write {name}: {{}}, or its parameters in braces.", name=mechanism.name),
    )
    return {}


def _readable(mechanism: Mechanism, key: str, node: Node, findings: Findings) -> bool:
    """Whether a parameter can be read as what it is."""
    reader = READERS.get(mechanism.parameters[key].kind)
    if reader is None:
        return True
    try:
        reader.validate_python(plain(node))
    except ValidationError as wrong:
        error = wrong.errors(include_url=False)[0]
        said = error.get("ctx", {})
        findings.error(
            node.place,
            f"{mechanism.name}.{key}: " + said.get("found", say("“{text}”", text=plain(node))),
            said.get("expected", error["msg"]),
            said.get("remedy", say("Correct the value.")),
        )
        return False
    return True


def _missing(mechanism: Mechanism, key: str, parameter: Parameter, place: Place, findings: Findings) -> None:
    from planner.locale import language

    findings.error(
        place,
        say("mechanism {name} without its parameter “{key}”", name=mechanism.name, key=key),
        parameter.zh if language() == "zh" else parameter.en,
        say("Write {name}: {{{key}: …}}.", name=mechanism.name, key=key),
    )
