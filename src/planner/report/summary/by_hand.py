"""The plan beside the lists a bureau would make by hand."""

from fractions import Fraction

from planner.locale import mark, say
from planner.money import wan
from planner.report import measures, words
from planner.report.columns import table, wrap
from planner.result import Result

RANKINGS = {
    "score_stop": mark("by score, stops where the money ends"),
    "score_skip": mark("by score, skips what does not fit"),
    "need_per_yuan": mark("by need per yuan, skips what does not fit"),
}


def rankings(result: Result) -> list[str]:
    if not result.rankings:
        return []
    need = measures.reserve_need(result.scenario)
    found = measures.figures(result.plan)
    rows = [
        (
            say(RANKINGS[r.name]),
            f"{len(r.communities):,}",
            f"{r.households:,}",
            words.percent(Fraction(r.need) / need) if need else "–",
            wan(r.cost),
        )
        for r in result.rankings
    ]
    rows.append(
        (
            say("this plan"),
            f"{found.communities:,}",
            f"{found.households:,}",
            words.percent(found.need / need) if need else "–",
            wan(found.cost),
        )
    )
    headings = (say("list"), say("communities"), say("households"), say("need met"), say("万元"))
    return [
        say("Beside lists made by hand, with the same money"),
        *table(headings, rows),
        *_why_a_list_has_more(result),
    ]


def _why_a_list_has_more(result: Result) -> list[str]:
    """What a list that meets more need (where none is measured: reaches more households) than the plan does
    not look at, and whether more time may help.
    """
    found = measures.figures(result.plan)
    if any(r.need > found.need for r in result.rankings):
        note = say(
            "A list with more need met looks at the gates and at all money together only, not at what each "
            "source may pay for nor at any other rule; the plan keeps them all."
        )
    elif not measures.reserve_need(result.scenario) and any(
        r.households > found.households for r in result.rankings
    ):
        note = say(
            "A list with more households looks at the gates and at all money together only, not at what each "
            "source may pay for nor at any other rule; the plan keeps them all."
        )
    else:
        return []
    if any(level.status == "feasible" for level in result.goals):
        note += say(" The plan was still getting better when time ran out: give more (--time-limit).")
    return wrap(note, 80)
