"""Dates: which words of a story tell a date, and which date they tell. Rules only, no clock and no parser."""

from generator.annotate.dates.finder import find

__all__ = ["find"]
