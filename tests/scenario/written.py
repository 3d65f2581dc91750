"""Small scenarios written into a folder, as a bureau would."""

from pathlib import Path
from textwrap import dedent

from planner.errors import Problem
from planner.scenario.reading import Examination, examine, load
from planner.scenario.types import Scenario

COMMUNITIES = """\
小区编码,小区名称,区县,街道,户数,建筑面积（平方米）,估算投资（万元）
A,一号,甲区,东街,105,13000,418.00
B,二号,甲区,东街,80,7800,251.60
C,三号,甲区,西街,100,10000,321.00
"""
MINIMAL = """\
years: [2026, 2027]
communities: c.csv
funding: {区级财政: 550万元}
"""


def write(folder: Path, yaml: str = MINIMAL, **tables: str) -> Path:
    """A scenario file and its csv tables; `c` is the three communities unless given."""
    for name, text in {"c": COMMUNITIES, **tables}.items():
        (folder / f"{name}.csv").write_text(dedent(text), encoding="utf-8")
    path = folder / "plan.yaml"
    path.write_text(dedent(yaml), encoding="utf-8")
    return path


def scenario(folder: Path, yaml: str = MINIMAL, overrides: tuple[str, ...] = (), **tables: str) -> Scenario:
    """The scenario of these texts, which must be good."""
    return load(write(folder, yaml, **tables), overrides=overrides)


def examined(
    folder: Path, yaml: str = MINIMAL, overrides: tuple[str, ...] = (), **tables: str
) -> Examination:
    """What reading these texts finds; every problem must say where, what and what to do."""
    found = examine(write(folder, yaml, **tables), overrides=overrides)
    for problem in found.problems:
        assert str(problem.place), problem
        assert problem.found, problem
        assert problem.remedy or problem.expected, problem
    assert (found.scenario is None) == bool(errors(found))
    return found


def errors(examination: Examination) -> list[Problem]:
    """Its errors."""
    return [problem for problem in examination.problems if not problem.warning]


def error(folder: Path, yaml: str = MINIMAL, **tables: str) -> Problem:
    """The one error reading these texts finds."""
    (found,) = errors(examined(folder, yaml, (), **tables))
    return found


def warnings(examination: Examination) -> list[str]:
    """Its warnings, as text."""
    return [str(problem) for problem in examination.problems if problem.warning]
