"""Text from strangers as it may be shown: nothing in it moves, hides or turns around what is beside it."""

import re
import unicodedata

from planner.locale import say
from planner.scenario.quantities import QuantityError

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_REFUSED = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # controls, marks of direction, separators of lines


def printable(text: str) -> str:
    """`text` without invisible characters; raises QuantityError at control characters."""
    visible = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if visible.isprintable():
        return visible
    for character in visible:
        if character not in "\n\t" and unicodedata.category(character) in _REFUSED:
            raise QuantityError(
                say("the control character {code}", code=f"U+{ord(character):04X}"),
                say("printable text"),
                say("Retype it."),
            )
    return visible
