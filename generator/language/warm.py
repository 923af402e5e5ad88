"""Importing this loads the bundled pipeline: a process that is forked from one that did so has it already, in the same memory."""

import gc

from generator.language.parser import load

load(None)
# What is loaded is never garbage: looking through it would also copy each page of the memory that the processes share.
gc.freeze()
