"""The DataFrames as a bureau reads them: headings and codes in words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from planner import locale
from planner.locale import mark, say
from planner.report import vocabulary, words
from planner.scenario.types import Category

if TYPE_CHECKING:
    from pandas import DataFrame

HEADINGS = {
    "year": mark("year"),
    "district": mark("district"),
    "subdistrict": mark("subdistrict"),
    "community": mark("community id"),
    "name": mark("name"),
    "area": mark("area id"),
    "communities": mark("communities"),
    "buildings": mark("buildings"),
    "households": mark("households"),
    "floor_area_m2": mark("floor area (m²)"),
    "score": mark("health score"),
    "need": mark("need"),
    "subject": mark("subject id"),
    "work": mark("work id"),
    "kind": mark("work"),
    "category": mark("category"),
    "gain": mark("gain (points x households)"),
    "walls": mark("walls taken down"),
    "freed_m2": mark("land freed (m²)"),
    "cost_yuan": mark("investment (元)"),
    "own_cost_yuan": mark("works of the area (元)"),
    "funded_yuan": mark("funded (元)"),
    "source": mark("source id"),
    "source_name": mark("source"),
    "amount_yuan": mark("amount (元)"),
    "rule": mark("rule"),
    "value": mark("measured"),
    "sense": mark("sense"),
    "limit": mark("limit"),
    "slack": mark("slack"),
    "ok": mark("kept"),
    "goal": mark("goal"),
    "bound": mark("at most possible"),
    "gap": mark("gap"),
    "status": mark("status"),
    "minimised": mark("made small"),
    "mechanism": mark("mechanism"),
    "where": mark("where"),
    "figure": mark("figure"),
    "what": mark("what it measures"),
    "unit": mark("unit"),
    "target": mark("target"),
    "met": mark("met"),
}
CODES: Mapping[str, Callable[[Any], str]] = {
    "kind": words.kind,
    "category": lambda code: say(vocabulary.CATEGORIES[Category(code)]),
    "rule": words.rule_title,
    "sense": words.sense,
    "goal": words.goal_title,
}


def label(table: "DataFrame", lang: str | None = None) -> "DataFrame":
    """`table` with its headings and its codes in words, in `lang` ("zh" or "en") or the language in use.

    For the eye, and to be written out: rows, order, numbers and dtypes stay. Columns it does not know keep
    their names. Raises ValueError where `lang` is another language.
    """
    spoken = locale.language()
    locale.use(lang or spoken)
    try:
        told = {name: table[name].map(word) for name, word in CODES.items() if name in table}
        if "rule" in table:  # of a check; elsewhere a subject is an id
            told["subject"] = table["subject"].map(words.subject)
        headings = {name: say(text) for name, text in HEADINGS.items()}
        return table.assign(**told).rename(columns=headings)
    finally:
        locale.use(spoken)
