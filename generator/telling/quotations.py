"""Quotes and positions as pages show them: the words, who said them, and how we know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model import EDITOR, Actor, Briefing, Cue, Manner, Position, Quote
from generator.reference.stances import stances
from generator.span import cover
from generator.telling.dates import mentioned
from generator.telling.source import Passage, Source

_PREFERRED_LENGTH = 140
_BETWEEN = 25
_CONTRARY = frozenset({"denied", "refused"})
# How speakers open a meeting or a turn; such words say nothing of where they stand.
_COURTESY = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)|thanks?|thank you|hello|hi|welcome|so|well|sure|yes|no|yeah|okay|ok|look|great|wonderful)\b"
    r"(?:,? everyone|,? everybody|,? all)?[,.!]|(?:good (?:morning|afternoon|evening)|thank you|thanks|welcome)\b",
    re.IGNORECASE,
)
_PREFERRED_MANNERS = (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """A quote for display.

    Attributes:
        passage: the verbatim words and their mark.
        manner: direct, indirect or mixed.
        marked: whether the page puts quotation marks around them (direct speech; the source's own stay inside others).
        badges: small words on the manner: "indirect", "part quoted", "fragment"; and "editor" where an editor set the speaker.
        cue: the source's word that signals the quote; None where the layout alone does.
        lead: the cue where the words need it before them on their own line: "denied" before what was denied; None elsewhere.
        venue: where or on what occasion, in the source's words; None where the source does not tell.
        said: when, in plain words; None where the source does not tell.
    """

    passage: Passage
    manner: Manner
    marked: bool
    badges: tuple[str, ...]
    cue: str | None
    lead: str | None
    venue: str | None
    said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """A role in the source's words, or one that an editor gave.

    Attributes:
        since: the day from which the editor's holds; None where the source gives the role, or the editor names no day.
    """

    title: str
    former: bool
    by_editor: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerQuotes:
    """All quotes of one speaker.

    Attributes:
        name: the actor's name; None where the speaker is not resolved.
        words: the source's words for a speaker who is not resolved; None where nobody is named.
        actor: None where not resolved.
        role: the first that the source or an editor gives.
    """

    name: str | None
    words: str | None
    actor: Actor | None
    role: RoleView | None
    quotes: tuple[QuoteView, ...]


def quote_view(quote: Quote, source: Source) -> QuoteView:
    """The quote for display."""
    passage = source.passage(quote.spans)
    text = source.briefing.article.text
    return QuoteView(
        passage=passage,
        manner=quote.manner,
        marked=quote.manner is Manner.DIRECT,
        badges=_badges(quote, source),
        cue=source.words(quote.cue.span) if quote.cue else None,
        lead=source.words(quote.cue.span) if quote.cue and _leads(quote, quote.cue, source) else None,
        venue=source.words(quote.venue) if quote.venue else None,
        said=mentioned(quote.said, text) if quote.said else None,
    )


def role_views(actor: Actor, source: Source) -> tuple[RoleView, ...]:
    """The actor's roles, each wording once, present ones first, of these an editor's; what the editor says of one holds."""
    found: dict[str, RoleView] = {
        role.title.casefold(): RoleView(title=role.title, former=role.former, by_editor=True, since=role.since)
        for role in actor.editor_roles
    }
    for role in actor.roles:
        title = source.words(role.span)
        found.setdefault(title.casefold(), RoleView(title=title, former=role.former))
    return tuple(sorted(found.values(), key=lambda view: view.former))


def by_speaker(briefing: Briefing, source: Source) -> tuple[SpeakerQuotes, ...]:
    """The quotes grouped by speaker, in the order in which the speakers first speak."""
    actors = {actor.id: actor for actor in briefing.actors}
    groups: dict[tuple[str, str], list[Quote]] = {}
    for quote in briefing.quotes:
        groups.setdefault(_speaker_key(quote, source), []).append(quote)
    return tuple(_group(quotes, actors, source) for quotes in groups.values())


def quotes_of(actor: Actor, briefing: Briefing) -> tuple[Quote, ...]:
    """The quotes whose speaker is the actor."""
    return tuple(quote for quote in briefing.quotes if quote.speaker and quote.speaker.actor == actor.id)


def positions_of(actor: Actor, briefing: Briefing) -> tuple[Position, ...]:
    """The positions that the source ascribes to the actor."""
    return tuple(position for position in briefing.positions if position.holder.actor == actor.id)


def position_passage(position: Position, source: Source) -> Passage:
    """A position in the source's words, from the word that names the attitude on: "hopes to open the gate"."""
    first, *rest = position.spans
    cue = position.cue.span
    # "hopes that": a word or two between cue and content are shown, more are left out.
    joins = cue.end <= first.start and first.start - cue.end <= _BETWEEN
    return source.passage((cover((cue, first)), *rest) if joins else (cue, *position.spans))


def best_quote(quotes: Iterable[Quote], source: Source, named: Sequence[int] = ()) -> Quote | None:
    """The quote that tells most of where the speaker stands: whole and direct, of a length to be read at a glance.

    Of a long direct quote one sentence is taken; greetings, thanks and questions come last.

    Args:
        quotes: of one speaker.
        source: where they stand.
        named: where the actors and treaties of the story are named, ascending; what names one tells more.
    """

    def order(quote: Quote) -> tuple[bool, bool, bool, int, bool, int]:
        text = quote.text_in(source.briefing.article.text)
        excess = abs(min(len(text), 2 * _PREFERRED_LENGTH) - _PREFERRED_LENGTH)
        tells = any(bisect_left(named, span.start) < bisect_left(named, span.end) for span in quote.spans)
        says_little = bool(_COURTESY.match(text)) or "?" in text
        return (
            not stands_alone(quote, source), is_fragment(quote, source), says_little, _PREFERRED_MANNERS.index(quote.manner), not tells, excess,
        )  # fmt: skip

    return min((one for quote in quotes for one in _sentences(quote, source)), key=order, default=None)


def is_fragment(quote: Quote, source: Source) -> bool:
    """Whether the quoted words are a part of the narrator's sentence and no sentence of their own."""
    article = source.briefing.article.text
    words = quote.text_in(article).split()
    first = next((character for word in words for character in word if character.isalnum()), None)
    if quote.manner is not Manner.DIRECT or first is None:
        return False
    # The mark that ends a sentence stands inside the quotation marks, but may not be of the content.
    last = quote.spans[-1].end
    ends = article[last - 1 : last + 1].strip().endswith((".", "!", "?", "…")) or article[last - 1] in ".!?…"
    return (len(words) <= 4 or not ends) if first.islower() else len(words) <= 3 and not ends


def stands_alone(quote: Quote, source: Source) -> bool:
    """Whether the words without their cue tell what the speaker holds: not of "denied that …" or "would not say that …"."""
    if quote.manner is Manner.DIRECT and not is_fragment(quote, source):
        return True
    negated = quote.stance is None and quote.cue is not None and stances().of(quote.cue.lemma) is not None
    return quote.stance not in _CONTRARY and not negated


def _sentences(quote: Quote, source: Source) -> Iterator[Quote]:
    """The quote, or of a long direct one each whole sentence."""
    if quote.manner is not Manner.DIRECT or sum(len(span) for span in quote.spans) <= 2 * _PREFERRED_LENGTH:
        yield quote
        return
    parts = [part for span in quote.spans for part in source.sentences_in(span)]
    whole = [part for part in parts if source.words(part).rstrip("”’\"'").endswith((".", "!", "?", "…"))]
    yield from (replace(quote, spans=(part,)) for part in whole or parts)


def _leads(quote: Quote, cue: Cue, source: Source) -> bool:
    """Whether the cue is read before the words: it stands before indirect ones with nobody in between, or they mean the contrary alone."""
    if quote.manner is Manner.DIRECT or not stands_alone(quote, source):
        return not stands_alone(quote, source)
    first = quote.spans[0].start
    between = quote.speaker is not None and cue.span.end <= quote.speaker.span.start < first
    return cue.span.end <= first and not between


def _badges(quote: Quote, source: Source) -> tuple[str, ...]:
    return (*_manner_badges(quote, source), *((EDITOR,) if quote.corrected else ()))


def _manner_badges(quote: Quote, source: Source) -> tuple[str, ...]:
    if quote.manner is Manner.INDIRECT:
        return ("indirect",)
    if quote.manner is Manner.MIXED:
        return ("part quoted",)
    return ("fragment",) if is_fragment(quote, source) else ()


def _speaker_key(quote: Quote, source: Source) -> tuple[str, str]:
    if quote.speaker is None:
        return "", ""
    if quote.speaker.actor is not None:
        return "actor", quote.speaker.actor
    return "words", source.words(quote.speaker.span).casefold()


def _group(quotes: list[Quote], actors: dict[str, Actor], source: Source) -> SpeakerQuotes:
    speaker = quotes[0].speaker
    actor = actors.get(speaker.actor) if speaker and speaker.actor else None
    roles = role_views(actor, source) if actor else ()
    unresolved = speaker is not None and actor is None
    return SpeakerQuotes(
        name=actor.name if actor else None,
        words=source.words(speaker.span) if speaker and unresolved else None,
        actor=actor,
        role=roles[0] if roles else None,
        quotes=tuple(quote_view(quote, source) for quote in quotes),
    )
