"""Edges and their stand-ins: coordinates, drawn areas, outlines."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from planner.scenario.types import Edge, Points, Polygons, Shape
from tests.scenario.written import MINIMAL, error, errors, examined, scenario, warnings

EDGED = MINIMAL + "adjacency: e.csv\n"
PLACED = """\
小区编码,小区名称,户数,建筑面积,经度,纬度
A,一,100,8000,120.001,36.001
B,二,90,8000,120.002,36.001
C,三,90,8000,,
"""


def square(x: float, y: float) -> list[list[list[float]]]:
    return [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]


def collection(*features: tuple[dict[str, object], dict[str, object]]) -> str:
    listed = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", "features": listed}, ensure_ascii=False)


def test_a_table_of_edges(tmp_path: Path) -> None:
    heading = "小区甲,小区乙,边界,可打通,步行距离,拆墙费用（万元）,腾出用地\n"
    table = heading + "B,一号,围墙,是,120.5,3,200\nB,C,河流,,,,\n"
    assert scenario(tmp_path, EDGED, (), e=table).edges == (
        Edge(a="A", b="B", distance_m=120.5, wall_cost=30_000, freed_m2=Fraction(200)),
        Edge(a="B", b="C", kind="barrier", crossable=False),
    )


def test_edges_written_in_the_scenario(tmp_path: Path) -> None:
    for lines in ("[{a: A, b: B}]", "{edges: [{a: A, b: B}]}", "{rows: [{a: A, b: B}]}"):
        assert scenario(tmp_path, MINIMAL + f"adjacency: {lines}").edges == (Edge(a="A", b="B"),)


def test_the_same_edge_twice_is_one_and_two_different_are_none(tmp_path: Path) -> None:
    assert len(scenario(tmp_path, EDGED, (), e="a,b\nA,B\nB,A\n").edges) == 1
    assert "different" in error(tmp_path, EDGED, e="a,b,kind\nA,B,wall\nB,A,road\n").found


def test_coordinates_alone_make_points(tmp_path: Path) -> None:
    found = scenario(tmp_path, c=PLACED)
    assert found.adjacency_from == Points(within_m=200)
    assert found.geographic
    assert any("by coordinates, within 200 m (2 communities" in text for text in found.defaults)
    metres = PLACED.replace("120.001,36.001", "500,600").replace("120.002,36.001", "620,600")
    assert not scenario(tmp_path, c=metres).geographic
    stated = scenario(tmp_path, MINIMAL + "adjacency: {points: {within: 0.3 km}}", (), c=PLACED)
    assert stated.adjacency_from == Points(within_m=300)
    assert scenario(tmp_path, MINIMAL + "adjacency: off", (), c=PLACED).adjacency_from is None


def test_drawn_areas_stand_in_for_edges(tmp_path: Path) -> None:
    table = "小区名称,户数,建筑面积,片区\na,90,8000,东\nb,90,8000,东\nc,90,8000,东\nd,90,8000,\n"
    found = scenario(tmp_path, c=table)
    assert [(e.a, e.b, e.kind) for e in found.edges] == [
        ("a", "b", "road"),
        ("a", "c", "road"),
        ("b", "c", "road"),
    ]
    many = "小区名称,户数,建筑面积,片区\n" + "".join(f"s{i},90,8000,东\n" for i in range(51))
    assert any("片区 of more than" in text for text in warnings(examined(tmp_path, c=many)))


def test_outlines(tmp_path: Path) -> None:
    (tmp_path / "p.geojson").write_text(
        collection(
            ({"小区": "A", "n": 1}, {"type": "Polygon", "coordinates": square(500, 0)}),
            (
                {"小区": "二号", "n": 2},
                {"type": "MultiPolygon", "coordinates": [square(501, 0), square(505, 0)]},
            ),
            ({"小区": "公园", "n": 3}, {"type": "Polygon", "coordinates": square(509, 9)}),
        ),
        encoding="utf-8",
    )
    (tmp_path / "b.geojson").write_text(
        collection(({}, {"type": "LineString", "coordinates": [[500, 0], [500, 5]]})), encoding="utf-8"
    )
    yaml = MINIMAL + "adjacency: {polygons: p.geojson, crs: 'EPSG:4547', within: 20, barriers: b.geojson}"
    found = examined(tmp_path, yaml)
    assert found.scenario is not None
    computed = found.scenario.adjacency_from
    assert isinstance(computed, Polygons)
    assert set(computed.outlines) == {"A", "B"}
    assert len(computed.outlines["B"].polygons) == 2
    assert computed.barriers == (Shape(lines=(((500.0, 0.0), (500.0, 5.0)),)),)
    assert (computed.crs, computed.within_m) == ("EPSG:4547", 20.0)
    said = "\n".join(warnings(found))
    assert "1 outline of no community: 公园" in said
    assert "1 community without an outline: C" in said
    assert [file.name for file in found.scenario.inputs][-2:] == ["p.geojson", "b.geojson"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("[1, 2", "not JSON"),
        ('{"type": "x"}', "no list of features"),
        ('{"features": [1]}', "no geometry"),
        ('{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}}]}', "2 points"),
        ('{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[0, "x"]]]}}]}', "two numbers"),
        ('{"features": [{"geometry": {"type": "Circle"}}]}', "type Circle"),
        ('{"features": [{"geometry": {"type": "Polygon", "coordinates": NaN}}]}', "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_bad_geojson_is_a_problem(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "p.geojson").write_text(text, encoding="utf-8")
    found = errors(examined(tmp_path, MINIMAL + "adjacency: {polygons: p.geojson}"))
    assert any(words in str(problem) for problem in found), found


def test_adjacency_of_nothing(tmp_path: Path) -> None:
    assert "no community with coordinates" in error(tmp_path, MINIMAL + "adjacency: {points: 200 m}").found
    assert "neither edges nor polygons" in error(tmp_path, MINIMAL + "adjacency: {within: 30 m}").found


@pytest.mark.parametrize(
    ("crs", "x", "barrier", "words"),
    [
        ("EPSG:4326", 500_000, 500_000, "coordinates such as 500000, 0 in p.geojson; degrees"),
        ("EPSG:4547", 120, 120, "coordinates such as 120, 0 in p.geojson; metres"),
        ("GCJ-02", 500_000, 500_000, "the coordinate system “GCJ-02”"),
        ("EPSG:4547", 500_000, 120, "coordinates such as 120, 0 in b.geojson; metres"),
        ("", 120, 500_000, "coordinates such as 500000, 0 in b.geojson; degrees"),
        ("EPSG:4547", 500_000, 500_000, ""),
        ("epsg:4490", 120, 120, ""),
        ("", 120, 120, ""),
        ("", 500_000, 500_000, ""),
    ],
)
def test_coordinates_must_fit_their_system(
    tmp_path: Path, crs: str, x: float, barrier: float, words: str
) -> None:
    """Degrees taken for metres make everybody a neighbour, metres taken for degrees nobody."""
    (tmp_path / "p.geojson").write_text(
        collection(({"小区": "A"}, {"type": "Polygon", "coordinates": square(x, 0)})), encoding="utf-8"
    )
    line = {"type": "LineString", "coordinates": [[barrier, 0], [barrier, 5]]}
    (tmp_path / "b.geojson").write_text(collection(({}, line)), encoding="utf-8")
    named = f", crs: '{crs}'" if crs else ""
    yaml = MINIMAL + f"adjacency: {{polygons: p.geojson, barriers: b.geojson{named}}}"
    found = [str(problem) for problem in errors(examined(tmp_path, yaml))]
    assert words in found[0] if words else found == []
    assert len(found) == bool(words)


def test_two_layers_in_two_systems(tmp_path: Path) -> None:
    def layer(name: str, crs: str, geometry: dict[str, object], community: str) -> None:
        text = json.loads(collection(({"小区": community}, geometry)))
        text["crs"] = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{crs}"}}
        (tmp_path / name).write_text(json.dumps(text), encoding="utf-8")

    layer("p.geojson", "4547", {"type": "Polygon", "coordinates": square(500_000, 0)}, "A")
    layer("b.geojson", "4548", {"type": "LineString", "coordinates": [[400_000, 0], [400_000, 5]]}, "")
    yaml = MINIMAL + "adjacency: {polygons: p.geojson, barriers: b.geojson}"
    assert "barriers in EPSG:4548, outlines in EPSG:4547" in error(tmp_path, yaml).found


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("36.001,120.001", "36.001,120.002", "longitude 36.001 and latitude 120.001"),
        ("120.001,36.001", "120.002,360.01", ""),
    ],
)
def test_coordinates_of_communities_that_cannot_be(
    tmp_path: Path, first: str, second: str, words: str
) -> None:
    table = PLACED.replace("120.001,36.001", first).replace("120.002,36.001", second)
    table = table.replace("90,8000,,", "90,8000,120.003,36.001")
    if words:
        table = table.replace("120.003,36.001", "36.001,120.003")
    found = [str(problem) for problem in errors(examined(tmp_path, c=table))]
    assert (words or "coordinates that are no degrees: B") in found[0]


def test_an_edge_between_two_districts_joins_nothing(tmp_path: Path) -> None:
    table = "小区名称,区县,户数,建筑面积\n一,甲区,90,8000\n二,甲区,90,8000\n三,乙区,90,8000\n"
    found = examined(tmp_path, EDGED, (), c=table, e="a,b,kind\n一,二,wall\n二,三,wall\n一,三,barrier\n")
    assert found.scenario is not None
    (said,) = [text for text in warnings(found) if "区县" in text]
    assert "1 edge between different 区县 or 片区" in said
    assert "no area reaches beyond one 区县" in found.scenario.defaults
