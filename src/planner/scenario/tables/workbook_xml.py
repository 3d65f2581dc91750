"""Reading the XML of a workbook as a flat run of elements, without document types."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.tables.sheet import UnreadableTable

_CHUNK = 2**20

Start = Callable[[str, Mapping[str, str]], None]
Text = Callable[[str], None]
End = Callable[[str], None]


def scan(data: bytes, shown_as: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call `start`, `text` and `end` for every element by its local name; raises UnreadableTable."""
    parser = expat.ParserCreate("utf-8")  # whatever the file declares: calamine reads UTF-8 too
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    if end is not None:
        finish = end
        parser.EndElementHandler = lambda name: finish(_local(name))
    if text is not None:
        parser.CharacterDataHandler = text

    def refuse(*_: object) -> None:
        raise UnreadableTable(
            Problem(
                Place(shown_as),
                say("the workbook holds a document type declaration"),
                say("a workbook as Excel or WPS saves it"),
                say("Open it in Excel or WPS and save it again."),
            )
        )

    parser.StartDoctypeDeclHandler = refuse
    try:
        for begin in range(0, len(data), _CHUNK):
            parser.Parse(data[begin : begin + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadableTable(
            Problem(
                Place(shown_as),
                say("the workbook is damaged ({said})", said=error),
                say("a workbook"),
                say("Open it in Excel or WPS and save it again."),
            )
        ) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name
