"""Mechanisms and their figures in words: title, source, measured, target with its qualifier, met or not."""

from planner.locale import joined, language, say
from planner.mechanisms import catalogue
from planner.mechanisms.catalogue import Qualifier
from planner.mechanisms.figures import shown
from planner.report.document import FigureLine
from planner.scenario.assembly.mechanisms import TABLES
from planner.scenario.document.spellings import SPELLINGS


def title(code: str) -> str:
    """Its name in the language in use; one a later catalogue has not is its code."""
    known = {mechanism.code: mechanism for mechanism in catalogue()}
    if code not in known:
        return code
    return known[code].zh if language() == "zh" else known[code].name


def source(code: str) -> str:
    """The city, and the chapter of the list, in its own words."""
    known = {mechanism.code: mechanism for mechanism in catalogue()}
    return f"{known[code].city}；{known[code].chapter}" if code in known else ""


def measured(line: FigureLine) -> str:
    """The measured value with its unit."""
    return shown(line.value, line.unit)


def target(line: FigureLine) -> str:
    """What the list asks, with its qualifier: ≥ 80.00%, ≈ 50.00%, 1,380余."""
    return "" if line.target is None else qualified(shown(line.target, line.unit), line.qualifier)


def qualified(number: str, qualifier: Qualifier) -> str:
    """A number with its qualifier."""
    match qualifier:
        case "exactly":
            return number
        case "at least":
            return f"≥ {number}"
        case "at most":
            return f"≤ {number}"
        case "about":
            return f"≈ {number}"
        case "more than":
            return say("more than {number}", number=number)
        case "nearly":
            return say("nearly {number}", number=number)


def met(line: FigureLine) -> str:
    """Whether the target is met; blank where there is none, or the list does not say how near is near."""
    return {True: say("yes"), False: say("no"), None: ""}[line.met]


def needs(line: FigureLine) -> str:
    """What is missing where nothing could be measured, by its headings, or why there is nothing."""
    words = ["/".join(_heading(name, line.code) for name in part.split("|")) for part in _parts(line)]
    if not all(words):
        return say(line.needs)
    return say("needs {what}", what=joined(words)) if words else ""


def _parts(line: FigureLine) -> list[str]:
    return line.needs.split(", ") if line.needs else []


def _heading(name: str, code: str) -> str:
    """A field or a table as it is called in the language in use; "" where it is neither.

    A field of several tables is called as in those its mechanism reads.
    """
    table, _, field = name.rpartition(".")
    read = [row.reads for row in catalogue() if row.code == code]
    tables = [table] if table else [*(read[0] if read else ()), *TABLES]
    titles = [found.title for each in tables for found in TABLES.get(each, ()) if found.name == field]
    if language() != "zh":
        return field if titles or field in TABLES else ""
    return titles[0] if titles else SPELLINGS[field][0] if field in TABLES else ""
