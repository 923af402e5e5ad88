"""Article -> annotations: dates, treaties, actors, quotes and positions found apart, then brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.annotate import actors, dates, positions, quotes, said, speakers, stances, topics, treaties, treaty_acts, venues
from generator.model import Actor, ActorKind, Annotations, Article, DateMention, Manner, Position, Quote, Sentence, TreatyReference
from generator.reference.treaty_library import TreatyLibrary

__all__ = ["annotate"]


def annotate(article: Article, sentences: Sequence[Sentence], library: TreatyLibrary) -> Annotations:
    """Everything that the finders find in one article."""
    parsed = tuple(sentences)
    found_dates = dates.find(article, parsed)
    found_actors = actors.find(article, parsed)
    spoken = _with_circumstances(article.text, quotes.find(article, parsed), parsed, found_dates)
    spoken_by = speakers.resolve(article, parsed, spoken, found_actors)
    cited = treaties.find(article, parsed, library)
    resolved, everybody = _without_treaties(cited, spoken_by.quotes, spoken_by.actors)
    return Annotations(
        actors=everybody,
        treaties=_with_acts(cited, parsed, resolved, everybody),
        legislation=treaties.find_legislation(article, cited),
        quotes=resolved,
        positions=_held(article, parsed, spoken, found_actors),
        dates=found_dates,
        antecedents=spoken_by.antecedents,
        topics=topics.find(article, parsed, cited, library),
    )


def _with_circumstances(
    text: str, spoken: Sequence[Quote], sentences: tuple[Sentence, ...], found_dates: Sequence[DateMention]
) -> tuple[Quote, ...]:
    """The quotes with what stands around each: when and where it was said, and what the cue says of it."""
    placed = venues.add_venues(text, spoken, sentences, found_dates)
    return stances.add_stances(text, said.date_quotes(text, placed, sentences, found_dates), sentences)


def _without_treaties(
    cited: Sequence[TreatyReference], spoken: Sequence[Quote], everybody: Sequence[Actor]
) -> tuple[tuple[Quote, ...], tuple[Actor, ...]]:
    """The quotes and actors without treaties among the actors: what "the treaty says" is no source's word."""
    spans = [span for treaty in cited for span in treaty.spans]
    treaty_ids = {
        actor.id
        for actor in everybody
        if actor.kind is ActorKind.UNNAMED and all(any(mention.overlaps(span) for span in spans) for mention in actor.mentions)
    }
    quotes_kept = (
        replace(quote, speaker=replace(quote.speaker, actor=None, name=None))
        if quote.speaker and quote.speaker.actor in treaty_ids
        else quote
        for quote in spoken
    )
    return tuple(quotes_kept), tuple(actor for actor in everybody if actor.id not in treaty_ids)


def _with_acts(
    cited: Sequence[TreatyReference], sentences: tuple[Sentence, ...], spoken: Sequence[Quote], everybody: Sequence[Actor]
) -> tuple[TreatyReference, ...]:
    """The treaties with what the source says that is done with each."""
    acts = treaty_acts.find(sentences, cited, spoken, everybody)
    return tuple(replace(treaty, acts=acts.get(treaty.id, ())) for treaty in cited)


def _held(
    article: Article, sentences: tuple[Sentence, ...], spoken: Sequence[Quote], found_actors: Sequence[Actor]
) -> tuple[Position, ...]:
    """The positions whose holders the text makes plain.

    A holder is named as a speaker is, so holders are resolved among the speakers of the quotes around them; the
    resolution of the quotes themselves stays as it is, and no position makes an actor of its own.
    """
    found = positions.find(article, sentences, spoken)
    if not found:
        return ()
    as_quotes = {Quote(spans=p.spans, manner=Manner.INDIRECT, cue=p.cue, speaker=p.holder): p for p in found}
    together = sorted((*spoken, *as_quotes), key=lambda quote: quote.spans)
    resolved = speakers.resolve(article, sentences, together, found_actors).quotes
    ids = {actor.id for actor in found_actors}
    return tuple(
        replace(as_quotes[before], holder=after.speaker)
        for before, after in zip(together, resolved, strict=True)
        if before in as_quotes and after.speaker is not None and after.speaker.actor in ids
    )
