"""Précis turns news articles into structured, traceable briefings."""

__version__ = "0.1.0"
