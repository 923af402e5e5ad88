"""Whether a sentence can stand in a briefing without the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from generator.assemble.clauses import word
from generator.assemble.quotation import closing_length
from generator.assemble.story import Story
from generator.model import ActorKind, Sentence, Token
from generator.reference.statement_words import statement_words
from generator.span import Span, cover

# How many words from the beginning "also" and its like still point back.
_EARLY = 9
_LONGEST_START = 5
_NEAR = 4
_FEWEST_WORDS = 5
_FEWEST_NARRATED = 2
_POSSESSIVES = {"his", "her", "its", "their"}
_POINTING = {"that", "that's", "it's", "there's"}
_UNFINISHED = {"?", "!", ":", ","}
# A narrator who says so speaks to the reader and gives no news.
_CHAT = {"i", "i'm", "i've", "we", "we're", "we've", "us", "our", "my", "you", "you're", "your", "let's"}
# A ministry says so of its state: "to strengthen our partnership".
_OF_A_STATE = {"we", "us", "our"}


def stands_alone(story: Story, sentence: Sentence, *, may_join: bool = False) -> bool:
    """Whether the sentence is complete, says whose words it quotes, and none of its words points outside it.

    Args:
        story: which has the sentence.
        sentence: any of it.
        may_join: whether a conjunction or an adverb that only joins it to what came before ("But", "also") does no harm.
    """
    if sentence.tokens[-1].text in _UNFINISHED or breaks_quotation(story, sentence):
        return False
    if sum(token.is_word for token in sentence.tokens) < _FEWEST_WORDS:
        return False
    narrated = _narrated(story, sentence)
    if sum(token.is_word for token in narrated) < _FEWEST_NARRATED:
        return False
    if not story.in_first_person and any(_is_chat(token, may_join=may_join) for token in narrated):
        return False
    if leans_back(narrated, story, may_join=may_join) or _opens_with_stray_quote(story, sentence) or _only_attributes(story, sentence):
        return False
    return not _has_stray_pronoun(story, sentence, narrated)


def points_back(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence before may explain what the sentence leaves open: it leans on it, or has a pronoun for what is named there."""
    narrated = _narrated(story, sentence)
    return leans_back(sentence.tokens, story) or (bool(narrated) and _has_stray_pronoun(story, sentence, narrated))


def _narrated(story: Story, sentence: Sentence) -> Sequence[Token]:
    """The sentence's tokens outside quotations."""
    if not story.quoted.touch(sentence.span):
        return sentence.tokens
    return [token for token in sentence.tokens if not story.quoted.hold(token.span)]


def _is_chat(token: Token, *, may_join: bool) -> bool:
    """Whether the narrator speaks of itself or to the reader."""
    plain = word(token)
    return token.text == "I" or (plain in _CHAT and not token.text.isupper() and not (may_join and plain in _OF_A_STATE))


def breaks_quotation(story: Story, sentence: Sentence) -> bool:
    """Whether a quotation begins or ends outside the sentence."""
    text = story.article.text
    return any(not sentence.span.contains(span) or not closing_length(text, span.end) for span in story.quoted.touching(sentence.span))


def leans_back(tokens: Sequence[Token], story: Story, *, may_join: bool = False) -> bool:
    """Whether the first words point to what was said before: a pronoun that no name explains, a conjunction, "also", "for example"."""
    words = statement_words()
    first = [*islice((token for token in tokens if any(c.isalnum() for c in token.text)), _EARLY)]
    while may_join and len(first) > 1 and word(first[0]) in words.joining:
        first = first[1:]
    heads = [word(token) for token in first]
    if not may_join and any(head in words.leaning_early for head in heads):
        return True
    if first and (first[0].span in story.antecedents or (story.in_first_person and heads[0] in _CHAT) or _opens_with_date(story, first[0])):
        return False
    starts = {" ".join(heads[:count]) for count in range(1, _LONGEST_START + 1)}
    return bool(starts & words.leaning_starts) and not (may_join and starts & words.joining)


def _opens_with_date(story: Story, token: Token) -> bool:
    """Whether the token opens a date: "this Friday" points to the calendar, and not to the sentence before."""
    return any(mention.span.start == token.span.start for mention in story.dates.touching(token.span))


def _opens_with_stray_quote(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence begins with quoted words about "he", "it" or "that", which stand outside them."""
    words = statement_words()
    first = next((token for token in sentence.tokens if token.is_word), None)
    if first is None or not story.quoted.hold(first.span):
        return False
    return word(first) in words.person_pronouns | words.group_pronouns | _POINTING


def _only_attributes(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence only says who speaks, and the words themselves stand in another."""
    return any(not any(span.overlaps(sentence.span) for span in quote.spans) for quote in story.cues.inside(sentence.span))


def _has_stray_pronoun(story: Story, sentence: Sentence, narrated: Sequence[Token]) -> bool:
    words = statement_words()
    first = word(narrated[0])
    if first not in words.subordinators | words.prepositions and not first.endswith(("ing", "ed")):
        return False  # the sentence opens with its subject, to which its pronouns may point
    for index, token in enumerate(narrated):
        is_person = word(token) in words.person_pronouns
        if token.span in story.antecedents:
            return False  # a page names the person in brackets
        if not is_person and not (word(token) in words.group_pronouns and index < _EARLY):
            continue
        if word(token) == "this" and index + 1 < len(narrated) and word(narrated[index + 1]) in words.measures:
            continue  # "on this day"
        if _is_named(story, Span(sentence.span.start, token.span.end), persons_only=is_person):
            return False
        return not (word(token) in _POSSESSIVES and _points_forward(story, narrated[index:], persons_only=is_person))
    return False


def _points_forward(story: Story, tokens: Sequence[Token], *, persons_only: bool) -> bool:
    """Whether a name follows the next comma: "During his first term, the president …"."""
    for index, token in enumerate(tokens):
        if token.text == ",":
            behind = tokens[index + 1 : index + 1 + _NEAR]
            return bool(behind) and _is_named(story, cover(other.span for other in behind), persons_only=persons_only)
    return False


def _is_named(story: Story, within: Span, *, persons_only: bool) -> bool:
    persons = {ActorKind.PERSON, ActorKind.UNNAMED}
    return any(not persons_only or actor.kind in persons for actor in story.mentions.inside(within))
