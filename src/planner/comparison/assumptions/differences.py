"""What differs between two resolved scenarios, value by value, and where each value is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from planner.comparison.assumptions.naming import names
from planner.comparison.assumptions.sections import SECTIONS, Row, Section, file_of, key_of, rows_of, spelled
from planner.scenario.types import Community, Scenario, Work

Key = tuple[str, ...]  # as scenario.yaml spells it: ("funding", "市级财政", "2027")
Item = str | int | tuple[str | int, ...]  # a key of a mapping: a year, the id of a source …


@dataclass(frozen=True, slots=True)
class Spot:
    """The least part of a scenario that can be taken from another one.

    `row` is empty where the field is no table, `attribute` where the row is there in one of the two only,
    `item` where the attribute is no mapping.
    """

    field: str
    row: Row = ()
    attribute: str = ""
    item: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that differs. `None` means that it is not there at all."""

    key: Key
    row: Row = ()  # which row of a table; empty for what stands in scenario.yaml itself
    files: tuple[str, str]  # where the first and the second say it; "" where that is not known
    before: object
    after: object
    spot: Spot


def differences(before: Scenario, after: Scenario) -> tuple[Difference, ...]:
    """All that differs, in the order of `SECTIONS`; both are appraised."""
    return tuple(
        found
        for section in SECTIONS
        if getattr(before, section.field) != getattr(after, section.field)
        for found in _Reading(before, after, section).differences()
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One section of two scenarios."""

    before: Scenario
    after: Scenario
    section: Section

    def differences(self) -> Iterator[Difference]:
        one, two = (getattr(scenario, self.section.field) for scenario in (self.before, self.after))
        if self.section.named_by:
            yield from self._rows(rows_of(self.section, one), rows_of(self.section, two))
        elif is_dataclass(one) and is_dataclass(two):
            yield from self._attributes((self.section.key,), (), one, two)
        elif isinstance(one, Mapping) and isinstance(two, Mapping):
            yield from self._items((self.section.key,), (), "", one, two)
        else:
            yield self._told((self.section.key,), (), one, two, Spot(self.section.field))

    def _rows(self, one: Mapping[Row, Any], two: Mapping[Row, Any]) -> Iterator[Difference]:
        for row in (*one, *(row for row in two if row not in one)):
            a, b = one.get(row), two.get(row)
            if a == b:
                continue
            key: Key = (key_of(self.section, a if b is None else b),)
            if self.section.written:
                key += tuple(word for word in row if word)
            if a is None or b is None or type(a) is not type(b):
                yield self._told(key, row, a, b, Spot(self.section.field, row))
            else:
                yield from self._attributes(key, row, a, b)
        kept = [row for row in one if row in two]
        if kept != [row for row in two if row in one]:
            yield self._told((self.section.key,), (), tuple(one), tuple(two), Spot(self.section.field))

    def _attributes(self, key: Key, row: Row, a: Any, b: Any) -> Iterator[Difference]:
        derived = self._derived(a, b)
        for found in fields(a):
            if found.name in derived:
                continue
            one, two = getattr(a, found.name), getattr(b, found.name)
            if one == two:
                continue
            inner = (*key, spelled(found.name, a))
            if isinstance(one, Mapping) and isinstance(two, Mapping):
                # money of a source stands right under its name, year by year
                inner = key if (self.section.field, found.name) == ("sources", "money") else inner
                yield from self._items(inner, row, found.name, one, two)
            else:
                spot = Spot(self.section.field, row, found.name)
                for deeper, was, is_now in _finer(one, two):
                    yield self._told((*inner, *deeper), row, was, is_now, spot)

    def _items(
        self, key: Key, row: Row, attribute: str, one: Mapping[Any, Any], two: Mapping[Any, Any]
    ) -> Iterator[Difference]:
        for item in (*one, *(item for item in two if item not in one)):
            if one.get(item) != two.get(item):
                words = item if isinstance(item, tuple) else (item,)
                spot = Spot(self.section.field, row, attribute, item)
                inner = (*key, *(str(word) for word in words))
                yield self._told(inner, row, one.get(item), two.get(item), spot)

    def _told(self, key: Key, row: Row, before: object, after: object, spot: Spot) -> Difference:
        return Difference(
            key=key,
            row=() if self.section.written else row,
            files=(file_of(self.before, key[0]), file_of(self.after, key[0])),
            before=before,
            after=after,
            spot=spot,
        )

    def _derived(self, a: object, b: object) -> frozenset[str]:
        """Attributes that follow from others: appraisal fills them in."""
        if isinstance(a, Community) and isinstance(b, Community):
            measured = {"score"} if a.values and b.values else set()
            return frozenset({"need", "coverage"} | measured)
        if isinstance(a, Work) and isinstance(b, Work):
            counted = {"hazards"} if self._checked_differently(a.community) else set()
            return frozenset({"gain", "called_for"} | counted)
        return frozenset()

    def _checked_differently(self, community: str) -> bool:
        one, two = self.before.community.get(community), self.after.community.get(community)
        if one is None or two is None or self.before.indicators != self.after.indicators:
            return True
        return (one.values, one.hazards) != (two.values, two.hazards)


def _finer(one: Any, two: Any) -> Iterator[tuple[Key, object, object]]:
    """Two values that differ as the least of their parts that do."""
    if is_dataclass(one) and type(one) is type(two):
        for found in fields(one):
            a, b = getattr(one, found.name), getattr(two, found.name)
            if a != b:
                for key, was, is_now in _finer(a, b):
                    yield (spelled(found.name, one), *key), was, is_now
    elif isinstance(one, Mapping) and isinstance(two, Mapping):
        for item in (*one, *(item for item in two if item not in one)):
            if one.get(item) != two.get(item):
                yield (str(item),), one.get(item), two.get(item)
    elif _settings(one) and _settings(two):
        a, b = names(one), names(two)
        for name in (*a, *(name for name in b if name not in a)):
            if a.get(name) != b.get(name):
                for key, was, is_now in _finer(a.get(name), b.get(name)):
                    yield (*([name] if name else []), *key), was, is_now
    else:
        yield (), one, two


def _settings(value: object) -> bool:
    """Whether a value is a list of settings, each with names of its own."""
    return isinstance(value, tuple) and all(is_dataclass(item) for item in value)
