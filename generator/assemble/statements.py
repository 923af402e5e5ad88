"""Spans of the source -> statements of a briefing, with the dates that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.assemble.independence import Independence
from generator.assemble.quotation import in_others_words, quoted
from generator.model import Annotations, Article, Sentence, Statement
from generator.span import Span, cover
