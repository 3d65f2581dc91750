"""YAML as a tree of text, with places, without YAML's guesses and without its traps."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import locale
from planner.scenario.document.nodes import Entries, Items, Scalar, UnreadableYaml, plain
from planner.scenario.document.yaml_file import MAX_BYTES, parse, read_yaml


def test_a_scalar_is_its_text() -> None:
    node = parse(
        "{id: 003, on: no, time: 12:30:00, day: 2026-01-05, empty: , gone: ~, quoted: ''}", shown_as="x"
    )
    assert plain(node) == {
        "id": "003",
        "on": "no",
        "time": "12:30:00",
        "day": "2026-01-05",
        "empty": None,
        "gone": None,
        "quoted": "",
    }


def test_every_node_knows_its_place() -> None:
    root = read_yaml(b"a: 1\nb:\n  - x\n  - {c: 2}\n", shown_as="f.yaml").root
    assert isinstance(root, Entries)
    items = root.entries["b"]
    assert isinstance(items, Items)
    assert str(items.items[0].place) == "f.yaml:3:5"
    assert str(root.keys["b"]) == "f.yaml:2:1"


def test_a_duplicate_key_is_a_problem_with_both_lines() -> None:
    read = read_yaml(b"a: 1\nb: 2\na: 3\n", shown_as="f.yaml")
    (problem,) = read.problems
    assert problem.place.line == 3
    assert "first in line 1" in problem.expected
    assert read.root is not None
    assert plain(read.root) == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"a: [1, 2\n", "not YAML"),
        (b"a:\n\t- 1\n", "not YAML"),
        (b"a: 1\n---\nb: 2\n", "second document"),
        (b"a: !!python/object/apply:os.system [ls]\n", "tag"),
        (b"a: !secret x\n", "tag"),
        (b"a: *nowhere\n", "nowhere"),
        (b"a: &a [*a]\n", "alias *a"),
        (b"a: \x00\n", "character"),
        (b"[" * 100 + b"]" * 100, "nested deeper"),
        (b"\x89PNG\r\n\xff\xfe\xff", "not"),
        (b"a: " + b"x" * MAX_BYTES, "bytes"),
    ],
)
def test_what_is_not_a_scenario_is_a_problem_and_no_traceback(content: bytes, words: str) -> None:
    read = read_yaml(content, shown_as="f.yaml")
    assert read.root is None
    (problem,) = read.problems
    assert words in str(problem)
    assert problem.place.file == "f.yaml"
    assert problem.remedy


def test_tabs_get_their_own_advice() -> None:
    (problem,) = read_yaml(b"a:\n\tb: 1\n", shown_as="f.yaml").problems
    assert "tabs" in problem.remedy
    assert problem.place.line == 2


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    read = read_yaml("\n".join(lines).encode(), shown_as="f.yaml")
    assert read.root is None
    assert "aliases expanded" in str(read.problems[0])


def test_a_plain_alias_is_welcome() -> None:
    root = read_yaml(b"a: &money 5\nb: *money\n", shown_as="f.yaml").root
    assert root is not None
    assert plain(root) == {"a": "5", "b": "5"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_of_chinese_machines(encoding: str) -> None:
    root = read_yaml("资金: 三千万\n".encode(encoding), shown_as="f.yaml").root
    assert root is not None
    assert plain(root) == {"资金": "三千万"}


def test_merge_keys_point_to_extends() -> None:
    (problem,) = read_yaml(b"a: &a {x: 1}\nb: {<<: *a}\n", shown_as="f.yaml").problems
    assert "extends" in problem.remedy


def test_a_short_text_raises_what_is_wrong() -> None:
    assert parse("12", shown_as="--set").place.file == "--set"
    assert parse("~", shown_as="--set") == Scalar(None, parse("~", shown_as="--set").place)
    with pytest.raises(UnreadableYaml):
        parse("{a: 1, a: 2}", shown_as="--set")


@given(st.binary(max_size=60))
def test_any_bytes_make_a_tree_or_a_problem(content: bytes) -> None:
    read = read_yaml(content, shown_as="f.yaml")
    assert read.root is not None or read.problems


@given(st.text(alphabet="ab:,-[]{}&*!|>'\"#%@`\n\t 年", max_size=40))
def test_any_yaml_like_text_makes_a_tree_or_a_problem(text: str) -> None:
    read = read_yaml(text.encode(), shown_as="f.yaml")
    assert read.root is not None or read.problems


def test_a_remedy_names_what_exists() -> None:
    with pytest.raises(UnreadableYaml, match="planner schema prints the keys of a scenario"):
        read_yaml(b"a: 1\n---\nb: 2\n", shown_as="f.yaml").root or parse("a: 1\n---\nb: 2\n", shown_as="x")


@pytest.mark.parametrize(
    "text",
    ["a: [1", "a: {b: 1", "a: b: c", "- a\nb: 1", "a\n b:\n- 1", "a: @b", "a: 'b", "a: - b", "a\nb: 1"],
)
def test_what_the_parser_says_is_told_in_chinese(text: str) -> None:
    spoken = locale.language()
    try:
        locale.use("zh")
        with pytest.raises(UnreadableYaml) as error:
            parse(text, shown_as="x")
        assert not re.search("[a-z]{3}", error.value.problem.found), error.value.problem.found
    finally:
        locale.use(spoken)


def test_a_file_that_is_too_large_is_not_told_a_size_it_does_not_have() -> None:
    """No more than the limit of it is read, so its size is not known here."""
    (problem,) = read_yaml(b" " * (MAX_BYTES + 1), shown_as="a.yaml").problems
    assert problem.found == "the file has more than 4,000,000 bytes"
