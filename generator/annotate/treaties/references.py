"""The treaties that an article cites: mentions and provisions, gathered by treaty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.annotate.treaties.citations import CitedNumber, citations
from generator.annotate.treaties.instruments import Form, Instrument, Mention
from generator.annotate.treaties.mentions import mentions
from generator.annotate.treaties.provisions import Cited, Place, attribute
from generator.annotate.treaties.story import Story
from generator.model import Article, ProvisionReference, Sentence, TreatyReference
from generator.reference.numerals import roman
from generator.reference.treaty_library import TreatyLibrary
from generator.span import Span, index_at

_COMMON_ARTICLES_OF = "geneva-conventions"


def find(article: Article, sentences: tuple[Sentence, ...], library: TreatyLibrary) -> tuple[TreatyReference, ...]:
    """The treaties that the article cites, in the order of first citation, each with the provisions cited.

    A treaty is cited by its name, by a description that only it fits, by words that refer back to it ("the pact"), and by
    the name of its body beside a provision ("NATO's Article 5"). A treaty that the library does not hold is found by the
    form of its name and marked so.
    """
    story = Story(text=article.text, passages=_passages(article), published=article.published, library=library)
    found = mentions(story)
    gathered: dict[str, _Gathered] = {}
    for mention in found:
        if mention.instrument is not None and mention.form is not Form.BODY:
            gathered.setdefault(mention.instrument.id, _Gathered(mention.instrument)).spans.add(mention.span)
    for cited in _provisions(story, sentences, found):
        treaty = gathered.setdefault(cited.instrument.id, _Gathered(cited.instrument))
        treaty.numbers.extend(cited.citation.numbers)
        if cited.mention.form is Form.BODY:
            treaty.spans.add(cited.mention.span)
    references = [treaty.reference() for treaty in gathered.values()]
    return tuple(sorted(references, key=lambda reference: (reference.spans[0], reference.id)))


@dataclass(slots=True)
class _Gathered:
    """What the article cites of one treaty, while it is gathered."""

    instrument: Instrument
    spans: set[Span] = field(default_factory=set)
    numbers: list[CitedNumber] = field(default_factory=list)

    def reference(self) -> TreatyReference:
        by_number: dict[str, list[CitedNumber]] = {}
        # "Section 5" is what other treaties call an article where the treaty's provisions are sections.
        unit = f"{self.instrument.treaty.unit} " if self.instrument.treaty else ""
        for cited in self.numbers:
            by_number.setdefault(cited.number.removeprefix(unit), []).append(cited)
        ordered = sorted(by_number, key=_in_order)
        return TreatyReference(
            id=self.instrument.id,
            title=self.instrument.title,
            short_title=self.instrument.short_title,
            known=self.instrument.treaty is not None,
            spans=tuple(sorted(self.spans)),
            provisions=tuple(self._provision(number, by_number[number]) for number in ordered if number[0].isdigit()),
            divisions=tuple(self._provision(number, by_number[number]) for number in ordered if not number[0].isdigit()),
        )

    def _provision(self, number: str, cited: list[CitedNumber]) -> ProvisionReference:
        spans = tuple(sorted({one.span for one in cited}))
        label = self._label(number, cited[0]) if number[0].isdigit() else self._label_of_division(number, cited[0])
        return ProvisionReference(number=number, label=label, spans=spans)

    def _label_of_division(self, number: str, cited: CitedNumber) -> str:
        """As the treaty numbers it; for one that the library does not tell of, as the source does."""
        known = self.instrument.treaty.provision(number) if self.instrument.treaty else None
        unit, _, value = number.partition(" ")
        written = roman(int(value)) if cited.roman else value.upper()
        return known.label if known and known.label else f"{unit.capitalize()} {written}"

    def _label(self, number: str, cited: CitedNumber) -> str:
        """As the treaty numbers it; for a treaty that the library does not hold, as the source does."""
        if self.instrument.treaty is not None:
            return self.instrument.treaty.label(number)
        if not cited.roman:
            return f"Article {number}"
        article, _, parts = number.partition("(")
        return f"Article {roman(int(article))}" + (f"({parts}" if parts else "")


def _passages(article: Article) -> tuple[Span, ...]:
    """The header's lines and the story's paragraphs, the first without its dateline."""
    story = [Span(article.story_start, p.end) if i == 0 else p for i, p in enumerate(article.paragraphs) if p.end > article.story_start]
    return (*article.header, *story)


def _provisions(story: Story, sentences: Sequence[Sentence], found: Sequence[Mention]) -> Iterator[Cited]:
    """The citations with the treaties they belong to."""
    places = list(_places(story, sentences))
    common = story.library.get(_COMMON_ARTICLES_OF)
    if common is not None:
        for place in places:
            if place.citation.common:
                mention = Mention(span=place.citation.span, instrument=story.instrument(common), form=Form.BODY)
                yield Cited(citation=place.citation, mention=mention)
    yield from attribute(story.text, [place for place in places if not (common and place.citation.common)], found)


def _places(story: Story, sentences: Sequence[Sentence]) -> Iterator[Place]:
    starts = [sentence.span.start for sentence in sentences]
    for passage in story.passages:
        for citation in citations(story.text, passage.start, passage.end):
            at = index_at(starts, citation.span.start)
            inside = at >= 0 and sentences[at].span.contains(citation.span)
            yield Place(citation=citation, sentence=sentences[at].span if inside else passage, paragraph=passage)


def _in_order(number: str) -> tuple[tuple[int, str], ...]:
    """Sorts 2(4) between 2 and 3, and 10 behind 9."""
    return tuple((int(part) if part.isdigit() else 0, part) for part in re.findall(r"\d+|[a-z]+", number))
