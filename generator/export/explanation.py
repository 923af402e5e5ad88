"""Briefing -> plain text that explains it: for each quote, position and actor, which rule or signal found it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from generator.export.terminal import line, shown
from generator.model import Actor, Briefing, Position, Quote
from generator.reference.rules import rules
from generator.span import Span, index_at

_LONGEST = 90


def explanation(briefing: Briefing) -> str:
    """The explanation of a briefing, for a terminal: nothing of the source can steer it."""
    text = _Text(briefing)
    parts = [
        shown(briefing.title),
        f"{briefing.slug}, from {shown(briefing.article.seed)}",
        "",
        *_section("Quotes", (entry for number, quote in enumerate(briefing.quotes, start=1) for entry in text.quote(number, quote))),
        *_section("Actors", (entry for actor in briefing.actors for entry in text.actor(actor))),
    ]
    return "\n".join(parts).rstrip() + "\n"


class _Text:
    """The words of a briefing's findings."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._starts = tuple(paragraph.start for paragraph in briefing.article.paragraphs)

    def quote(self, number: int, quote: Quote) -> Iterator[str]:
        """A quote: its words, what stands around them, and its rule."""
        yield f"{number}. {quote.manner.value}, {self._place(quote.spans[0])}"
        yield line("words", _quoted(quote.text_in(self._briefing.article.text)))
        yield line("cue", self._words(quote.cue.span) if quote.cue else "none: the layout alone attributes the quote")
        if quote.stance:
            yield line("stance", quote.stance)
        yield line("speaker", self._speaker(quote))
        if quote.venue:
            yield line("venue", self._words(quote.venue))
        if quote.said:
            yield line("said", f"{self._words(quote.said.span)} ({quote.said.value or 'not resolved'})")
        yield line("rule", _rule(quote.found_by, rules().quotes))
        if quote.corrected:
            yield line("by editor", _enumerated(quote.corrected))

    def actor(self, actor: Actor) -> Iterator[str]:
        """An actor: what kind, by which signals, and which positions."""
        yield f"{shown(actor.name)}, {actor.kind.value}, {self._place(actor.mentions[0])}"
        for role in actor.roles:
            yield line("former role" if role.former else "role", self._words(role.span))
        for given in actor.editor_roles:
            since = f", from {given.since.isoformat()}" if given.since else ""
            yield line("former role" if given.former else "role", f"{shown(given.title)}, by the editor{since}")
        if by_editor := _enumerated(
            (*actor.corrected, *(("pinned",) if actor.pinned else ()), *((actor.wikidata,) if actor.wikidata else ()))
        ):
            yield line("by editor", by_editor)
        for number, signal in enumerate(actor.found_by):
            yield line("" if number else "signals", _rule(signal, rules().actors))
        yield line("named", _enumerated(self._words(mention) for mention in actor.mentions))
        for position in self._briefing.positions:
            if position.holder.actor == actor.id:
                yield from self._position(position)

    def _position(self, position: Position) -> Iterator[str]:
        words = f"{self._words(position.cue.span)} {_quoted(position.text_in(self._briefing.article.text))}"
        yield line("position", f"{words}, {self._place(position.spans[0])}")
        yield line("  rule", _rule(position.found_by, rules().positions))

    def _speaker(self, quote: Quote) -> str:
        if quote.speaker is None:
            return "the source names none"
        return f"{_quoted(self._words(quote.speaker.span))} -> {shown(quote.speaker.name) if quote.speaker.name else 'not resolved'}"

    def _words(self, span: Span) -> str:
        return shown(span.of(self._briefing.article.text))

    def _place(self, span: Span) -> str:
        return f"paragraph {max(0, index_at(self._starts, span.start)) + 1}"


def _section(heading: str, entries: Iterable[str]) -> Iterator[str]:
    yield heading.upper()
    yield ""
    nothing = True
    for entry in entries:
        if not entry.startswith(" ") and not nothing:
            yield ""
        nothing = False
        yield entry
    if nothing:
        yield "none"
    yield ""


def _rule(name: str, known: Mapping[str, str]) -> str:
    if not name:
        return "not recorded"
    return f"{name}: {known[name]}" if name in known else name


def _quoted(words: str) -> str:
    """The words in quotation marks, only their beginning where they are many."""
    return f"“{textwrap.shorten(shown(words), _LONGEST, placeholder=' …')}”"


def _enumerated(words: Iterable[str]) -> str:
    """Each wording once, in the order of the text."""
    return ", ".join(dict.fromkeys(words))
