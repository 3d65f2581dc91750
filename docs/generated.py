"""Reference pages filled from the code: a line `<!-- generated: NAME -->` becomes what NAME says here."""

import dataclasses
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from planner import locale

PLACE = re.compile(r"^<!-- generated: ([a-z-]+) -->$", re.MULTILINE)


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    locale.use("en")
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(app: Any, page: str, source: list[str]) -> None:
    source[0] = PLACE.sub(lambda found: "\n".join(CONTENT[found[1]]()), source[0])


def rules() -> Iterator[str]:
    """Every rule in the order they are explained: its sentence, what it adds and what it checks."""
    from planner.report.words import rule_title
    from planner.rules import RULES

    for rule in RULES:
        yield from _twins(rule, rule_title(rule.NAME), {"In the program": rule.add, "On a plan": rule.check})


def goals() -> Iterator[str]:
    """Every goal."""
    from planner.goals import GOALS
    from planner.report.words import goal_title

    for goal in GOALS:
        yield from _twins(
            goal, goal_title(goal.NAME), {"In the program": goal.value, "On a plan": goal.measure}
        )


def commands() -> Iterator[str]:
    """Every command with its arguments and options, as `--help` says them."""
    from typer.main import get_command

    from planner.cli import app

    yield from _command(get_command(app), "planner")


def keys() -> Iterator[str]:
    """Every key of scenario.yaml, and the keys below it."""
    from planner.mechanisms.schema import json_schema

    schema: Mapping[str, Any] = json_schema()
    yield from _properties(schema, schema["properties"])
    for name, entry in sorted(schema["$defs"].items()):
        forms = [form for form in (entry, *entry.get("anyOf", ())) if "properties" in form]
        if forms and not re.fullmatch(r"M\d\d[a-c]?", name):
            yield f"\n## {name.removesuffix('Entry')}\n"
            yield _text(forms[0].get("description", "")) + "\n"
            yield from _properties(schema, forms[0]["properties"])


def headings() -> Iterator[str]:
    """Every table with its fields and the headings each is known by."""
    from planner.scenario.tables import headings as tables

    for name, fields in sorted(vars(tables).items()):
        if not name.isupper():
            continue
        yield f"\n## {name.lower()}\n\n| field | read as | required | headings |\n|---|---|---|---|"
        for field in fields:
            known = "、".join((*field.aliases, *field.weaker))
            yield f"| `{field.name}` | {field.kind} | {'yes' if field.required else ''} | {_text(known)} |"


def plan_file() -> Iterator[str]:
    """The parts of plan.json, each with its fields."""
    from planner.report.document import Document

    seen: list[type] = [Document]
    for part in seen:
        yield f"\n## {part.__name__}\n\n{_text(_paragraph(part))}\n\n| field | type |\n|---|---|"
        hints = typing.get_type_hints(part)
        for field in dataclasses.fields(part):
            seen += [kind for kind in _parts(hints[field.name]) if kind not in seen]
            yield f"| `{field.name}` | {_text(_type(hints[field.name]))} |"


def reasons() -> Iterator[str]:
    """The codes of what keeps a community or a work out."""
    from planner.report.vocabulary import REASONS

    yield "| code | what it says |\n|---|---|"
    for code, sentence in REASONS.items():
        yield f"| `{code}` | {_text(sentence)} |"


def mechanisms() -> Iterator[str]:
    """The catalogue of the national list."""
    from planner.mechanisms.catalogue import catalogue

    for row in catalogue():
        yield f"\n## {row.code} {row.zh}\n\n`{row.name}` — {_text(row.line)}\n\n> {_text(row.clause)}"
        yield f"\n{_text(row.does.en)} ({row.city}; {row.kind})\n"
        if row.parameters:
            yield "| parameter | default | what it is | from |\n|---|---|---|---|"
        for name, given in row.parameters.items():
            default = "required" if given.required else given.default or ""
            cells = " | ".join(_text(words) for words in (default, given.en, given.source))
            yield f"| `{name}` {given.name_zh} | {cells} |"


CONTENT: Mapping[str, Callable[[], Iterator[str]]] = {
    "rules": rules,
    "goals": goals,
    "commands": commands,
    "keys": keys,
    "headings": headings,
    "plan-file": plan_file,
    "reasons": reasons,
    "mechanisms": mechanisms,
}


def _twins(module: Any, title: str, twins: Mapping[str, Any]) -> Iterator[str]:
    sentence, _, more = (module.__doc__ or "").partition("\n")
    yield f"\n## {module.NAME}\n\n**{_text(title)}.** {_text(sentence)}\n\n{_text(more.strip())}\n"
    for name, function in twins.items():
        said = _paragraph(function)
        if said:
            yield f"{name}\n: {_text(said)}\n"


def _command(command: Any, path: str) -> Iterator[str]:
    inner = getattr(command, "commands", {})
    yield f"\n## {path}\n\n{_text(command.help or '')}\n"
    shown = [p for p in command.params if p.name != "help" and not getattr(p, "hidden", False)]
    if shown:
        yield "| | |\n|---|---|"
    for parameter in shown:
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        if parameter.param_type_name == "argument":
            names = f"`{parameter.metavar or parameter.name.upper()}`"
        elif parameter.metavar:
            names += f" {_text(parameter.metavar)}"
        yield f"| {names} | {_text(getattr(parameter, 'help', '') or '')} |"
    for name in command.list_commands(None) if inner else ():
        yield from _command(inner[name], f"{path} {name}")


def _properties(schema: Mapping[str, Any], properties: Mapping[str, Any]) -> Iterator[str]:
    yield "| key | what it says | form |\n|---|---|---|"
    for name, entry in properties.items():
        said = entry.get("description", "")
        yield f"| `{name}` | {_text(said)} | {_text(_form(entry))} |"


def _form(entry: Mapping[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in entry:
        return str(entry["$ref"]).rpartition("/")[2].removesuffix("Entry")
    if "anyOf" in entry:
        found = dict.fromkeys(_form(one) for one in entry["anyOf"] if one.get("type") != "null")
        return " or ".join(word for word in found if word)
    if "enum" in entry:
        return ", ".join(str(value) for value in entry["enum"])
    kind = entry.get("type", "")
    if kind == "array":
        return f"list of {_form(entry.get('items', {})) or 'values'}"
    if kind == "object":
        return "mapping"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _parts(hint: Any) -> Iterator[type]:
    """The dataclasses a type speaks of."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        yield hint
    for inner in typing.get_args(hint):
        yield from _parts(inner)


def _type(hint: Any) -> str:
    """A type as its source has it, without modules."""
    text = hint.__name__ if isinstance(hint, type) and not typing.get_args(hint) else str(hint)
    return re.sub(r"\b(?:[a-z_]+\.)+", "", text.replace("NoneType", "None"))


def _paragraph(thing: Any) -> str:
    """The docstring in one line."""
    return " ".join((thing.__doc__ or "").split())


def _text(words: str) -> str:
    """Words as they stand, in a table too: nothing in them is markup."""
    return re.sub(r"([\\`*_{}\[\]<>|#$~])", r"\\\1", words.replace("\n", " "))
