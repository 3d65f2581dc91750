"""Years in a scenario file: one, several, a span, or `each` for every year not named."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator

from planner.locale import say
from planner.scenario import quantities
from planner.scenario.document.texts import refusal, text_of
from planner.scenario.quantities import QuantityError

LONGEST = 50  # years of a plan
EACH: Literal["each"] = "each"  # the key that stands for every year not named
AFTER_COMMA = re.compile(r"\d{3}(?:\.\d+)?\s*[万亿千]?元?")  # what is left of 1,250万元
_EVERY_YEAR = frozenset({EACH, "每年", "各年", "*", "all"})
_SPANS = re.compile(r"\s*(?:—+|–|-|~|～|至|到)\s*")


def spelled_out(text: str) -> list[str]:
    """The years of a text: one, several, or every year of a span "2026—2030"; raises QuantityError."""
    ends = [part for part in _SPANS.split(quantities.plain(text)) if part]
    if len(ends) != 2:
        return [part for part in re.split(r"[、,，;；\s]+", text) if part]
    first, last = (quantities.year(end) for end in ends)
    if not 0 <= last - first < LONGEST:
        raise QuantityError(
            say("the span {text}", text=text),
            say("at most {n} years, the earlier first", n=LONGEST),
            say("Correct the two years."),
        )
    return [str(year) for year in range(first, last + 1)]


def years_of(value: object) -> object:
    """Years written as a list, one year, or a span."""
    if isinstance(value, list):
        return value
    text = text_of(value)
    try:
        return spelled_out(text)
    except QuantityError as error:
        raise refusal(error.found, error.expected, error.remedy) from error


def _year(text: str) -> int:
    try:
        return quantities.year(text)
    except QuantityError as error:
        raise refusal(error.found, error.expected, error.remedy) from error


def each_year(value: object) -> object:
    """One value for every year, or a mapping by year."""
    if not isinstance(value, dict):
        return {EACH: text_of(value)}
    years = [_year_key(key) for key in value if is_year_key(key)]
    if len(set(years)) < len(years):
        raise refusal(say("one year twice"), say("each year once"), say("Delete one of the two."))
    return value


def comma_remedy() -> str:
    """What to do where a thousands separator cut an amount in two."""
    return say('Inside braces a comma separates: write the amount in quotes, "1,250万元".')


def is_year_key(key: str) -> bool:
    """Whether a key is a year, or stands for all of them."""
    return key.casefold() in _EVERY_YEAR or re.fullmatch(r"\d{4}\s*年?", key) is not None


def _year_key(value: object) -> object:
    text = text_of(value)
    if AFTER_COMMA.fullmatch(text):
        raise refusal(
            say("“{text}” as a year", text=text),
            say("years and amounts"),
            comma_remedy(),
        )
    return EACH if text.casefold() in _EVERY_YEAR else _year(text)


YearOrEach = int | Literal["each"]
YearKey = Annotated[YearOrEach, BeforeValidator(_year_key)]
