"""Communities named together in scenario.yaml; a single pair may stand without its list."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from planner.scenario.document.entries import ONE, Text

Pair = Annotated[list[Text], Field(min_length=2)]


def one_pair(value: object) -> object:
    """A single pair may stand alone."""
    return [value] if isinstance(value, list) and value and all(isinstance(v, str) for v in value) else value


Pairs = Annotated[list[Pair], BeforeValidator(one_pair), ONE]
