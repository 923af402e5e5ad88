"""Names -> the plain form that addresses and ids are made of."""

from __future__ import annotations

import re
import unicodedata


def slug_of(name: str) -> str:
    """The name's Latin letters and digits in lower-case ASCII, hyphens between; empty where it has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
