"""The mechanisms that are on, a line each: what they measure on the plan, against what the list asks."""

from planner.calendar import Calendar
from planner.locale import say
from planner.plan import Plan
from planner.report import mechanism_words as words
from planner.report.columns import wrap
from planner.report.description import figures_of
from planner.report.document import FigureLine


def mechanisms(plan: Plan, calendar: Calendar | None) -> list[str]:
    """One line a use of a mechanism, wrapped; nothing where none is on."""
    chosen = plan.scenario.mechanisms
    if not chosen:
        return []
    shown = [say("Mechanisms that are on ({n})", n=len(chosen))]
    for use in chosen:
        place = f" [{use.where}]" if str(use.where) else ""
        measured = [_figure(line) for line in figures_of(use, plan, calendar)]
        text = f"{use.code} {words.title(use.code)}{place}"
        if measured:
            text = say("{mechanism}: {figures}", mechanism=text, figures=say("; ").join(measured))
        shown += [("  - " if i == 0 else "    ") + part for i, part in enumerate(wrap(text, 76))]
    return shown


def _figure(line: FigureLine) -> str:
    """A figure in a few words: what it is, its value, the target and whether it is met."""
    subject = f" {line.subject}" if line.subject else ""
    text = f"{say(line.what)}{subject} {words.measured(line)}"
    if line.needs:
        return f"{text} ({words.needs(line)})"
    if line.target is None:
        return text
    verdict = {True: say("met"), False: say("NOT met"), None: ""}[line.met]
    return f"{text} ({' '.join(part for part in (words.target(line), verdict) if part)})"
