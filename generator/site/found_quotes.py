"""The quotes of all briefings as the finder of quotes shows them: who speaks, and which treaties the quote's sentence cites."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import Actor, ActorKind, Briefing, Manner, Quote
from generator.site.addresses import QUOTES, briefing_page, link
from generator.site.portion import Limit, shortened
from generator.site.quotations import QuoteView, RoleView, quote_view, role_views
from generator.site.source import Source
from generator.span import Span

UNDATED = "undated"
_KEY = 5
_SHOWN = Limit(entries=1, characters=900, longest=900)


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who is quoted.

    Attributes:
        actor: the id of the actor's page; None for an unnamed source and where it is not plain who speaks.
        role: the first that the source or an editor gives.
        resolved: whether the name is an actor's; else it is the source's words for the speaker.
    """

    name: str
    actor: str | None = None
    country: str | None = None
    role: RoleView | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote:
    """A quote in the finder.

    Attributes:
        by: None where the source names nobody.
        treaties: id and title of those that its sentence cites.
    """

    manner: Manner
    view: QuoteView
    by: By | None
    treaties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedBriefing:
    """A briefing with quotes.

    Attributes:
        key: tells it from all others in few characters, which hardly ever change when seeds come.
        quotes: in the order of the text.
    """

    briefing: Briefing
    key: str
    quotes: tuple[FoundQuote, ...]

    @property
    def month(self) -> str:
        """2025-03, or that it has no date."""
        published = self.briefing.article.published
        return f"{self.year}-{published.month:02}" if published else UNDATED

    @property
    def year(self) -> str:
        """2025, or that it has no date."""
        published = self.briefing.article.published
        return f"{published.year:04}" if published else UNDATED


def quoted_briefings(briefings: Iterable[Briefing]) -> tuple[QuotedBriefing, ...]:
    """The briefings that have quotes, in their order."""
    quoted = [briefing for briefing in briefings if briefing.quotes]
    keys = _keys(briefing.slug for briefing in quoted)
    return tuple(QuotedBriefing(briefing=b, key=keys[b.slug], quotes=tuple(_found(b))) for b in quoted)


def digest(slug: str) -> bytes:
    """A number as good as drawn by lot, and always the same for the slug."""
    return hashlib.sha256(slug.encode()).digest()


def _keys(slugs: Iterable[str]) -> Mapping[str, str]:
    keys: dict[str, str] = {}
    for slug in sorted(slugs):
        whole = base64.b32encode(digest(slug)).decode().lower().rstrip("=")
        key = next(whole[:length] for length in range(_KEY, len(whole) + 1) if whole[:length] not in keys)
        keys[key] = slug
    return {slug: key for key, slug in keys.items()}


def _found(briefing: Briefing) -> Iterator[FoundQuote]:
    source = Source(briefing=briefing, page=link(QUOTES, briefing_page(briefing.slug)))
    actors = {actor.id: _by(actor, source) for actor in _speakers(briefing)}
    citing = {sentence for _, spans in _citations(briefing) for sentence in map(source.sentence, spans)}
    for quote in briefing.quotes:
        view = quote_view(quote, source)
        sentences = {source.sentence(part) for span in quote.spans for part in source.sentences_in(span)}
        cited = _cited(briefing, sentences, source) if not citing.isdisjoint(sentences) else ()
        shown = replace(view, passage=shortened(view.passage, _SHOWN))
        yield FoundQuote(manner=quote.manner, view=shown, by=_speaker(quote, actors, source), treaties=tuple(cited))


def _speakers(briefing: Briefing) -> list[Actor]:
    heard = {quote.speaker.actor for quote in briefing.quotes if quote.speaker}
    return [actor for actor in briefing.actors if actor.id in heard]


def _by(actor: Actor, source: Source) -> By:
    paged = actor.kind is not ActorKind.UNNAMED
    country = actor.country if actor.kind is not ActorKind.STATE else None
    return By(name=actor.name, actor=actor.id if paged else None, country=country, role=next(iter(role_views(actor, source)), None))


def _speaker(quote: Quote, actors: Mapping[str, By], source: Source) -> By | None:
    if quote.speaker is None:
        return None
    return actors.get(quote.speaker.actor or "") or By(name=source.words(quote.speaker.span), resolved=False)


def _citations(briefing: Briefing) -> Iterator[tuple[tuple[str, str], tuple[Span, ...]]]:
    """Each treaty by id and title with the places that cite it or a part of it."""
    for treaty in (cited.reference for cited in briefing.treaties):
        parts = (span for part in (*treaty.provisions, *treaty.divisions) for span in part.spans)
        yield (treaty.id, treaty.short_title), (*treaty.spans, *parts)


def _cited(briefing: Briefing, sentences: set[Span | None], source: Source) -> Iterator[tuple[str, str]]:
    for treaty, spans in _citations(briefing):
        if any((sentence := source.sentence(span)) and sentence in sentences for span in spans):
            yield treaty
