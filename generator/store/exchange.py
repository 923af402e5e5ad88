"""Two folders trade places at once, where the system can do that: between two renames there would be no folder for a moment.

Python has no name for it: `renameat2` of Linux (RENAME_EXCHANGE) and `renameatx_np` of macOS (RENAME_SWAP) are called by ctypes.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = {"linux": -100, "darwin": -2}  # AT_FDCWD
_CALL = {"linux": "renameat2", "darwin": "renameatx_np"}
_EXCHANGE = 2  # the same number on both


def exchange(one: Path, other: Path) -> bool:
    """Whether both have traded places; False where the system or the disk cannot do it, and nothing has happened."""
    if sys.platform not in _CALL:
        return False
    try:
        call = getattr(ctypes.CDLL(None), _CALL[sys.platform])
    except (AttributeError, OSError):
        return False
    here = _HERE[sys.platform]
    # Anything but 0 is a refusal: an old kernel, a file system without it.
    return int(call(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(_EXCHANGE))) == 0
