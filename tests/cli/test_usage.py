"""Help and errors of usage, as typer makes them: all of it in Chinese, and in English as it always was."""

import re
import sys

import pytest
from typer.testing import CliRunner, Result

from planner import locale
from planner.cli import app
from planner.cli.usage import told
from planner.report.columns import WIDTH, width

pytestmark = pytest.mark.usefixtures("empty_folder")


def run(*words: str, language: str = "zh") -> Result:
    locale.use(language)
    return CliRunner().invoke(app, words, prog_name="planner")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("compare", "缺少参数“A B [C…]”。"),
        ("solv", "没有命令“solv”。是否要用 'solve'？"),
        ("zzz", "没有命令“zzz”。"),
        ("solve --nope", "没有选项 --nope（相近的有：--force）"),
        ("--zzz", "没有选项 --zzz"),
        ("solve a b", "多余的参数：b"),
        ("init", "缺少参数“DIR”。"),
        ("solve a --seed", "选项“--seed”后面须写取值。"),
        ("solve a --quiet=3", "选项“--quiet”后面不写取值。"),
        ("solve a --seed x", "“--seed”的取值无效：应为整数"),
        ("solve a --seed -1", "“--seed”的取值无效：不得小于 0"),
        ("solve a --workers 999", "“--workers”的取值无效：不得大于 256"),
        ("solve a --gap 9", "“--gap”的取值无效：9：应为比例，如 0.01 或 1%"),
    ],
)
def test_errors_of_usage(words: str, said: str) -> None:
    found = run(*words.split())
    assert found.exit_code == 2
    assert found.stdout == ""
    *usage, error = found.stderr.strip().splitlines()
    assert error == f"错误：{said}"
    for line in usage:
        assert not line or line.startswith(("用法：planner", "查看说明：planner"))
    english = run(*words.split(), language="en").stderr.strip().splitlines()[-1]
    assert english.startswith("Error: ")
    assert len(usage) == 3 or words.endswith("=3") or words.endswith("--seed")  # typer knows no command there


@pytest.mark.parametrize(
    "words", ["", "solve", "compare", "mechanisms", "mechanisms price", "init", "report"]
)
def test_no_english_is_left_in_the_help(words: str) -> None:
    found = run(*words.split(), "--help")
    assert found.exit_code == 0
    assert "用法：planner" in found.stdout
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "required", "default", "<int"):
        assert english not in found.stdout
    assert re.search(r"^选项：$", found.stdout, re.MULTILINE)
    assert max(map(width, found.stdout.splitlines())) <= WIDTH


def test_the_help_in_english() -> None:
    said = run("solve", "--help", language="en").stdout
    assert said.startswith("Usage: planner solve [OPTIONS] {SCENARIO}\n")
    assert "\nArguments:\n  SCENARIO <path>  " in said
    assert "  -h, --help             Show this message and exit.\n" in said
    assert "[default: 60]" in said


def test_without_words_the_help_is_told_and_the_code_is_that_of_an_error() -> None:
    found = run()
    assert found.exit_code == 2
    assert found.stderr.startswith("用法：planner [选项] 命令 [参数]...\n")


def test_what_is_not_known_is_told_as_it_is() -> None:
    locale.use("zh")
    assert told("Something typer never said before.") == "Something typer never said before."


def test_the_language_of_errors_is_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.cli import main

    monkeypatch.setattr(sys, "argv", ["planner", "solve", "--lang", "zh", "--zzz"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert locale.language() == "zh"
