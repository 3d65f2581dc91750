"""Numbers as bureaus write them: half-width or full-width, grouped, of bounded length."""

import re
import unicodedata
from fractions import Fraction

from planner.locale import say

MAX_LENGTH = 60  # longer than any number anybody writes, short enough to be cheap
_MAX_DIGITS = 18
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, \u2009']\d{3})+(?:\.\d+)?")
_RAISED = re.compile(r"(?<![mMｍ])[²³¹⁰⁴-⁹₀-₉①-⑳¼½¾]")  # half-width, 10² would read as 102
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_SCIENTIFIC = re.compile(r"([+-]?\d(?:\.\d+)?)[eE]([+-]?\d{1,2})")


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


def bounded(text: str) -> str:
    """What is written, in half-width characters; nothing, and no longer than a value is."""
    written = plain(text[: MAX_LENGTH * 2])
    if _RAISED.search(text[: MAX_LENGTH * 2]):
        raise not_a_number(text)
    if not written:
        raise QuantityError(say("nothing"), say("a value"), say("Fill it in."))
    if len(text) > MAX_LENGTH * 2 or len(written) > MAX_LENGTH:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("at most {limit} characters", limit=MAX_LENGTH),
            say("Write the value only."),
        )
    return written


def fraction(written: str, text: str) -> Fraction:
    """The number `written`, which is (part of) `text`."""
    if written.isascii() and written.isdigit() and len(written) <= _MAX_DIGITS:
        return Fraction(int(written))
    if match := _SCIENTIFIC.fullmatch(written):
        exponent = int(match.group(2))
        if abs(exponent) <= _MAX_DIGITS:
            return Fraction(match.group(1)) * Fraction(10) ** exponent
    bare = re.sub(r"[, \u2009']", "", written) if _GROUPED.fullmatch(written) else written
    if not bare.isascii() or not _PLAIN.fullmatch(bare):
        raise not_a_number(text)
    if len(bare.lstrip("+-0").partition(".")[0]) > _MAX_DIGITS:
        raise QuantityError(
            say("“{text}”", text=short(text)),
            say("at most {n} digits", n=_MAX_DIGITS),
            say("Check the number: it is larger than anything planned."),
        )
    return Fraction(bare.rstrip(".")) if bare.rstrip(".") else Fraction(0)


def not_below_zero(amount: Fraction, text: str) -> None:
    """Refuse an amount below 0."""
    if amount < 0:
        raise QuantityError(
            say("“{text}”", text=short(text)), say("0 or more"), say("Remove the minus sign.")
        )


def not_a_number(text: str) -> QuantityError:
    """The complaint about a text that is no number."""
    return QuantityError(
        say("“{text}”", text=short(text)),
        say("a number in digits"),
        say("Write digits only, like 1250 or 1,250.5."),
    )


def short(text: str) -> str:
    """The text as a complaint quotes it: not endless, and printable."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    return "".join(character if character.isprintable() else "�" for character in shown)
