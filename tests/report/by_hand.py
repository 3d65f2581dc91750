"""The tutorial scenario and its best plan, written out by hand: figures of first-run.md."""

from fractions import Fraction

from planner.funding import complete
from planner.plan import AreaWork, Plan, PlannedArea
from planner.report import measures
from planner.result import GoalLevel, Ranking, Result, Waiting
from planner.scenario.settings import AreaLimits, Consent, Goals, Rules
from planner.scenario.types import Category, Certainty, Community, Edge, InputFile, Scenario, Source, Work
from planner.verdict import Check, Reason

ROWS = (
    ("A", "一号小区", 105, 13000, 4_180_000, 55, 92),
    ("B", "二号小区", 80, 7800, 2_516_000, 48, 88),
    ("C", "三号小区", 100, 10000, 3_210_000, 62, 95),
    ("D", "四号小区", 42, 3200, 1_034_000, 40, 83),
    ("E", "五号小区", 91, 9000, 2_900_000, 58, 90),
    ("F", "六号小区", 40, 3200, 1_034_000, 66, 80),
    ("G", "七号小区", 72, 8000, 2_570_000, 70, 78),
    ("H", "八号小区", 24, 2400, 778_000, 52, 86),
)


def tutorial() -> Scenario:
    """Appraised: every need and gain is set."""
    return Scenario(
        name="教程",
        years=(2026, 2027),
        communities=tuple(
            Community(
                id=i,
                name=name,
                households=households,
                floor_area_m2=Fraction(m2),
                score=Fraction(100 - need),
                need=Fraction(need),
                consent_households=Fraction(agreed, 100),
            )
            for i, name, households, m2, _, need, agreed in ROWS
        ),
        works=tuple(
            Work(community=i, id="综合改造", kind="综合改造", civil=yuan, gain=Fraction(need * households))
            for i, _, households, _, yuan, need, _ in ROWS
        ),
        edges=tuple(Edge(a=a, b=b) for a, b in ("AB", "BC", "CD", "DH", "EF", "FH")),
        sources=(
            Source(
                id="改造资金",
                name="改造资金",
                kind="central",
                money={2026: 5_500_000, 2027: 5_500_000},
                certainty={2026: Certainty.GRANTED, 2027: Certainty.EXPECTED},
            ),
        ),
        limits=AreaLimits(max_members=3, project_cost=150_000),
        rules=Rules(consent=(Consent(),)),
        goals=Goals(order=("need", "households")),
        defaults=("payment: all in the start year",),
        inputs=(InputFile(name="communities.csv", sha256="00"),),
    )


def best_plan(scenario: Scenario) -> Plan:
    """2026 E+F, 2027 B+C+D; 1,099.40 万元."""
    project = AreaWork(id="project", kind="project", category=Category.BASIC, cost=150_000)
    areas = tuple(
        PlannedArea(
            id=f"A{year}-001",
            year=year,
            members=tuple(members),
            works=dict.fromkeys(members, ("综合改造",)),
            own=(project,),
        )
        for year, members in ((2026, "EF"), (2027, "BCD"))
    )
    paid = {("改造资金", 2026): 4_084_000, ("改造资金", 2027): 6_910_000}
    return complete(Plan(scenario=scenario, areas=areas), paid)


def tutorial_result() -> Result:
    """What the solver would hand out."""
    scenario = tutorial()
    plan = best_plan(scenario)
    return Result(
        scenario=scenario,
        plan=plan,
        status="proven",
        goals=(
            GoalLevel(goal="need", value=19_052, bound=19_052.0, best=19_052, status="proven"),
            GoalLevel(goal="households", value=353, bound=353.0, best=353, status="proven"),
        ),
        checks=(
            Check("budget", "改造资金 2026", 4_084_000, "at most", 5_500_000),
            Check("budget", "改造资金 2027", 6_910_000, "at most", 6_916_000),
            Check("consent", "六号小区", Fraction(4, 5), "at least", Fraction(4, 5)),
            Check("area_limits", "A2026-001 members", 2, "at most", 3),
        ),
        rejected={"G": (Reason("consent", "CONSENT", "78.00%", "80.00%", 0.025),)},
        waiting=(
            Waiting(
                community="A",
                reduced_cost=12.5,
                gain=5775,
                fiscal=4_330_000,
                households=105,
                why=(Reason("budget", "MONEY_LEFT", "2026: 0.60", "418.00"),),
            ),
            Waiting(
                community="H",
                reduced_cost=40.0,
                gain=1248,
                fiscal=928_000,
                households=24,
                why=(Reason("budget", "MONEY_LEFT", "2026: 0.60", "77.80"),),
            ),
        ),
        rankings=(
            Ranking(
                name="score_stop", communities=("F", "C", "E"), households=231, need=14118, cost=7_594_000
            ),
            Ranking(
                name="score_skip",
                communities=("F", "C", "E", "H", "D"),
                households=297,
                need=17046,
                cost=9_706_000,
            ),
            Ranking(
                name="need_per_yuan",
                communities=("F", "C", "E", "B"),
                households=311,
                need=17958,
                cost=10_260_000,
            ),
        ),
        candidates=18,
        columns=36,
        seconds=0.5,
        gap_asked=0.01,
        solvers={"need": "highs, cp-sat"},
    )


def points(plan: Plan) -> Fraction:
    """Need met, not discounted."""
    return measures.figures(plan).need
