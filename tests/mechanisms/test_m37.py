"""M37: 7,300 members take at least 7,300 posts."""

import pytest

from planner.mechanisms.figures import measure
from planner.plan import Plan
from tests.mechanisms.by_hand import scenario


@pytest.mark.parametrize(("posts", "met"), [(3300, True), (3299, False)])
def test_at_least_a_post_each(posts: int, met: bool) -> None:
    rows = (
        "governance:\n"
        "  - {小区: 甲, 报到党员数: 4000, 认领岗位数: 4000}\n"
        f"  - {{小区: 乙, 报到党员数: 3300, 认领岗位数: {posts}}}\n"
    )
    found = scenario(rows + "mechanisms: [yongchuan-members-posts]")
    shown = {f.key: f for f in measure(found, Plan(scenario=found))}
    assert shown["members"].value == 7300
    assert (shown["posts"].value, shown["posts"].target) == (4000 + posts, 7300)
    assert shown["posts"].met is met
    assert shown["without_post"].met is met


def test_one_community_cannot_stand_in_for_another() -> None:
    rows = (
        "governance:\n  - {小区: 甲, 报到党员数: 10, 认领岗位数: 30}\n"
        "  - {小区: 乙, 报到党员数: 10, 认领岗位数: 0}\n"
    )
    found = scenario(rows + "mechanisms: [M37]")
    shown = {f.key: f for f in measure(found, Plan(scenario=found))}
    assert shown["posts"].met is True
    assert shown["without_post"].value == 1
