"""Rows of one text: what they are."""

import pytest

from planner.scenario.tables.lone_rows import group, is_remark


@pytest.mark.parametrize("text", ["注:以测绘为准", "备注", "填表人:某某", "Note: draft"])
def test_remarks(text: str) -> None:
    assert is_remark(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、甲街道", {"subdistrict": "甲街道"}),
        ("(二)乙镇(3个)", {"subdistrict": "乙镇"}),
        ("历下区:", {"district": "历下区"}),
        ("3.丙县", {"district": "丙县"}),
        ("幸福小区", {}),
        ("幸福社区", {}),
        ("东片区", {}),
        ("第一批", {}),
        ("区", {}),
    ],
)
def test_groups(text: str, found: dict[str, str]) -> None:
    assert group(text) == found
