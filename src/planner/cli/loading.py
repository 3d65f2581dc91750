"""A scenario loaded in the language it asks for."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from planner import locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.scenario.types import Scenario

_CALLED = {"中文": "zh", "英文": "en"}
_LANG = re.compile(r"^(?:lang|language|语言)\s*[:：]\s*[\"']?(zh|en|中文|英文)\b", re.MULTILINE)
_EXTENDS = re.compile(r"^(?:extends|基于|继承)\s*[:：]\s*[\"']?([^\"'#\n]+)", re.MULTILINE)


def load(path: Path, lang: str | None, overrides: "Sequence[str]", allow_outside: bool) -> "Scenario":
    """The scenario of a file, all its words in the language it asks for."""
    speak(lang, lang_in(path))
    from planner.mechanisms import load

    found = load(path, overrides=overrides, allow_outside=allow_outside)
    if lang is None and found.lang in locale.LANGUAGES and found.lang != locale.language():
        locale.use(found.lang)
        found = load(path, overrides=overrides, allow_outside=allow_outside)
    return found


def speak(lang: str | None, of_scenario: str) -> None:
    """--lang, else the scenario's, else PLANNER_LANG, else the machine's."""
    for name in (lang, of_scenario, os.environ.get("PLANNER_LANG")):
        if name in locale.LANGUAGES:
            locale.use(str(name))
            return
    locale.use(locale.of_system())


def lang_in(path: Path) -> str:
    """The language a scenario or one it extends asks for at first sight, so that its errors come in it."""
    seen: set[Path] = set()
    try:
        while path not in seen and path.is_file():  # a pipe would be read here and gone
            seen.add(path)
            with path.open("rb") as stream:
                head = stream.read(65536).decode("utf-8-sig", "ignore")
            if found := _LANG.search(head):
                return _CALLED.get(found[1], found[1])
            base = _EXTENDS.search(head)
            path = path.parent / base[1].strip() if base else path
    except OSError:
        return ""
    return ""


def appraised(scenario: "Scenario") -> "Scenario":
    """A scenario as the solver sees it: with its edges, scores and gains."""
    from planner.appraisal import appraise
    from planner.areas.derived import with_edges

    if scenario.rules.competition:  # who could take part is known once gates and areas are
        from planner.solver import prepare

        return prepare(scenario).scenario
    return appraise(with_edges(scenario))
