"""The summary of a plan in lines that can be read aloud: what it does, whose money, who waits, and why."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from planner.locale import mark, say
from planner.money import wan, yi
from planner.plan import PlannedArea
from planner.report import funding_lines, measures, operation_lines, words
from planner.report.columns import listing, pad, table, width, wrap
from planner.result import Result
from planner.rules import consent
from planner.verdict import Reason

AREAS_SHOWN = 12  # of one batch
WAITING_SHOWN = 10
NEAR = 0.05
RANKINGS = {
    "score_stop": mark("by score, stops where the money ends"),
    "score_skip": mark("by score, skips what does not fit"),
    "need_per_yuan": mark("by need per yuan, skips what does not fit"),
}


def summary(result: Result, place: str = "") -> str:
    """The whole summary; `place` is where the plan folder is."""
    scenario = result.scenario
    years = f"{scenario.years[0]}—{scenario.years[-1]}" if len(scenario.years) > 1 else str(scenario.years[0])
    title = say("{name}: renovation plan {years}", name=scenario.name, years=years)
    parts = [
        [title, "=" * min(80, width(title))],
        _headline(result),
        _goals(result),
        _batches(result),
        funding_lines.table_of_money(result.plan),
        funding_lines.remarks(result),
        operation_lines.sentence(result.plan),
        _listed(result),
        _waiting(result),
        _rejected(result),
        _rankings(result),
        _said(say("Defaults used"), scenario.defaults),
        _said(say("Warnings"), scenario.warnings),
        _closing(result, place),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def status(result: Result) -> str:
    """What is proven of the plan, in words."""
    gap = worst(result)
    if result.status == "disagreement":
        text = say("the solvers disagree: the plan keeps every rule, but how good it is is not proven")
    elif gap is None:
        text = say("a plan that keeps every rule; how much better one could be is not known")
    elif gap >= 1:
        text = say(
            "no plan can reach more than {n} times as much; time ran out", n=f"{ceil(10 + 10 * gap) / 10:.1f}"
        )
    elif gap == 0:
        text = say("proven best: no plan reaches more")
    else:
        text = say("no plan can be more than {gap} better", gap=up(gap))
        if gap > result.gap_asked and result.status != "proven":
            text = say("{text} ({asked} was asked, time ran out)", text=text, asked=up(result.gap_asked))
    return say("{text}, over the candidates", text=text) if result.truncated else text


def worst(result: Result) -> float | None:
    """The widest gap of all goals; None where one is not known."""
    gaps = [measures.gap(goal) for goal in result.goals]
    known = [gap for gap in gaps if gap is not None]
    return max(known, default=None) if len(known) == len(gaps) else None


def up(share: float) -> str:
    """A gap in per cent, never rounded down: "0.4 %", "0.03 %"."""
    digits = 1 if share >= 0.001 or share == 0 else 2 if share >= 0.0001 else 3
    return f"{ceil(share * 100 * 10**digits - 1e-9) / 10**digits:.{digits}f} %"


def _headline(result: Result) -> list[str]:
    plan, scenario = result.plan, result.scenario
    found = measures.figures(plan)
    count, households = measures.in_reserve(scenario)
    lines = [(say("Status"), status(result))]
    if not result.executable:
        lines.append((say("Unfunded"), say("part of the money is missing: not to be carried out as it is")))
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
    lines += [
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
    share = measures.utility_share(plan)
    if share is not None:
        lines.append(
            (say("Utilities"), say("pay {share} of all construction money", share=words.percent(share)))
        )
    label = max(width(name) for name, _ in lines)
    return [
        f"{pad(name, label) if i == 0 else ' ' * label}  {line}"
        for name, text in lines
        for i, line in enumerate(wrap(text, 78 - label))
    ]


def _goals(result: Result) -> list[str]:
    if len(result.goals) < 2:
        return []
    rows = []
    for goal in result.goals:
        bound, gap = measures.best_possible(goal), measures.gap(goal)
        rows.append(
            (
                words.goal_title(goal.goal),
                f"{goal.value:,}",
                say("unknown") if bound is None else f"{bound:,}",
                say("unknown") if gap is None else up(gap),
            )
        )
    return [
        say("Goals, in order"),
        *table((say("goal"), say("reached"), say("no plan beyond"), say("gap")), rows),
    ]


def _batches(result: Result) -> list[str]:
    rows = []
    for batch in measures.batches(result.plan):
        found = batch.figures
        rows.append(
            (
                str(batch.year),
                say("; ").join(_area(result, area) for area in batch.areas[:AREAS_SHOWN])
                + (
                    say("; and {n} more", n=len(batch.areas) - AREAS_SHOWN)
                    if len(batch.areas) > AREAS_SHOWN
                    else ""
                ),
                f"{found.communities:,}",
                f"{found.households:,}",
                wan(found.cost),
                words.percent(batch.expected),
            )
        )
    whole = measures.figures(result.plan)
    rows.append((say("all"), "", f"{whole.communities:,}", f"{whole.households:,}", wan(whole.cost), ""))
    headings = (
        say("year"),
        say("areas"),
        say("communities"),
        say("households"),
        say("万元"),
        say("of it expected"),
    )
    return [say("Batches (members of an area joined by +)"), *table(headings, rows, left=2)]


def _area(result: Result, area: PlannedArea) -> str:
    return "+".join(words.told_apart(result.scenario, c) for c in area.members)


def _listed(result: Result) -> list[str]:
    found = measures.figures(result.plan)
    lines = [
        say(
            "Listed: {n} communities, {households} households, in the batches above",
            n=found.communities,
            households=f"{found.households:,}",
        )
    ]
    pending = [
        f"{words.told_apart(result.scenario, c)} ({year})"
        for c, year in consent.to_be_obtained(result.scenario, result.plan)
    ]
    if pending:
        lines += listing(say("Consent still to be obtained ({n}): ", n=len(pending)), _few(pending))
    left = [f"{words.told_apart(result.scenario, c)} {words.kind(w)}" for c, w in result.floor_left_out]
    if left:
        lines += listing(say("Works left out because of a floor ({n}): ", n=len(left)), _few(left))
    dropped = [f"{words.told_apart(result.scenario, c)} {words.kind(w)}" for c, w in result.dropped]
    if dropped:
        lines += listing(
            say("Works not considered, too many to choose from ({n}): ", n=len(dropped)), _few(dropped)
        )
    if result.no_package:
        head = say("Areas too small for a property package ({n}): ", n=len(result.no_package))
        lines += listing(head, _few(list(result.no_package)))
    return lines


def _few(items: Sequence[str], most: int = 10) -> list[str]:
    more = len(items) - most
    return [*items[:most], *([say("and {n} more", n=more)] if more > 0 else [])]


def _waiting(result: Result) -> list[str]:
    if not result.waiting:
        return [say("Waiting list: nobody")]
    rows = [
        (
            words.told_apart(result.scenario, w.community),
            f"{w.households:,}",
            wan(w.fiscal),
            f"{w.gain * 10_000 / w.fiscal:,.1f}" if w.fiscal else "–",
        )
        for w in result.waiting[:WAITING_SHOWN]
    ]
    head = say("Waiting list: {n} communities pass the gates and are not in the plan", n=len(result.waiting))
    if len(result.waiting) > WAITING_SHOWN:
        head += say("; the first {n}", n=WAITING_SHOWN)
    headings = (say("community"), say("households"), say("fiscal 万元"), say("gain per 万元"))
    return [*wrap(head, 80), *table(headings, rows)]


def _rejected(result: Result) -> list[str]:
    if not result.rejected:
        return [say("Not eligible: nobody")]
    counted = Counter(words.reason(reasons[0]) for reasons in result.rejected.values() if reasons)
    rows = [(text, f"{n:,}") for text, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
    near = sorted(
        (reason.near, words.told_apart(result.scenario, c), reason)
        for c, reasons in result.rejected.items()
        for reason in reasons[:1]
        if reason.near is not None and reason.near <= NEAR and len(reasons) == 1
    )
    lines = [
        say("Not eligible: {n} communities", n=len(result.rejected)),
        *table((say("reason"), say("communities")), rows),
    ]
    if near:
        shown = [_near(name, reason) for _, name, reason in near]
        lines += listing(say("Near misses ({n}): ", n=len(near)), _few(shown, 5))
    return lines


def _near(name: str, reason: Reason) -> str:
    return say(
        "{name} {value} (limit {limit})", name=name, value=words.measured(reason), limit=words.limit(reason)
    )


def _rankings(result: Result) -> list[str]:
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
    return [say("Beside lists made by hand, with the same money"), *table(headings, rows)]


def _said(head: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    shown = [part for line in lines for part in _hanging(line)]
    return [say("{head} ({n})", head=head, n=len(lines)), *shown]


def _hanging(line: str) -> list[str]:
    return [("  - " if i == 0 else "    ") + part for i, part in enumerate(wrap(line, 76))]


def _closing(result: Result, place: str) -> list[str]:
    lines = wrap(result.note, 80) if result.note else []
    return [*lines, say("Plan folder: {place}", place=place)] if place else lines
