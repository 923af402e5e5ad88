"""The tables that CSV and SQLite share: quotes, actors in a briefing, references to treaties, dated statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.export.tables.columns import BRIEFING, POSITION, SPAN, SPANS, Column, Row, Table
from generator.model import Actor, Briefing, CitedProvision, DateMention, Quote, Statement, days
from generator.span import Span


def _spans(spans: Sequence[Span]) -> tuple[int, int, str]:
    pairs = ",".join(f"[{span.start},{span.end}]" for span in spans)
    return spans[0].start, spans[-1].end, f"[{pairs}]"


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _quotes(briefing: Briefing) -> Iterator[Row]:
    known = {actor.id for actor in briefing.actors}
    for position, quote in enumerate(briefing.quotes, start=1):
        yield (briefing.slug, position, *_quote(quote, briefing.article.text, known), *_spans(quote.spans))


def _quote(quote: Quote, text: str, known: set[str]) -> Row:
    speaker, cue, said = quote.speaker, quote.cue, quote.said
    return (
        quote.text_in(text),
        quote.manner.value,
        quote.stance,
        speaker.actor if speaker and speaker.actor in known else None,
        speaker.name if speaker else None,
        _words(speaker.span if speaker else None, text),
        _words(cue.span if cue else None, text),
        cue.lemma if cue else None,
        said.value if said else None,
        _words(said.span if said else None, text),
        _words(quote.venue, text),
        quote.found_by or None,
    )


def roles(actor: Actor, text: str) -> str | None:
    """The roles that the source and the editor give an actor, joined by semicolons."""
    given = ((role.span.of(text), role.former) for role in actor.roles)
    edited = ((role.title, role.former) for role in actor.editor_roles)
    titles = (f"{title} (former)" if former else title for title, former in (*given, *edited))
    return "; ".join(dict.fromkeys(titles)) or None


def _actors(briefing: Briefing) -> Iterator[Row]:
    for position, actor in enumerate(briefing.actors, start=1):
        yield (
            briefing.slug,
            position,
            actor.id,
            actor.name,
            actor.kind.value,
            actor.country,
            roles(actor, briefing.article.text),
            len(actor.mentions),
            actor.salience,
            *_spans(actor.mentions),
        )


def _references(briefing: Briefing) -> Iterator[Row]:
    text = briefing.article.text
    for treaty in briefing.treaties:
        head = (briefing.slug, treaty.reference.id, treaty.reference.short_title)
        yield from ((*head, None, None, span.of(text), span.start, span.end) for span in treaty.reference.spans)
        for cited in (*treaty.provisions, *treaty.divisions):
            yield from ((*head, *_provision(cited), span.of(text), span.start, span.end) for span in cited.reference.spans)


def _provision(cited: CitedProvision) -> tuple[str, str]:
    return cited.reference.number, cited.reference.label


def _events(briefing: Briefing) -> Iterator[Row]:
    for section, statements in (("background", briefing.background), ("ahead", briefing.ahead)):
        for position, statement in enumerate(statements, start=1):
            yield from _dated(briefing, section, position, statement)


def _dated(briefing: Briefing, section: str, position: int, statement: Statement) -> Iterator[Row]:
    text = briefing.article.text
    for date in statement.dates or (None,):
        yield (briefing.slug, section, position, statement.text_in(text), *_date(date, text), *_spans(statement.spans))


def _date(date: DateMention | None, text: str) -> Row:
    if date is None:
        return (None,) * 7
    first, last = days(date.value) or (None, None)
    return (
        date.span.of(text),
        date.value,
        date.precision.value,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        date.span.start,
        date.span.end,
    )


QUOTES = Table(
    name="quotes",
    title="Quotes",
    says="A quote: what somebody said, in the source's words.",
    columns=(
        BRIEFING,
        POSITION,
        Column(name="text", says="the words, without outer quotation marks; … where the source interrupts them"),
        Column(name="manner", says="direct: in quotation marks; indirect: without; mixed: partly"),
        Column(name="stance", says="what the cue says that the speaker did: said, claimed, denied, warned …"),
        Column(name="speaker", says="who said it; empty where the text does not make it plain", refers="actors(id)"),
        Column(name="speaker_name", says="the speaker's name"),
        Column(name="speaker_words", says="the words that name the speaker at the quote, such as: he"),
        Column(name="cue", says="the words that signal the quote, such as: told reporters"),
        Column(name="cue_lemma", says="the cue's base form"),
        Column(name="said", says="when it was said, as precise as the source (ISO 8601 or TimeML)"),
        Column(name="said_words", says="the same in the source's words"),
        Column(name="venue", says="where or on what occasion it was said, in the source's words"),
        Column(name="found_by", says="the rule that found the quote"),
        *SPANS,
    ),
    rows=_quotes,
    facets=("manner", "stance", "speaker"),
)
ACTORS = Table(
    name="appearances",
    title="Actors in briefings",
    says="An actor in a briefing: a person, an organisation, a state or an unnamed source.",
    columns=(
        BRIEFING,
        POSITION,
        Column(name="actor", says="who it is, the same in every briefing", refers="actors(id)"),
        Column(name="name", says="the fullest name in this briefing"),
        Column(name="kind", says="person, organisation, state or unnamed"),
        Column(name="country", says="ISO 3166-1 alpha-2; empty where the text does not tell"),
        Column(name="roles", says="titles and offices, joined by semicolons"),
        Column(name="mentions", says="how many places name the actor", kind="INTEGER"),
        Column(name="salience", says="how much the story is about the actor, from 0 to 1", kind="REAL"),
        *SPANS,
    ),
    rows=_actors,
    facets=("kind", "country"),
)
REFERENCES = Table(
    name="treaty_references",
    title="References to treaties",
    says="A place that cites a treaty, or an article, chapter, part or annex of one.",
    columns=(
        BRIEFING,
        Column(name="treaty", says="which treaty", refers="treaties(id)"),
        Column(name="treaty_name", says="the treaty's short title"),
        Column(name="provision", says="the number of the article, such as 5 or 2(4); empty where the treaty itself is cited"),
        Column(name="label", says="the same as the treaty numbers it, such as Article V"),
        Column(name="text", says="the words that cite it"),
        *SPAN,
    ),
    rows=_references,
    facets=("treaty", "label"),
)
EVENTS = Table(
    name="events",
    title="Dated statements",
    says="A date in a statement of the background or of what is ahead; a statement with several dates has several rows.",
    columns=(
        BRIEFING,
        Column(name="section", says="background, or ahead: what to watch"),
        Column(name="position", says="the statement's place in its section, from 1", kind="INTEGER"),
        Column(name="text", says="the statement, in the source's words"),
        Column(name="date_words", says="the date in the source's words; empty where the statement has none"),
        Column(name="date", says="the date, as precise as the source (ISO 8601 or TimeML)"),
        Column(name="precision", says="day, week, month, quarter, season, year, decade, century, interval, vague or unknown"),
        Column(name="first_day", says="the first day that the date stands for (ISO 8601)"),
        Column(name="last_day", says="the last day that the date stands for (ISO 8601)"),
        Column(name="date_start", says="where the date begins in the article's text, in characters from 0", kind="INTEGER"),
        Column(name="date_end", says="where the date ends in the article's text", kind="INTEGER"),
        *SPANS,
    ),
    rows=_events,
    facets=("section", "precision"),
    sorted_by="first_day",
)
