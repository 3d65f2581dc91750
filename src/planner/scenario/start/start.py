"""`planner init`: a small scenario to begin with, or one from the reserve workbook a bureau already has."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from planner.errors import Place, Problem, ScenarioError
from planner.locale import language, say
from planner.scenario.start import new_files, scenario_file, template_workbook, works_table
from planner.scenario.start.guesses import guessed
from planner.scenario.tables.table_file import content_of

SCENARIO = "scenario.yaml"
WORKS = "works.csv"


def init(folder: Path, *, lang: str) -> list[str]:
    """Write a small working scenario into `folder`; returns what was written, a sentence each.

    Raises ScenarioError where one of the files is already there.
    """
    table = "储备库.xlsx" if lang == "zh" else "reserve.xlsx"
    template = files(__package__).joinpath("template", f"scenario.{'zh' if lang == 'zh' else 'en'}.yaml")
    new_files.write(folder, {SCENARIO: template.read_bytes(), table: template_workbook.workbook(lang)})
    return [
        say("{file}: the scenario, with comments", file=folder / SCENARIO),
        say("{file}: ten example communities; replace them by yours", file=folder / table),
        say("Next: planner check-scenario {file}", file=folder / SCENARIO),
    ]


def init_from(
    folder: Path, workbook: Path, *, years: Sequence[int] | None = None, lang: str | None = None
) -> list[str]:
    """Write a scenario around `workbook`, which is copied unchanged; returns every guess, a sentence each.

    Raises ScenarioError where the workbook cannot be read, has an error in a row, or a file is already
    there; then nothing is written, as works made of half a table would stay when it is mended.
    """
    spoken = lang or language()
    reserve = guessed(workbook)
    errors = [problem for problem in reserve.records.problems if not problem.warning]
    if errors and reserve.records.rows:
        guesses = [Problem(Place(), sentence, warning=True) for sentence in reserve.sentences]
        raise ScenarioError([*guesses, *errors, _unwritten(workbook)])
    if not reserve.records.rows:
        raise ScenarioError(errors or [_empty(workbook)])
    planned = tuple(years) if years else scenario_file.years_of(reserve.records)
    works = works_table.works(reserve.records)
    total = sum(row.cost for row in works.rows)
    outputs = {
        SCENARIO: scenario_file.text(workbook, reserve, planned, total, spoken).encode(),
        WORKS: new_files.csv_bytes(works.table(spoken)),
    }
    copied = (folder / workbook.name).resolve() != workbook.resolve()
    if copied:
        outputs[workbook.name] = content_of(workbook, workbook.name)
    new_files.write(folder, outputs)
    return [
        *reserve.sentences,
        *works.sentences,
        *scenario_file.sentences(planned, total, given=bool(years)),
        *[say("To check: {problem}", problem=problem) for problem in reserve.records.problems],
        *([say("{file} was copied unchanged", file=workbook.name)] if copied else []),
        say("{file}: edit the funding, then run planner check-scenario", file=folder / SCENARIO),
    ]


def _empty(workbook: Path) -> Problem:
    return Problem(Place(workbook.name), say("no community was found"), say("one row for each community"))


def _unwritten(workbook: Path) -> Problem:
    return Problem(
        Place(workbook.name),
        say("nothing was written"),
        say("a table without errors"),
        say("Mend the rows above in it, then run the same command again."),
    )
