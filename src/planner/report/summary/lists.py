"""Three lists that are never mixed: listed (列入), waiting (候补), not eligible (不符合条件)."""

from collections import Counter

from planner.locale import say
from planner.money import wan
from planner.report import measures, words
from planner.report.columns import listing, table, wrap
from planner.report.summary.said import few
from planner.result import Result
from planner.rules import consent
from planner.verdict import Reason

WAITING_SHOWN = 10
NEAR = 0.05


def listed(result: Result) -> list[str]:
    """How many are listed, and what still hangs over them."""
    found = measures.figures(result.plan)
    lines = [
        say(
            "Listed: {n} communities, {households} households, in the batches above",
            n=found.communities,
            households=f"{found.households:,}",
        )
    ]
    pending = [
        say("{name} ({year})", name=words.told_apart(result.scenario, c), year=year)
        for c, year in consent.to_be_obtained(result.scenario, result.plan)
    ]
    if pending:
        lines += listing(say("Consent still to be obtained ({n}): ", n=len(pending)), few(pending))
    left = [f"{words.told_apart(result.scenario, c)} {words.kind(w)}" for c, w in result.floor_left_out]
    if left:
        lines += listing(say("Works left out because of a floor ({n}): ", n=len(left)), few(left))
    dropped = [f"{words.told_apart(result.scenario, c)} {words.kind(w)}" for c, w in result.dropped]
    if dropped:
        lines += listing(
            say("Works not considered, too many to choose from ({n}): ", n=len(dropped)), few(dropped)
        )
    if result.no_package:
        head = say("Areas too small for a property package ({n}): ", n=len(result.no_package))
        lines += listing(head, few(_by_members(result)))
    return lines


def _by_members(result: Result) -> list[str]:
    return [
        words.area((result.scenario, area.members))
        for area in result.plan.areas
        if area.id in result.no_package
    ]


def waiting(result: Result) -> list[str]:
    """The first of the waiting list, each with what keeps it out."""
    if not result.waiting:
        return [say("Waiting list: nobody")]
    rows = [
        (
            words.told_apart(result.scenario, w.community),
            words.why_waiting(w.why),
            f"{w.households:,}",
            wan(w.fiscal),
            f"{w.gain * 10_000 / w.fiscal:,.1f}" if w.fiscal else "–",
        )
        for w in result.waiting[:WAITING_SHOWN]
    ]
    head = say("Waiting list: {n} communities pass the gates and are not in the plan", n=len(result.waiting))
    if len(result.waiting) > WAITING_SHOWN:
        head += say("; the first {n}", n=WAITING_SHOWN)
    headings = (
        say("community"),
        say("what keeps it out"),
        say("households"),
        say("fiscal 万元"),
        say("gain per 万元"),
    )
    return [*wrap(head, 80), *table(headings, rows, left=2)]


def rejected(result: Result) -> list[str]:
    """Those no gate lets pass, counted by reason, and the near misses."""
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
        lines += listing(say("Near misses ({n}): ", n=len(near)), few(shown, 5))
    return lines


def _near(name: str, reason: Reason) -> str:
    return say(
        "{name} {value} (limit {limit})", name=name, value=words.measured(reason), limit=words.limit(reason)
    )
