"""One heading: its words and the unit it carries, and which field it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.scenario.quantities import plain
from planner.scenario.tables.fields import Field

_UNIT_WORDS = (
    "万元 亿元 千元 百万元 元 人民币元 万平方米 万平米 万m2 平方米 平米 m2 公顷 亩 % 百分比 户 万户 栋 幢 个 "
    "单元 层 人 部 台 处 座 套 年 米 m 公里 km 分 元/户 元/m2 元/平方米 元/平方米·月 度 yuan 10kyuan"
)
_UNITS = tuple(_UNIT_WORDS.split())
_SUFFIXES = {
    "_10k_yuan": "万元", "_wan_yuan": "万元", "_wan": "万元", "_yuan": "元",
    "_10k_m2": "万平方米", "_pct": "%", "_percent": "%",
}  # fmt: skip
_MARKS = re.compile(r"[\s_/·、,.()\[\]【】<>《》:;*\-—]+")
_BRACKETED = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_KNOWN = frozenset(unit.casefold() for unit in _UNITS)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without its unit."""

    text: str
    unit: str = ""


def parse(text: str) -> Heading:
    """The words of a heading and the unit in brackets, after a slash or as an English suffix."""
    words = one_line(text)
    for match in _BRACKETED.finditer(words):
        unit = _unit(match.group(1))
        if unit:
            return Heading((words[: match.start()] + words[match.end() :]).strip(), unit)
    for suffix, unit in _SUFFIXES.items():
        if words.casefold().endswith(suffix):
            return Heading(words[: -len(suffix)], unit)
    head, separator, tail = _last_part(words)
    if separator and head and _unit(tail):
        return Heading(head, _unit(tail))
    if _unit(words.strip("()")):
        return Heading("", _unit(words.strip("()")))
    return Heading(words)


def one_line(text: str) -> str:
    """A heading on one line: breaks in Chinese headings are only there to fit the column."""
    words = plain(text)
    return re.sub(r"\s+", " " if words.isascii() else "", words)


def key(words: str) -> str:
    """What two spellings of one heading have in common."""
    return _MARKS.sub("", plain(words)).casefold()


def fields_by_key(fields: Sequence[Field]) -> dict[str, Field]:
    """Every spelling and the field it names; a field's own name counts before an alias of another."""
    found = {key(field.name): field for field in fields}
    for field in fields:
        for alias in (*field.aliases, *field.weaker):
            found.setdefault(key(alias), field)
    return found


def named_by(heading: Heading, known: dict[str, Field]) -> Field | None:
    """The field a heading names, if any: with all its words, else without what stands in brackets."""
    spellings = (heading.text, _BRACKETED.sub("", heading.text))
    return next((known[key(words)] for words in spellings if key(words) in known), None)


def unglued(heading: Heading, known: dict[str, Field]) -> tuple[Field, str] | None:
    """The same for a unit glued to the words: "总投资万元"."""
    for unit in sorted(_UNITS, key=len, reverse=True):
        if heading.text.endswith(unit) and (field := known.get(key(heading.text[: -len(unit)]))):
            return field, unit
    return None


def _unit(text: str) -> str:
    """The unit `text` names; "单位:万元" names one too."""
    words = re.sub(r"^单位[::]?", "", re.sub(r"\s+", "", text))
    return words if words.casefold() in _KNOWN else ""


def _last_part(words: str) -> tuple[str, str, str]:
    """What stands before and after the last slash, colon or comma."""
    match = re.match(r"(.*)([/:,_])([^/:,_]*)$", words)
    return (match.group(1), match.group(2), match.group(3)) if match else (words, "", "")
