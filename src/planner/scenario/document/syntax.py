"""What is wrong with a text that is not YAML, in our words."""

import yaml

from planner.errors import Place, Problem
from planner.locale import mark, say

_COMPLAINTS = frozenset(  # of the parser
    (
        mark("block sequence entries are not allowed in this context"),
        mark("could not find expected ':'"),
        mark("did not find expected '-' indicator"),
        mark("did not find expected ',' or ']'"),
        mark("did not find expected ',' or '}'"),
        mark("did not find expected key"),
        mark("did not find expected node content"),
        mark("found character that cannot start any token"),
        mark("found unexpected end of stream"),
        mark("mapping values are not allowed in this context"),
    )
)


def complaint(error: yaml.YAMLError, shown_as: str, text: str) -> Problem:
    """A parser's complaint in our words, with the usual cause where we know it."""
    if isinstance(error, yaml.reader.ReaderError):
        return Problem(
            Place(shown_as),
            say("a character that YAML does not allow (code {code})", code=f"U+{_code(error):04X}"),
            say("printable text"),
            say("Retype the line, or save the file as UTF-8."),
        )
    at = getattr(error, "problem_mark", None)
    place = Place(shown_as, at.line + 1, at.column + 1) if at else Place(shown_as)
    said = str(getattr(error, "problem", "") or error)
    said = say(said) if said in _COMPLAINTS else said
    remedy = say("Check the indentation, the colons and the brackets of this line and of the one above.")
    lines = text.splitlines()
    line = lines[at.line] if at and at.line < len(lines) else ""
    if "：" in line:
        remedy = colon_remedy(line)
    if line.lstrip(" ").startswith("\t"):
        remedy = say("Indent with spaces: YAML does not allow tabs.")
    return Problem(
        place, say("this is not YAML ({said})", said=said), say("keys and values: “key: value”"), remedy
    )


def _code(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(character[:1] or "\0")


def colon_remedy(text: str) -> str:
    """What to do where a mapping was expected and one text was found."""
    if "：" in text:
        return say("Write the colon as “: ” (half-width colon and a space), not “：”.")
    return say("Write “key: value”, with a space after the colon.")
