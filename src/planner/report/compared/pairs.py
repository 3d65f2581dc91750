"""Words of a page for one pair of plans among several."""

from planner.comparison import Comparison, Pair
from planner.locale import say
from planner.report.compared.figures import LETTERS
from planner.scenario.types import Scenario


def letter(pair: Pair) -> str:
    """The letter of the other plan."""
    return LETTERS[pair.other]


def letters(comparison: Comparison) -> str:
    """The letters of all plans, in order."""
    return LETTERS[: len(comparison.versions)]


def less(other: str) -> str:
    """The heading of what a plan has more than the first."""
    return say("{b} less {a}", b=other, a="A")


def against(pair: Pair) -> str:
    """Which two plans are meant."""
    return say("{b} against {a}", a="A", b=letter(pair))


def titled(comparison: Comparison, pair: Pair, text: str) -> str:
    """`text`, with the pair it is said of where there are several."""
    if len(comparison.pairs) == 1:
        return text
    return say("{pair}: {text}", pair=against(pair), text=text)


def scenarios(comparison: Comparison, pair: Pair) -> tuple[Scenario, Scenario]:
    """What the two plans answer."""
    return comparison.versions[0].scenario, comparison.versions[pair.other].scenario
