"""The catalogue of mechanisms (可复制机制目录) in lines and as JSON: what each says, takes and reads."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from planner.examples import Shown
from planner.locale import joined, language, mark, say
from planner.mechanisms import Mechanism, catalogue
from planner.mechanisms.catalogue import Expectation, Fact
from planner.mechanisms.plain import yaml_text
from planner.report.columns import pad, wrap
from planner.report.mechanism_words import qualified
from planner.scenario.assembly.mechanisms import TABLES
from planner.scenario.types import Chosen, Scenario

WIDTH = 80
INDENT = 5  # under the code of a row
KINDS = {
    "gate": mark("gate"),
    "payer": mark("payer by rule"),
    "rule": mark("rule"),
    "coefficient": mark("coefficient"),
    "schedule": mark("schedule"),
    "ledger": mark("ledger after completion"),
    "report": mark("report line"),
}


def lines(scenario: Scenario | None) -> Iterator[str]:
    """Every row, under the chapter of the list it stands in; with a scenario, where it is on."""
    for chapter, rows in groupby(catalogue(), key=lambda mechanism: mechanism.chapter):
        yield from wrap(chapter, WIDTH)
        for mechanism in rows:
            yield from _block(mechanism, scenario)
            yield ""
    count = say("{n} mechanisms", n=len(catalogue()))
    if scenario is not None:
        on = {chosen.code for chosen in scenario.mechanisms}
        count = say("{n} mechanisms, {on} on", n=len(catalogue()), on=len(on))
    yield count


def shown(mechanism: Mechanism, results: Sequence[Shown]) -> Iterator[str]:
    """One row, the figures of the list, its worked example, and what came of running it."""
    yield from wrap(mechanism.chapter, WIDTH)
    yield from _block(mechanism, None)
    for fact in mechanism.facts.values():
        yield from _hanging(say("figure of the list"), _fact(fact))
    yield ""
    example = mechanism.example.zh if language() == "zh" else mechanism.example.en
    yield from _hanging(say("worked example"), example)
    text = yaml_text(dict(mechanism.example.scenario))
    yield from (f"{'':{INDENT}}  {line}" for line in text.splitlines())
    yield ""
    yield say("Run:")
    for result in results:
        sign = say("as it should") if result.ok else say("NOT as it should")
        said = say(
            "{asked}: {found}  ({sign})", asked=asked(result.expectation), found=_found(result), sign=sign
        )
        yield f"  {said}"


def _fact(fact: Fact) -> str:
    """A figure of the list with its qualifier."""
    words = fact.zh if language() == "zh" else fact.en
    return say("{value} ({words})", value=qualified(fact.value, fact.qualifier), words=words)


def asked(expectation: Expectation) -> str:
    """What a worked example must show, in words."""
    for text, word in (
        (expectation.figure, mark("figure {name} = {value}")),
        (expectation.rejected, mark("{name} rejected for {value}")),
        (expectation.planned, mark("{name} planned in {value}")),
        (expectation.completed, mark("{name} accepted: {value}")),
        (expectation.paid, mark("{name} pays {value} 万元")),
    ):
        if text:
            return say(word, name=text, value=expectation.value)
    return say("refused with “{text}”", text=expectation.problem)


def _found(result: Shown) -> str:
    return result.found.splitlines()[0] if result.found else say("nothing")


def as_data(mechanism: Mechanism, scenario: Scenario | None) -> dict[str, Any]:
    """One row for machines; `on` lists its uses in the scenario."""
    found: dict[str, Any] = mechanism.model_dump(mode="json")
    if scenario is not None:
        found["on"] = [
            {"parameters": dict(use.parameters), "where": str(use.where)}
            for use in _uses(mechanism, scenario)
        ]
    return found


def _uses(mechanism: Mechanism, scenario: Scenario) -> list[Chosen]:
    return [chosen for chosen in scenario.mechanisms if chosen.code == mechanism.code]


def _block(mechanism: Mechanism, scenario: Scenario | None) -> Iterator[str]:
    """A row: its names, the clause, what it does, its parameters, the fields it reads."""
    head = f"{pad(mechanism.code, INDENT)}{mechanism.zh}  {mechanism.name}  {mechanism.city}"
    if scenario is not None:
        head += "  " + (say("[on]") if _uses(mechanism, scenario) else say("[off]"))
    yield head
    yield from _hanging("", f"“{mechanism.clause}”")
    yield from _hanging("", mechanism.line)
    yield from _hanging(say(KINDS[mechanism.kind]), str(mechanism.does))
    for key, parameter in mechanism.parameters.items():
        default = say("required") if parameter.required else parameter.default or say("none")
        words = parameter.zh if language() == "zh" else parameter.en
        text = say(
            "{name} = {value}; {words} ({source})",
            name=parameter.name_zh,
            value=default,
            words=words,
            source=parameter.source,
        )
        yield from _hanging(say("parameter {key}", key=key), text)
    if mechanism.whole is not None:
        yield from _hanging(say("whole city"), str(mechanism.whole))
    for table, fields in mechanism.reads.items():
        text = joined(_field(table, field) for field in fields)
        yield from _hanging(say("reads {table}", table=table), text)
    if mechanism.sets:
        yield from _hanging(say("rules it sets"), joined(mechanism.sets))
    if scenario is not None:
        for use in _uses(mechanism, scenario):
            text = joined(f"{key} {value}" for key, value in use.parameters.items()) or "–"
            yield from _hanging(say("on in {where}", where=str(use.where) or say("all of it")), text)


def _field(table: str, field: str) -> str:
    """A field by its heading and its name; one that may be absent says so."""
    titles = {known.name: known.title for known in TABLES[table]}
    names = "/".join(
        say("{value} ({words})", value=titles[name], words=name) for name in field.rstrip("?").split("|")
    )
    return say("{field}, where there", field=names) if field.endswith("?") else names


def _hanging(label: str, text: str) -> Iterator[str]:
    """`label: text`, its further lines under the first."""
    body = say("{label}: {text}", label=label, text=text) if label else text
    for i, line in enumerate(wrap(body, WIDTH - INDENT - 2)):
        yield " " * (INDENT if i == 0 else INDENT + 2) + line
