"""The parsed text: sentences, tokens and what stands in quotation marks, paragraph by paragraph."""

from generator.language.quotation_marks import Passage, passages
from generator.language.sentences import parse
from generator.language.tokens import tokens

__all__ = ["Passage", "parse", "passages", "tokens"]
