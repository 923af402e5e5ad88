"""Cited treaties: what the source says of an article, and what the article provides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import CitedProvision, CitedTreaty
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.telling.dates import plain
from generator.telling.deeds import Deed, deeds
from generator.telling.source import Mark, Passage, Source
from generator.telling.treaty_words import parties_in_words, status


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionCard:
    """A cited article.

    Attributes:
        passages: what the source says of it.
        number: as of its reference.
        mark: of the first place that cites it.
        heading: the treaty's own heading of the article.
        summary: what it provides, in our words; None where the library does not tell.
        deeds: what the source says that somebody does with it.
    """

    number: str
    label: str
    passages: tuple[Passage, ...]
    mark: Mark | None
    heading: str | None
    summary: str | None
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyCard:
    """A cited treaty with its cited articles.

    Attributes:
        facts: in short phrases.
        official_text: its address as the library has it; None where it has none.
    """

    id: str
    title: str
    short_title: str
    known: bool
    facts: tuple[str, ...]
    official_text: str | None
    mark: Mark | None
    provisions: tuple[ProvisionCard, ...]
    deeds: tuple[Deed, ...]


def treaty_card(cited: CitedTreaty, library: TreatyLibrary, source: Source) -> TreatyCard:
    """The treaty for display."""
    reference = cited.reference
    treaty = library.get(reference.id)
    return TreatyCard(
        id=reference.id,
        title=reference.title,
        short_title=reference.short_title,
        known=treaty is not None,
        facts=tuple(facts(treaty)) if treaty else (),
        official_text=treaty.official_text if treaty else None,
        mark=source.mark(reference.spans[0]) if reference.spans else None,
        provisions=tuple(_card(provision, cited, treaty, source) for provision in (*cited.provisions, *cited.divisions)),
        deeds=deeds(reference, reference.spans, source),
    )


def facts(treaty: Treaty) -> Iterator[str]:
    """When and where it was adopted, since when it is in force, who is bound; in short phrases."""
    signed = ", ".join(part for part in (treaty.adopted_at, plain(treaty.adopted_on)) if part)
    if signed:
        yield f"Adopted: {signed}"
    if treaty.in_force:
        yield f"In force: {plain(treaty.in_force)}"
    if treaty.status and treaty.status != "in force":
        yield status(treaty.status)
    if parties := parties_in_words(treaty):
        yield f"Parties: {parties}"


def _card(cited: CitedProvision, by: CitedTreaty, treaty: Treaty | None, source: Source) -> ProvisionCard:
    provision = treaty.provision(cited.reference.number) if treaty else None
    return ProvisionCard(
        number=cited.reference.number,
        label=cited.reference.label,
        passages=tuple(source.statement(statement) for statement in cited.statements),
        mark=source.mark(cited.reference.spans[0]) if cited.reference.spans else None,
        heading=provision.heading if provision else None,
        summary=provision.summary if provision else None,
        deeds=deeds(by.reference, cited.reference.spans, source),
    )


def articles(labels: Iterable[str]) -> str | None:
    """Article 5, or Articles 5, 6; with Chapter VII where that is cited too; None for none."""
    every = list(labels)
    short = [label.removeprefix("Article ") for label in every if label.startswith("Article ")]
    named = [f"Article{'s' if len(short) > 1 else ''} {', '.join(short)}"] if short else []
    return ", ".join((*named, *(label for label in every if not label.startswith("Article ")))) or None
