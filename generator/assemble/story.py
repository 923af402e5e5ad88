"""An article with all that was found in it: what every section of a briefing is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.assemble.quotation import in_others_words, quoted
from generator.model import Annotations, Article, DateMention, Sentence
from generator.span import Span


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
