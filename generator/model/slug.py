"""Names -> the plain form that addresses and ids are made of."""

from __future__ import annotations

import re
import unicodedata

# Latin letters that Unicode takes for letters of their own, not for another one with a sign.
_PLAIN = str.maketrans(
    dict(zip("øłđðħŧŋə\N{LATIN SMALL LETTER DOTLESS I}", "olddhtnei", strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def slug_of(name: str) -> str:
    """The name's Latin letters and digits in lower-case ASCII, hyphens between; empty where it has none."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
