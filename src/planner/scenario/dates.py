"""Years and days as bureaus write them: "1998年建成", "90年代", "2025年6月"."""

import re
from datetime import date as calendar_date

from planner.locale import say
from planner.scenario.numerals import QuantityError, bounded, short

_DECADES = {"五": 1950, "六": 1960, "七": 1970, "八": 1980, "九": 1990}
_ABOUT = re.compile(r"^(?:约|大约|大概|about|ca\.?)\s*|\s*(?:左右|前后|许)$", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:(?:月|[-/.])(\d{1,2})日?|月?)?(?:[T ]+\d{1,2}:\d{2}.*)?")


def year(text: str) -> int:
    """A year: "1998", "1998年", "1998-05-01", "98年".

    A decade ("90年代", "上世纪80年代", "1990年代", "九十年代") is its first year; of several years or a span
    ("1998-2000") the last counts; "2000年以前" is 2000.
    """
    written = _ABOUT.sub("", bounded(text).replace(" ", ""))
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
    written = bounded(text)
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
        say("“{text}”", text=short(text)), say("a date"), say("Write it like 2025-06-30 or 2025年6月30日.")
    )


def _last_day(year: int, month: int) -> calendar_date:
    following = calendar_date(year + month // 12, month % 12 + 1, 1)
    return calendar_date.fromordinal(following.toordinal() - 1)


def _plausible_year(found: int, text: str) -> int:
    if not 1800 <= found <= 2200:
        raise _not_a_year(text)
    return found


def _not_a_year(text: str) -> QuantityError:
    return QuantityError(
        say("“{text}”", text=short(text)), say("a year"), say("Write four digits, like 1998 or 1998年.")
    )
