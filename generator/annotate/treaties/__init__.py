"""Finds the treaties that an article cites, and the provisions of them; and apart from them the laws of states."""

from generator.annotate.treaties.legislation import find as find_legislation
from generator.annotate.treaties.references import find

__all__ = ["find", "find_legislation"]
