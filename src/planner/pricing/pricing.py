"""What each mechanism changes (机制效果测算): with the same money, and for the same result.

Every plan is judged by the goal, the needs and the gains of the scenario as it is. A mechanism is priced
alone, and as the last one on top of all that are chosen; what they change does not add up.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.appraisal import appraise
from planner.areas.derived import with_edges
from planner.calendar import make
from planner.mechanisms.figures import Figure, measure
from planner.plan import Plan
from planner.pricing.asking import BASE, Answers, ask
from planner.pricing.choices import Choice, choices, neutral
from planner.pricing.days import Days, change_in_days
from planner.pricing.effect import NOT_BEGUN, Changed, Effect, effect
from planner.pricing.question import Answer, End, Missing, ScenarioFile, Solved, base
from planner.pricing.side_by_side import Bench, Name, Same, Tell
from planner.scenario.types import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The two answers: the change of the goal with the same money, of fiscal money for the same result."""

    money: Effect
    result: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """One mechanism: its two answers alone and as the last one, or its own figures, or days."""

    choice: Choice
    alone: Pair | None = None
    last: Pair | None = None
    figures: tuple[Figure, ...] = ()
    days: Days | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """The whole table."""

    scenario: Scenario  # as it is, appraised
    removed: bool  # mechanisms are taken out, not added
    money: Solved  # the best plan of the scenario as it is
    result: Answer  # the least fiscal money that reaches as much
    noise: Pair  # the same two once more with another seed
    rows: tuple[Priced, ...]
    stopped: bool  # by Ctrl-C
    unfinished: int  # questions that were not begun
    ended: int  # questions whose process was ended from outside


def price(
    file: ScenarioFile,
    mechanisms: Sequence[str] = (),
    *,
    remove: bool = False,
    time_limit: float = 600.0,
    workers: int = 1,
    tell: Tell = lambda step: None,
) -> Prices:
    """Price mechanisms in `time_limit` seconds of wall clock, `workers` solves side by side.

    Raises ScenarioError where the scenario cannot be read, NoPlan where there is no plan of it as it is.
    """
    deadline = time.monotonic() + time_limit
    chosen = choices(file, mechanisms, remove=remove)
    scenario = base(file)
    solved = [choice for choice in chosen if choice.treatment == "solve"]
    with Bench(deadline=deadline, workers=workers, tell=tell) as bench:
        answers = ask(bench, file, scenario, solved)
        stopped = bench.stopped
    money = answers[BASE]
    assert isinstance(money, Solved)
    plan = money.plan(scenario)
    return Prices(
        scenario=scenario,
        removed=remove,
        money=money,
        result=answers.get(Name("base", "result"), NOT_BEGUN),
        noise=Pair(money=_noise(answers, "money"), result=_noise(answers, "result")),
        rows=tuple(_row(file, choice, solved, answers, plan) for choice in chosen),
        stopped=stopped,
        unfinished=_missing(answers, "not begun"),
        ended=_missing(answers, "ended"),
    )


def _missing(answers: Answers, end: End) -> int:
    return sum(isinstance(answer, Missing) and answer.end == end for answer in answers.values())


def _row(
    file: ScenarioFile, choice: Choice, solved: Sequence[Choice], answers: Answers, plan: Plan
) -> Priced:
    match choice.treatment:
        case "solve":
            others = [other.code for other in solved if other is not choice]
            return Priced(
                choice=choice,
                alone=Pair(
                    money=_alone(answers, choice.code, "money"), result=_alone(answers, choice.code, "result")
                ),
                last=Pair(
                    money=_last(answers, choice.code, others, "money"),
                    result=_last(answers, choice.code, others, "result"),
                ),
            )
        case "figure":
            own = base(file) if choice.edit.removed else _own(choice)  # where the mechanism is on
            on_it = replace(plan, scenario=own)
            figures = measure(own, on_it, make(own, on_it))
            return Priced(choice=choice, figures=tuple(f for f in figures if f.code == choice.code))
        case "days":
            days = change_in_days(file, choice.edit, plan)
            if days is None:
                choice = replace(choice, treatment="none", needs=neutral(choice.mechanism))
            return Priced(choice=choice, days=days)
        case "none":
            return Priced(choice=choice)


def _own(choice: Choice) -> Scenario:
    """The scenario with the change of `choice`, as plans are measured on it."""
    assert choice.scenario is not None
    return appraise(with_edges(choice.scenario))


def _noise(answers: Answers, same: Same) -> Effect:
    """From the scenario as it is to the same once more; without a change to be priced it is not asked."""
    before, after = (answers.get(Name(what, same), NOT_BEGUN) for what in ("base", "noise"))
    return effect(before, after)


def _alone(answers: Answers, code: str, same: Same) -> Effect:
    """From the scenario as it is to that with one change."""
    return effect(answers[Name("base", same)], answers[Name("alone", same, code)])


def _last(answers: Answers, code: str, others: Sequence[str], same: Same) -> Effect:
    """From all changes but one to all; all but one of one is the scenario as it is, of two the other alone.

    Of more it was asked to stay near to all; where there is no plan with all it was not asked.
    """
    if not others:
        return _alone(answers, code, same)
    after = answers[Name("all", same)]
    if len(others) == 1:
        before = answers[Name("alone", same, others[0])]
        found = effect(before, after)
        return replace(found, nearest=False) if isinstance(found, Changed) else found
    return effect(answers.get(Name("without", same, code), NOT_BEGUN), after, backwards=True)
