"""The kinds of value a scenario file holds: each reads a text, says what it expected, and has a schema."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from planner.locale import joined, language, say
from planner.scenario import quantities
from planner.scenario.document.texts import listed, name_of, reads, refusal, text_of
from planner.scenario.document.year_keys import YearKey, each_year
from planner.scenario.findings import nearest

ON = frozenset({"on", "true", "yes", "y", "是", "开", "启用", "有"})
OFF = frozenset({"off", "false", "no", "n", "否", "关", "不启用", "无", "none"})


def _money(text: str) -> int:
    """An amount, whatever it is for: each year, each household."""
    return quantities.money(re.sub(r"\s*/\s*(年|户|year|household)$", "", text))


def _per_m2(text: str) -> Fraction:
    """Yuan per m², "10元/m²" or "10"."""
    yuan = re.sub(r"\s*(元|yuan)?\s*(/|每)\s*(m2|m²|㎡|平方米|平米)$|\s*元$", "", text)
    number = quantities.number(yuan)
    if number < 0:
        raise refusal(
            say("a negative rate: {text}", text=text), say("0 or more"), say("Remove the minus sign.")
        )
    return number


def _metres(text: str) -> float:
    """A length in metres, "30", "30 m", "0.5 km"."""
    match = re.fullmatch(r"(.*?)\s*(m|米|km|公里|千米)?", text)
    number, unit = (match.group(1), match.group(2)) if match else (text, None)
    metres = quantities.number(number) * (1000 if unit in ("km", "公里", "千米") else 1)
    if metres < 0:
        raise refusal(
            say("a negative length: {text}", text=text), say("0 or more"), say("Remove the minus sign.")
        )
    return float(metres)


def _times(text: str) -> Fraction:
    """A share or a multiple: 50%, 0.5, 1.5."""
    times = quantities.number(text)
    if times < 0:
        raise refusal(say("below zero: {text}", text=text), say("0 or more"), say("Remove the minus sign."))
    return times


def _flag(text: str) -> bool:
    if text.casefold() in ON:
        return True
    if text.casefold() in OFF:
        return False
    return quantities.flag(text)


def _carry(text: str) -> int:
    """Years unspent money lives on: yes is two, no is none."""
    if text.casefold() in ON:
        return 2
    if text.casefold() in OFF:
        return 0
    return quantities.count(re.sub(r"\s*(年|years?)$", "", text))


def _or_off(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: None if text.casefold() in OFF else parse(text)


class Choice:
    """One of `words`; each may be written in other ways too."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self.words = tuple(words)
        self.chinese = {w: s for w, others in words.items() for s in list(others)[:1] if not s.isascii()}
        self.spelled = {s.casefold(): word for word, others in words.items() for s in (word, *others)}

    def read(self, value: object) -> str:
        """The word a text stands for."""
        text = text_of(value)
        if text.casefold() in self.spelled:
            return self.spelled[text.casefold()]
        raise refusal(
            say("“{text}”", text=text),
            say("one of {words}", words=joined(self._shown())),
            nearest(text, self._shown(), self.spelled),
        )

    def _shown(self) -> tuple[str, ...]:
        """The words as they are written in the language in use."""
        return (
            tuple(self.chinese.get(word, word) for word in self.words) if language() == "zh" else self.words
        )

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"enum": list(self.spelled)}


_AMOUNT = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "examples": ["1200万元", "0.3亿元"]}]
}
_SHARE = {"anyOf": [{"type": "number"}, {"type": "string", "examples": ["80%", "0.8"]}]}
_NUMBER = {"anyOf": [{"type": "number"}, {"type": "string"}]}
_WHOLE = {"anyOf": [{"type": "integer"}, {"type": "string"}]}
_FLAG = {"anyOf": [{"type": "boolean"}, {"enum": ["on", "off", "是", "否"]}]}
_TEXT = {"anyOf": [{"type": "string"}, {"type": "number"}]}


@dataclass(frozen=True, slots=True)
class Loose:
    """Tells editors that a short form of these JSON types is welcome too."""

    types: tuple[str, ...]

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": list(self.types)}]}


SINGLE = Loose(("string", "number", "boolean"))  # a bare value
ONE = Loose(("string", "number", "object"))  # one item without its list

Text = Annotated[str, BeforeValidator(text_of), WithJsonSchema(_TEXT)]
Name = Annotated[str, BeforeValidator(name_of), WithJsonSchema(_TEXT)]
Money = Annotated[int, reads(_money), WithJsonSchema(_AMOUNT)]
PerM2 = Annotated[Fraction, reads(_per_m2), WithJsonSchema(_AMOUNT)]
Share = Annotated[Fraction, reads(quantities.rate), WithJsonSchema(_SHARE)]
Times = Annotated[Fraction, reads(_times), WithJsonSchema(_SHARE)]
Count = Annotated[int, reads(quantities.count), WithJsonSchema(_WHOLE)]
Metres = Annotated[float, reads(_metres), WithJsonSchema(_NUMBER)]
Number = Annotated[Fraction, reads(quantities.number), WithJsonSchema(_NUMBER)]
Flag = Annotated[bool, reads(_flag), WithJsonSchema(_FLAG)]
Year = Annotated[int, reads(quantities.year), WithJsonSchema(_WHOLE)]
Carry = Annotated[int, reads(_carry), WithJsonSchema({"anyOf": [*_WHOLE["anyOf"], *_FLAG["anyOf"]]})]
CountOrOff = Annotated[int | None, reads(_or_off(quantities.count)), WithJsonSchema(_WHOLE)]
YearOrOff = Annotated[int | None, reads(_or_off(quantities.year)), WithJsonSchema(_WHOLE)]
ShareOrOff = Annotated[Fraction | None, reads(_or_off(quantities.rate)), WithJsonSchema(_SHARE)]
MetresOrOff = Annotated[float | None, reads(_or_off(_metres)), WithJsonSchema(_NUMBER)]
MoneyByYear = Annotated[dict[YearKey, Money], BeforeValidator(each_year), SINGLE]
Names = Annotated[list[Text], BeforeValidator(listed), SINGLE]
