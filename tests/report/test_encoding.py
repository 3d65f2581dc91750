"""Text is canonical, and a record is a line of it."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

import pytest

from planner.report.encoding import digest, dump, encode


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: int
    y: Fraction = Fraction(0)


@dataclass(frozen=True)
class Line:
    points: tuple[Point, ...]
    drawn: date


def test_text_is_canonical() -> None:
    assert dump({"b": Fraction(1, 2), "a": frozenset("yx")}) == (b'{\n  "a": ["x", "y"],\n  "b": "1/2"\n}\n')


def test_a_record_stands_on_one_line_and_what_holds_records_is_opened() -> None:
    line = Line(points=(Point(1), Point(2, Fraction(3, 2))), drawn=date(2026, 1, 2))
    assert dump(line).decode().splitlines() == [
        "{",
        '  "drawn": "2026-01-02",',
        '  "points": [',
        '    {"x": 1, "y": "0/1"},',
        '    {"x": 2, "y": "3/2"}',
        "  ]",
        "}",
    ]


@pytest.mark.parametrize(
    "value", [{}, [], "甲", None, True, {"a": {}, "b": []}, [[1, [2]], {"c": [{"d": []}]}]]
)
def test_the_text_is_the_value(value: object) -> None:
    assert json.loads(dump(value)) == value
    assert dump(value).endswith(b"\n")


def test_tuples_as_keys_are_a_list_and_words_of_a_kind_are_words() -> None:
    assert encode({("b", 1): Colour.RED, ("a", 2): None}) == [["a", 2, None], ["b", 1, "red"]]
    assert type(encode(Colour.RED)) is str
    assert encode({2026: 1}) == {"2026": 1}


def test_a_digest_is_of_the_bytes() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_what_is_no_data_cannot_be_written() -> None:
    with pytest.raises(TypeError):
        dump(object())
    with pytest.raises(ValueError, match="JSON"):
        dump(float("nan"))
