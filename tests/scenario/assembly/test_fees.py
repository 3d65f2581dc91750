"""The fee of a consultant for the whole process: the first setting that holds."""

from pathlib import Path

from tests.scenario.written import MINIMAL, scenario


def test_the_first_setting_that_holds(tmp_path: Path) -> None:
    yaml = MINIMAL + "consulting: [{rate: 2%, where: {community: A}}, 1%]\n"
    found = {w.community: (w.construction, w.other) for w in scenario(tmp_path, yaml).works}
    assert found == {"A": (4_180_000, 83_600), "B": (2_516_000, 25_160), "C": (3_210_000, 32_100)}


def test_none_unless_stated(tmp_path: Path) -> None:
    assert all(w.other == 0 and w.cost == w.construction for w in scenario(tmp_path).works)
