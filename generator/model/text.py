"""Parsed text: sentences with their tokens, and with the words of their trees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.span import Span

JOINT = " … "
"""What stands for the words that are left out between two spans."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of punctuation."""

    text: str
    span: Span

    @property
    def lower(self) -> str:
        """The token in lower case, for look-ups."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether the token has a letter."""
        return _has_letter(self.text)


@lru_cache(maxsize=1 << 15)  # the same few thousand words come again and again
def _has_letter(text: str) -> bool:
    return any(c.isalpha() for c in text)


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word, a node of its sentence's tree: "Karst-led" is three, "don't" two, a mark of punctuation one.

    Attributes:
        text: as in the article.
        span: where it stands; words never overlap and hold no white space.
        lemma: the base form: "say" of "said", "Olin" of "Olin".
        pos: the universal part of speech, such as VERB.
        tag: the Penn treebank's tag, such as VBD.
        relation: the universal dependency that ties the word to its head, with its subtype where it has one: nsubj:pass.
        head: the index of the head in `Sentence.words`; the word's own index where it is the root.
    """

    text: str
    span: Span
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int

    @property
    def lower(self) -> str:
        """The word in lower case, for look-ups."""
        return self.text.lower()


class NameKind(StrEnum):
    """What the language model takes a name for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Name:
    """Words that the language model takes for a name: a hint, no finding.

    Attributes:
        span: without title and article, whole words.
        kind: person, organisation or place.
    """

    span: Span
    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the story.

    Attributes:
        span: from the first to behind the last character, closing quotation marks included.
        paragraph: the index in `Article.paragraphs`, from 0.
        tokens: in order; they cover everything but white space.
        words: the nodes of the sentence's tree, in order; they too cover everything but white space, and exactly one is
            the root. Empty where the sentence was not parsed.
        names: in order; they do not overlap. Empty where the language model knows no names.
    """

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    words: tuple[Word, ...] = ()
    names: tuple[Name, ...] = ()
