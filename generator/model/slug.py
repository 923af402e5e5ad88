"""Names -> the plain form that addresses and ids are made of."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

# Latin letters that Unicode takes for letters of their own, not for another one with a sign.
_PLAIN = str.maketrans(
    dict(zip("øłđðħŧŋə\N{LATIN SMALL LETTER DOTLESS I}", "olddhtnei", strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
# Windows takes a file or folder of such a name for a device, whatever its extension is.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
# With a folder before it and an extension behind it, a name must fit into the 255 bytes that file systems have for one.
_LONGEST = 150


def slug_of(name: str) -> str:
    """The name's Latin letters and digits in lower-case ASCII, hyphens between; empty where it has none.

    A name of a device of Windows gets a number ("con-1"); one of more than 150 characters is cut, and ends in a digest of what it was.
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN)).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))
    if len(slug) > _LONGEST:
        return f"{slug[: _LONGEST - 13].rstrip('-')}-{sha256(slug.encode()).hexdigest()[:12]}"
    return f"{slug}-1" if _DEVICES.fullmatch(slug) else slug
