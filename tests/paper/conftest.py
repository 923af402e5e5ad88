"""Briefings built by hand serve here too."""

from __future__ import annotations

from tests.stories import bare, briefing, corpus, story

__all__ = ["bare", "briefing", "corpus", "story"]
