"""One of a thing is said in the singular, whatever the message counts."""

import pytest

from planner import locale
from planner.locale.singular import one
from tests.locale import extract


@pytest.mark.parametrize(
    ("message", "fields", "said"),
    [
        ("{n} communities", {"n": 1}, "1 community"),
        ("{n} communities", {"n": "1"}, "1 community"),
        ("{n} communities", {"n": 2}, "2 communities"),
        ("{n} communities", {"n": "1,001"}, "1,001 communities"),
        ("({n} sources)", {"n": 1}, "(1 source)"),
        (
            "{n:,} communities pass, {b} checks are bad",
            {"n": 1, "b": 1},
            "1 community passes, 1 check is bad",
        ),
        ("{n} more cells differ", {"n": 1}, "1 more cell differs"),
        ("{a} errors, {b} warnings", {"a": 1, "b": 0}, "1 error, 0 warnings"),
        ("{name} in two years", {"name": "1"}, "1 in two years"),
        ("{name}", {"name": "1 communities"}, "1 communities"),
    ],
)
def test_one(message: str, fields: dict[str, object], said: str) -> None:
    assert one(message, fields).format(**fields) == said


def test_no_message_counts_what_we_cannot_say_of_one() -> None:
    """Every {field} followed by a plural: with 1 filled in everywhere the plural is gone."""
    plurals = ("communities", "households", "sources", "works", "areas", "years", "checks", "plans", "errors")
    left = [
        text
        for text in extract.messages()
        if any(f"}} {word}" in one(text, dict.fromkeys(extract.fields(text), 1)) for word in plurals)
    ]
    assert left == []


def test_chinese_has_no_plural() -> None:
    spoken = locale.language()
    try:
        locale.use("zh")
        assert locale.say("{n} communities", n=1) == "1 个小区"
    finally:
        locale.use(spoken)
