"""The catalogue: every row of the national list as data, one file a row under `rows/`, in their order.

A row says where it stands in the list, what it does in the model, its parameters with their source, the
fields it reads, the rules it sets, what it becomes in the words of scenario.yaml, and a worked example.
"""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from planner.errors import BadInput, Place, Problem
from planner.locale import joined, say

Kind = Literal["gate", "payer", "rule", "coefficient", "schedule", "ledger", "report"]
ParameterKind = Literal[
    "share", "times", "money", "per_m2", "count", "number", "flag", "text", "names", "any"
]
Part = Literal["settings", "figures", "facility", "nothing"]
Qualifier = Literal["exactly", "at least", "at most", "about", "more than", "nearly"]
Word = Annotated[str, StringConstraints(min_length=1)]
_CODE = re.compile(r"m\d{1,3}[a-z]?")


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Frozen):
    """One sentence in both languages."""

    en: Word
    zh: Word

    def __str__(self) -> str:
        from planner.locale import language

        return self.zh if language() == "zh" else self.en


class Parameter(_Frozen):
    """What a scenario may set of a mechanism."""

    kind: ParameterKind
    default: str | None = None
    required: bool = False
    en: Word
    zh: Word
    name_zh: Word  # the parameter's own name in Chinese
    source: Word  # where the default comes from: the list, another notice, or an estimate
    whole: bool = False  # one for the whole city: refused beside a `where`


class Fact(_Frozen):
    """A figure the list itself gives, with its qualifier: what a measured figure is held against."""

    value: Word
    qualifier: Qualifier = "exactly"
    en: Word
    zh: Word


class Expectation(_Frozen):
    """One thing a worked example must show when it is run."""

    figure: str = ""  # key of a measured figure; `value` as it is printed
    rejected: str = ""  # community; `value` is the reason code
    planned: str = ""  # community; `value` is its start year, or "no"
    completed: str = ""  # community; `value` is the day its area is accepted, or why it is not
    paid: str = ""  # source or payer; `value` is 万元 over all years
    problem: str = ""  # words of an error at the door
    value: str = ""


class Example(_Frozen):
    """A small scenario with the mechanism on, and what comes of it."""

    en: Word
    zh: Word
    scenario: Mapping[str, Any]  # a whole scenario, its tables as rows
    expect: tuple[Expectation, ...] = Field(min_length=1)


class Mechanism(_Frozen):
    """One row of the catalogue."""

    code: Annotated[str, StringConstraints(pattern=r"^M\d\d[b-c]?$")]
    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    zh: Word
    city: Word
    chapter: Word  # of the list, in its own words
    clause: Word  # quoted from the list
    line: Word  # the mechanism in one English line
    does: Words  # what it does in the model
    kind: Kind
    parameters: Mapping[str, Parameter] = {}
    reads: Mapping[str, tuple[str, ...]] = {}  # table -> fields; `a|b` either, `a?` if there
    read_if: Mapping[str, str] = {}  # table -> the flag without which it is not read
    sets: tuple[str, ...] = ()  # the rules it switches on
    scenario: Mapping[str, Any] = {}  # what it becomes; $name is a parameter, $where its scope;
    # $nth and $place tell what it creates in one place from what it creates in another
    part: Part = "settings"  # what a `where` bounds: its settings, or its figures alone; it must hold its
    # facility; it is refused
    whole: Words | None = None  # why it, or a parameter of it, takes no `where`
    facts: Mapping[str, Fact] = {}
    example: Example

    @property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """The fields it cannot do without."""
        kept = {
            table: tuple(field for field in fields if not field.endswith("?"))
            for table, fields in self.reads.items()
        }
        return {table: fields for table, fields in kept.items() if fields}


@cache
def catalogue() -> tuple[Mechanism, ...]:
    """Every row, in the order of the list."""
    rows = files(__package__).joinpath("rows")
    found = [
        Mechanism.model_validate(yaml.load(row.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
        for row in rows.iterdir()
        if row.name.endswith(".yaml")
    ]
    return tuple(sorted(found, key=lambda mechanism: mechanism.code))


@cache
def spellings() -> Mapping[str, Mechanism]:
    """Every way to name a mechanism, as `find` looks it up: its English or Chinese name, or its code."""
    return {
        _key(spelled): mechanism
        for mechanism in catalogue()
        for spelled in (mechanism.name, mechanism.zh, mechanism.code)
    }


def find(name: str) -> Mechanism | None:
    """The mechanism of that name or code, in letters of any case and width."""
    return spellings().get(_key(name))


def called(name: str) -> Mechanism:
    """The mechanism of that name or code; raises BadInput, with what may be meant, where there is none."""
    found = find(name)
    if found is None:
        said = say("the unknown mechanism “{name}”", name=name)
        raise BadInput(str(Problem(Place(), said, remedy=meant(name))))
    return found


def meant(name: str) -> str:
    """The remedy for a name nobody knows: the nearest one, or those with a word of it."""
    if _CODE.fullmatch(_key(name)):
        codes = [mechanism.code for mechanism in catalogue()]
        return say("The codes are {first} to {last}.", first=codes[0], last=codes[-1])
    whole = [spelled for mechanism in catalogue() for spelled in (mechanism.name, mechanism.zh)]
    if close := get_close_matches(_key(name), whole, n=1):
        return say("Did you mean “{word}”?", word=close[0])
    words = sorted({word for mechanism in catalogue() for word in mechanism.name.split("-")})
    near = get_close_matches(_key(name), words, n=1, cutoff=0.8) or [_key(name)]
    alike = [spelled for spelled in whole if near[0] and near[0] in spelled]
    if alike:
        return say("Did you mean one of these: {words}?", words=joined(alike))
    return say("planner mechanisms lists them all.")


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
