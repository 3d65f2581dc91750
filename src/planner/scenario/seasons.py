"""The seasons of seasons.yaml: when a zone allows works outdoors, and when a city is heated."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from planner.locale import joined, say
from planner.scenario import quantities
from planner.scenario.calendar_settings import MonthDay, Period
from planner.scenario.quantities import QuantityError

_DAY = re.compile(r"(\d{1,2})\s*(?:[-./]|月)\s*(\d{1,2})\s*日?")
_BETWEEN = re.compile(r"\s*(?:—+|–|~|～|至|到|\.\.)\s*")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files(__package__).joinpath("seasons.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def cities() -> tuple[str, ...]:
    """The cities whose heating period is known."""
    return tuple(_table()["heating"])


def outdoor(zone: str) -> Period | None:
    """When works outdoors are possible in a zone; None: all year."""
    text = _table()["zones"][zone].get("outdoor")
    return None if text is None else period(text)


def heating_of_zone(zone: str) -> Period | None:
    """The heating period of the city that stands for a zone; None: it is not heated."""
    city = _table()["zones"][zone].get("heating")
    return None if city is None else period(_table()["heating"][city]["period"])


def period(text: str) -> Period:
    """A period "11-15—03-15", or the heating period of a city; raises QuantityError."""
    known = _table()["heating"].get(text)
    if known is not None:
        return period(known["period"])
    ends = [part for part in _BETWEEN.split(quantities.plain(text)) if part]
    if len(ends) != 2:
        raise QuantityError(
            say("“{text}”", text=text),
            say("a period, or a city whose heating period is known"),
            say("Write it like 11-15—03-15, or one of: {cities}.", cities=joined(cities())),
        )
    return Period(month_day(ends[0]), month_day(ends[1]))


def month_day(text: str) -> MonthDay:
    """A day of the year, "10-01" or "10月1日"; raises QuantityError."""
    match = _DAY.fullmatch(quantities.plain(text))
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]):
        raise QuantityError(
            say("“{text}”", text=text), say("a day of the year"), say("Write it like 10-01 or 10月1日.")
        )
    return month, day
