"""A scenario loaded in the language it asks for."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from planner import locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.scenario.types import Scenario


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
    """The language a scenario file asks for at first sight, so that its errors come in it."""
    if not path.is_file():  # a pipe would be read here and gone
        return ""
    try:
        with path.open("rb") as stream:
            head = stream.read(65536).decode("utf-8", "ignore")
    except OSError:
        return ""
    found = re.search(r"^(?:lang|语言)\s*[:：]\s*[\"']?(zh|en)\b", head, re.MULTILINE)
    return found[1] if found else ""


def appraised(scenario: "Scenario") -> "Scenario":
    """A scenario as the solver sees it: with its edges, scores and gains."""
    from planner.appraisal import appraise
    from planner.areas.derived import with_edges

    if scenario.rules.competition:  # who could take part is known once gates and areas are
        from planner.solver import prepare

        return prepare(scenario).scenario
    return appraise(with_edges(scenario))
