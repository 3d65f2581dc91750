"""M36: six steps in order; a project is planned after the third; 90.0 % passes “90%以上”."""

from fractions import Fraction

import pytest

from planner.mechanisms.figures import measure
from planner.plan import Plan
from planner.scenario.governance import STEPS
from planner.scenario.settings_residents import Decided
from planner.scenario.types import Scenario
from tests.mechanisms.by_hand import problems, scenario


def _steps(text: str) -> tuple[str, ...]:
    return scenario(f"governance: [{{小区: 甲, 议事进度: {text}}}]").governance[0].steps


@pytest.mark.parametrize(
    "text",
    [
        "群众提议、支部动议、业委会审议、物业或第三方企业执行、监委会监督、群众评议",
        "群众提议，支部动议，审议，物业/企业执行，监督，评议",
    ],
)
def test_the_six_steps_in_their_words(text: str) -> None:
    assert _steps(text) == STEPS


def test_an_unknown_step_names_the_nearest() -> None:
    (problem,) = problems("governance: [{小区: 甲, 议事进度: 业委会审批}]")
    assert "Did you mean “业委会审议”?" in problem


def test_the_gate_it_sets() -> None:
    rows = "governance: [{小区: 甲, 议事进度: 群众提议}]\n"
    assert scenario(rows + "mechanisms: [深圳小区议事六步]").rules.decided == (Decided(),)
    assert scenario(rows + "mechanisms: {M36: {环节: 支部动议}}").rules.decided == (Decided(step="moved"),)


def _branches(count: int) -> Scenario:
    communities = "".join(f"  - {{小区名称: S{i}, 户数: 10, 建筑面积: 800}}\n" for i in range(10))
    rows = "".join(
        f"  - {{小区: S{i}, 议事进度: 群众提议, 党支部: {'是' if i < count else '否'}}}\n" for i in range(10)
    )
    return scenario(f"communities:\n{communities}governance:\n{rows}mechanisms: [M36]")


@pytest.mark.parametrize(("count", "met"), [(9, True), (8, False)])
def test_ninety_per_cent_itself_passes(count: int, met: bool) -> None:
    found = _branches(count)
    shown = {f.key: f for f in measure(found, Plan(scenario=found))}
    assert shown["branch_coverage"].value == Fraction(count, 10)
    assert shown["branch_coverage"].met is met
    assert shown["deliberated"].value == 0
