"""Corridors, programmes, facilities."""

from pathlib import Path

import pytest

from tests.scenario.written import MINIMAL, error, examined, scenario, warnings


def test_corridors_programmes_facilities(tmp_path: Path) -> None:
    yaml = MINIMAL + "corridors: k.csv\nprogrammes: p.csv\nfacilities: f.csv\n"
    found = scenario(
        tmp_path,
        yaml,
        (),
        k="id,communities,last_dig_year\n东街,A、二号,2024\n",
        p="id,department,years,communities,works,corridor\n河道,水务局,2026-2027,B;A,雨污分流,东街\n",
        f="id,kind,host,band_m,min_households,cost（万元）,existing\nF1,canteen,一号,300,100,5,否\n",
    )
    assert found.corridors[0].communities == ("A", "B")
    assert found.corridors[0].last_dig_year == 2024
    programme = found.programmes[0]
    assert (programme.years, programme.communities, programme.works) == (
        (2026, 2027),
        ("A", "B"),
        ("drainage",),
    )
    assert (programme.corridor, programme.digs) == ("东街", True)
    facility = found.facilities[0]
    assert (facility.host, facility.band_m, facility.cost, facility.existing) == ("A", 300, 50_000, False)


@pytest.mark.parametrize(
    ("line", "table", "words"),
    [
        ("corridors: t.csv", "id,communities\n东街,A、Q\n", "“Q”"),
        ("corridors: t.csv", "id,communities\n东街,A\n东街,B\n", "second time"),
        ("programmes: t.csv", "id,years,communities\nP,20x6,A\n", "a year"),
        ("programmes: t.csv", "id,years,communities,corridor\nP,2026,A,西街\n", "known corridor"),
        ("facilities: t.csv", "id,kind,host\nF,canteen,Q\n", "“Q”"),
        ("facilities: t.csv", "id,kind,host\nwalls,canteen,A\n", "another cost of an area"),
    ],
)
def test_what_refers_to_nothing(tmp_path: Path, line: str, table: str, words: str) -> None:
    assert words in str(error(tmp_path, MINIMAL + line, t=table))


def test_a_programme_outside_the_plan_is_doubted(tmp_path: Path) -> None:
    found = examined(tmp_path, MINIMAL + "programmes: t.csv", (), t="id,years,communities\nP,2031,A\n")
    assert any("no year of the plan among 2031" in text for text in warnings(found))
