"""Quotes and actors -> quotes whose speakers are actors.

A name is looked up; a pronoun or a description ("the prime minister") goes to the one actor that the text makes plain;
an unnamed source becomes an actor of its own. Where the text does not make it plain the speaker stays unresolved.
"""

from generator.annotate.speakers.resolution import Resolved, resolve

__all__ = ["Resolved", "resolve"]
