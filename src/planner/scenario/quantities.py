"""Texts as bureaus write them, read as exact values: "1,250万元", "85%", "90年代", "1.5万平方米"."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date as calendar_date
from fractions import Fraction

from planner.locale import say

MAX_LENGTH = 60  # longer than any number anybody writes, short enough to be cheap
_MAX_DIGITS = 18
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, \u2009']\d{3})+(?:\.\d+)?")
_RAISED = re.compile(r"(?<![mMｍ])[²³¹⁰⁴-⁹₀-₉①-⑳¼½¾]")  # half-width, 10² would read as 102
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_SCIENTIFIC = re.compile(r"([+-]?\d(?:\.\d+)?)[eE]([+-]?\d{1,2})")
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
_DECADES = {"五": 1950, "六": 1960, "七": 1970, "八": 1980, "九": 1990}
_ABOUT = re.compile(r"^(?:约|大约|大概|about|ca\.?)\s*|\s*(?:左右|前后|许)$", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:(?:月|[-/.])(\d{1,2})日?|月?)?(?:[T ]+\d{1,2}:\d{2}.*)?")
_SEPARATORS = re.compile(r"[、，,;；+＋/\n]+")
_COMMAS = re.compile(r"[、，,;；\n]+")

FINEST = 1_000_000  # of shares: products with money stay within 64 bits
MOST_YUAN = 10**13


class QuantityError(ValueError):
    """A text that is not the value it should be: what was found, what was expected, what to write."""

    def __init__(self, found: str, expected: str, remedy: str = "") -> None:
        super().__init__(f"{found}; {expected}. {remedy}")
        self.found = found
        self.expected = expected
        self.remedy = remedy


def plain(text: str) -> str:
    """`text` in half-width characters, without blanks around it."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()


def number(text: str) -> Fraction:
    """A number with or without thousands separators, a percentage, or a fraction "1/3"."""
    written = _bounded(text)
    if written.endswith("%"):
        return _digits(written[:-1].strip(), text) / 100
    above, slash, below = written.partition("/")
    if slash:
        divisor = _digits(below.strip(), text)
        if divisor == 0:
            raise _not_a_number(text)
        return _digits(above.strip(), text) / divisor
    return _digits(written, text)


def money(text: str, unit: str = "") -> int:
    """Whole yuan; `unit` (of the heading) counts where the text names none.

    Raises QuantityError for a negative amount and for parts of a yuan.
    """
    return whole_yuan(exact_money(text, unit), text)


def exact_money(text: str, unit: str = "") -> Fraction:
    """Yuan with their decimals, as a computed cell may hold them; never negative."""
    written = re.sub(r"^(?:¥|人民币|cny|rmb|￥)\s*", "", _bounded(text), flags=re.IGNORECASE)
    digits, own = _split(written)
    factor = YUAN.get(_unit_key(own or unit))
    if factor is None:
        raise QuantityError(
            say("“{text}”", text=_short(text)),
            say("an amount of money"),
            say("Write it like 1,250万元, 0.3亿元 or 12500000元."),
        )
    amount = _digits(digits, text) * factor
    _not_below_zero(amount, text)
    if amount > MOST_YUAN:
        raise QuantityError(
            say("“{text}”", text=_short(text)),
            say("at most 100,000 亿元"),
            say("Check the unit: is it 元 or 万元?"),
        )
    return amount


def whole_yuan(amount: Fraction, text: str) -> int:
    """`amount` as whole yuan; `text` is what was written."""
    if amount.denominator != 1:
        raise QuantityError(
            say("“{text}” has parts of a yuan", text=_short(text)),
            say("whole yuan"),
            say("Round it to the yuan; in 万元 that is four decimals."),
        )
    return amount.numerator


def rate(text: str, percent_heading: bool = False) -> Fraction:
    """A share from 0 to 1: "85%", "0.85", or "85" where the heading says %.

    A bare number over 1 without % in the heading, and a bare number in (0, 1] under a heading with %,
    could each mean two things a hundredfold apart and are refused.
    """
    written = _bounded(text)
    if written.endswith("%"):
        share = _digits(written[:-1].strip(), text) / 100
    elif percent_heading:
        share = _digits(written, text) / 100
        if 0 < share <= Fraction(1, 100):
            raise QuantityError(
                say("{text} under a heading in %", text=_short(text)),
                say("a percentage such as 85 or 85%"),
                say(
                    "Write {shown}% if that is meant, or {percent}%.",
                    shown=written,
                    percent=_times_100(written, text),
                ),
            )
    else:
        share = _digits(written, text)
        if share > 1:
            raise QuantityError(
                say("{text} without %", text=_short(text)),
                say("a share of at most 1"),
                say("Write {shown}% or {share}.", shown=written, share=_decimal(share / 100)),
            )
    _not_below_zero(share, text)
    if share > 1:
        raise QuantityError(
            say("“{text}”", text=_short(text)),
            say("at most 100%"),
            say("Check the number: nothing exceeds the whole."),
        )
    if share.denominator > FINEST:
        raise QuantityError(
            say("“{text}”", text=_short(text)),
            say("a share with at most six decimals"),
            say("Round it: 33.3333% is near enough."),
        )
    return share


def area(text: str, unit: str = "") -> Fraction:
    """Square metres; `unit` (of the heading) counts where the text names none."""
    digits, own = _split(_bounded(text))
    factor = SQUARE_METRES.get(_unit_key(own or unit))
    if factor is None:
        raise QuantityError(
            say("“{text}”", text=_short(text)),
            say("an area"),
            say("Write it like 23000, 23,000平方米 or 2.3万平方米."),
        )
    size = _digits(digits, text) * factor
    _not_below_zero(size, text)
    return size


def count(text: str, unit: str = "") -> int:
    """A whole number of households, buildings …: "1,234户", "1.3万户"; `unit` may be 万户."""
    match = _COUNTED.fullmatch(_bounded(text))
    digits, wan = (match.group(1), match.group(2)) if match else (text, None)
    large = bool(wan) or plain(unit).startswith("万")
    amount = _digits(digits, text) * (10_000 if large else 1)
    _not_below_zero(amount, text)
    if amount.denominator != 1:
        raise QuantityError(
            say("“{text}”", text=_short(text)), say("a whole number"), say("Write it without decimals.")
        )
    return amount.numerator


def year(text: str) -> int:
    """A year: "1998", "1998年", "1998-05-01", "98年".

    A decade ("90年代", "上世纪80年代", "1990年代", "九十年代") is its first year; of several years or a span
    ("1998-2000") the last counts; "2000年以前" is 2000.
    """
    written = _ABOUT.sub("", _bounded(text).replace(" ", ""))
    written = re.sub(r"^(?:上世纪|20世纪|二十世纪)", "", written)
    written = re.sub(r"^\d0(?:年代)?[-—–~～、至到和,/](?=\d0年代)", "", written)
    if match := re.fullmatch(r"(?:19|20)?(\d)0年?代[初中末前后期叶]*", written):
        century = int(written[:2]) * 100 if len(re.findall(r"\d", written)) == 4 else 1900
        return century + 10 * int(match.group(1))
    if match := re.fullmatch(r"[五六七八九]*([五六七八九])十年代[初中末前后期叶]*", written):
        return _DECADES[match.group(1)]
    if match := re.fullmatch(r"([5-9]\d)年", written):
        return 1900 + int(match.group(1))
    tail = r"(?:年?(?:底|末|初|建成|竣工|建|及?以?之?前)?)"
    later = r"(?:[-—–~～、至到,/]+(?:\d{4})年?)*"
    if match := re.fullmatch(rf"(\d{{4}}){tail}({later})(?:年?(?:建成|竣工))?", written):
        found = [int(part) for part in re.findall(r"\d{4}", written)]
        return _plausible_year(max(found), text)
    if match := _DAY.fullmatch(written):
        return _plausible_year(int(match.group(1)), text)
    if match := re.fullmatch(r"(\d{4})(?:0[1-9]|1[0-2])(?:\d{2})?", written):
        return _plausible_year(int(match.group(1)), text)
    raise _not_a_year(text)


def date(text: str) -> str:
    """An ISO date; where only the month or the year is written, its last day (done by then at the latest)."""
    written = _bounded(text)
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", written)
    match = compact or _DAY.fullmatch(written)
    if match:
        y, m, d = (int(part) if part else None for part in match.groups())
    elif re.fullmatch(r"\d{4}年?", written):
        y, m, d = int(written[:4]), 12, 31
    else:
        y = m = d = None
    try:
        if y is not None and m is not None and 1 <= m <= 12:
            _plausible_year(y, text)
            return (calendar_date(y, m, d) if d else _last_day(y, m)).isoformat()
    except ValueError:
        pass  # a 31st of February, or a year out of range: refused below like any other text
    raise QuantityError(
        say("“{text}”", text=_short(text)), say("a date"), say("Write it like 2025-06-30 or 2025年6月30日.")
    )


def flag(text: str) -> bool:
    """Yes or no: 是/否, 有/无, yes/no, true/false, 1/0, √/×."""
    written = _bounded(text).casefold()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise QuantityError(say("“{text}”", text=_short(text)), say("yes or no"), say("Write 是 or 否."))


def listed(text: str, slash: bool = True) -> tuple[str, ...]:
    """The items of a list written in one cell, split at 、，,；;+/ and line ends, each once.

    Without `slash`, + and / are part of an item: ids such as 历下区/甲街道/一号小区 hold them.
    """
    parts = (plain(part) for part in (_SEPARATORS if slash else _COMMAS).split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _bounded(text: str) -> str:
    written = plain(text[: MAX_LENGTH * 2])
    if _RAISED.search(text[: MAX_LENGTH * 2]):
        raise _not_a_number(text)
    if not written:
        raise QuantityError(say("nothing"), say("a value"), say("Fill it in."))
    if len(text) > MAX_LENGTH * 2 or len(written) > MAX_LENGTH:
        raise QuantityError(
            say("“{text}”", text=_short(text)),
            say("at most {limit} characters", limit=MAX_LENGTH),
            say("Write the value only."),
        )
    return written


def _digits(written: str, text: str) -> Fraction:
    """The number `written`, which is (part of) `text`."""
    if written.isascii() and written.isdigit() and len(written) <= _MAX_DIGITS:
        return Fraction(int(written))
    if match := _SCIENTIFIC.fullmatch(written):
        exponent = int(match.group(2))
        if abs(exponent) <= _MAX_DIGITS:
            return Fraction(match.group(1)) * Fraction(10) ** exponent
    bare = re.sub(r"[, \u2009']", "", written) if _GROUPED.fullmatch(written) else written
    if (
        not bare.isascii()
        or not _PLAIN.fullmatch(bare)
        or len(bare.lstrip("+-0").partition(".")[0]) > _MAX_DIGITS
    ):
        raise _not_a_number(text)
    return Fraction(bare.rstrip(".")) if bare.rstrip(".") else Fraction(0)


def _split(written: str) -> tuple[str, str]:
    """The digits in front, and the unit behind them."""
    match = re.match(r"[+-]?[\d.,' \u2009]*(?:[eE][+-]?\d+)?", written)
    end = match.end() if match else 0
    return written[:end].strip(), written[end:].strip()


def _unit_key(unit: str) -> str:
    return re.sub(r"[\s_.()·]", "", plain(unit)).casefold()


def _last_day(year: int, month: int) -> calendar_date:
    following = calendar_date(year + month // 12, month % 12 + 1, 1)
    return calendar_date.fromordinal(following.toordinal() - 1)


def _plausible_year(found: int, text: str) -> int:
    if not 1800 <= found <= 2200:
        raise _not_a_year(text)
    return found


def _not_below_zero(amount: Fraction, text: str) -> None:
    if amount < 0:
        raise QuantityError(
            say("“{text}”", text=_short(text)), say("0 or more"), say("Remove the minus sign.")
        )


def _not_a_number(text: str) -> QuantityError:
    return QuantityError(
        say("“{text}”", text=_short(text)), say("a number"), say("Write digits only, like 1250 or 1,250.5.")
    )


def _not_a_year(text: str) -> QuantityError:
    return QuantityError(
        say("“{text}”", text=_short(text)), say("a year"), say("Write four digits, like 1998 or 1998年.")
    )


def _times_100(written: str, text: str) -> str:
    return _decimal(_digits(written, text) * 100)


def _decimal(share: Fraction) -> str:
    return f"{float(share):.10g}"


def _short(text: str) -> str:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return "".join(character if character.isprintable() else "�" for character in shown)
