"""Readers of single values: numbers, texts, words of a list, fractions, dates."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Any

from planner.locale import say
from planner.report.codec.unreadable import refuse
from planner.report.encoding import Json

Read = Callable[[Json], Any]
LARGEST = 10**18  # no count, and no sum of money, comes near it
KEPT = 1 << 18  # fractions kept: most come again and again


def scalar_reader(kind: Any) -> Read:
    """The reader of a type that is neither a list nor an object; TypeError where there is none."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return word_reader({str(member): member for member in kind})
    if kind not in _SCALARS:
        raise TypeError(f"no reader for {kind!r}")
    return _SCALARS[kind]


def word_reader(words: Mapping[str, Any]) -> Read:
    """The reader of one of some words, each with what it stands for."""
    return lambda v: words[v] if type(v) is str and v in words else refuse(v, " | ".join(words))


def whole(name: str) -> int:
    """A whole number that is the name of a field: a year."""
    if name.isascii() and name.isdecimal() and len(name) <= 9:
        return int(name)
    return refuse(name, say("a whole number"))


def _int(value: Json) -> int:
    if type(value) is int and -LARGEST < value < LARGEST:
        return value
    return refuse(value, say("a whole number"))


def _float(value: Json) -> float:
    if type(value) is float or (type(value) is int and -LARGEST < value < LARGEST):
        return float(value)
    return refuse(value, say("a number"))


def _text(value: Json) -> str:
    return value if type(value) is str else refuse(value, say("text"))


def _flag(value: Json) -> bool:
    return value if type(value) is bool else refuse(value, "true | false")


def _null(value: Json) -> None:
    return None if value is None else refuse(value, "null")


def _fraction(value: Json) -> Fraction:
    found = _parsed(value) if type(value) is str else None
    return refuse(value, say("a fraction such as {example}", example='"85/100"')) if found is None else found


@lru_cache(KEPT)
def _parsed(text: str) -> Fraction | None:
    top, slash, bottom = text.partition("/")
    numbers = top.removeprefix("-").isdecimal() and bottom.isdecimal()
    if not (slash and numbers and len(text) <= 400 and int(bottom)):
        return None
    return Fraction(int(top), int(bottom))


def _date(value: Json) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return refuse(value, say("a date such as {example}", example='"2026-05-01"'))


_SCALARS: Mapping[Any, Read] = {
    int: _int,
    float: _float,
    str: _text,
    bool: _flag,
    type(None): _null,
    Fraction: _fraction,
    date: _date,
}
