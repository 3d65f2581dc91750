"""Scenarios with mechanisms, written in a test."""

import yaml

from planner.mechanisms import examine_text
from planner.scenario.types import Scenario

BASE = """
years: [2026, 2027]
communities:
  - {小区名称: 甲, 区县: 东区, 户数: 100, 建筑面积: 8000, 同意率: 90%, 估算投资: 100万元}
  - {小区名称: 乙, 区县: 西区, 户数: 100, 建筑面积: 8000, 同意率: 82%, 估算投资: 100万元}
funding: {市级财政: 1000万元}
"""


def scenario(more: str, base: str = BASE) -> Scenario:
    """The scenario of `base` with the keys of `more` put over it; asserts that it has no error."""
    found = examine_text(_text(more, base), name="by hand")
    assert found.scenario is not None, [str(problem) for problem in found.problems]
    return found.scenario


def problems(more: str, base: str = BASE) -> list[str]:
    """Every error of that scenario."""
    found = examine_text(_text(more, base), name="by hand")
    return [str(problem) for problem in found.problems if not problem.warning]


def _text(more: str, base: str) -> str:
    top = yaml.load(base, Loader=yaml.BaseLoader) | yaml.load(more, Loader=yaml.BaseLoader)
    return yaml.safe_dump(top, allow_unicode=True, sort_keys=False)
