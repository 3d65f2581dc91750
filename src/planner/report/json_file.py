"""A JSON file read strictly: UTF-8, no name twice, no NaN, and not of any size."""

import json
from pathlib import Path
from typing import Any

from planner.errors import PlanFileError
from planner.locale import mark, say
from planner.locale.reasons import reason

# What the JSON reader of Python says, to be looked up in the language in use.
NOT_JSON = {
    "Expecting value": mark("a value is missing"),
    "Expecting ',' delimiter": mark("a comma is missing"),
    "Expecting ':' delimiter": mark("a colon is missing"),
    "Expecting property name enclosed in double quotes": mark("a name in double quotes is missing"),
    "Illegal trailing comma before end of object": mark("a comma too many"),
    "Illegal trailing comma before end of array": mark("a comma too many"),
    "Unterminated string starting at": mark("a text does not end"),
    "Invalid control character at": mark("a line break or tab inside a text"),
    "Extra data": mark("something follows after the end"),
}
LARGEST = 512 * 1024 * 1024  # bytes of one file


def load(path: Path) -> Any:
    """What a file holds, without looking at its meaning; raises PlanFileError."""
    try:
        if path.stat().st_size > LARGEST:
            raise PlanFileError(say("{path}: larger than {limit} MB", path=path, limit=LARGEST >> 20))
        text = path.read_bytes().decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except FileNotFoundError:
        raise PlanFileError(
            say(
                "{path}: no such file. A plan folder holds {names}",
                path=path,
                names="plan.json, scenario.json",
            )
        ) from None
    except OSError as error:
        raise PlanFileError(f"{path}: {reason(error)}") from None
    except UnicodeDecodeError:
        raise PlanFileError(say("{path}: not UTF-8. Save it as UTF-8", path=path)) from None
    except json.JSONDecodeError as error:
        raise PlanFileError(
            say(
                "{path}:{line}:{column}: not JSON: {reason}",
                path=path,
                line=error.lineno,
                column=error.colno,
                reason=say(NOT_JSON[error.msg]) if error.msg in NOT_JSON else error.msg,
            )
        ) from None
    except RecursionError:
        raise PlanFileError(say("{path}: nested too deeply", path=path)) from None
    except ValueError as error:  # a number of thousands of digits, a twin, NaN
        raise PlanFileError(f"{path}: {error}") from None


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(say("{key} is given twice", key=json.dumps(key, ensure_ascii=False)))
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(say("{name} is not a number here", name=name))
