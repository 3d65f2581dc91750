"""A scenario file with some of it said otherwise, ready to be solved."""

import json
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner import locale, mechanisms, solver
from planner.calendar import make, seconds
from planner.cli.loading import lang_in, speak
from planner.errors import Infeasible, Problem, ScenarioError
from planner.locale import say
from planner.mechanisms import AS_WRITTEN, Edit
from planner.mechanisms.catalogue import called
from planner.money import wan
from planner.notebook import progress
from planner.notebook.display import Shown
from planner.notebook.solved import Solved, of
from planner.report import clash, measures
from planner.report.manifest import Settings
from planner.report.mechanism_words import title
from planner.scenario import reading
from planner.scenario.types import Scenario


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Variant:
    """A scenario, and how it differs from its file. It never changes: every variant is a new one."""

    path: Path
    scenario: Scenario = field(init=False)  # read again for every variant
    settings: tuple[str, ...] = ()  # as `--set` takes them, in order
    edit: Edit = AS_WRITTEN  # mechanisms added and taken out
    allow_outside: bool = False

    def __post_init__(self) -> None:
        found = mechanisms.examine(
            self.path, overrides=self.settings, allow_outside=self.allow_outside, edit=self.edit
        )
        try:
            scenario = reading.planned(found)
        except ScenarioError as error:
            raise ScenarioError([_placed(problem) for problem in error.problems]) from None
        object.__setattr__(self, "scenario", scenario)

    def with_(self, **settings: object) -> "Variant":
        """The same with keys set otherwise, named and written as `--set` takes them:
        `with_(**{"funding.city.2027": "1.2亿元", "areas.max_members": 4})`.

        Text is read as in scenario.yaml; None removes a key; numbers, lists and mappings are taken as they
        are. `with_(mechanisms=["M38"])` replaces all mechanisms. Raises ScenarioError with every error found.
        """
        said = tuple(f"{key}={_written(value)}" for key, value in settings.items())
        return replace(self, settings=(*self.settings, *said))

    def with_mechanism(self, name: str, **parameters: object) -> "Variant":
        """The same with one mechanism of the national list more, by its name in either language or its code:
        `with_mechanism("保定三个80%")`, `with_mechanism("M38", where={"district": "历下区"})`.

        Raises BadInput where no mechanism is called so, ScenarioError where the scenario lacks what it needs
        or contradicts it.
        """
        code = called(name).code
        use = f"{code}={json.dumps(parameters, ensure_ascii=False)}" if parameters else code
        return replace(self, edit=replace(self.edit, added=(*self.edit.added, use)))

    def without_mechanism(self, name: str) -> "Variant":
        """The same without one mechanism, whether the file names it or `with_mechanism` did.

        Raises BadInput where no mechanism is called so.
        """
        code = called(name).code
        added = tuple(use for use in self.edit.added if use.partition("=")[0] != code)
        return replace(self, edit=Edit(added=added, removed=self.edit.removed | {code}))

    def solve(
        self,
        *,
        time_limit: float = 60.0,
        gap: float = 0.01,
        seed: int = 0,
        workers: int = 2,
        repeatable: bool = False,
    ) -> Solved:
        """The best plan found in `time_limit` seconds of wall clock, checked, with its proof.

        `gap` is a share: the solve stops when it is that near to the bound; `workers` are threads; with
        `repeatable` work is limited and not time. In a notebook one line tells how far it is; interrupting
        the kernel hands out the best plan so far. Raises Infeasible, naming rules that clash, where it is
        proven that no plan keeps the rules, OutOfTime where none was found.
        """
        begun = time.monotonic()
        limits = Settings(
            time_limit=time_limit,
            gap=gap,
            seed=seed,
            workers=workers,
            repeatable=repeatable,
            overrides=(*self.settings, *_recorded(self.edit)),
        )
        with progress.teller() as told:
            try:
                result = solver.solve(
                    self.scenario,
                    time_limit=max(0.1, time_limit - seconds(self.scenario)),
                    gap=gap,
                    seed=seed,
                    workers=workers,
                    repeatable=repeatable,
                    report=told,
                )
            except Infeasible as error:
                deadline = begun + time_limit
                raise clash.named(
                    error, self.scenario, deadline=deadline, seed=seed, workers=workers
                ) from None
        return of(result, limits, make(result.scenario, result.plan), tuple(told.log))

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return self._shown().bundle()

    def __repr__(self) -> str:
        return self._shown().text()

    def _shown(self) -> Shown:
        """How large it is, whose money it has, and what is said otherwise."""
        scenario = self.scenario
        count, households = measures.in_reserve(scenario)
        rows = [
            (say("years"), ", ".join(str(year) for year in scenario.years)),
            (say("communities"), f"{count:,}"),
            (say("households"), f"{households:,}"),
        ]
        for source in scenario.sources:
            money = say("; ").join(f"{year}: {wan(yuan)} 万元" for year, yuan in sorted(source.money.items()))
            rows.append((source.name, money))
        rows += [(say("mechanism"), f"{chosen.code} {title(chosen.code)}") for chosen in scenario.mechanisms]
        rows += [(say("set otherwise"), text) for text in (*self.settings, *_recorded(self.edit))]
        return Shown(title=scenario.name, rows=tuple(rows))


def load(path: str | Path, *, lang: str | None = None, allow_outside: bool = False) -> Variant:
    """The scenario of a file, as it is written.

    Words come in `lang` ("zh" or "en") from now on, else in the language the scenario asks for; tables
    outside the scenario's folder are read only where that is allowed. Raises ScenarioError with every error
    found.
    """
    if lang is not None and lang not in locale.LANGUAGES:
        raise ValueError(f"language {lang!r}: expected one of {', '.join(locale.LANGUAGES)}")
    path = Path(path)
    speak(lang, lang_in(path))
    return Variant(path=path, allow_outside=allow_outside)


def _placed(problem: Problem) -> Problem:
    """A problem of a setting stands in what was passed to `with_`, which has no lines."""
    place = problem.place
    if not place.file.startswith("--set "):
        return problem
    setting = place.file.removeprefix("--set ")
    return replace(problem, place=replace(place, file=setting, line=None, column=None))


def _written(value: object) -> str:
    """A value as `--set` takes it; JSON is YAML."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _recorded(edit: Edit) -> tuple[str, ...]:
    """What manifest.json says of changed mechanisms."""
    return (
        *(f"mechanisms-={code}" for code in sorted(edit.removed)),
        *(f"mechanisms+={use}" for use in edit.added),
    )
