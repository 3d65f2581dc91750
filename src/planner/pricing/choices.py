"""Which mechanisms are priced, and how: by solving, by their figure, in days, or not; what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.appraisal import appraise, measured_as
from planner.areas.derived import with_edges
from planner.errors import BadInput, Place, ScenarioError
from planner.locale import joined, say
from planner.mechanisms import AS_WRITTEN, Edit, Mechanism, catalogue, examine
from planner.mechanisms.catalogue import called
from planner.mechanisms.edits import written
from planner.mechanisms.uses import uses
from planner.pricing.question import ScenarioFile
from planner.scenario.assembly.mechanisms import TABLES
from planner.scenario.findings import Findings
from planner.scenario.reading import Examination, planned
from planner.scenario.types import Scenario

Treatment = Literal["solve", "figure", "days", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One mechanism to be priced."""

    mechanism: Mechanism
    edit: Edit  # it alone added, or taken out
    treatment: Treatment
    scenario: Scenario | None = None  # with the edit; None where it cannot be read
    needs: str = ""  # what is missing, where it cannot be priced

    @property
    def code(self) -> str:
        """Its row."""
        return self.mechanism.code


def together(choices: Sequence[Choice]) -> Edit:
    """All of `choices` at once."""
    return Edit(
        added=tuple(use for choice in choices for use in choice.edit.added),
        removed=frozenset(code for choice in choices for code in choice.edit.removed),
    )


def choices(file: ScenarioFile, named: Sequence[str], *, remove: bool) -> tuple[Choice, ...]:
    """Those named, else all that are not on (with `remove`: all that are); each row of the catalogue once.

    Raises ScenarioError where the scenario itself or a use named cannot be read, BadInput at an unknown
    mechanism and at one to be taken out that is not on.
    """
    found = _examined(file, AS_WRITTEN)
    scenario = planned(found)
    on = {chosen.code for chosen in scenario.mechanisms}
    asked = _uses(named) or {m.code: m.code for m in catalogue() if (m.code in on) == remove}
    by_code = {m.code: m for m in catalogue()}
    made = []
    for code, use in asked.items():
        edit = Edit(removed=frozenset({code})) if remove else Edit(added=(use,))
        plain = Choice(mechanism=by_code[code], edit=edit, treatment="none")
        if (code in on) == remove:
            made.append(_read(plain, file, found, scenario))
        elif remove:
            said = say(
                "{name}: is not on in this scenario, so it cannot be taken out", name=plain.mechanism.name
            )
            raise BadInput(said)
        else:
            made.append(replace(plain, needs=say("it is on already; --remove takes it out")))
    return tuple(made)


def _uses(named: Sequence[str]) -> Mapping[str, str]:
    """Code -> the use as it is written, in the order named."""
    found: dict[str, str] = {}
    findings = Findings()
    for text in named:
        name, equals, _ = text.partition("=")
        found[called(name).code] = text
        use = written(text, findings) if equals else None
        if use is not None:
            list(uses(use, findings))
    if findings.errors:
        raise ScenarioError(findings.errors)
    return found


def _read(plain: Choice, file: ScenarioFile, before: Examination, base: Scenario) -> Choice:
    """The choice with its scenario and how it is priced, or what it needs."""
    mechanism = plain.mechanism
    if plain.edit.added:
        lacks = [*_lacks_columns(mechanism, before), *_lacks_parameters(mechanism, plain.edit.added[0])]
        if lacks:
            return replace(plain, needs=say("needs {what}", what=say("; ").join(lacks)))
    found = _examined(file, plain.edit)
    if found.scenario is None:
        said = (
            str(replace(problem, place=Place(), remedy=""))
            for problem in found.problems
            if not problem.warning
        )
        return replace(plain, needs=" | ".join(said))
    read = replace(plain, scenario=found.scenario)
    reports = mechanism.kind in ("report", "ledger")
    if reports and _alike(*(_chosen_by(scenario) for scenario in (base, found.scenario))):
        return replace(read, treatment="figure")
    if not _alike(base, replace(found.scenario, calendar=base.calendar)):
        if _alike(*(_measured(scenario, base) for scenario in (base, found.scenario))):
            return replace(
                read, needs=say("it changes how need is measured; here all plans are measured alike")
            )
        return replace(read, treatment="solve")  # the calendar has no part in the choice
    if base.calendar != found.scenario.calendar:
        return replace(read, treatment="days")
    return replace(read, needs=neutral(mechanism))


def _examined(file: ScenarioFile, edit: Edit) -> Examination:
    return examine(file.path, overrides=file.overrides, allow_outside=file.allow_outside, edit=edit)


def _lacks_columns(mechanism: Mechanism, found: Examination) -> Iterator[str]:
    """Columns that are not there, or hold nothing, table by table."""
    for table, fields in mechanism.needs.items():
        filled = found.filled.get(table, frozenset())
        titles = {field.name: field.title for field in TABLES[table]}
        lacking = [field.split("|") for field in fields if not filled.intersection(field.split("|"))]
        if lacking:
            columns = (
                "/".join(say("{value} ({words})", value=titles[name], words=name) for name in names)
                for names in lacking
            )
            yield say("values in {table}: {columns}", table=table, columns=joined(columns))


def _lacks_parameters(mechanism: Mechanism, use: str) -> Iterator[str]:
    if "=" not in use:
        for key, parameter in mechanism.parameters.items():
            if parameter.required and parameter.default is None:
                yield say("its parameter {name} ({key})", name=parameter.name_zh, key=key)


def _alike(base: Scenario, other: Scenario) -> bool:
    """Whether two scenarios ask the same, apart from what they name."""
    one, two = (replace(s, mechanisms=(), defaults=(), warnings=(), inputs=()) for s in (base, other))
    return one == two


def _chosen_by(scenario: Scenario) -> Scenario:
    """What has a part in the choice: ledgers have none while no source asks that one balances."""
    pools, kept_up = (
        any(terms.must_balance for terms in some) for some in (scenario.operating, scenario.upkeep)
    )
    ledgers = scenario if pools or kept_up else replace(scenario, operating=(), upkeep=())
    return replace(ledgers, calendar=None, property_packages=())


def _measured(scenario: Scenario, base: Scenario) -> Scenario:
    """What is asked once need is measured as in `base`: the health check itself does not count any more."""
    yardstick = appraise(with_edges(base))
    found = measured_as(appraise(with_edges(scenario)), yardstick)
    plain = tuple(replace(c, values={}, coverage=None) for c in found.communities)
    return replace(found, indicators=(), communities=plain, calendar=base.calendar)


def neutral(mechanism: Mechanism) -> str:
    """What a mechanism needs that changes nothing as it is."""
    names = joined(
        say("{value} ({words})", value=p.name_zh, words=key) for key, p in mechanism.parameters.items()
    )
    if not names:
        return say("nothing changes: the scenario says so already")
    return say(
        "needs another value of {parameters}: as it is, nothing changes or the scenario says so already",
        parameters=names,
    )
