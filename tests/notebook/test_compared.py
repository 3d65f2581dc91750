"""Two plans side by side in Python: the figures of `planner compare`."""

import planner


def test_more_money_brings_a_community_in(solved: planner.Solved, tutorial: planner.Variant) -> None:
    richer = tutorial.with_(**{"funding.改造资金.2027": "650万元"}).solve(gap=0)
    found = solved.plan.compare(richer.plan, names=("550", "<650>"))
    assert found.differs
    assert found.figures.shape[0] > 5
    assert "八号小区" in found.communities.to_string()
    assert len(found.assumptions) == 1
    assert "八号小区" in found.funding.to_string()
    bundle = found._repr_mimebundle_()
    assert "<650>" in bundle["text/plain"]
    assert "&lt;650&gt;" in bundle["text/html"]
    assert "<650>" not in bundle["text/html"]


def test_a_plan_does_not_differ_from_itself(solved: planner.Solved) -> None:
    assert not solved.plan.compare(solved.plan).differs
