"""A plan as tables: fresh from a solve, or read back from a plan folder."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import PlanFileError
from planner.locale import say
from planner.money import wan
from planner.notebook.display import Shown
from planner.report import measures, plan_file, strays
from planner.report.document import Document
from planner.scenario.types import Scenario

if TYPE_CHECKING:
    from pandas import DataFrame

    from planner.comparison import Version
    from planner.notebook.compared import Compared
    from planner.plan import Plan
    from planner.report.page.chart import AnyChart


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlanTables:
    """A plan: DataFrames that tie to one another and to plan.json to the yuan.

    The sum of `works.cost_yuan` is that of `areas.cost_yuan` and of `funding.amount_yuan`. Every access
    makes a new DataFrame: what you change in it changes no plan.
    """

    scenario: Scenario
    document: Document
    _plan: "Plan" = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plan", self.document.plan(self.scenario))

    @property
    def communities(self) -> "DataFrame":
        """One row a listed community (列入).

        year int64; area, district, subdistrict, community (id), name str; buildings Int64; households int64;
        floor_area_m2 float64; score, need float64 (points of 0..100); cost_yuan int64: its works;
        funded_yuan int64: what is paid of them.
        """
        from planner.notebook import frames

        return frames.communities(self.scenario, self.document, self._plan)

    @property
    def areas(self) -> "DataFrame":
        """One row an area (片区).

        year int64; area (id), name str; communities, households int64; floor_area_m2 float64; walls Int64:
        taken down; freed_m2 float64; own_cost_yuan int64: works of the area itself; cost_yuan int64: with
        those of its members.
        """
        from planner.notebook import frames

        return frames.areas(self.scenario, self.document)

    @property
    def works(self) -> "DataFrame":
        """One row a work that is done.

        year int64; area, subject (a community, or the area for its own works), name, work, kind, category
        str; gain float64: points of need x households it closes; cost_yuan int64.
        """
        from planner.notebook import frames

        return frames.works(self.scenario, self.document)

    @property
    def funding(self) -> "DataFrame":
        """One row what one source pays of one work in one year (资金筹措).

        subject, name, work str; year int64; source (id), source_name str; amount_yuan int64.
        """
        from planner.notebook import frames

        return frames.funding(self.scenario, self.document)

    @property
    def checks(self) -> "DataFrame":
        """One row what a rule measures on the plan.

        rule, subject, sense ("at most", "at least", "exactly") str; value, limit, slack float64: yuan where
        the rule counts money, a share of 1 where it is a rate; ok bool. plan.json has them exact.
        """
        from planner.notebook import frames

        return frames.checks(self.document)

    @property
    def mechanisms(self) -> "DataFrame":
        """One row what a mechanism measures on the plan, against what the national list says.

        mechanism (code), name, where, figure, what, subject, unit str; value, target float64 in that unit,
        NaN where not measured or not asked; met boolean, <NA> where that cannot be said.
        """
        from planner.notebook import frames

        return frames.mechanisms(self.document)

    @property
    def figures(self) -> measures.Figures:
        """What it comes to: areas, communities, households, floor_area_m2, need (points x households, not
        discounted), cost (yuan), hazards."""
        return measures.figures(self._plan)

    @property
    def need_met(self) -> Fraction:
        """Shortfall closed x households, as a share of the whole reserve's; 0 where there is no need."""
        need = measures.reserve_need(self.scenario)
        return self.figures.need / need if need else Fraction(0)

    def map(self) -> "AnyChart | None":
        """Areas and communities on one map by start year, an Altair chart; None where nothing has a place."""
        from planner.report.page.map import Standing, map_of

        waiting = {line.community for line in self.document.waiting}
        return map_of(self._plan, Standing(waiting=waiting, rejected=set(self.document.rejected)))

    def compare(self, other: "PlanTables", *, names: tuple[str, str] = ("", "")) -> "Compared":
        """This plan (A) and another (B) side by side, under `names` or those of their scenarios.

        Nothing is solved: what caused which difference `planner compare --attribute` tells.
        """
        from planner.comparison import compare
        from planner.notebook.compared import Compared

        pairs = zip((self, other), names, strict=True)
        return Compared(comparison=compare([plan._version(name) for plan, name in pairs]))

    def _version(self, name: str) -> "Version":
        from planner.comparison import of_folder

        label = name or self.scenario.name
        folder = plan_file.PlanFolder(path=Path(label), scenario=self.scenario, document=self.document)
        return of_folder(label, folder)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return self._shown().bundle()

    def __repr__(self) -> str:
        return self._shown().text()

    def _shown(self) -> Shown:
        """A row a year, and the sum."""
        years = [(str(batch.year), batch.figures) for batch in measures.batches(self._plan)]
        return Shown(
            title=say("{name}: the plan", name=self.scenario.name),
            headings=(
                *(say("year"), say("areas"), say("communities"), say("households")),
                *(say("floor area (m²)"), say("investment (万元)")),
            ),
            rows=tuple(
                (
                    *(name, f"{found.areas:,}", f"{found.communities:,}", f"{found.households:,}"),
                    *(f"{round(found.floor_area_m2):,}", wan(found.cost)),
                )
                for name, found in [*years, (say("all"), self.figures)]
            ),
        )


def read(folder: str | Path) -> PlanTables:
    """The plan in a folder that `planner solve` or `Solved.save` wrote.

    Raises PlanFileError where a file is missing, too large, not ours, or says something unknown. Nothing is
    measured again: `planner verify` does that.
    """
    found, left_behind = strays.without(plan_file.read(Path(folder)))
    if left_behind:
        raise PlanFileError("\n".join(left_behind))
    return PlanTables(scenario=found.scenario, document=found.document)
