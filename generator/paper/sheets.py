"""A briefing -> what its sheets say: plain values, in the order and the words of the page.

Texts stay texts: the templates print the values of a JSON file, and nothing in such a value is ever read as Typst's own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import ActorKind, Briefing
from generator.reference.treaty_library import TreatyLibrary
from generator.telling import actor_rows, masthead, quotations, timeline
from generator.telling.deeds import Deed
from generator.telling.revised import revision_rows
from generator.telling.source import Mark, Paragraph, Passage, Source, statement_passages
from generator.telling.treaty_cards import TreatyCard, treaty_card
from generator.telling.words import counted, displayed, plain_web_address, state_name

Value = dict[str, object]
"""A part of a sheet, as JSON has it."""

_RUNNING_HEAD = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes the sheets.

    Attributes:
        site: its name.
        address: where the site is published, with its final slash; None where it is not known.
    """

    site: str
    address: str | None = None


def sheet(briefing: Briefing, library: TreatyLibrary, imprint: Imprint) -> Value:
    """Everything that a briefing's sheets show.

    Args:
        briefing: the briefing.
        library: the treaties whose facts and summaries are shown.
        imprint: whose sheets they are.
    """
    source, article = Source(briefing=briefing), briefing.article
    notes = _Notes()
    cited = notes.of(_cited_source(briefing), article.url)
    events = timeline.events(briefing, source)
    found: Value = {
        "id": briefing.slug,
        "number": briefing.number,
        "kicker": masthead.kicker(briefing),
        "title": briefing.title,
        "running": _shortened(briefing.title, _RUNNING_HEAD),
        "note": cited,
        "standfirst": _passage(masthead.standfirst(briefing, source)),
        "topics": [topic.name for topic in briefing.topics],
        "facts": [{"name": fact.name, "lines": fact.lines} for fact in masthead.facts(briefing)],
        "glance": [_passage(passage) for passage in statement_passages(briefing.glance, source)],
        "events": [_event(event) for event in events],
        "line": _line(events, briefing),
        "background": [_dated(item) for item in timeline.dated_passages(briefing.background, source)],
        "rows": [_row(row) for row in actor_rows.key_actors(briefing, source)],
        "others": [
            {"heading": group.heading, "names": [_named(row) for row in group.rows]} for group in actor_rows.other_actors(briefing, source)
        ],
        "treaties": [_treaty(treaty_card(treaty, library, source), notes) for treaty in briefing.treaties],
        "laws": [
            {"name": law.name, "provisions": [one.label for one in law.provisions], "mark": _mark(source.mark(law.spans[0]))}
            for law in briefing.legislation
        ],
        "speakers": [_speaker(group) for group in quotations.by_speaker(briefing, source)],
        "ahead": [_dated(item) for item in timeline.dated_passages(briefing.ahead, source, after=article.published)],
        "headers": [source.words(span) for span in article.header],
        "published_extent": masthead.published_extent(briefing),
        "paragraphs": [_paragraph(paragraph) for paragraph in source.paragraphs()],
        "revisions": [{"on": row.on, "note": row.words} for row in revision_rows(briefing)],
        "seed": article.seed,
        "sha256": article.sha256,
        "language": article.language.split("-")[0].lower(),
        "site": imprint.site,
    }
    if imprint.address:
        notes.of(f"This briefing on the site {imprint.site}", f"{imprint.address}{briefing.address}")
    cleaned: Value = _clean({**found, "notes": notes.told})
    return cleaned


def index_of(briefings: Sequence[Briefing]) -> Value:
    """The names that a binder's index lists, with their ids, by name: actors but for unnamed sources, and treaties."""
    actors = {actor.id: actor.name for briefing in briefings for actor in briefing.actors if actor.kind is not ActorKind.UNNAMED}
    treaties = {cited.reference.id: cited.reference.short_title for briefing in briefings for cited in briefing.treaties}
    cleaned: Value = _clean({"actors": _by_name(actors), "treaties": _by_name(treaties)})
    return cleaned


def _by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda item: (item[1].casefold(), item[0]))


class _Notes:
    """The notes of one briefing: what its statements rest on, with addresses spelt out."""

    def __init__(self) -> None:
        self.told: list[Value] = []

    def of(self, words: str, address: str | None) -> int:
        """The number of a note, from 1; the same words have the same."""
        for number, note in enumerate(self.told, start=1):
            if note["words"] == words and note["address"] == plain_web_address(address):
                return number
        self.told.append({"words": words, "address": plain_web_address(address)})
        return len(self.told)


def _cited_source(briefing: Briefing) -> str:
    byline = f"{briefing.article.byline}, " if briefing.article.byline else ""
    return f"{byline}{masthead.work(briefing)}."


def _passage(passage: Passage | None) -> Value | None:
    return None if passage is None else {"parts": passage.parts, "mark": _mark(passage.mark)}


def _mark(mark: Mark | None) -> int | None:
    """The paragraph that proves the words."""
    return mark.paragraph if mark else None


def _event(event: timeline.Event) -> Value:
    words = f"{event.words} …" if event.cut else event.words
    return {"date": event.date, "name": event.name, "words": words, "ahead": event.ahead, "mark": _mark(event.mark)}


def _line(events: Sequence[timeline.Event], briefing: Briefing) -> Value | None:
    """The drawing of the events: where each stands from 0 to 1; None where there are too few for one."""
    published = briefing.article.published
    places = timeline.places(events, published)
    if places is None:
        return None
    dots = [{"at": places[event.day], "ahead": event.ahead, "date": event.date} for event in events]
    return {"dots": dots, "now": places[published] if published else None, "alt": timeline.line_in_words(events)}


def _dated(item: timeline.DatedPassage) -> Value:
    return {"date": item.date, "source_date": item.source_date, "passage": _passage(item.passage)}


def _quote(quote: quotations.QuoteView) -> Value:
    circumstances = [part for part in (quote.cue, quote.venue, quote.said) if part]
    return {
        "passage": _passage(quote.passage),
        "marked": quote.marked,
        "badges": quote.badges,
        "lead": quote.lead,
        "circumstances": circumstances,
    }


def _roles(roles: Iterable[quotations.RoleView]) -> list[Value]:
    return [{"title": role.title, "former": role.former, "editor": role.by_editor} for role in roles]


def _row(row: actor_rows.ActorRow) -> Value:
    return {
        **_named(row),
        "quoted": _quote(row.quoted) if row.quoted else None,
        "positions": [_passage(passage) for passage in row.positions],
        "mark": _mark(row.mark),
        "tally": counted(row.quotes, "quote") if row.quotes else None,
    }


def _named(row: actor_rows.ActorRow) -> Value:
    return {
        "id": None if row.unnamed else row.id,
        "name": row.name,
        "roles": _roles(row.roles),
        "country": state_name(row.country) if row.country else None,
        "editor": row.by_editor,
    }


def _treaty(card: TreatyCard, notes: _Notes) -> Value:
    return {
        "id": card.id,
        "name": card.short_title,
        "known": card.known,
        "facts": card.facts,
        "note": notes.of(f"{card.title}: official text", card.official_text) if card.official_text else None,
        "mark": _mark(card.mark),
        "deeds": [_deed(deed) for deed in card.deeds],
        "provisions": [
            {
                "label": provision.label,
                "heading": provision.heading,
                "passages": [_passage(passage) for passage in provision.passages],
                "mark": _mark(provision.mark),
                "summary": provision.summary,
                "deeds": [_deed(deed) for deed in provision.deeds],
            }
            for provision in card.provisions
        ],
    }


def _deed(deed: Deed) -> str:
    return f"{deed.kind} · {deed.name}" if deed.name else deed.kind


def _speaker(group: quotations.SpeakerQuotes) -> Value:
    actor = group.actor
    unnamed = actor is not None and actor.kind is ActorKind.UNNAMED
    return {
        "id": actor.id if actor and not unnamed else None,
        "name": group.name,
        "words": group.words,
        "unnamed": unnamed,
        "editor": bool(actor and actor.corrected),
        "roles": _roles([group.role] if group.role else []),
        "country": state_name(actor.country) if actor and actor.country else None,
        "quotes": [_quote(quote) for quote in group.quotes],
    }


def _paragraph(paragraph: Paragraph) -> Value:
    return {
        "number": paragraph.number,
        "dateline": paragraph.dateline,
        "pieces": [{"text": piece.text, "cited": piece.cited} for piece in paragraph.pieces],
    }


def _shortened(text: str, length: int) -> str:
    """The text on one line of the running head."""
    plain = displayed(text)
    return plain if len(plain) <= length else f"{plain[:length].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def _clean(value: Any) -> Any:
    """The values with each text as a reader sees it."""
    if isinstance(value, str):
        return displayed(value)
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return value
