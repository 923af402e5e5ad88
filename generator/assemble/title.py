"""The briefing's title: the headline, or where the seed has none a span of the lede."""

from __future__ import annotations

from collections.abc import Sequence

from generator.assemble.clauses import cuts, has_open_bracket, is_finite, reads_alone, word
from generator.assemble.story import Story
from generator.model import Sentence, Token
from generator.reference.statement_words import statement_words
from generator.span import Span, trim

# In characters. A title of up to `_SHORT` is not cut; one from `_TOO_SHORT` on is preferred to a longer one.
_TOO_SHORT, _SHORT, _LONG = 45, 100, 160


def title(story: Story) -> tuple[str, Span | None]:
    """The title and the span of the lede that it is; no span where it is the headline or, without a story, the seed's name."""
    if story.article.headline:
        return story.article.headline, None
    if story.lede is None:
        return story.article.seed, None
    span = _span(story, story.lede)
    return story.text_of(span), span


def _span(story: Story, sentence: Sentence) -> Span:
    unended = _without_full_stop(story, sentence)
    if len(unended) <= _SHORT:
        return unended
    start = sentence.span.start
    whole = (*story.whole.touching(sentence.span), *story.quoted.touching(sentence.span))
    ends = [cut.end for cut in cuts(story.article.text, sentence, whole)]
    lengths = {end - start: end for end in ends if end - start <= min(_LONG, len(unended))}
    for wanted in (
        [n for n in lengths if _TOO_SHORT <= n <= _SHORT][::-1],
        [n for n in lengths if n > _SHORT],
        [n for n in lengths if n < _TOO_SHORT],
    ):
        if wanted:
            return _trimmed(story, start, lengths[wanted[0]])
    if len(unended) <= _LONG:
        return unended
    end = _before_preposition(story, sentence.tokens, whole)
    return _trimmed(story, start, end) if end else unended


def _without_full_stop(story: Story, sentence: Sentence) -> Span:
    """The sentence without its full stop, unless that belongs to an abbreviation such as U.S."""
    last = sentence.tokens[-1]
    if last.text == "." and len(sentence.tokens) > 1:
        return _trimmed(story, sentence.span.start, last.span.start)
    return sentence.span


def _trimmed(story: Story, start: int, end: int) -> Span:
    return trim(story.article.text, start, end, " \n\t,;:–—-") or Span(start, end)


def _before_preposition(story: Story, tokens: Sequence[Token], whole: Sequence[Span]) -> int | None:
    """The last place that keeps the title short enough, before a preposition where what stands before it is a clause with its object."""
    start, found = tokens[0].span.start, None
    for index, token in enumerate(tokens):
        if token.span.start - start > _LONG:
            break
        if index == 0 or word(token) not in statement_words().safe_prepositions or any(span.contains(token.span) for span in whole):
            continue
        before = tokens[index - 1]
        if has_open_bracket(story.article.text, start, before.span.end):
            continue
        if reads_alone(tokens[:index]) and not is_finite(tokens, index - 1) and not word(before).endswith(("ing", "ed", "ly")):
            found = before.span.end
    return found
