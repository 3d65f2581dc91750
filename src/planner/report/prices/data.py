"""The table of prices for machines: one row a mechanism as csv, and everything as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from planner.locale import mark, say
from planner.pricing import Prices
from planner.pricing.effect import Changed, Effect
from planner.pricing.outline import LEVELS as PAYERS
from planner.pricing.pricing import Pair, Priced
from planner.pricing.question import Solved
from planner.report import mechanism_words, words
from planner.report.prices.cells import LEVELS, MISSING, days_text
from planner.report.tables.table import Cell, Table, wan

SCHEMA = "planner.prices/1"
DIRECTIONS = {"+": mark("up"), "-": mark("down"), "0": mark("unchanged")}


def as_data(prices: Prices) -> dict[str, Any]:
    """Everything in whole yuan and points; nothing depends on clocks."""
    return {
        "schema": SCHEMA,
        "scenario": prices.scenario.name,
        "removed": prices.removed,
        "goal": prices.money.goal,
        "base": {
            "money": _optimum(prices.money),
            "result": _optimum(prices.result) if isinstance(prices.result, Solved) else None,
            "households": prices.money.outline.households,
            "paid": dict(prices.money.outline.money),
        },
        "noise": _pair(prices.noise),
        "mechanisms": [_row(row) for row in prices.rows],
        "additive": False,
        "stopped": prices.stopped,
        "not_asked": prices.unfinished,
        "ended": prices.ended,
    }


def _row(row: Priced) -> dict[str, Any]:
    return {
        "code": row.choice.code,
        "name": row.choice.mechanism.name,
        "treatment": row.choice.treatment,
        "needs": row.choice.needs or None,
        "alone": None if row.alone is None else _pair(row.alone),
        "last": None if row.last is None else _pair(row.last),
        "days": None if row.days is None else asdict(row.days),
        "figures": [{"key": f.key, "subject": f.subject, "value": f.shown} for f in row.figures],
    }


def _optimum(found: Solved) -> dict[str, Any]:
    return {"value": found.optimum.value, "bound": found.optimum.bound, "truncated": found.truncated}


def _pair(pair: Pair) -> dict[str, Any]:
    return {"same_money": _effect(pair.money), "same_result": _effect(pair.result)}


def _effect(effect: Effect) -> dict[str, Any]:
    if not isinstance(effect, Changed):
        return {"ended": effect.end, "without_it": effect.before, "note": effect.note or None}
    moved = effect.movement
    return {
        "low": effect.change.low,
        "high": effect.change.high,
        "sign": effect.change.sign or None,
        "truncated": effect.truncated,
        "nearest": effect.nearest,
        "households": moved.households,
        "paid": dict(moved.money),
        "entered": list(moved.entered),
        "left": list(moved.left),
        "moved": {c: list(years) for c, years in moved.moved.items()},
    }


def as_table(prices: Prices, file: str) -> Table:
    """A row a mechanism, the noise at the end; a column for each level some plan is paid from."""
    levels = [level for level in PAYERS if level in _levels(prices)]
    rows = [
        (*_named(row), *_cells(row.alone, row.last), *_moves(row.alone, levels), _days(row))
        for row in prices.rows
    ]
    noise = ("", say("as it is, once more (another seed)"), "", "")
    rows.append((*noise, *_cells(prices.noise, None), *_moves(prices.noise, levels), ""))
    goal = words.goal_title(prices.money.goal)
    return Table(file=file, headings=tuple(_headings(goal, levels)), rows=tuple(rows))


def _days(row: Priced) -> str:
    return "" if row.days is None else days_text(row.days)


def _levels(prices: Prices) -> set[str]:
    pairs = (prices.noise, *(row.alone for row in prices.rows if row.alone is not None))
    effects = [effect for pair in pairs for effect in (pair.money, pair.result)]
    return {level for effect in effects if isinstance(effect, Changed) for level in effect.movement.money}


def _named(row: Priced) -> tuple[Cell, ...]:
    figures = say("; ").join(f"{say(f.what)} {f.shown}" for f in row.figures)
    return row.choice.code, mechanism_words.title(row.choice.code), row.choice.needs, figures


def _headings(goal: str, levels: Sequence[str]) -> Iterator[str]:
    yield from (say("code"), say("mechanism"), say("cannot be priced"), say("own figures"))
    ends = (say("not less than"), say("not more than"), say("direction"), say("why a figure is missing"))
    same = (say("same money"), say("same result"))
    changed = (say("{goal}, same money", goal=goal), say("fiscal money (万元), same result"))
    for when in (say("alone"), say("last, on top of all")):
        yield from (f"{when}: {what}: {end}" for what in changed for end in ends)
    for answer in same:
        yield answer + ": " + say("households")
        yield from (f"{answer}: {say(LEVELS[level])} (万元)" for level in levels)
        yield from (f"{answer}: {what}" for what in (say("comes in"), say("goes out"), say("moves")))
    yield say("days")


def _cells(alone: Pair | None, last: Pair | None) -> Iterator[Cell]:
    for pair in (alone, last):
        yield from _ends(None if pair is None else pair.money, money=False)
        yield from _ends(None if pair is None else pair.result, money=True)


def _ends(effect: Effect | None, *, money: bool) -> tuple[Cell, ...]:
    if effect is None:
        return None, None, "", ""
    if not isinstance(effect, Changed):
        return None, None, "", say(MISSING[effect.end])
    ends = (effect.change.low, effect.change.high)
    low, high = (None if end is None else wan(end) if money else end for end in ends)
    direction = "" if effect.change.sign == "" else say(DIRECTIONS[effect.change.sign])
    return low, high, direction, say("areas or works had to be left out") if effect.truncated else ""


def _moves(pair: Pair | None, levels: Sequence[str]) -> Iterator[Cell]:
    for effect in (None, None) if pair is None else (pair.money, pair.result):
        moved = effect.movement if isinstance(effect, Changed) else None
        yield None if moved is None else moved.households
        for level in levels:
            yield None if moved is None or level not in moved.money else wan(moved.money[level])
        yield "" if moved is None else "、".join(moved.entered)
        yield "" if moved is None else "、".join(moved.left)
        yield "" if moved is None else "、".join(f"{c} {a}→{b}" for c, (a, b) in moved.moved.items())
