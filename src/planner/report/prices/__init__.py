"""The table of prices in lines that can be read aloud: both answers, what moves, what was not solved."""

from collections.abc import Iterator, Sequence

from planner.locale import say
from planner.money import wan
from planner.pricing import Prices
from planner.pricing.effect import Changed, Effect
from planner.pricing.pricing import Pair, Priced
from planner.pricing.question import Solved
from planner.report import mechanism_words, words
from planner.report.columns import table, width, wrap
from planner.report.prices.cells import FISCAL, bound_text, days_text, effect_text, moved_text

WIDTH = 80


def lines(prices: Prices) -> Iterator[str]:
    """The whole report."""
    title = say("{name}: what each mechanism changes", name=prices.scenario.name)
    yield title
    yield "=" * min(WIDTH, width(title))
    yield from _as_it_is(prices)
    solved = [row for row in prices.rows if row.alone is not None]
    if solved:
        for part in (_same(prices, solved, "money"), _same(prices, solved, "result")):
            yield ""
            yield from part
        yield ""
        yield from _moves(prices, solved)
    for rest in (_own(prices), _days(prices), _needs(prices), _remarks(prices, solved)):
        found = list(rest)
        if found:
            yield ""
            yield from found


def name(row: Priced) -> str:
    """A mechanism by code and name."""
    return f"{row.choice.code} {mechanism_words.title(row.choice.code)}"


def _as_it_is(prices: Prices) -> Iterator[str]:
    yield say(
        "As it is: {goal} {value} ({proven}) with {money} 万元",
        goal=words.goal_title(prices.money.goal),
        value=f"{prices.money.optimum.value:,}",
        proven=_proof(prices.money, prices.money.goal),
        money=wan(sum(prices.money.outline.money.values())),
    )
    if isinstance(prices.result, Solved):
        yield say(
            "Least fiscal money for as much: {money} 万元 ({proven})",
            money=wan(prices.result.optimum.value),
            proven=_proof(prices.result, FISCAL),
        )


def _proof(found: Solved, goal: str) -> str:
    best = found.optimum
    if best.proven:
        return say("proven best")
    if found.truncated:
        return say("not proven: areas or works had to be left out")
    if best.minimised:
        return say("no plan below {bound}", bound=bound_text(best, goal))
    return say("no plan beyond {bound}", bound=bound_text(best, goal))


def _same(prices: Prices, rows: Sequence[Priced], same: str) -> list[str]:
    """One of the two answers: every mechanism alone and, where there are several, last; and the noise."""
    goal = prices.money.goal if same == "money" else FISCAL
    head = (
        say("Same money: change of {goal}", goal=words.goal_title(goal))
        if same == "money"
        else say("Same result: change of the least fiscal money (万元)")
    )
    found = [
        [name(row), effect_text(_of(row.alone, same), goal), effect_text(_of(row.last, same), goal)]
        for row in rows
    ]
    noise = effect_text(_of(prices.noise, same), goal)
    found.append([say("as it is, once more (another seed)"), noise, ""])
    done = say("taken out alone") if prices.removed else say("alone")
    last = say("last of all taken out") if prices.removed else say("last, on top of all")
    shown = 3 if len(rows) > 1 else 2  # the last of one is the first
    return [head, *table((say("mechanism"), done, last)[:shown], [line[:shown] for line in found])]


def _of(pair: Pair | None, same: str) -> Effect:
    assert pair is not None
    return pair.money if same == "money" else pair.result


def _moves(prices: Prices, rows: Sequence[Priced]) -> Iterator[str]:
    """Whose money, and who comes in, goes out and moves, of the plans nearest to the one as it is."""
    moved_rows = [
        row for row in rows if any(isinstance(_of(row.alone, s), Changed) for s in ("money", "result"))
    ]
    if moved_rows:
        yield say("What else moves (alone; of plans as good one near to the plan as it is)")
    for row in moved_rows:
        for same, label in (("money", say("same money")), ("result", say("same result"))):
            effect = _of(row.alone, same)
            if isinstance(effect, Changed):
                head = say("{mechanism}, {answer}", mechanism=name(row), answer=label)
                moved = moved_text(prices.scenario, effect.movement)
                near = moved if effect.nearest else say("{moved} (not proven the nearest)", moved=moved)
                yield from _item(_said(head, near))


def _own(prices: Prices) -> Iterator[str]:
    rows = [row for row in prices.rows if row.choice.treatment == "figure"]
    if rows:
        yield say("No effect on the choice: not solved; their own figures on the plan as it is")
    for row in rows:
        figures = say("; ").join(
            f"{say(f.what)} {f.subject} {f.shown}".replace("  ", " ") for f in row.figures
        )
        yield from _item(_said(name(row), figures or "–"))


def _days(prices: Prices) -> Iterator[str]:
    rows = [row for row in prices.rows if row.choice.treatment == "days"]
    if rows:
        yield say("Priced in days: the plan as it is, with the mechanism in its calendar")
    for row in rows:
        if row.days is not None:
            yield from _item(_said(name(row), days_text(row.days)))


def _needs(prices: Prices) -> Iterator[str]:
    rows = [row for row in prices.rows if row.choice.treatment == "none"]
    if rows:
        yield say("Cannot be priced ({n})", n=len(rows))
    for row in rows:
        yield from _item(_said(name(row), row.choice.needs))


def _remarks(prices: Prices, solved: Sequence[Priced]) -> Iterator[str]:
    """How the figures are to be read."""
    if solved:
        yield from _item(
            say(
                "All plans are measured by the goal, needs and gains of the scenario as it is. A change lies "
                "between the two ends; in brackets where it may go either way."
            )
        )
    if len(solved) > 1:
        yield from _item(
            say(
                "What mechanisms change does not add up: each is priced alone, and as the last one on top of "
                "all that were chosen here."
            )
        )
    effects = [
        e for row in solved for pair in (row.alone, row.last) if pair for e in (pair.money, pair.result)
    ]
    if any(e.truncated if isinstance(e, Changed) else e.end == "no candidate" for e in effects):
        yield from _item(
            say(
                "*: areas or works had to be left out, here or in the plan it is compared with; how much "
                "better a plan with them could be is unknown (areas.max_candidates, or more time)"
            )
        )
    for note in dict.fromkeys(e.note for e in effects if not isinstance(e, Changed) and e.note):
        yield from _item(note)
    if prices.stopped:
        yield from _item(say("Stopped by Ctrl-C: {n} questions were not asked", n=prices.unfinished))
    elif prices.unfinished:
        yield from _item(
            say("Time ran out: {n} questions were not asked (--time-limit)", n=prices.unfinished)
        )


def _said(head: str, text: str) -> str:
    return say("{mechanism}: {figures}", mechanism=head, figures=text)


def _item(text: str) -> Iterator[str]:
    for i, line in enumerate(wrap(text, WIDTH - 4, breaks=" 、，；,;")):
        yield ("  - " if i == 0 else "    ") + line
