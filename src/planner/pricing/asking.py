"""The questions of a pricing in the order they are asked: the scenario as it is, then each change of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.errors import Infeasible, NoPlan, OutOfTime
from planner.goals import MINIMISED
from planner.locale import say
from planner.pricing.choices import Choice, together
from planner.pricing.effect import NOT_BEGUN
from planner.pricing.question import Answer, Missing, Question, ScenarioFile, Solved
from planner.pricing.side_by_side import Bench, Name
from planner.scenario.settings import Goals
from planner.scenario.types import Published

FISCAL = "fiscal_cost"
NEAR = "stability"
OTHER_SEED = 1
BASE = Name("base", "money")

Answers = Mapping[Name, Answer]


def ask(bench: Bench, file: ScenarioFile, goals: Goals, solved: Sequence[Choice]) -> Answers:
    """Every answer, `NOT_BEGUN` where time or Ctrl-C came before; raises NoPlan where there is no base plan."""
    bench.total = 4 + 2 * len(solved) + (2 + 2 * len(solved) if len(solved) > 1 else 0)
    first = bench.ask({BASE: Question(file=file, goals=in_order(goals))}).get(BASE, NOT_BEGUN)
    if isinstance(first, Missing):
        raise _no_plan(first)
    found: dict[Name, Answer] = {BASE: first}
    money = Question(file=file, goals=(first.goal, NEAR), priced=first.goal, near=published(first))
    result = replace(money, goals=(FISCAL, NEAR), priced=FISCAL, floors={first.goal: first.optimum.value})
    cheapest = Name("base", "result")
    found |= bench.ask({cheapest: result, Name("noise", "money"): replace(money, seed=OTHER_SEED)})
    least = found.get(cheapest, NOT_BEGUN)
    if isinstance(least, Solved):
        result = replace(result, near=published(least))
    questions = dict(_changes(money, result, solved))
    return dict.fromkeys(questions, NOT_BEGUN) | {cheapest: NOT_BEGUN} | found | bench.ask(questions)


def _changes(money: Question, result: Question, solved: Sequence[Choice]) -> Iterator[tuple[Name, Question]]:
    """What is asked once the scenario as it is is known; what matters most first."""
    both = (("money", money), ("result", result))
    yield Name("noise", "result"), replace(result, seed=OTHER_SEED)
    for choice in solved:
        for same, question in both:
            yield Name("alone", same, choice.code), replace(question, edit=choice.edit)  # type: ignore[arg-type]
    if len(solved) < 2:
        return
    for same, question in both:
        # only the values count here: which plan of several is as good does not matter
        plain = replace(question, goals=question.goals[:1], near=None)
        yield Name("all", same), replace(plain, edit=together(solved))  # type: ignore[arg-type]
        for choice in solved:
            others = together([other for other in solved if other is not choice])
            yield Name("without", same, choice.code), replace(plain, edit=others)  # type: ignore[arg-type]


def in_order(goals: Goals) -> tuple[str, ...]:
    """Need first where it is pursued, then the other goals as they stand, what is made small at the end.

    The first that measures anything is priced, so it must be one that is made large.
    """
    pursued = tuple(goals.weights or goals.order)
    return tuple(sorted(pursued, key=lambda goal: (goal in MINIMISED, goal != "need")))


def published(answer: Solved) -> Published:
    """A plan as the one published before: what a second stage stays close to."""
    return Published(
        year={c: area.year for area in answer.areas for c in area.members},
        area={c: frozenset(area.members) for area in answer.areas for c in area.members},
    )


def _no_plan(missing: Missing) -> NoPlan:
    match missing.end:
        case "no plan":
            return Infeasible(
                say("The scenario as it is has no plan: proven. There is nothing to compare with.")
            )
        case "failed":
            return NoPlan(missing.note)
        case _:
            return OutOfTime(
                say("No plan of the scenario as it is was found in time. Give more time (--time-limit).")
            )
