"""Templates as Jinja has compiled them, kept where Python keeps what it has compiled: a second of every build.

They are code, and so belong beside this program and not into the cache of a site, which may come from anywhere.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from generator.cache.digests import digest, digest_of_packages, digest_of_program

# What compiles templates, and what is worked out when it does.
_PACKAGES = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material")
_ENDING = "jinja"


@cache
def kept_templates() -> BytecodeCache | None:
    """Where compiled templates are kept; None where nothing may be written."""
    if sys.dont_write_bytecode:
        return None
    folder = Path(cache_from_source(__file__)).parent
    rules = digest(digest_of_program(), digest_of_packages(_PACKAGES)).hex()[:16]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob(f"*.{_ENDING}"):
            if not path.name.startswith(rules):
                path.unlink(missing_ok=True)
    return _Kept(str(folder), f"{rules}-%s.{_ENDING}")


class _Kept(FileSystemBytecodeCache):
    def load_bytecode(self, bucket: Bucket) -> None:
        """Reads it, where it is whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # damaged bytes end in errors of any kind
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Writes it, where that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
