"""Briefings -> PDF, by Typst, from the briefing itself and never from its page."""

from generator.paper.press import Layout, Press, Size, missing_letters
from generator.paper.sheets import Imprint

__all__ = ["Imprint", "Layout", "Press", "Size", "missing_letters"]
