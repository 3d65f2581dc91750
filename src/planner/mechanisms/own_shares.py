"""A utility the scenario names keeps the shares stated for it: told where a mechanism asks for others."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from planner.errors import Place, Problem
from planner.locale import say
from planner.mechanisms.catalogue import spellings
from planner.scenario import quantities
from planner.scenario.reading import Examination
from planner.scenario.types import Chosen, Scenario, Utility


def tell(examination: Examination) -> Examination:
    """The same, with a warning for each utility that pays by other shares than a mechanism asks for."""
    if examination.scenario is None:
        return examination
    found = tuple(differing(examination.scenario))
    warnings = (*examination.scenario.warnings, *map(str, found))
    return replace(
        examination,
        scenario=replace(examination.scenario, warnings=warnings),
        problems=(*examination.problems, *found),
    )


def differing(scenario: Scenario) -> Iterator[Problem]:
    """One warning for each use and utility with works where the use holds, and other shares."""
    for chosen in scenario.mechanisms:
        if "utilities" not in spellings()[chosen.code.casefold()].scenario:
            continue
        asked = tuple(quantities.rate(chosen.parameters[part]) for part in ("civil", "equipment"))
        for payer in scenario.payers:
            if (
                isinstance(payer, Utility)
                and (payer.civil_share, payer.equipment_share) != asked
                and _meet(scenario, chosen, payer)
            ):
                yield Problem(
                    Place(key=f"utilities.{payer.id}"),
                    say("{name}: civil {civil}, equipment {equipment}", name=payer.name,
                        civil=_percent(payer.civil_share), equipment=_percent(payer.equipment_share)),
                    say("mechanism {name} ({code}) asks for civil {civil}, equipment {equipment}",
                        name=chosen.name, code=chosen.code, civil=_percent(asked[0]),
                        equipment=_percent(asked[1])),
                    say("What is stated for the utility itself counts; delete it there if it is not meant."),
                    warning=True,
                )  # fmt: skip


def _meet(scenario: Scenario, chosen: Chosen, payer: Utility) -> bool:
    """Whether works of the utility stand where both hold."""
    owners = {work.community for work in scenario.works if payer.owns(work)}
    there = (scenario.community[c] for c in owners)
    return any(chosen.where.holds(c) and payer.holds(c) for c in there)


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:g}%"
