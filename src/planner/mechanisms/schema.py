"""The JSON schema of scenario.yaml with the names and parameters of every mechanism, for editors."""

from typing import Any

from planner.mechanisms.catalogue import Mechanism, Parameter, catalogue
from planner.scenario.document import schema

SWITCH = {"type": ["boolean", "string", "null"]}
VALUE = {"type": ["string", "number", "boolean", "array", "object"]}


def json_schema() -> dict[str, object]:
    """The schema of a scenario file, its key `mechanisms` spelled out."""
    found = schema.json_schema()
    properties, definitions = found["properties"], found["$defs"]
    assert isinstance(properties, dict)
    assert isinstance(definitions, dict)
    definitions |= {mechanism.code: _use(mechanism) for mechanism in catalogue()}
    stated: dict[str, Any] = properties["mechanisms"]
    named = {
        spelled: _uses(mechanism)
        for mechanism in catalogue()
        for spelled in (mechanism.name, mechanism.zh, mechanism.code)
    }
    uses = {"type": "object", "properties": named, "additionalProperties": False}
    names = {"type": "string", "enum": list(named)}
    several = {"type": "array", "items": {"anyOf": [names, uses]}}
    properties["mechanisms"] = {
        **{key: stated[key] for key in ("title", "description") if key in stated},
        "anyOf": [uses, several, names, {"type": "null"}],
    }
    return found


def _uses(mechanism: Mechanism) -> dict[str, Any]:
    """Its parameters, several uses of it in different places, or nothing but that it is on."""
    one = {"$ref": f"#/$defs/{mechanism.code}"}
    return {"anyOf": [one, {"type": "array", "items": one}, SWITCH]}


def _use(mechanism: Mechanism) -> dict[str, Any]:
    properties = {
        spelled: _parameter(parameter)
        for key, parameter in mechanism.parameters.items()
        for spelled in (key, parameter.name_zh)
    }
    if mechanism.part != "nothing":
        where = {"anyOf": [{"$ref": "#/$defs/WhereEntry"}, {"type": ["string", "array"]}]}
        properties |= dict.fromkeys(("where", "适用范围", "适用于"), where)
    return {
        "type": "object",
        "title": f"{mechanism.code} {mechanism.zh}",
        "description": f"{mechanism.does.zh} {mechanism.line}",
        "properties": properties,
        "additionalProperties": False,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    found: dict[str, Any] = {**VALUE, "description": f"{parameter.zh}（{parameter.source}） {parameter.en}"}
    return found if parameter.default is None else {**found, "default": parameter.default}
