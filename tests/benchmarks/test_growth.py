"""Growth: points in order, and the exponent of a power law."""

from benchmarks.families import growth as family
from benchmarks.family import Asked, Instance
from benchmarks.growth import points, sentences
from benchmarks.record import Record, Run
from benchmarks.watch import Mark


def record(kind: str, axis: str, value: int, seconds: float) -> Record:
    run = Run("planner", bound=1.0, seconds=60.0, marks=(Mark(seconds, None, 1.0, "first plan"),))
    return Record(Instance("growth", f"{kind} {axis}={value}", 300, settings={axis: value}), run)


def test_exponents_leave_small_cities_out() -> None:
    rows = [record("bare", "communities", n, s) for n, s in ((10_000, 100.0), (100, 0.5), (1_000, 1.0))]
    assert [point.value for point in points(rows)] == [100, 1_000, 10_000]
    assert list(sentences(rows)) == [
        "bare, communities 1,000 to 10,000: seconds to the bound grow as communities^2.00."
    ]


def test_one_point_is_no_growth() -> None:
    assert list(sentences([record("full", "works", 2, 1.0), record("full", "works", 0, 1.0)])) == []


def test_every_instance_differs_from_the_base_in_its_axis() -> None:
    for instance in family.instances(Asked(None, (0,))):
        kind, _, rest = instance.name.partition(" ")
        axis, _, value = rest.partition("=")
        assert instance.settings[axis] == int(value)
        assert instance.settings["full"] == (kind == "full")
