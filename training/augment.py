"""The same trees in other typography: what news, wires and web pages do to text that treebanks show too seldom."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from training.treebank import Document, Sentence, Word

_OPENING, _CLOSING = "``", "''"  # the tags of double quotation marks
_DOUBLE = {'"', "“", "”", "``", "''"}
_STYLES = (('"', '"'), ("“", "”"), ("''", "''"))
_APOSTROPHES = str.maketrans("’", "'"), str.maketrans("'", "’")
_DASHES = ("--", "—", "–")

Change = Callable[[Document, random.Random], Document]


def augment(sentences: Document, chance: random.Random) -> Document:
    """Perhaps change a paragraph; most stay as they are."""
    for share, change in CHANGES:
        if chance.random() < share:
            sentences = change(sentences, chance)
    return sentences


def quotation_marks(sentences: Document, chance: random.Random) -> Document:
    """Double quotation marks in another style: straight, curly, or two apostrophes."""
    opening, closing = chance.choice(_STYLES)
    marks = {_OPENING: opening, _CLOSING: closing}
    return _each(sentences, lambda word: replace(word, form=marks[word.xpos]) if word.form in _DOUBLE and word.xpos in marks else word)


def apostrophes(sentences: Document, chance: random.Random) -> Document:
    """Apostrophes inside words and endings all straight, or all curly."""
    table = chance.choice(_APOSTROPHES)
    return _each(sentences, lambda word: word if word.form in _DOUBLE else replace(word, form=word.form.translate(table)))


def dashes(sentences: Document, chance: random.Random) -> Document:
    """Dashes between clauses written another way."""
    dash = chance.choice(_DASHES)
    return _each(sentences, lambda word: replace(word, form=dash) if word.form in _DASHES and word.xpos != "HYPH" else word)


def lower(sentences: Document, _: random.Random) -> Document:
    """All small letters."""
    return _each(sentences, lambda word: replace(word, form=word.form.lower()))


def upper(sentences: Document, _: random.Random) -> Document:
    """All capitals."""
    return _each(sentences, lambda word: replace(word, form=word.form.upper()))


def headline(sentences: Document, _: random.Random) -> Document:
    """A capital on every word but small ones, no full stop."""
    small = {"ADP", "DET", "CCONJ", "PART", "PUNCT"}
    capitals = _each(sentences, lambda word: word if word.upos in small else replace(word, form=word.form[:1].upper() + word.form[1:]))
    return unfinished(capitals, _)


def unfinished(sentences: Document, _: random.Random) -> Document:
    """The last sentence without its full stop."""
    *before, last = sentences
    full_stop = len(last)
    if len(last) < 2 or last[-1].form != "." or any(word.head == full_stop for word in last):
        return sentences
    return (*before, last[:-1])


def white_space(sentences: Document, chance: random.Random) -> Document:
    """A second space, or a line break, after some word: a token of its own for spaCy, hung on the word before."""
    return tuple(_spaced(sentence, chance) for sentence in sentences)


def _spaced(sentence: Sentence, chance: random.Random) -> Sentence:
    places = [number for number, word in enumerate(sentence[:-1], 1) if word.space_after]
    if not places:
        return sentence
    after = chance.choice(places)
    form = chance.choice((" ", "\n"))
    space = Word(form=form, lemma=form, upos="SPACE", xpos="_SP", feats="", head=after, deprel="dep", space_after=False)
    moved = [replace(word, head=word.head + (word.head > after)) for word in sentence]
    if form == "\n":
        moved[after - 1] = replace(moved[after - 1], space_after=False)
    return (*moved[:after], space, *moved[after:])


def _each(sentences: Sequence[Sentence], change: Callable[[Word], Word]) -> Document:
    return tuple(tuple(change(word) for word in sentence) for sentence in sentences)


# The share of paragraphs that meets each change; white space comes last because the others know nothing of its tokens.
CHANGES: tuple[tuple[float, Change], ...] = (
    (0.4, quotation_marks),
    (0.4, apostrophes),
    (0.3, dashes),
    (0.03, lower),
    (0.03, upper),
    (0.03, headline),
    (0.05, unfinished),
    (0.06, white_space),
)
