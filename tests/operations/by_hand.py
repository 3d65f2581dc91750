"""Scenes that operate: small communities in a row, in years of 0 % unless a test says otherwise."""

from typing import Any

from planner.scenario.operations import Line, Operation


def row(subject: str, line: Line = Line.PARKING, **facts: Any) -> Operation:
    return Operation(subject=subject, line=line, **facts)
