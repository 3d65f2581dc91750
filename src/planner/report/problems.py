"""What is wrong in a scenario, one line a problem, with the stops and places of the language in use."""

from planner.errors import Place, Problem
from planner.locale import say


def line(problem: Problem) -> str:
    """Where, what was found, what was expected, and what to do."""
    text = problem.found
    if problem.expected:
        text = say("{found}; {expected}", found=text, expected=problem.expected)
    if problem.remedy:
        text = say("{text}. {remedy}", text=text, remedy=problem.remedy)
    at = place(problem.place)
    return say("{place}: {text}", place=at, text=text) if at else text


def place(found: Place) -> str:
    """A file and, inside it, a line and column or a sheet, row and heading."""
    name = found.file
    if found.line is not None:
        name += f":{found.line}" + (f":{found.column}" if found.column is not None else "")
    parts = [
        name,
        f"[{found.sheet}]" if found.sheet else "",
        say("row {n}", n=found.row) if found.row is not None else "",
        f"“{found.heading}”" if found.heading else "",
        found.key,
    ]
    return " ".join(part for part in parts if part)
