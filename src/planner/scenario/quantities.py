"""Texts as bureaus write them, read as exact values: "1,250万元", "85%", "90年代", "1.5万平方米"."""

import re
from collections.abc import Mapping
from fractions import Fraction

from planner.locale import say
from planner.scenario.dates import date as date
from planner.scenario.dates import year as year
from planner.scenario.numerals import QuantityError as QuantityError
from planner.scenario.numerals import bounded, fraction, not_a_number, not_below_zero, short
from planner.scenario.numerals import plain as plain

YUAN: Mapping[str, Fraction | int] = {
    "": 1, "元": 1, "圆": 1, "块": 1, "人民币": 1, "yuan": 1, "cny": 1, "rmb": 1,
    "千元": 1000, "万": 10**4, "万元": 10**4, "10kyuan": 10**4, "wan": 10**4, "wanyuan": 10**4,
    "万元人民币": 10**4, "百万": 10**6, "百万元": 10**6, "millionyuan": 10**6, "million": 10**6,
    "千万": 10**7, "千万元": 10**7, "亿": 10**8, "亿元": 10**8, "亿元人民币": 10**8, "yi": 10**8,
}  # fmt: skip
SQUARE_METRES: Mapping[str, Fraction] = {
    "": Fraction(1), "m2": Fraction(1), "m^2": Fraction(1), "平": Fraction(1), "平米": Fraction(1),
    "平方": Fraction(1), "平方米": Fraction(1), "sqm": Fraction(1),
    "万m2": Fraction(10**4), "万平米": Fraction(10**4), "万平方": Fraction(10**4),
    "万平方米": Fraction(10**4), "万平": Fraction(10**4), "万": Fraction(10**4), "10km2": Fraction(10**4),
    "公顷": Fraction(10**4), "ha": Fraction(10**4), "亩": Fraction(2000, 3),
    "km2": Fraction(10**6), "平方公里": Fraction(10**6), "平方千米": Fraction(10**6),
}  # fmt: skip
_COUNTERS = (
    "户|住户|栋|幢|楼|个|个单元|个小区|单元|门|人|口|部|台|处|层|座|套|家|项|件|条|米|m"
    "|households?|hh|buildings?|units?|storeys?|floors?"
)
_COUNTED = re.compile(rf"(.*?)\s*(万)?\s*(?:{_COUNTERS})?", re.IGNORECASE)
_YES_WORDS = "是 有 对 已 需 开 √ ✓ ✔ ☑ yes y true t 1 on"
_NO_WORDS = "否 无 没有 不 未 非 关 × ✗ ✘ ☒ no n false f 0 off"
_YES = frozenset(_YES_WORDS.split())
_NO = frozenset(_NO_WORDS.split())
_SEPARATORS = re.compile(r"[、，,;；+＋/\n]+")
_COMMAS = re.compile(r"[、，,;；\n]+")
FINEST = 1_000_000  # of shares: products with money stay within 64 bits
MOST_YUAN = 10**13


def number(text: str) -> Fraction:
    """A number with or without thousands separators, a percentage, or a fraction "1/3"."""
    written = bounded(text)
    if written.endswith("%"):
        return fraction(written[:-1].strip(), text) / 100
    above, slash, below = written.partition("/")
    if slash:
        divisor = fraction(below.strip(), text)
        if divisor == 0:
            raise not_a_number(text)
        return fraction(above.strip(), text) / divisor
    return fraction(written, text)


def money(text: str, unit: str = "") -> int:
    """Whole yuan; `unit` (of the heading) counts where the text names none.

    Raises QuantityError for a negative amount and for parts of a yuan.
    """
    return whole_yuan(exact_money(text, unit), text)


def exact_money(text: str, unit: str = "") -> Fraction:
    """Yuan with their decimals, as a computed cell may hold them; never negative."""
    written = re.sub(r"^(?:¥|人民币|cny|rmb|￥)\s*", "", bounded(text), flags=re.IGNORECASE)
    digits, own = _split(written)
    factor = YUAN.get(_unit_key(own or unit))
    if factor is None:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("an amount of money"),
            say("Write it like 1,250万元, 0.3亿元 or 12500000元."),
        )
    amount = fraction(digits, text) * factor
    not_below_zero(amount, text)
    if amount > MOST_YUAN:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("at most 100,000 亿元"),
            say("Check the unit: is it 元 or 万元?"),
        )
    return amount


def whole_yuan(amount: Fraction, text: str) -> int:
    """`amount` as whole yuan; `text` is what was written."""
    if amount.denominator != 1:
        raise QuantityError(
            say("“{text}” has parts of a yuan", text=short(text)),
            say("whole yuan"),
            say("Round it to the yuan; in 万元 that is four decimals."),
        )
    return amount.numerator


def rate(text: str, percent_heading: bool = False) -> Fraction:
    """A share from 0 to 1: "85%", "0.85", or "85" where the heading says %.

    A bare number over 1 without % in the heading, and a bare number in (0, 1] under a heading with %,
    could each mean two things a hundredfold apart and are refused.
    """
    written = bounded(text)
    if written.endswith("%"):
        share = fraction(written[:-1].strip(), text) / 100
    elif percent_heading:
        share = fraction(written, text) / 100
        if 0 < share <= Fraction(1, 100):
            raise QuantityError(
                say("{text} under a heading in %", text=short(text)),
                say("a percentage such as 85 or 85%"),
                say(
                    "Write {shown}% if that is meant, or {percent}%.",
                    shown=written,
                    percent=_times_100(written, text),
                ),
            )
    else:
        share = fraction(written, text)
        if share > 1:
            raise QuantityError(
                say("{text} without %", text=short(text)),
                say("a share of at most 1"),
                say("Write {shown}% or {share}.", shown=written, share=_decimal(share / 100)),
            )
    not_below_zero(share, text)
    if share > 1:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("at most 100%"),
            say("Check the number: nothing exceeds the whole."),
        )
    if share.denominator > FINEST:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("a share with at most six decimals"),
            say("Round it: 33.3333% is near enough."),
        )
    return share


def area(text: str, unit: str = "") -> Fraction:
    """Square metres; `unit` (of the heading) counts where the text names none."""
    digits, own = _split(bounded(text))
    factor = SQUARE_METRES.get(_unit_key(own or unit))
    if factor is None:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("an area"),
            say("Write it like 23000, 23,000平方米 or 2.3万平方米."),
        )
    size = fraction(digits, text) * factor
    not_below_zero(size, text)
    return size


def count(text: str, unit: str = "") -> int:
    """A whole number of households, buildings …: "1,234户", "1.3万户"; `unit` may be 万户."""
    match = _COUNTED.fullmatch(bounded(text))
    digits, wan = (match.group(1), match.group(2)) if match else (text, None)
    large = bool(wan) or plain(unit).startswith("万")
    amount = fraction(digits, text) * (10_000 if large else 1)
    not_below_zero(amount, text)
    if amount.denominator != 1:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("a number without decimals"),
            say("Write it without decimals."),
        )
    return amount.numerator


def flag(text: str) -> bool:
    """Yes or no: 是/否, 有/无, yes/no, true/false, 1/0, √/×."""
    written = bounded(text).casefold()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise QuantityError(say("“{text}”", text=short(text)), say("yes or no"), say("Write 是 or 否."))


def listed(text: str, slash: bool = True) -> tuple[str, ...]:
    """The items of a list written in one cell, split at 、，,；;+/ and line ends, each once.

    Without `slash`, + and / are part of an item: ids such as 历下区/甲街道/一号小区 hold them.
    """
    parts = (plain(part) for part in (_SEPARATORS if slash else _COMMAS).split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _split(written: str) -> tuple[str, str]:
    """The digits in front, and the unit behind them."""
    match = re.match(r"[+-]?[\d.,' \u2009]*(?:[eE][+-]?\d+)?", written)
    end = match.end() if match else 0
    return written[:end].strip(), written[end:].strip()


def _unit_key(unit: str) -> str:
    return re.sub(r"[\s_.()·]", "", plain(unit)).casefold()


def _times_100(written: str, text: str) -> str:
    return _decimal(fraction(written, text) * 100)


def _decimal(share: Fraction) -> str:
    return f"{float(share):.10g}"
