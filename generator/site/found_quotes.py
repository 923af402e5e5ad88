"""The quotes of all briefings as the finder of quotes shows them: who speaks, and which treaties the quote's sentence cites."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import UNDATED, Actor, ActorKind, Briefing, Manner, Quote
from generator.site.addresses import QUOTES, briefing_page, link
from generator.site.portion import Limit, shortened
from generator.span import Span
from generator.telling.quotations import QuoteView, RoleView, quote_view, role_views
from generator.telling.source import Source

MANNERS = {Manner.DIRECT: "d", Manner.MIXED: "p", Manner.INDIRECT: "i"}
_KEY = 5
_SHOWN = Limit(entries=1, characters=900, longest=900)
# What stands beside a quote's own words: speaker, cue, venue.
_BESIDE = 60


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
    """

    briefing: Briefing
    key: str

    @property
    def quotes(self) -> tuple[FoundQuote, ...]:
        """In the order of the text; made each time, for all together are large."""
        return tuple(_found(self.briefing))

    @property
    def size(self) -> int:
        """The characters that the quotes take in the finder's data, about."""
        return sum(min(_SHOWN.longest, sum(map(len, quote.spans))) + _BESIDE for quote in self.briefing.quotes)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a briefing's quotes can be found by: all that is kept of them until all briefings are known.

    Attributes:
        number: the briefing's series number.
        manners: a letter for each quote.
        speakers: for each quote the id of the speaker's page; None where there is none.
        topics: id and name.
        treaties: id and title of those that the briefing cites.
        cited: a quote's place among those of the briefing, and the id of a treaty that its sentence cites.
    """

    key: str
    year: str
    number: str
    manners: str
    speakers: tuple[str | None, ...]
    topics: tuple[tuple[str, str], ...]
    treaties: tuple[tuple[str, str], ...]
    cited: tuple[tuple[int, str], ...]


def quoted_briefings(briefings: Sequence[Briefing]) -> Iterator[QuotedBriefing]:
    """The briefings that have quotes, in their order."""
    keys = _keys(briefing.slug for briefing in briefings if briefing.quotes)
    return (QuotedBriefing(briefing=b, key=keys[b.slug]) for b in briefings if b.quotes)


def facets(one: QuotedBriefing) -> Facets:
    """What the briefing's quotes can be found by; nothing of what shows them is made for it."""
    briefing = one.briefing
    paged = {actor.id for actor in briefing.actors if actor.kind is not ActorKind.UNNAMED}
    heard = (quote.speaker.actor if quote.speaker else None for quote in briefing.quotes)
    source = Source(briefing=briefing)
    citations = tuple(_citations(source))
    cited = enumerate(_cited(quote, citations, source) for quote in briefing.quotes) if citations else ()
    return Facets(
        key=one.key,
        year=one.year,
        number=briefing.number or "",
        manners="".join(MANNERS[quote.manner] for quote in briefing.quotes),
        speakers=tuple(actor if actor in paged else None for actor in heard),
        topics=tuple((topic.id, topic.name) for topic in briefing.topics),
        treaties=tuple((treaty.reference.id, treaty.reference.short_title) for treaty in briefing.treaties),
        cited=tuple((place, treaty) for place, treaties in cited for treaty, _ in treaties),
    )


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
    citations = tuple(_citations(source))
    for quote in briefing.quotes:
        view = quote_view(quote, source)
        cited = _cited(quote, citations, source) if citations else ()
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


def _citations(source: Source) -> Iterator[tuple[tuple[str, str], frozenset[Span]]]:
    """Each treaty by id and title with the sentences that cite it or a part of it."""
    for treaty in (cited.reference for cited in source.briefing.treaties):
        parts = (span for part in (*treaty.provisions, *treaty.divisions) for span in part.spans)
        sentences = (source.sentence(span) for span in (*treaty.spans, *parts))
        yield (treaty.id, treaty.short_title), frozenset(sentence for sentence in sentences if sentence)


def _cited(quote: Quote, citations: Iterable[tuple[tuple[str, str], frozenset[Span]]], source: Source) -> Iterator[tuple[str, str]]:
    said = {source.sentence(part) for span in quote.spans for part in source.sentences_in(span)}
    return (treaty for treaty, sentences in citations if not sentences.isdisjoint(said))
