"""The headline of a plan: what is proven, in words, its figures, its goals, the lists made by hand."""

from collections.abc import Iterator

from planner.locale import say
from planner.report import words
from planner.report.measures import worst_gap
from planner.report.page.blocks import Block, Cards, Notice, Section, Tone
from planner.report.page.cards import cards
from planner.report.page.proof import by_hand, goals
from planner.report.summary.headline import cautions
from planner.report.summary.proof import status
from planner.report.summary.said import few, notes
from planner.result import Result
from planner.rules import consent


def overview(result: Result, faults: tuple[str, ...] = ()) -> Section:
    """The headline; `faults` are what a new measurement of the plan does not confirm."""
    return Section(
        id="overview",
        title=say("Overview"),
        blocks=(
            *_verdict(result, faults),
            Cards(tuple(cards(result))),
            *_pending(result),
            *goals(result),
            *by_hand(result),
        ),
    )


def _verdict(result: Result, faults: tuple[str, ...]) -> Iterator[Block]:
    if faults:
        yield Notice(
            label=say("Not confirmed"),
            text=say("Measured again, this plan is not what its plan.json says:"),
            tone="bad",
            items=tuple(few(faults, 20)),
        )
    yield Notice(label=say("Status"), text=status(result), tone=_tone(result))
    for label, text in cautions(result):
        yield Notice(label=label, text=text, tone="caution")
    for text in notes(result):
        yield Notice(label=say("Note"), text=text)


def _tone(result: Result) -> Tone:
    gap = worst_gap(result.goals)
    if result.status == "disagreement":
        return "bad"
    return "good" if gap is not None and (gap == 0 or gap <= result.gap_asked) else "caution"


def _pending(result: Result) -> Iterator[Block]:
    """Listed communities whose consent is still to be obtained."""
    pending = [
        say("{name} ({year})", name=words.told_apart(result.scenario, c), year=year)
        for c, year in consent.to_be_obtained(result.scenario, result.plan)
    ]
    if pending:
        yield Notice(
            label=say("To be obtained"),
            text=say("Residents of {n} listed communities have not agreed yet:", n=len(pending))
            + " "
            + say(", ").join(few(pending, 8)),
            tone="caution",
        )
