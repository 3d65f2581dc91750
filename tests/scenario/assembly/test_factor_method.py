"""因素法: a central pot shared out by area, households, buildings, communities and performance."""

from dataclasses import replace
from fractions import Fraction

from planner.scenario.assembly.factor_method import Region, shared_out, shares

A = Region(
    name="A",
    area=Fraction(400),
    households=Fraction(50_000),
    buildings=Fraction(1_300),
    communities=Fraction(200),
    performance=Fraction(90),
)
B = Region(
    name="B",
    area=Fraction(100),
    households=Fraction(15_000),
    buildings=Fraction(400),
    communities=Fraction(100),
    difficulty=Fraction(14, 10),
    performance=Fraction(80),
)
POT = 100_000_000  # 10,000 万元


def test_the_worked_case() -> None:
    """40/30/10/10/10: 6,892.21 and 3,107.79 万元 of 10,000."""
    a, b = shared_out(POT, (A, B))
    assert (round(a / 10_000, 2), round(b / 10_000, 2)) == (6892.21, 3107.79)
    assert a + b == POT


def test_difficulty_multiplies_the_task_not_the_performance() -> None:
    alone = {"performance": Fraction(1)}
    assert shares((A, B), alone) == (Fraction(9, 17), Fraction(8, 17))
    assert shares((A, replace(B, difficulty=Fraction(4))), {"area": Fraction(1)}) == (
        Fraction(1, 2),
        Fraction(1, 2),
    )


def test_a_factor_nobody_has_leaves_its_weight_to_the_others() -> None:
    bare = [replace(region, performance=Fraction(0)) for region in (A, B)]
    assert sum(shares(bare)) == 1
    assert shared_out(POT, [Region(name="A"), Region(name="B")]) == (0, 0)
