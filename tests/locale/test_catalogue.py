"""Every word a user reads has its Chinese, with the same fields; what is compiled is what is written."""

import ast

import pytest

from planner import locale
from tests.locale import extract

MESSAGES = extract.messages()
CHINESE = {str(m.id): str(m.string) for m in extract.catalogue() if m.id}
UPDATE = "run python tests/locale/extract.py, then fill in planner.po"


def test_every_message_is_translated() -> None:
    missing = {text: places for text, places in MESSAGES.items() if not CHINESE.get(text)}
    assert missing == {}, UPDATE


def test_no_message_is_left_over() -> None:
    assert set(CHINESE) - set(MESSAGES) == set(), UPDATE


def test_fields_are_the_same() -> None:
    wrong = [
        text
        for text, chinese in CHINESE.items()
        if chinese and extract.fields(text) != extract.fields(chinese)
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_up_to_date() -> None:
    assert extract.MO.read_bytes() == extract.compiled(extract.catalogue()), UPDATE


@pytest.mark.parametrize("name", ["rules", "goals"])
def test_every_sentence_of_a_rule_and_goal_is_there(name: str) -> None:
    sentences = [text for text, places in MESSAGES.items() if any(p.startswith(f"{name}/") for p in places)]
    assert len(sentences) >= len(list((extract.SOURCE / name).glob("*.py"))) - 1
    assert all(CHINESE.get(text) for text in sentences)


def test_say_speaks_chinese() -> None:
    spoken = locale.language()
    try:
        locale.use("zh")
        assert locale.say("Goals, in order") == "目标（按先后）"
        assert locale.say("gap {gap}", gap="1 %") == "差距 1 %"
        locale.use("en")
        assert locale.say("Goals, in order") == "Goals, in order"
    finally:
        locale.use(spoken)


def test_lists_have_the_stops_of_the_language() -> None:
    spoken = locale.language()
    try:
        locale.use("zh")
        assert locale.joined([2026, "甲"]) == "2026、甲"
        locale.use("en")
        assert locale.joined([2026, "a"]) == "2026, a"
    finally:
        locale.use(spoken)


def test_nothing_said_inside_an_f_string_is_missed() -> None:
    """Before Python 3.12 what stands inside an f-string is no word of its own, and is not collected."""
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in extract.SOURCE.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("say", "mark")
        and isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == []
