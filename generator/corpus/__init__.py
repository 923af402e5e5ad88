"""Many briefings -> their numbers, and the actors and treaties that span them."""

from __future__ import annotations

from generator.corpus.copies import sample
from generator.corpus.moves import recorded, redirects
from generator.corpus.namesakes import told_apart
from generator.corpus.numbering import numbered
from generator.corpus.records import gather
from generator.corpus.revising import changes, joined
from generator.corpus.selection import Selection, by_slug, selected
from generator.corpus.withholding import withheld

__all__ = [
    "Selection",
    "by_slug",
    "changes",
    "gather",
    "joined",
    "numbered",
    "recorded",
    "redirects",
    "sample",
    "selected",
    "told_apart",
    "withheld",
]
