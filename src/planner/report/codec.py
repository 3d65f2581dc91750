"""Frozen dataclasses to canonical JSON and back, strictly: nothing unknown, nothing missing, nothing guessed.

Exact fractions are "n/d" strings, days ISO dates; a mapping whose keys are tuples is a list of
[key..., value]; the payers carry their "type". What is read is checked against the type hints, and an
error says where it stands.
"""

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from planner.locale import say
from planner.report.encoding import TAGGED, Json

T = TypeVar("T")
LARGEST = 10**18  # no count, and no sum of money, comes near it


class Unreadable(ValueError):
    """A value that is not what its place asks for; `path` grows on the way out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.path: list[str] = []
        super().__init__(text)

    def at(self, step: str) -> "Unreadable":
        """The same, one step further out."""
        self.path.insert(0, step)
        return self

    @property
    def place(self) -> str:
        """Where it stands: "batches.2026.areas[0].id"."""
        return "".join(self.path).removeprefix(".")


def decode(kind: type[T], value: Json) -> T:
    """`value` as a `kind`; raises Unreadable where it is anything else."""
    asked: Any = kind
    found: T = _reader(asked)(value)
    return found


@cache
def _reader(kind: Any) -> Callable[[Json], Any]:
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if origin is Union or origin is types.UnionType:
        return _union_reader(get_args(kind))
    if origin is Literal:
        allowed = get_args(kind)
        return lambda v: v if type(v) is str and v in allowed else _refuse(v, " | ".join(map(str, allowed)))
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin is frozenset:
        item = _reader(get_args(kind)[0])
        return lambda v: frozenset(_each(item, v))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(*get_args(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        names = {str(member): member for member in kind}
        return lambda v: names[v] if type(v) is str and v in names else _refuse(v, " | ".join(names))
    return _scalar_reader(kind)


def _refuse(value: Json, expected: str) -> Any:
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 40 else shown[:40] + "…"
    raise Unreadable(say("found {found}, expected {expected}", found=shown, expected=expected))


def _scalar_reader(kind: Any) -> Callable[[Json], Any]:
    if kind is Fraction:
        return _fraction
    if kind is date:
        return _date
    if kind is float:
        return lambda v: float(v) if type(v) is float or _counts(v) else _refuse(v, say("a number"))
    if kind is int:
        return lambda v: v if _counts(v) else _refuse(v, say("a whole number"))
    names = {
        str: say("text"),
        bool: "true | false",
        type(None): "null",
    }
    if kind not in names:
        raise TypeError(f"no reader for {kind!r}")
    return lambda v: v if type(v) is kind else _refuse(v, names[kind])


def _counts(value: Json) -> bool:
    """Whether it is a whole number of a size that anything counted here can have."""
    return type(value) is int and abs(value) < LARGEST


def _fraction(value: Json) -> Fraction:
    top, slash, bottom = value.partition("/") if type(value) is str else ("", "", "")
    if (
        slash
        and len(value) <= 400
        and top.removeprefix("-").isdecimal()
        and bottom.isdecimal()
        and int(bottom)
    ):
        return Fraction(int(top), int(bottom))
    found: Fraction = _refuse(value, say("a fraction such as {example}", example='"85/100"'))
    return found


def _date(value: Json) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        found: date = _refuse(value, say("a date such as {example}", example='"2026-05-01"'))
        return found


def _union_reader(kinds: tuple[Any, ...]) -> Callable[[Json], Any]:
    tagged = {TAGGED[kind]: kind for kind in kinds if kind in TAGGED}
    if tagged:

        def by_tag(value: Json) -> Any:
            tag = value.get("type") if isinstance(value, dict) else None
            if type(tag) is not str or tag not in tagged:
                return _refuse(tag, " | ".join(tagged))
            return _reader(tagged[tag])(value)

        return by_tag
    readers = [_reader(kind) for kind in kinds if kind is not type(None)]
    blank = type(None) in kinds
    if len(readers) == 1:
        only = readers[0]
        return lambda v: None if v is None else only(v)

    def any_of(value: Json) -> Any:
        if value is None and blank:
            return None
        for reader in readers[:-1]:
            try:
                return reader(value)
            except Unreadable:
                continue
        return readers[-1](value)

    return any_of


def _tuple_reader(kinds: tuple[Any, ...]) -> Callable[[Json], Any]:
    if len(kinds) == 2 and kinds[1] is ...:
        reader = _reader(kinds[0])
        return lambda v: tuple(_each(reader, v))
    readers = [_reader(kind) for kind in kinds]

    def fixed(value: Json) -> Any:
        if not isinstance(value, list) or len(value) != len(readers):
            return _refuse(value, say("a list of {n}", n=len(readers)))
        return tuple(reader(item) for reader, item in zip(readers, value, strict=True))

    return fixed


def _each(reader: Callable[[Json], Any], value: Json) -> list[Any]:
    if not isinstance(value, list):
        _refuse(value, say("a list"))
    found = []
    for i, item in enumerate(value):
        try:
            found.append(reader(item))
        except Unreadable as error:
            raise error.at(f"[{i}]") from None
    return found


def _mapping_reader(key: Any, item: Any) -> Callable[[Json], Any]:
    reader = _reader(item)
    if get_origin(key) is tuple:
        row = _tuple_reader((*get_args(key), item))
        return lambda v: {} if v == {} else {found[:-1]: found[-1] for found in _each(row, v)}

    def mapping(value: Json) -> Any:
        if not isinstance(value, dict):
            return _refuse(value, say("an object"))
        found = {}
        for name, inner in value.items():
            try:
                found[_whole(name) if key is int else name] = reader(inner)
            except Unreadable as error:
                raise error.at(f".{name}") from None
        return found

    return mapping


def _whole(name: str) -> int:
    if name.isascii() and name.isdecimal() and len(name) <= 9:
        return int(name)
    found: int = _refuse(name, say("a whole number"))
    return found


def _dataclass_reader(kind: Any) -> Callable[[Json], Any]:
    hints = get_type_hints(kind)
    readers: dict[str, Callable[[Json], Any]] = {}
    required = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    tag = TAGGED.get(kind)

    def read(value: Json) -> Any:
        if not isinstance(value, dict):
            return _refuse(value, say("an object"))
        if not readers:  # made now and not before: a kind may hold more of itself
            readers.update((f.name, _reader(hints[f.name])) for f in fields(kind))
        found = {}
        for name, inner in value.items():
            reader = readers.get(name)
            if reader is None:
                if name == "type" and tag is not None:
                    continue
                raise Unreadable(say("unknown field")).at(f".{name}")
            try:
                found[name] = reader(inner)
            except Unreadable as error:
                raise error.at(f".{name}") from None
        for name in required:
            if name not in found:
                raise Unreadable(say("this field is missing")).at(f".{name}")
        return kind(**found)

    return read
