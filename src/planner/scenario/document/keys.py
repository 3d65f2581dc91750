"""What every mapping of a scenario file shares: strict keys, Chinese spellings, and a short form."""

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationInfo, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from planner.locale import say
from planner.scenario.document.entries import OFF, ON, Flag
from planner.scenario.document.spellings import SPELLINGS
from planner.scenario.document.syntax import colon_remedy
from planner.scenario.document.texts import refusal


class Keys(BaseModel):
    """A mapping with known keys only; a key without a value counts as absent."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
    SHORT: ClassVar[str] = ""  # the key that a bare value stands for
    LIST: ClassVar[str] = ""  # the key that a bare list stands for
    SAME: ClassVar[tuple[str, ...]] = ("where",)  # what names the thing a setting of a list speaks of
    PATTERN: ClassVar[str] = "[^\\x00-\\x7F]"  # further keys an editor accepts: Chinese spellings

    @model_validator(mode="before")
    @classmethod
    def _spelled(cls, value: object, info: ValidationInfo) -> object:
        """Keys by their English names; what each unknown key could have been goes to the context."""
        found: dict[str, object] = {}
        for key, entry in cls._mapping(value).items():
            name = cls.spelled().get(key, key)
            if entry is None and name in cls.model_fields:
                continue
            if name in found:
                raise refusal(say("“{key}” and “{name}” together", key=key, name=name), say("one of the two"))
            if name not in cls.model_fields and isinstance(info.context, dict):
                info.context[key] = cls.spelled()
            found[name] = entry
        return found

    @classmethod
    def spelled(cls) -> Mapping[str, str]:
        """Every way to write a key, and the key it stands for."""
        known = {name: name for name in cls.model_fields}
        for name in cls.model_fields:
            for spelling in SPELLINGS.get(name, ()):
                known.setdefault(spelling, name)
        return known

    @classmethod
    def _mapping(cls, value: object) -> Mapping[str, object]:
        """The value as a mapping, its short form written out."""
        if isinstance(value, dict):
            return value
        if value is None:
            return {}
        if isinstance(value, list) and cls.LIST:
            return {cls.LIST: value}
        if isinstance(value, str):
            switchable = "on" in cls.model_fields
            if switchable and value.casefold() in ON | OFF:
                return {"on": value}
            if cls.SHORT:
                return {cls.SHORT: value}
            raise refusal(say("“{text}”", text=value), say("a mapping: keys and values"), colon_remedy(value))
        raise refusal(
            say("a list"), say("a mapping: keys and values"), say("Write “key: value” on each line.")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Chinese keys are welcome to editors too, and so are the short forms."""
        reference = handler(core_schema)
        schema = handler.resolve_ref_schema(reference)
        cls._open_schema(schema)
        schema.pop("required", None)  # a variant, or a key in Chinese, may leave it out
        properties = schema.get("properties", {})
        for spelling, name in cls.spelled().items():
            if spelling.isascii() and name in properties:
                properties.setdefault(spelling, properties[name])
        short: list[dict[str, Any]] = []
        if cls.SHORT or "on" in cls.model_fields:
            short.append({"type": ["string", "number", "boolean"]})
        if cls.LIST:
            short.append({"type": "array"})
        return {"anyOf": [reference, *short]} if short else reference

    @classmethod
    def _open_schema(cls, schema: JsonSchemaValue) -> None:
        """Lets editors accept the keys that are no fields."""
        schema["patternProperties"] = {cls.PATTERN: {}}


class Switch(Keys):
    """A rule's settings; `off` alone, or `on: off` beside its settings, switches the rule off."""

    on: Flag = True
    """Whether the rule is on; settings stay written where it is off."""
