"""The texts of a scenario file: one, on one line, in a list; and how one that cannot be read is refused."""

from collections.abc import Callable
from typing import Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.quantities import QuantityError


def refusal(found: str, expected: str = "", remedy: str = "") -> PydanticCustomError:
    """What a validator raises: the three parts of a problem."""
    return PydanticCustomError(
        "refused", "{found}; {expected}", {"found": found, "expected": expected, "remedy": remedy}
    )


def text_of(value: object) -> str:
    """A text that is there; lists, mappings and nothing are refused."""
    if isinstance(value, str) and value:
        return value
    if value is None or value == "":
        raise refusal(say("nothing"), say("a value"), say("Fill it in, or delete the key."))
    kind = say("a list") if isinstance(value, list) else say("a mapping")
    raise refusal(kind, say("a single value"), say("Write one value after the colon."))


def name_of(value: object) -> str:
    """A text of one line."""
    text = text_of(value)
    if "\n" in text:
        raise refusal(say("a name of several lines"), say("one line"), say("Retype it."))
    return text


def reads(parse: Callable[[str], Any]) -> BeforeValidator:
    """What makes a value of a text, its complaint a refusal of the key."""

    def read(value: object) -> object:
        text = text_of(value)
        try:
            return parse(text)
        except QuantityError as error:
            raise refusal(error.found, error.expected, error.remedy) from error

    return BeforeValidator(read)


def listed(value: object) -> object:
    """A list; a single text is split at 、，；."""
    if isinstance(value, str):
        return list(quantities.listed(value))
    return value
