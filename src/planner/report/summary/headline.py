"""The first lines of a summary."""

from planner.locale import say
from planner.money import wan, yi
from planner.report import measures, words
from planner.report.columns import pad, width, wrap
from planner.report.summary.proof import status
from planner.report.summary.said import ended, unrepeatable
from planner.result import Result


def headline(result: Result) -> list[str]:
    """What is proven, what is met, for how many, for how much."""
    lines = facts(result)
    label = max(width(name) for name, _ in lines)
    return [
        f"{pad(name, label) if i == 0 else ' ' * label}  {line}"
        for name, text in lines
        for i, line in enumerate(wrap(text, 78 - label))
    ]


def facts(result: Result) -> list[tuple[str, str]]:
    """The same, a label and a sentence each."""
    plan, scenario = result.plan, result.scenario
    found = measures.figures(plan)
    lines = [(say("Status"), status(result)), *cautions(result)]
    need = measures.reserve_need(scenario)
    if need:
        lines.append(
            (
                say("Need met"),
                say(
                    "{share} of the reserve's need ({points} of {all} points of need x households)",
                    share=words.percent(found.need / need),
                    points=f"{round(found.need):,}",
                    all=f"{round(need):,}",
                ),
            )
        )
    lines += _size(result)
    share = measures.utility_share(plan)
    if share is not None:
        lines.append(
            (say("Utilities"), say("pay {share} of all construction money", share=words.percent(share)))
        )
    return lines


def cautions(result: Result) -> list[tuple[str, str]]:
    """What must be said before any figure: ended early, empty, or not to be carried out as it is."""
    found = []
    if result.interrupted:
        found.append((say("Interrupted"), say("stopped from the keyboard: the best plan found until then")))
    found += [
        (say("Ended early"), say("{why}; this is the best plan found until then", why=why))
        for why in ended(result)
    ]
    if unrepeatable(result):
        found.append((say("Not repeatable"), say("the deadline cut in: another run may find another plan")))
    if not result.plan.areas:
        found.append((say("Empty plan"), why_empty(result)))
    if not result.executable:
        found.append((say("Unfunded"), say("part of the money is missing: not to be carried out as it is")))
    return found


def _size(result: Result) -> list[tuple[str, str]]:
    found = measures.figures(result.plan)
    count, households = measures.in_reserve(result.scenario)
    return [
        (
            say("Households"),
            say("{n} of {all} in the reserve", n=f"{found.households:,}", all=f"{households:,}"),
        ),
        (
            say("Communities"),
            say(
                "{n} of {all} in the reserve, in {areas} areas, {m2} m² of floor area",
                n=f"{found.communities:,}",
                all=f"{count:,}",
                areas=f"{found.areas:,}",
                m2=f"{round(found.floor_area_m2):,}",
            ),
        ),
        (
            say("Money"),
            say("{wan} 万元 ({yi} 亿元)", wan=wan(found.cost), yi=yi(found.cost)),
        ),
    ]


def why_empty(result: Result) -> str:
    """Why nobody is listed, as far as the scenario and the waiting list say so."""
    scenario = result.scenario
    if not measures.in_reserve(scenario)[0]:
        return say("no community is in the reserve")
    if not result.waiting:
        return say("no community passes the gates")
    if not any(source.money.get(year) for source in scenario.sources for year in scenario.paying_years):
        return say("no source has money in any year")
    if all(w.why and all(reason.code == "MONEY_LEFT" for reason in w.why) for w in result.waiting):
        return say("in no year is there money enough for any community that waits")
    kept_out = {reason.rule: None for w in result.waiting for reason in w.why}
    if all(w.why for w in result.waiting) and all(kept_out):
        rules = say(", ").join(words.rule_title(rule) for rule in kept_out)
        return say("each community that waits is kept out by itself: {rules}", rules=rules)
    if result.status == "feasible":
        return say("the time ended before a better plan was found: give more (--time-limit)")
    return say("under the rules and goals nothing is better than to list nobody")
