"""Why a file was refused, in our words where we have them."""

import errno

from planner import locale
from planner.locale.reasons import reason


def test_known_and_unknown() -> None:
    spoken = locale.language()
    try:
        locale.use("zh")
        assert reason(OSError(errno.ENOENT, "No such file or directory")) == "没有这个文件或文件夹"
        assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
        assert reason(OSError("odd")) == "odd"
    finally:
        locale.use(spoken)
