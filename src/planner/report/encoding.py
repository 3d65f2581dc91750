"""Frozen dataclasses as canonical JSON: exact fractions are "n/d" strings, days ISO dates.

A mapping whose keys are tuples is a list of [key..., value]; the payers carry their "type". What holds
nothing but single values stands on one line: so a record of a table is a line of the file.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from planner.scenario.lifts import LiftSubsidy
from planner.scenario.resident_funds import ResidentFund
from planner.scenario.types import Private, Residents, Utility

Json = Any  # what json.loads gives
TAGGED: Mapping[type, str] = {
    Utility: "utility",
    Residents: "residents",
    Private: "private",
    LiftSubsidy: "lift_subsidy",
    ResidentFund: "resident_fund",
}
_PLAIN = frozenset({type(None), bool, int, float, str})
_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False).encode


def dump(value: object) -> bytes:
    """`value` as canonical JSON: sorted keys, two spaces, UTF-8, a line end at the end."""
    return "".join([*_opened(encode(value), ""), "\n"]).encode()


def digest(data: bytes) -> str:
    """The sha256 of `data`, as the manifest writes it."""
    return hashlib.sha256(data).hexdigest()


def encode(value: object) -> Json:
    """`value` as lists, objects, numbers and strings; raises TypeError where it holds anything else."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _writer(kind)(value)


def _opened(value: Json, margin: str) -> list[str]:
    """The text of `value` in pieces, a line for each of its parts where one of them has parts itself."""
    named = isinstance(value, dict)
    parts = value.values() if named else value if isinstance(value, list) else ()
    if all(type(part) in _PLAIN or not part for part in parts):
        return [_line(value)]
    inner, found = f"{margin}  ", ["{" if named else "["]
    for key in sorted(value) if named else range(len(value)):
        found.append(f"{'' if len(found) == 1 else ','}\n{inner}{f'{_line(key)}: ' if named else ''}")
        part = value[key]
        if type(part) in _PLAIN:
            found.append(_line(part))
        else:
            found += _opened(part, inner)
    return [*found, f"\n{margin}{'}' if named else ']'}"]


@cache
def _writer(kind: Any) -> Callable[[Any], Json]:
    if issubclass(kind, str):  # a StrEnum
        return str
    if issubclass(kind, bool | int | float):
        return lambda value: value
    if issubclass(kind, Fraction):
        return lambda value: f"{value.numerator}/{value.denominator}"
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, Mapping):
        return _mapping
    if issubclass(kind, frozenset):
        return lambda value: sorted(map(encode, value))
    if issubclass(kind, tuple | list):
        return lambda value: list(map(encode, value))
    if is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"cannot be written as JSON: {kind.__name__}")


def _record(kind: Any) -> Callable[[Any], Json]:
    names = tuple(field.name for field in fields(kind))
    tag = {"type": TAGGED[kind]} if kind in TAGGED else {}
    return lambda value: {name: encode(getattr(value, name)) for name in names} | tag


def _mapping(value: Mapping[Any, object]) -> Json:
    if value and all(isinstance(key, tuple) for key in value):
        return [[*key, encode(value[key])] for key in sorted(value)]
    return {str(key): encode(item) for key, item in value.items()}
