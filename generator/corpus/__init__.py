"""Many briefings -> their numbers, and the actors and treaties that span them."""

from __future__ import annotations

from generator.corpus.moves import recorded, redirects
from generator.corpus.namesakes import told_apart
from generator.corpus.numbering import numbered
from generator.corpus.records import gather
from generator.corpus.revising import changes, joined

__all__ = ["changes", "gather", "joined", "numbered", "recorded", "redirects", "told_apart"]
