"""What plan.json claims of its plan, measured again: whether it can be carried out, its goals, its proof.

What can be measured is measured. What only the solve could know (the bounds, the lists beside the plan) is
sealed: the manifest holds a digest of it.
"""

from collections.abc import Iterator

from planner.calendar import Calendar
from planner.goals import GOAL
from planner.locale import say
from planner.plan import UNFUNDED
from planner.report import manifest, measures, words
from planner.report.description import appraisal, figures, seal
from planner.report.document import Document, GoalLine
from planner.report.plan_file import PlanFolder
from planner.result import ProofStatus

WEAKEST_FIRST: tuple[ProofStatus, ...] = ("disagreement", "feasible", "gap", "proven")


def differences(folder: PlanFolder) -> Iterator[str]:
    """Every claim that does not hold, in words."""
    document, plan = folder.document, folder.plan
    executable = plan.paid(source=UNFUNDED) == 0
    if document.executable != executable:
        yield _claim("executable", document.executable, executable)
    for line in document.goals:
        yield from _value(folder, line)
        yield from _proof(line)
    weakest = min((line.status for line in document.goals), key=WEAKEST_FIRST.index, default=None)
    if document.status != weakest:
        yield _claim("status", document.status, weakest)
    if document.appraisal and document.appraisal != appraisal(folder.scenario):
        yield say("plan.json: {field}: not as the scenario gives it", field="appraisal")
    calendar = Calendar(lines=document.calendar) if folder.scenario.calendar else None
    if document.mechanisms and document.mechanisms != figures(folder.plan, calendar):
        yield say("plan.json: {field}: not as measured on the plan", field="mechanisms")
    yield from _places(document)
    yield from _sealed(folder)


def _claim(field: str, found: object, true: object) -> str:
    return say("plan.json: {field} is {found}, measured {true}", field=field, found=found, true=true)


def _value(folder: PlanFolder, line: GoalLine) -> Iterator[str]:
    """A goal, or the parts of a weighted one, that comes to something else."""
    if line.weighed:
        for part in line.weighed:
            yield from _measured(folder, part.goal, part.value, part.minimised)
        weights = {part.goal: part.weight for part in line.weighed}
        if weights != dict(folder.scenario.goals.weights):
            yield say("plan.json: {field}: not as the scenario gives it", field="weights")
        true = sum(part.points for part in line.weighed) * line.scale
        if line.value != true:
            yield _goal(line.goal, line.value, round(true))
    elif line.goal in GOAL:
        yield from _measured(folder, line.goal, line.value, line.minimised)


def _measured(folder: PlanFolder, name: str, value: int, minimised: bool) -> Iterator[str]:
    if name in GOAL:
        measured = GOAL[name].measure(folder.scenario, folder.plan)
        true = -measured if minimised else measured
        if value != true:
            yield _goal(name, value, true)


def _goal(name: str, value: int, true: int) -> str:
    return say(
        "plan.json: goal {goal}: {found}, measured {true}",
        goal=words.goal_title(name),
        found=f"{value:,}",
        true=f"{true:,}",
    )


def _proof(line: GoalLine) -> Iterator[str]:
    """A gap, or a proof, that the value and bound beside it do not give."""
    level = line.level
    name = words.goal_title(line.goal)
    gap = measures.gap(level)
    if line.gap != gap:
        yield say(
            "plan.json: goal {goal}: {field} is not as its value and bound give it",
            goal=name,
            field=say("gap"),
        )
    if line.given_up != level.given_up:
        yield say(
            "plan.json: goal {goal}: {field} is not as its value and bound give it",
            goal=name,
            field=say("what is given up for later goals"),
        )
    bound = measures.best_possible(level)
    if bound is not None and (line.value < bound if line.minimised else line.value > bound):
        yield say("plan.json: goal {goal}: the plan is beyond its own bound", goal=name)
    if line.status == "proven" and gap != 0:
        yield say("plan.json: goal {goal}: called proven with a gap", goal=name)


def _places(document: Document) -> Iterator[str]:
    """Communities that stand in two of the three lists."""
    listed = {c.id for batch in document.batches.values() for area in batch.areas for c in area.communities}
    waiting = {w.community for w in document.waiting}
    for c in sorted(
        (listed & waiting) | (listed & set(document.rejected)) | (waiting & set(document.rejected))
    ):
        yield say("plan.json: {subject} stands in two lists", subject=c)


def _sealed(folder: PlanFolder) -> Iterator[str]:
    """Whether what only the solve could know is as it was written."""
    document = folder.document
    if document.status is None and not document.goals:
        return
    found = manifest.read(folder.path)
    if found is None:
        yield say(
            "manifest.json: missing or not to be read: nothing vouches for the proof in plan.json "
            "(status, bounds, lists)"
        )
    elif not found.sealed:
        yield say("manifest.json: does not vouch for the proof in plan.json (status, bounds, lists)")
    elif found.sealed != seal(document):
        yield say("plan.json: what only the solve could know (status, bounds, lists) was changed afterwards")
