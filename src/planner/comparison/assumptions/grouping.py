"""Assumptions: what differs, put together into what can be switched from one scenario to the other.

Each year's money of a source is one, each rule, each column of the table of communities; every other table
is one as a whole. Rows about communities that only one of the two scenarios has go with these communities. A
mechanism goes with the settings it writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from planner.comparison.assumptions.differences import Difference, Key, differences
from planner.comparison.assumptions.sections import SECTIONS, spelled
from planner.errors import BadInput
from planner.locale import say
from planner.mechanisms.catalogue import find
from planner.scenario.types import Scenario

ROWS = "rows"
FEW = 3  # keys that are all named
MOST = 12  # assumptions switched one at a time; where there are more, related ones go together
_JUDGING: Mapping[str, frozenset[str]] = {  # field -> attributes by which plans are judged; empty: all
    "goals": frozenset(),
    "discount": frozenset(),
    "indicators": frozenset(),
    "communities": frozenset({"score", "values", "hazards"}),
    "works": frozenset({"shortfall", "evidence", "hazards", "benefit"}),
}
_BY_YEAR = frozenset({"money", "certainty", "beyond"})
_TABLES = frozenset(section.field for section in SECTIONS if section.named_by and not section.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What is switched at once. One that `judges` says how good a plan is: it is switched last."""

    keys: tuple[Key, ...]
    differences: tuple[Difference, ...]
    judges: bool = False

    @property
    def name(self) -> str:
        """Its keys as they are written: "funding.市级财政.2027"."""
        return " + ".join(".".join(key) for key in self.keys)


def assumptions(before: Scenario, after: Scenario) -> tuple[Assumption, ...]:
    """All that differs; what judges plans comes last, as one."""
    strangers = before.community.keys() ^ after.community.keys()
    stability = "stability" in (*before.goals.order, *before.goals.weights)
    found: dict[Key, list[Difference]] = {}
    judging: dict[Key, list[Difference]] = {}
    for difference in differences(before, after):
        key = _key(difference, before, after, strangers)
        judges = _judges(difference) or (difference.spot.field == "published" and stability)
        (judging if judges and key != ("communities", ROWS) else found).setdefault(key, []).append(difference)
    facts = _with_mechanisms(
        [Assumption(keys=(key,), differences=tuple(parts)) for key, parts in found.items()]
    )
    return (*facts, *_joined([Assumption(keys=(k,), differences=tuple(d)) for k, d in judging.items()]))


def in_order(found: Sequence[Assumption], asked: Sequence[str]) -> tuple[Assumption, ...]:
    """The assumptions in the order they are switched: those asked for first, what judges plans last.

    Each word of `asked` is a key or the beginning of some ("funding.市级财政", "rules"): all it names are
    switched together. The others follow one at a time or, where more than `MOST` are left, together with
    those whose keys begin alike. Raises BadInput at a word that names nothing.
    """
    left = [assumption for assumption in found if not assumption.judges]
    named: list[Assumption] = []
    for word in asked:
        mine = [one for one in left if any(_begins(key, word) for key in one.keys)]
        if not mine and not any(one.judges and any(_begins(key, word) for key in one.keys) for one in found):
            names = "\n".join(f"  {one.name}" for one in found)
            raise BadInput(
                say("--order {word}: no such difference, or named before. There are:", word=word)
                + f"\n{names}"
            )
        named += _joined(mine)
        left = [one for one in left if one not in mine]
    for depth in (2, 1):
        if len(left) > MOST:
            left = list(_alike(left, depth))
    return (*named, *left, *(one for one in found if one.judges))


def _begins(key: Key, word: str) -> bool:
    text = ".".join(key)
    return text == word or text.startswith(f"{word}.")


def _alike(found: Sequence[Assumption], depth: int) -> Iterator[Assumption]:
    """Those whose first keys begin alike, together."""
    groups: dict[Key, list[Assumption]] = {}
    for assumption in found:
        groups.setdefault(assumption.keys[0][:depth], []).append(assumption)
    for start, members in groups.items():
        if len(members) == 1:
            yield members[0]
        else:
            parts = tuple(part for member in members for part in member.differences)
            others = tuple(key for member in members for key in member.keys if key[:depth] != start)
            yield Assumption(keys=(start, *others), differences=parts)


def _joined(found: Sequence[Assumption]) -> tuple[Assumption, ...]:
    """All of `found` as one; nothing where there are none."""
    if not found:
        return ()
    parts = tuple(part for one in found for part in one.differences)
    keys = tuple(key for one in found for key in one.keys)
    judges = all(_judges(part) for part in parts)
    return (Assumption(keys=_short(keys), differences=parts, judges=judges),)


def _short(keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Many keys that begin alike as their beginning."""
    beginning = tuple(
        words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*keys, strict=False))
    )
    return (beginning,) if len(keys) > FEW and beginning else keys


def _judges(difference: Difference) -> bool:
    attributes = _JUDGING.get(difference.spot.field)
    return attributes is not None and (not attributes or difference.spot.attribute in attributes)


def _key(found: Difference, before: Scenario, after: Scenario, strangers: set[str]) -> Key:
    """Which assumption a difference belongs to."""
    spot = found.spot
    if spot.field in _TABLES:
        row = next((s for s in (found.before, found.after) if s is not None), None)
        if not spot.attribute and strangers.intersection(_communities(spot.field, row)):
            return ("communities", ROWS)
        if spot.field == "communities" or _judges(found):
            return (found.key[0], spelled(spot.attribute) if spot.attribute else ROWS)
        return found.key[:1]
    if spot.field == "sources":
        if spot.attribute in _BY_YEAR:
            return (*found.key[:2], str(spot.item))
        return found.key[:3]
    return found.key[:1] if spot.field in ("calendar", "goals", "published") else found.key[:2]


def _communities(field: str, row: object) -> Iterator[str]:
    """The communities a row of a table is about."""
    for attribute in ("id",) if field == "communities" else ("community", "a", "b", "subject", "host"):
        value = getattr(row, attribute, "")
        if isinstance(value, str) and value:
            yield value


def _with_mechanisms(found: Sequence[Assumption]) -> tuple[Assumption, ...]:
    """Each mechanism together with what differs where it writes its settings."""
    mechanisms = [one for one in found if one.keys[0][0] == "mechanisms"]
    others = [one for one in found if one not in mechanisms]
    made: list[Assumption] = []
    for mechanism in mechanisms:
        writes = list(_writes(mechanism.keys[0][1])) if len(mechanism.keys[0]) > 1 else []
        mine = [one for one in others if any(one.keys[0][: len(path)] == path for path in writes)]
        others = [one for one in others if one not in mine]
        made += _joined([mechanism, *mine])
    return (*others, *made)


def _writes(name: str) -> Iterator[Key]:
    """The keys, at most two deep, that a mechanism of the catalogue writes."""
    mechanism = find(name)
    for key, value in (mechanism.scenario if mechanism else {}).items():
        inner = (
            [word for word in value if not str(word).startswith("$")] if isinstance(value, Mapping) else []
        )
        yield from ((key, str(word)) for word in inner)
        if not inner:
            yield (key,)
