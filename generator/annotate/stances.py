"""Quotes -> what each cue says that the speaker did with the words: said, claimed, denied, warned.

The class is the cue's, never a judgement of what was said. Where the cue is negated ("did not deny") the source tells what
was not done, so there is no class; who "declined to say" has refused. Such words become part of the cue, because a page
that shows the cue alone would otherwise say the contrary of its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import Cue, Quote, Sentence, Token
from generator.reference.english import english
from generator.reference.reporting import reporting
from generator.reference.stances import stances
from generator.span import Span, around, cover

_JOINING = frozenset({"or", "nor"})
_REFUSED = "refused"
# So many words before a cue may belong to it: "has so far not been willing to say".
_REACH = 7
# Characters: no preposition is longer.
_WORD = 12


def add_stances(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The quotes, each with its cue's stance, and with the cue's negation as a part of the cue."""
    return tuple(_with_stance(text, quote, sentences) for quote in quotes)


def _with_stance(text: str, quote: Quote, sentences: Sequence[Sentence]) -> Quote:
    if quote.cue is None:
        return quote
    cue = quote.cue
    words = _words_until(cue, sentences, quote.spans)
    at = _undone(words)
    if at is None:
        return replace(quote, stance=None if _is_by_nobody(text, quote) else _of_cue(text, cue))
    begin = at
    while begin and words[begin - 1].lower in english().auxiliaries:
        begin -= 1
    widened = replace(cue, span=cover((words[begin].span, cue.span)))
    return replace(quote, cue=widened, stance=_REFUSED if words[at].lower in stances().refusing else None)


def _of_cue(text: str, cue: Cue) -> str | None:
    """The stance of the cue, with the preposition behind it where that makes another word: "called it dead", but "called for talks"."""
    behind = text[cue.span.end : cue.span.end + _WORD].split(maxsplit=1)[:1]
    return (stances().by_lemma.get(f"{cue.lemma} {behind[0]}") if behind else None) or stances().of(cue.lemma)


def _words_until(cue: Cue, sentences: Sequence[Sentence], spoken: Sequence[Span]) -> list[Token]:
    """The words up to the cue's last one that belong to its verb: auxiliaries, adverbs, negations, "to" and what takes it."""
    tokens = [t for s in around(sentences, cue.span) for t in s.tokens if t.span.start < cue.span.end]
    first = next((n for n, token in enumerate(tokens) if token.span.end > cue.span.start), len(tokens))
    begin = first
    while begin > max(0, first - _REACH):
        # "Would neither confirm nor deny": the negation reaches over the verb between.
        joined = begin < len(tokens) and tokens[begin].lower in _JOINING and tokens[begin - 1].lower in reporting().forms
        if not (joined or _goes_with_verb(tokens[begin - 1], spoken)):
            break
        begin -= 1
    return tokens[begin:]


def _goes_with_verb(token: Token, spoken: Sequence[Span]) -> bool:
    words, known = english(), stances()
    if any(span.overlaps(token.span) for span in spoken):
        return False
    lower = token.lower
    return (
        lower in words.auxiliaries
        or lower in words.adverbs
        or lower in known.negations | known.refusing | known.undoing | _JOINING | {"to", "far", "willing"}
        or _is_contracted_negation(lower)
        or (lower.endswith("ly") and token.text.islower())
    )


def _undone(words: Sequence[Token]) -> int | None:
    """The index of the word that makes the reporting verb at the end undone or a refusal; None where it stands as it is."""
    known = stances()
    for at, word in enumerate(words[:-1]):
        after = words[at + 1].lower
        if word.lower in known.negations or _is_contracted_negation(word.lower):
            if after not in known.not_negated:
                return at
        elif word.lower in known.refusing | known.undoing and after == "to":
            return at
    return None


def _is_contracted_negation(lower: str) -> bool:
    return lower.endswith(("n't", "n’t"))


def _is_by_nobody(text: str, quote: Quote) -> bool:
    """Whether the speaker's words say that none of a group spoke."""
    return quote.speaker is not None and quote.speaker.span.of(text).lower().split()[0] in stances().negative_speakers
