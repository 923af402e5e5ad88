"""Importing this loads the bundled pipeline: a process that is forked from one that did so has it already, in the same memory."""

from generator.language.parser import load

load(None)
