"""All generated pages and files of a corpus, made."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Corpus
from generator.reference.treaty_library import TreatyLibrary
from generator.site import makings


def pages(corpus: Corpus, library: TreatyLibrary, files: Mapping[str, str], *, hand_written: frozenset[str]) -> dict[str, bytes]:
    """By src_uri, sorted; with other files by theirs."""
    made = {uri: text.encode() for uri, text in files.items() if uri not in hand_written}
    made |= {uri: making() for uri, making in makings(corpus, library, files, hand_written=hand_written).items()}
    return {uri: made[uri] for uri in sorted(made)}
