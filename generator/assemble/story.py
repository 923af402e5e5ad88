"""An article with all that was found in it: what every section of a briefing is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assemble.quotation import in_others_words, quoted
from generator.model import Annotations, Article, DateMention, Sentence
from generator.span import Span

# The lede is looked for in so many sentences, and has at least so many words.
_OPENING, _FEWEST_WORDS = 4, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article, its sentences and its findings.

    Attributes:
        quoted: what stands in quotation marks, marks included.
        spoken: what is quoted word for word: `quoted` and the direct and mixed quotes.
        whole: names, dates and references, inside which no sentence is cut.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    found: Annotations
    quoted: tuple[Span, ...]
    spoken: tuple[Span, ...]
    whole: tuple[Span, ...]

    @property
    def lede(self) -> Sentence | None:
        """The story's first sentence that is one: not a label such as "Abstract.", not torn from a quotation."""
        for sentence in self.sentences[:_OPENING]:
            is_torn = any(span.overlaps(sentence.span) and not sentence.span.contains(span) for span in self.quoted)
            if sum(token.is_word for token in sentence.tokens) >= _FEWEST_WORDS and not is_torn:
                return sentence
        return self.sentences[0] if self.sentences else None

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """The date expressions inside `span`, in order."""
        return tuple(mention for mention in self.found.dates if span.contains(mention.span))

    def text_of(self, span: Span) -> str:
        """The source's words."""
        return span.of(self.article.text)


def tell(article: Article, sentences: tuple[Sentence, ...], found: Annotations) -> Story:
    """The story of an article."""
    return Story(
        article=article,
        sentences=sentences,
        found=found,
        quoted=quoted(article),
        spoken=in_others_words(article, found),
        whole=tuple(sorted(set(_names(found)))),
    )


def _names(found: Annotations) -> Iterator[Span]:
    for actor in found.actors:
        yield from actor.mentions
        yield from (role.span for role in actor.roles)
    for treaty in found.treaties:
        yield from treaty.spans
        for provision in treaty.provisions:
            yield from provision.spans
    yield from (mention.span for mention in found.dates)
