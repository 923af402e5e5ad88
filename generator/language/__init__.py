"""The parsed text: sentences and tokens, paragraph by paragraph."""

from generator.language.sentences import parse
from generator.language.tokens import tokens

__all__ = ["parse", "tokens"]
