"""Why the machine refused a file, in the language in use: its own words are often English."""

import errno

from planner.locale import mark, say

_KNOWN = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("permission denied"),
    errno.EPERM: mark("permission denied"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("part of the path is not a folder"),
    errno.EEXIST: mark("it is there already"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EROFS: mark("the disk cannot be written to"),
    errno.ENAMETOOLONG: mark("the name is too long"),
}


def reason(error: OSError) -> str:
    """In a few words; what is not known here in the words of the system."""
    if error.errno in _KNOWN:
        return say(_KNOWN[error.errno])
    return error.strerror or str(error)
