"""A problem in one line: stops and places of the language in use."""

import pytest

from planner import locale
from planner.errors import Place, Problem
from planner.report import problems


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "r.xlsx [储备库] row 4 “户数”: x; a number. Mend it"),
        ("zh", "r.xlsx [储备库] 第 4 行 “户数”：x；a number。Mend it"),
    ],
)
def test_a_line(lang: str, line: str) -> None:
    locale.use(lang)
    place = Place("r.xlsx", sheet="储备库", row=4, heading="户数")
    problem = Problem(place, "x", "a number", "Mend it")
    assert problems.line(problem) == line


def test_in_english_it_is_what_the_problem_says_itself() -> None:
    for place in (Place(), Place("a.yaml", line=3, column=7, key="rules.x"), Place("a.csv", line=3)):
        for words in (("x", "", ""), ("x", "y", ""), ("x", "", "z"), ("x", "y", "z")):
            assert problems.line(Problem(place, *words)) == str(Problem(place, *words))
