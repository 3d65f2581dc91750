"""The scenario file written around a bureau's own workbook."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planner.locale import joined, say
from planner.money import WAN, yi
from planner.scenario.start.guesses import Guessed
from planner.scenario.tables.record import Records

_MOST_YEARS = 10


def years_of(records: Records) -> tuple[int, ...]:
    """The years 拟实施年度 names, without gaps; else the three after this one."""
    this = date.today().year
    planned = sorted(
        {year for row in records.rows if isinstance(year := row.values.get("planned_year"), int)}
    )
    if planned and planned[-1] >= this and planned[-1] - planned[0] < _MOST_YEARS:
        return tuple(range(planned[0], planned[-1] + 1))
    return (this + 1, this + 2, this + 3)


def placeholder(years: Sequence[int], total: int) -> int:
    """Yuan a year until somebody knows better: a third of the whole cost over all years, in 万元."""
    return max(WAN, total // (3 * len(years)) // WAN * WAN)


def text(workbook: Path, reserve: Guessed, years: Sequence[int], total: int, lang: str) -> str:
    """The scenario, with comments in the language in use."""
    source = say("placeholder, to be edited")
    lines = [
        "# " + say("Written from {file}; every guess was listed when it was written.", file=workbook.name),
        f"lang: {lang}",
        f"years: [{', '.join(map(str, years))}]",
        "",
        "communities:",
        f"  file: {_quoted(workbook.name)}",
    ]
    if reserve.records.sheet:
        lines.append(f"  sheet: {_quoted(reserve.records.sheet)}")
    if reserve.columns:
        lines.append("  columns: # " + say("guessed: heading of the file, and what it is"))
        lines += [f"    {_quoted(title)}: {name}" for title, name in reserve.columns.items()]
    lines += [
        "",
        "works: works.csv # " + say("split from 拟改造内容; correct it, then delete 估"),
        "",
        "# " + say("TO EDIT: this money is a placeholder, a third of the whole cost over all years."),
        "funding:",
        f"  {_quoted(source)}: {placeholder(years, total) // WAN}万元 # "
        + say("every year; or by year: {years}", years="{" + f"{years[0]}: 1000万元" + "}"),
        "",
        "# rules:",
        "#   consent: 80% # " + say("residents who agree, at least"),
        "#   built_until: 2000 # " + say("year built, at most"),
        "# areas:",
        "#   project_cost: 15万元 # " + say("once for each area: design, approval, supervision"),
    ]
    return "\n".join(lines) + "\n"


def sentences(years: Sequence[int], total: int, *, given: bool) -> list[str]:
    """What was assumed of years and money."""
    shown = joined(years)
    return [
        *([] if given else [say("years: {years}, to be checked", years=shown)]),
        say(
            "funding: a placeholder of {amount} 万元 a year, a third of the cost of {total} 亿元; edit it",
            amount=f"{placeholder(years, total) // WAN:,}",
            total=yi(total),
        ),
    ]


def _quoted(words: str) -> str:
    """A text as YAML reads it back, whatever it holds."""
    return json.dumps(words, ensure_ascii=False)
