"""Every row of the catalogue is whole: quoted from the list, tied to rules that exist, its example runs."""

import re
from pathlib import Path

import pytest

from planner.examples import run
from planner.mechanisms import Mechanism, catalogue
from planner.mechanisms.catalogue import spellings
from planner.mechanisms.figures import FIGURES
from planner.rules import RULES
from planner.scenario.assembly.mechanisms import TABLES

RULE_NAMES = {rule.NAME for rule in RULES}
PARAMETER = re.compile(r"\$(\w+)")
HERE = Path(__file__).parent


def by_code(mechanism: Mechanism) -> str:
    return mechanism.code


def test_no_two_rows_share_a_name() -> None:
    rows = catalogue()
    assert (
        len({m.code for m in rows}) == len({m.name for m in rows}) == len({m.zh for m in rows}) == len(rows)
    )
    assert len(spellings()) == 3 * len(rows)


def test_every_row_has_its_figures() -> None:
    assert [row.CODE for row in FIGURES] == [m.code for m in catalogue()]


@pytest.mark.parametrize("mechanism", catalogue(), ids=by_code)
def test_every_row_has_a_test_of_its_own(mechanism: Mechanism) -> None:
    """With the numbers of the list: tests/mechanisms/test_m38.py."""
    assert (HERE / f"test_{mechanism.code.casefold()}.py").is_file()


@pytest.mark.parametrize("mechanism", catalogue(), ids=by_code)
def test_what_a_row_names_exists(mechanism: Mechanism) -> None:
    assert set(mechanism.sets) <= RULE_NAMES
    for table, fields in mechanism.reads.items():
        known = {field.name for field in TABLES[table]}
        for field in fields:
            assert set(field.rstrip("?").split("|")) <= known, (table, field)
    used = set(PARAMETER.findall(repr(mechanism.scenario))) - {"where", "nth", "place"}
    assert used <= set(mechanism.parameters)


@pytest.mark.parametrize("mechanism", catalogue(), ids=by_code)
def test_a_where_is_never_lost(mechanism: Mechanism) -> None:
    """It bounds the settings of a row, or the row says what else it does with it."""
    passed_on = set(PARAMETER.findall(repr(mechanism.scenario)))
    match mechanism.part:
        case "settings":
            assert "where" in passed_on
        case "facility":
            assert "facility" in mechanism.parameters
        case "figures":
            assert "where" not in passed_on
        case "nothing":
            assert mechanism.whole is not None
    for key, parameter in mechanism.parameters.items():
        if parameter.whole:
            assert mechanism.whole is not None, key


@pytest.mark.parametrize("mechanism", catalogue(), ids=by_code)
def test_the_worked_example_comes_out_as_it_says(mechanism: Mechanism) -> None:
    for shown in run(mechanism):
        assert shown.ok, shown
