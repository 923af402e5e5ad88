"""Treaty articles: what the source says of each provision that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assemble.clauses import clauses
from generator.assemble.statements import LONGEST_PAIR, statement
from generator.assemble.story import Story
from generator.model import CitedProvision, CitedTreaty, ProvisionReference, Sentence
from generator.span import Span, around, cover


def provisions(story: Story) -> tuple[CitedTreaty, ...]:
    """The cited treaties in the order of first citation, each provision with the statements on it."""
    cited = sorted(story.found.treaties, key=lambda treaty: (treaty.spans[:1], treaty.id))
    return tuple(
        CitedTreaty(
            reference=treaty,
            provisions=tuple(_cited(story, provision) for provision in treaty.provisions),
            divisions=tuple(_cited(story, division) for division in treaty.divisions),
        )
        for treaty in cited
    )


def _cited(story: Story, provision: ProvisionReference) -> CitedProvision:
    spans = dict.fromkeys(_about(story, provision))
    return CitedProvision(reference=provision, statements=tuple(statement(story, span) for span in spans))


def _about(story: Story, provision: ProvisionReference) -> Iterator[Span]:
    for reference in provision.spans:
        for sentence in around(story.sentences, reference):
            if sentence.span.contains(reference):
                yield _quotation_around(story, sentence) or _clause_with(story, sentence, reference)


def _quotation_around(story: Story, sentence: Sentence) -> Span | None:
    """The sentences of the paragraph over which the quotation runs that the sentence is torn from, so that its speaker stays with it."""
    torn = [span for span in story.quoted.touching(sentence.span) if not sentence.span.contains(span)]
    if not torn:
        return None
    whole = cover([sentence.span, *torn])
    together = [s.span for s in around(story.sentences, whole) if s.paragraph == sentence.paragraph]
    return cover(together) if len(cover(together)) <= LONGEST_PAIR else None


def _clause_with(story: Story, sentence: Sentence, reference: Span) -> Span:
    """The sentence, or where its clauses cite several provisions, the clauses on this one.

    A clause goes with the reference before it: "Article 5 obliges …, and the parties consult".
    """
    # A clause cut out of a quote would lose its speaker.
    kept = (*story.whole.touching(sentence.span), *story.spoken.touching(sentence.span))
    parts: list[Span] = []
    for clause in clauses(story.article.text, sentence, kept):
        if parts and not _cites(story, clause):
            parts[-1] = Span(parts[-1].start, clause.end)
        else:
            parts.append(clause)
    with_citations = [part for part in parts if part.contains(reference)]
    return with_citations[0] if with_citations else sentence.span


def _cites(story: Story, clause: Span) -> bool:
    return bool(story.provisions.inside(clause) or story.divisions.inside(clause))
