"""The page of a plan folder: every section of it, in the order a meeting would go through them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.locale import say
from planner.report import manifest
from planner.report.page.basis import basis
from planner.report.page.blocks import Section
from planner.report.page.distribution import distribution
from planner.report.page.funding import funding
from planner.report.page.gantt import gantt
from planner.report.page.html import render
from planner.report.page.limits import limits
from planner.report.page.listing import listing
from planner.report.page.mechanisms import mechanisms
from planner.report.page.outside import rejected, waiting
from planner.report.page.overview import overview
from planner.report.page.utilities import utilities
from planner.report.plan_file import PlanFolder
from planner.report.recollection import recollect
from planner.result import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is told of a plan, before it is written as HTML or set as a PDF."""

    title: str
    kicker: str  # above the title
    note: str  # at the foot
    sections: tuple[Section, ...]


def page(folder: PlanFolder, faults: Sequence[str] = ()) -> str:
    """The whole page as HTML, in the language in use; `faults` are what a new measurement denies."""
    found = told(folder, faults)
    return render(found.title, found.sections, kicker=found.kicker, note=found.note)


def told(folder: PlanFolder, faults: Sequence[str] = ()) -> Told:
    """The page before it is written."""
    result = recollect(folder)
    scenario = result.scenario
    years = f"{scenario.years[0]}—{scenario.years[-1]}" if len(scenario.years) > 1 else str(scenario.years[0])
    return Told(
        title=say("{name}: renovation plan {years}", name=scenario.name, years=years),
        sections=tuple(sections(folder, result, tuple(faults))),
        kicker=say("Renovation of old residential communities"),
        note=say(
            "Made by planner from plan.json, sha256 of the scenario {digest}.",
            digest=folder.document.scenario.digest[:12] or "–",
        ),
    )


def sections(folder: PlanFolder, result: Result, faults: tuple[str, ...] = ()) -> Iterator[Section]:
    """The sections that have something to say."""
    document = folder.document
    yield overview(result, faults)
    yield distribution(result)
    yield funding(result, document)
    yield from _there(utilities(result))
    yield listing(result)
    yield waiting(result, document)
    yield rejected(result, document)
    yield limits(result)
    yield from _there(mechanisms(result, document))
    yield from _there(gantt(result, document))
    yield basis(folder, result, manifest.read(folder.path))


def _there(section: Section | None) -> Iterator[Section]:
    if section is not None:
        yield section
