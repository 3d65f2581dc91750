"""The JSON schema of scenario.yaml, for editors that complete and check keys while one types."""

from planner.scenario.document.document import Document


def json_schema() -> dict[str, object]:
    """A JSON schema (draft 2020-12) of a scenario file; a variant may leave out what it extends."""
    schema = Document.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "planner scenario"
    return schema
