"""The reader of a dataclass: what is the same in every row of a table is looked at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import partial
from types import MemberDescriptorType
from typing import Any, get_type_hints

from planner.locale import say
from planner.report.codec.scalars import Read
from planner.report.codec.unreadable import Unreadable, refuse
from planner.report.encoding import TAGGED, Json

Choose = Callable[[Any, type], Read | None]
"""The reader of a type for one type of JSON; None where such a value is taken as it stands."""
Put = Callable[[Any, Any], None]


@dataclass(frozen=True, slots=True)
class _Form:
    """Rows with the same fields in the same order, holding the same types of JSON."""

    steps: tuple[tuple[str, Put | None, Read | None], ...]  # field, where its value goes, how it is read
    others: tuple[tuple[Put, Callable[[], Any]], ...]  # fields that are not written, and their defaults


def row_reader(kind: Any, choose: Choose) -> Read:
    """The reader of a dataclass `kind`, which has no `__post_init__`.

    A form is judged when it is first met. A row is filled slot by slot, which takes a third of the time
    of the `__init__` of a frozen dataclass.
    """
    forms: dict[tuple[Any, ...], _Form] = {}

    def read(value: Json) -> Any:
        if type(value) is not dict:
            refuse(value, say("an object"))
        key = (*value, *map(type, value.values()))
        form = forms.get(key)
        if form is None:
            form = forms[key] = _form(kind, value, choose)
        row: Any = object.__new__(kind)
        name = ""
        try:
            for step, found in zip(form.steps, value.values(), strict=True):
                name, put, each = step
                if put is not None:
                    put(row, found if each is None else each(found))
        except Unreadable as error:
            raise error.at(f".{name}") from None
        for put, default in form.others:
            put(row, default())
        return row

    return read


def _form(kind: Any, value: Mapping[str, Json], choose: Choose) -> _Form:
    """The form of a row; raises Unreadable where a field is unknown or missing."""
    hints, known = get_type_hints(kind), {field.name for field in fields(kind)}
    steps: list[tuple[str, Put | None, Read | None]] = []
    for name, found in value.items():
        if name in known:
            steps.append((name, _put(kind, name), choose(hints[name], type(found))))
        elif name == "type" and kind in TAGGED:
            steps.append((name, None, None))
        else:
            raise Unreadable(say("unknown field")).at(f".{name}")
    return _Form(tuple(steps), tuple(_defaults(kind, value)))


def _defaults(kind: Any, value: Mapping[str, Json]) -> Iterator[tuple[Put, Callable[[], Any]]]:
    for field in fields(kind):
        if field.name in value:
            continue
        if field.default_factory is not MISSING:
            yield _put(kind, field.name), field.default_factory
        elif field.default is not MISSING:
            yield _put(kind, field.name), partial(_same, field.default)
        else:
            raise Unreadable(say("this field is missing")).at(f".{field.name}")


def _same(value: Any) -> Any:
    return value


def _put(kind: Any, name: str) -> Put:
    """How a field of a new row is filled."""
    slot = getattr(kind, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda row, value: object.__setattr__(row, name, value)
