"""JSON as the dataclasses it was written from, checked against their type hints."""

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from planner.locale import say
from planner.report.codec.rows import row_reader
from planner.report.codec.scalars import Read, scalar_reader, whole, word_reader
from planner.report.codec.unreadable import Unreadable, refuse
from planner.report.encoding import TAGGED, Json

T = TypeVar("T")
NULL = type(None)


def decode(kind: type[T], value: Json) -> T:
    """`value` as a `kind`; raises Unreadable where it is anything else."""
    asked: Any = kind
    found: T = _reader(asked)(value)
    return found


@cache
def _reader(kind: Any) -> Read:
    origin = get_origin(kind)
    if is_dataclass(kind):
        return row_reader(kind, _chosen)
    if _is_union(kind):
        return _union_reader(get_args(kind))
    if origin is Literal:
        return word_reader({word: word for word in get_args(kind)})
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin is frozenset:
        item = _reader(get_args(kind)[0])
        return lambda v: frozenset(_each(item, v))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(*get_args(kind))
    return scalar_reader(kind)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _chosen(kind: Any, found: type) -> Read | None:
    """The reader of `kind` for values of one type of JSON; None where they are taken as they stand."""
    choices = get_args(kind) if _is_union(kind) else (kind,)
    fitting = [choice for choice in choices if found in _taken(choice)]
    if fitting == [found] and found in (str, bool, float, NULL):
        return None
    return _reader(fitting[0] if len(fitting) == 1 else kind)


def _taken(kind: Any) -> tuple[type, ...]:
    """The types of JSON that the reader of `kind` does not refuse at first sight."""
    origin = get_origin(kind)
    if kind in (int, bool, NULL):
        return (kind,)
    if kind is float:
        return float, int
    if origin in (tuple, frozenset):
        return (list,)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return dict, list
    return (dict,) if is_dataclass(kind) else (str,)


def _union_reader(kinds: tuple[Any, ...]) -> Read:
    tagged = {TAGGED[kind]: kind for kind in kinds if kind in TAGGED}
    if tagged:
        return _by_tag({tag: _reader(kind) for tag, kind in tagged.items()})
    readers = [_reader(kind) for kind in kinds if kind is not NULL]
    blank = NULL in kinds

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


def _by_tag(readers: Mapping[str, Read]) -> Read:
    def read(value: Json) -> Any:
        tag = value.get("type") if isinstance(value, dict) else None
        if type(tag) is not str or tag not in readers:
            refuse(tag, " | ".join(readers))
        return readers[tag](value)

    return read


def _tuple_reader(kinds: tuple[Any, ...]) -> Read:
    if len(kinds) == 2 and kinds[1] is ...:
        reader = _reader(kinds[0])
        return lambda v: tuple(_each(reader, v))
    readers = [_reader(kind) for kind in kinds]

    def fixed(value: Json) -> Any:
        if not isinstance(value, list) or len(value) != len(readers):
            refuse(value, say("a list of {n}", n=len(readers)))
        return tuple(reader(item) for reader, item in zip(readers, value, strict=True))

    return fixed


def _each(reader: Read, value: Json) -> list[Any]:
    if not isinstance(value, list):
        refuse(value, say("a list"))
    found: list[Any] = []
    try:
        for item in value:
            found.append(reader(item))
    except Unreadable as error:
        raise error.at(f"[{len(found)}]") from None
    return found


def _mapping_reader(key: Any, item: Any) -> Read:
    reader = _reader(item)
    if get_origin(key) is tuple:
        row = _tuple_reader((*get_args(key), item))
        return lambda v: {} if v == {} else {found[:-1]: found[-1] for found in _each(row, v)}

    def mapping(value: Json) -> Any:
        if not isinstance(value, dict):
            refuse(value, say("an object"))
        found = {}
        for name, inner in value.items():
            try:
                found[whole(name) if key is int else name] = reader(inner)
            except Unreadable as error:
                raise error.at(f".{name}") from None
        return found

    return mapping
