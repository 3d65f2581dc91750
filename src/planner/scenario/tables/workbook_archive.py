"""The zip inside a workbook, unpacked within bounds: it may come from anywhere."""

import io
import zipfile
import zlib

from planner.errors import Place, Problem
from planner.locale import say
from planner.scenario.tables.sheet import UnreadableTable, too_large

MAX_UNPACKED = 256 * 2**20
MAX_MEMBERS = 5_000
_CENTRAL_ENTRY = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, UnicodeDecodeError)


def members(content: bytes, shown_as: str) -> dict[str, bytes]:
    """The XML of a workbook by name of member, unpacked within bounds; raises UnreadableTable."""
    if content.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
        found = say("more than {limit} parts", limit=f"{MAX_MEMBERS:,}")
        raise too_large(shown_as, found, say("a workbook with a few sheets"))
    found_members: dict[str, bytes] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if not entry.filename.lower().endswith((".xml", ".rels", "mimetype")):
                    continue  # pictures, printer settings, macros: nothing of the table
                left -= entry.file_size  # never more is unpacked than the archive states
                if left < 0:
                    limit = f"{MAX_UNPACKED // 2**20} MB"
                    found = say("more than {limit} unpacked", limit=limit)
                    raise too_large(shown_as, found, say("a smaller workbook"))
                data = archive.read(entry)
                found_members[entry.filename] = data
    except _BROKEN as error:
        raise UnreadableTable(
            Problem(
                Place(shown_as),
                say("the workbook is damaged or protected"),
                say("a workbook"),
                say("Open it in Excel or WPS and save it again as xlsx, without a password."),
            )
        ) from error
    return found_members
