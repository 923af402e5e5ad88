"""Finds the treaties that an article cites, and the provisions of them."""

from generator.annotate.treaties.references import find

__all__ = ["find"]
