"""What plan.json says was measured: rules, the health check, the figures of mechanisms."""

from dataclasses import dataclass
from fractions import Fraction

from planner.mechanisms.catalogue import Qualifier
from planner.mechanisms.figures.figure import Unit
from planner.verdict import Check, Number, Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """A rule measured on the plan."""

    rule: str
    subject: str
    value: Number
    sense: Sense
    limit: Number
    slack: Number
    ok: bool

    @property
    def check(self) -> Check:
        """The numbers as a check, whose slack is counted and not what is written."""
        return Check(self.rule, self.subject, self.value, self.sense, self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalLine:
    """What the health check says of a community."""

    score: Fraction
    need: Fraction | None
    coverage: Fraction | None  # share of the indicator weights that were measured
    rank: int  # from the lowest score up, ties by id


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """What a mechanism measures on the plan, against what the national list says."""

    code: str  # of the catalogue
    name: str
    where: str = ""  # the part of the city it holds in
    key: str
    what: str
    subject: str = ""  # a district, an area; "": all of it
    unit: Unit
    value: Number | None  # None: not measured, `needs` says which fields are missing
    target: Number | None = None
    qualifier: Qualifier = "exactly"
    met: bool | None = None
    needs: str = ""
