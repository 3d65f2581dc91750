"""Which class of keys stands at a path of scenario.yaml: `rules.consent` is a `ConsentEntry`."""

from collections.abc import Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from planner.scenario.document.document import Document
from planner.scenario.document.keys import Keys


def entry_of(path: Sequence[str]) -> type[Keys] | None:
    """The keys at `path` (names a user gives, such as those of sources, count as one step); else None."""
    kind: type[Keys] | None = Document
    for step in path:
        if kind is None:
            return None
        field = kind.model_fields.get(step)
        if field is not None:
            kind = _keys(field.annotation)
        else:  # a name the user gave: funding.市级财政
            named = kind.model_fields.get("by_source")
            kind = _keys(named.annotation) if named is not None else kind
    return kind


def _keys(annotation: Any) -> type[Keys] | None:
    """The class of keys inside an annotation: of a list, a mapping or an option."""
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        return annotation
    if get_origin(annotation) in (Union, UnionType, Annotated, list, dict):
        return next((found for part in get_args(annotation) if (found := _keys(part)) is not None), None)
    return None
