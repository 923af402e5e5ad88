"""The parsed text: sentences, tokens, trees and what stands in quotation marks, paragraph by paragraph."""

from generator.language.parser import Parser, load
from generator.language.quotation_marks import Passage, passages
from generator.language.sentences import parse
from generator.language.tokens import tokens
from generator.language.trees import Tree

__all__ = ["Parser", "Passage", "Tree", "load", "parse", "passages", "tokens"]
