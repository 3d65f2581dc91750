"""A problem in one line: stops and places of the language in use."""

from collections.abc import Iterator

import pytest

from planner import locale
from planner.errors import Place, Problem, ScenarioError


@pytest.fixture
def spoken() -> Iterator[None]:
    before = locale.language()
    yield
    locale.use(before)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "r.xlsx [储备库] row 4 “户数”: x; a number. Mend it"),
        ("zh", "r.xlsx [储备库] 第 4 行 “户数”：x；a number。Mend it"),
    ],
)
def test_a_problem(lang: str, line: str) -> None:
    locale.use(lang)
    place = Place("r.xlsx", sheet="储备库", row=4, heading="户数")
    problem = Problem(place, "x", "a number", "Mend it")
    assert str(problem) == line
    assert str(ScenarioError([problem, problem])) == f"{line}\n{line}"


@pytest.mark.parametrize(
    ("place", "words", "line"),
    [
        (Place(), ("x", "", ""), "x"),
        (Place("a.yaml", line=3, column=7, key="rules.x"), ("x", "y", ""), "a.yaml:3:7 rules.x: x; y"),
        (Place("a.csv", line=3), ("x", "", "z"), "a.csv:3: x. z"),
    ],
)
def test_parts_that_are_not_known_are_left_out(place: Place, words: tuple[str, str, str], line: str) -> None:
    assert str(Problem(place, *words)) == line
