"""Frozen dataclasses as canonical JSON."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from planner.report.codec.tags import TAGS
from planner.report.codec.unreadable import Json


def dump(value: object) -> bytes:
    """`value` as canonical JSON: sorted keys, two spaces, UTF-8, a line end at the end."""
    text = json.dumps(encode(value), ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return text.encode() + b"\n"


def digest(data: bytes) -> str:
    """The sha256 of `data`, as the manifest writes it."""
    return hashlib.sha256(data).hexdigest()


def encode(value: object) -> Json:
    """`value` as lists, objects, numbers and strings."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):  # a StrEnum too
        return str(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _encode_mapping(value)
    if isinstance(value, frozenset):
        return sorted(encode(item) for item in value)
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: encode(getattr(value, f.name)) for f in fields(value)}
        tag = TAGS.get(type(value))
        return found | {"type": tag} if tag else found
    raise TypeError(f"cannot be written as JSON: {value!r}")


def _encode_mapping(value: Mapping[Any, object]) -> Json:
    if value and all(isinstance(key, tuple) for key in value):
        return [[*key, encode(value[key])] for key in sorted(value)]
    return {str(key): encode(item) for key, item in value.items()}
