"""小计, 合计, 总计 and 其中 rows: told from the rows they cover, and compared with their sum."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.scenario.quantities import plain

COMPARED = ("households", "floor_area_m2", "investment")
_TOTAL = re.compile(
    r"(?P<of>.{0,20}?)(?P<word>小计|合计|总计|共计|累计|subtotal|grandtotal|total)(?:[(\[].{0,20}[)\]])?[::]?",
    re.IGNORECASE,
)

_SIGNS = ("计", "其", "otal", "OTAL")  # one of them stands in every such word


@dataclass(frozen=True, slots=True)
class Line:
    """A row as far as totals go: its groups, and what is added up."""

    row: int
    groups: tuple[str, ...]  # district, subdistrict
    amounts: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Total:
    """A row that adds up others; `steps` is the last decimal place each amount is written to."""

    line: Line
    label: str
    steps: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that is not the sum of the rows it covers."""

    total: Total
    field: str
    written: Fraction
    counted: Fraction


def label(cells: Sequence[str]) -> str:
    """The word that makes a row a total, if it is one; `cells` are its first texts."""
    for text in cells:
        if not any(sign in text for sign in _SIGNS):
            continue
        words = re.sub(r"\s+", "", plain(text))
        if words.startswith("其中") or _TOTAL.fullmatch(words):
            return words
    return ""


def added_up(heading: str) -> str | None:
    """What a heading says its column adds up: "投资" of "投资小计", nothing of "合计"; None for no total."""
    match = _TOTAL.fullmatch(re.sub(r"\s+", "", plain(heading)))
    return match["of"] if match else None


def differences(lines: Sequence[Line], totals: Sequence[Total]) -> list[Difference]:
    """Every total and amount that fits none of the groups of rows it may cover."""
    found = []
    for total in totals:
        covers = _covers(total, lines, totals)
        if not covers:
            continue
        ranked = sorted(covers, key=lambda rows: len(_wrong(total, rows)))
        found += _wrong(total, ranked[0])
    return found


def _wrong(total: Total, rows: Sequence[Line]) -> list[Difference]:
    """Where `total` is not the sum of `rows`, beyond the rounding of what is written."""
    wrong = []
    for name, written in total.line.amounts.items():
        counted = sum((row.amounts.get(name, Fraction(0)) for row in rows), Fraction(0))
        if abs(counted - written) > total.steps[name] / 2:
            wrong.append(Difference(total, name, written, counted))
    return wrong


def _covers(total: Total, lines: Sequence[Line], totals: Sequence[Total]) -> list[list[Line]]:
    """The groups of rows a total may stand for, the likeliest first."""
    match = _TOTAL.fullmatch(total.label)
    if match is None or match["of"] in ("本页", "其中"):
        return []
    at = total.line.row
    of, word = match["of"], match["word"].casefold()
    named = [line for line in lines if of and of in line.groups]
    if named:
        return [named]
    before = [line for line in lines if line.row < at]
    same = [other.line.row for other in totals if _word(other) == word and other.line.row < at]
    since = [line for line in before if line.row > max(same, default=-1)]
    following = [other.line.row for other in totals if _word(other) == word and other.line.row > at]
    ahead = [line for line in lines if at < line.row < min(following, default=10**9)]
    group = [line for line in before if before and line.groups[:1] == before[-1].groups[:1]]
    if word in ("小计", "subtotal") and not of.startswith("全"):
        return [rows for rows in (since, _same_group(since), ahead, group) if rows]
    return [rows for rows in (list(lines), since, group) if rows]


def _same_group(lines: Sequence[Line]) -> list[Line]:
    """The last of `lines` that share all their groups."""
    found: list[Line] = []
    for line in reversed(lines):
        if found and line.groups != found[0].groups:
            break
        found.append(line)
    return found


def _word(total: Total) -> str:
    match = _TOTAL.fullmatch(total.label)
    return match["word"].casefold() if match else ""
