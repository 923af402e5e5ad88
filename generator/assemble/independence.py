"""Whether a sentence can stand in a briefing without the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.assemble.clauses import word
from generator.assemble.quotation import is_inside
from generator.assemble.story import Story
from generator.model import ActorKind, Sentence, Token
from generator.reference.statement_words import statement_words
from generator.span import Span

# How many words from the beginning "also" and its like still point back.
_EARLY = 9
_LONGEST_START = 5
_FEWEST_WORDS = 5
_FEWEST_NARRATED = 2
_POSSESSIVES = {"his", "her", "its", "their"}
_UNFINISHED = {"?", "!", ":", ","}
# A narrator who says so speaks to the reader and gives no news.
_CHAT = {"i", "i'm", "i've", "we", "we're", "we've", "us", "our", "my", "you", "you're", "your", "let's"}


def stands_alone(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence is complete, says whose words it quotes, and none of its words points outside it."""
    narrated = [token for token in sentence.tokens if not is_inside(token.span, story.quoted)]
    if sum(token.is_word for token in sentence.tokens) < _FEWEST_WORDS or breaks_quotation(story, sentence):
        return False
    if sum(token.is_word for token in narrated) < _FEWEST_NARRATED or sentence.tokens[-1].text in _UNFINISHED:
        return False
    if any(word(token) in _CHAT and not token.text.isupper() or token.text == "I" for token in narrated):
        return False
    return not (leans_back(narrated) or leans_back(sentence.tokens[:1]) or _has_stray_pronoun(story, sentence, narrated))


def breaks_quotation(story: Story, sentence: Sentence) -> bool:
    """Whether a quotation begins or ends outside the sentence."""
    return any(span.overlaps(sentence.span) and not sentence.span.contains(span) for span in story.quoted)


def leans_back(tokens: Sequence[Token]) -> bool:
    """Whether the first words point to what was said before: a pronoun, a conjunction, "also", "for example"."""
    words = statement_words()
    heads = [word(token) for token in tokens if any(c.isalnum() for c in token.text)][:_EARLY]
    starts = (" ".join(heads[:count]) for count in range(1, _LONGEST_START + 1))
    return any(start in words.leaning_starts for start in starts) or any(head in words.leaning_early for head in heads)


def _has_stray_pronoun(story: Story, sentence: Sentence, narrated: Sequence[Token]) -> bool:
    words = statement_words()
    first = word(narrated[0])
    if first not in words.subordinators and first not in words.never_last:
        return False  # the sentence opens with its subject, to which its pronouns may point
    for index, token in enumerate(narrated):
        is_person = word(token) in words.person_pronouns
        if not is_person and not (word(token) in words.group_pronouns and index < _EARLY):
            continue
        if _is_named(story, Span(sentence.span.start, token.span.end), persons_only=is_person):
            return False
        # "During his first term, the name …" points forward, inside the sentence.
        return not (word(token) in _POSSESSIVES and _is_named(story, sentence.span, persons_only=is_person))
    return False


def _is_named(story: Story, within: Span, *, persons_only: bool) -> bool:
    persons = {ActorKind.PERSON, ActorKind.UNNAMED}
    return any(
        within.contains(mention)
        for actor in story.found.actors
        if not persons_only or actor.kind in persons
        for mention in actor.mentions
    )
