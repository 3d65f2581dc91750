"""The questions of a pricing in the order they are asked: the scenario as it is, then each change of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from planner.errors import Infeasible, NoCandidate, NoPlan, OutOfTime, SearchEnded
from planner.goals import MINIMISED
from planner.locale import say
from planner.pricing.choices import Choice, together
from planner.pricing.effect import NOT_BEGUN
from planner.pricing.question import Answer, Missing, Question, ScenarioFile, Solved
from planner.pricing.side_by_side import Bench, Name, Same
from planner.scenario.types import Published, Scenario

FISCAL = "fiscal_cost"
NEAR = "stability"
OTHER_SEED = 1
BASE_WEIGHT = 3.0  # its value and bound stand in every row
BASE = Name("base", "money")
LOST = ("failed", "ended")  # it could not be answered

Answers = Mapping[Name, Answer]


def ask(bench: Bench, file: ScenarioFile, scenario: Scenario, solved: Sequence[Choice]) -> Answers:
    """Every answer, `NOT_BEGUN` where time or Ctrl-C came before; raises NoPlan where the base has none.

    Stopped before it has, KeyboardInterrupt goes on.
    """
    bench.total = how_many(len(solved))
    first = first_answer(bench, Question(file=file, goals=(priced_goal(scenario),)))
    if isinstance(first, Missing):
        raise KeyboardInterrupt if bench.stopped and first.end not in LOST else _no_plan(first)
    found: dict[Name, Answer] = {BASE: first}
    if not solved:  # figures and days are of this plan
        return found
    money = Question(
        file=file, goals=(first.goal, NEAR), priced=first.goal, near=published(first), start=first.areas
    )
    result = replace(money, goals=(FISCAL, NEAR), priced=FISCAL, floors={first.goal: first.optimum.value})
    once_more = replace(money, seed=OTHER_SEED, start=())
    found |= _asked(bench, {Name("base", "result"): result, Name("noise", "money"): once_more})
    least = found[Name("base", "result")]
    if isinstance(least, Solved):
        result = replace(result, near=published(least), start=least.areas)
    found |= _asked(bench, dict(_changes(money, result, solved)))
    all_but_one = dict(_without(money, result, solved, found))
    bench.total += len(all_but_one) - all_but_each(len(solved))
    return found | _asked(bench, all_but_one)


def first_answer(bench: Bench, question: Question) -> Answer:
    """The answer of the scenario as it is; where its time is too short it is asked again, for half the rest.

    Without it nothing else can be answered.
    """
    weight = BASE_WEIGHT
    while True:
        found = bench.ask({BASE: question}, weight=weight).get(BASE, NOT_BEGUN)
        if not (isinstance(found, Missing) and found.end == "no time" and bench.has_time):
            return found
        bench.total += 1
        weight = inf


def _asked(bench: Bench, questions: Mapping[Name, Question]) -> dict[Name, Answer]:
    """An answer to each, be it that it was not begun."""
    return dict.fromkeys(questions, NOT_BEGUN) | bench.ask(questions)


def how_many(chosen: int) -> int:
    """Questions of a pricing: the base and its noise, each mechanism alone, all, and all but each.

    Where nothing is solved but the scenario as it is, that is one.
    """
    if not chosen:
        return 1
    return 4 + 2 * chosen + (2 if chosen > 1 else 0) + all_but_each(chosen)


def all_but_each(chosen: int) -> int:
    """Of them those of all but each: with one chosen the scenario as it is, with two the other alone."""
    return 2 * chosen if chosen > 2 else 0


def _changes(money: Question, result: Question, solved: Sequence[Choice]) -> Iterator[tuple[Name, Question]]:
    """What is asked once the scenario as it is is known; what matters most first."""
    both: tuple[tuple[Same, Question], ...] = (("money", money), ("result", result))
    yield Name("noise", "result"), replace(result, seed=OTHER_SEED, start=())
    for choice in solved:
        for same, question in both:
            yield Name("alone", same, choice.code), replace(question, edit=choice.edit)
    for same, question in both if len(solved) > 1 else ():
        yield Name("all", same), replace(question, edit=together(solved))


def _without(
    money: Question, result: Question, solved: Sequence[Choice], found: Answers
) -> Iterator[tuple[Name, Question]]:
    """All but each, near to the plan with all; what ended without that plan has nothing to compare with."""
    both: tuple[tuple[Same, Question], ...] = (("money", money), ("result", result))
    for same, question in both if len(solved) > 2 else ():
        whole = found[Name("all", same)]
        if isinstance(whole, Solved):
            question = replace(question, near=published(whole), start=whole.areas)
        elif whole != NOT_BEGUN:
            continue
        for choice in solved:
            others = together([other for other in solved if other is not choice])
            yield Name("without", same, choice.code), replace(question, edit=others)


def priced_goal(scenario: Scenario) -> str:
    """Need where it is pursued and measured, else the first goal that measures something.

    One that is made small is no measure of what a plan reaches; where there is no other, households are.
    """
    pursued = [goal for goal in scenario.goals.weights or scenario.goals.order if goal not in MINIMISED]
    measured = {
        "need": any(work.gain for work in scenario.works),
        "hazards": any(work.hazards for work in scenario.works),
        "life_circle": any(not facility.existing for facility in scenario.facilities),
        "merging": bool(scenario.edges),
    }
    there = [goal for goal in pursued if measured.get(goal, True)]
    return "need" if "need" in there else next(iter(there), "households")


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
        case "no candidate":
            return NoCandidate(
                say(
                    "The areas and works looked at hold no plan of the scenario as it is; some had to be "
                    "left out. Raise areas.max_candidates, give more time, or loosen a rule."
                )
            )
        case "ended":
            return SearchEnded(missing.note)
        case "failed":
            return NoPlan(missing.note)
        case _:
            return OutOfTime(
                say("No plan of the scenario as it is was found in time. Give more time (--time-limit).")
            )
