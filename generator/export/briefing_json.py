"""Briefing -> the contract JSON, with keys in the schema's order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from generator.errors import PrecisError
from generator.model import (
    Actor,
    Article,
    Briefing,
    Change,
    CitedProvision,
    CitedTreaty,
    Cue,
    DateMention,
    EditorRole,
    LawReference,
    Position,
    Quote,
    SourceText,
    Statement,
    Topic,
    TreatyAct,
    named_at,
)
from generator.span import Span

SCHEMA_VERSION = 1


class ContractError(PrecisError):
    """A document does not keep the contract; the message names the path to the bad value."""


def dumps(briefing: Briefing) -> str:
    """The contract JSON as text: two spaces of indentation, a final newline."""
    return json.dumps(to_json(briefing), ensure_ascii=False, indent=2) + "\n"


def lines(briefings: Iterable[Briefing]) -> Iterator[str]:
    """The contract JSON of each briefing on a line of its own, with its end."""
    yield from (json.dumps(to_json(briefing), ensure_ascii=False, separators=(",", ":")) + "\n" for briefing in briefings)


def to_json(briefing: Briefing) -> dict[str, Any]:
    """The contract JSON as plain values; spans are pairs of offsets into `article.text`."""
    text = briefing.article.text
    required = {
        "schema_version": SCHEMA_VERSION,
        "slug": briefing.slug,
        "number": briefing.number,
        "title": briefing.title,
        "article": _article(briefing.article),
        "glance": [_statement(s, briefing) for s in briefing.glance],
        "background": [_statement(s, briefing) for s in briefing.background],
        "ahead": [_statement(s, briefing) for s in briefing.ahead],
        "actors": [_actor(a, briefing) for a in briefing.actors],
        "treaties": [_treaty(t, briefing) for t in briefing.treaties],
        "quotes": [_quote(q, text) for q in briefing.quotes],
        "dates": [_date(d, text) for d in briefing.dates],
    }
    return required | _known(
        legislation=[_law(law) for law in briefing.legislation],
        topics=[_topic(t) for t in briefing.topics],
        revisions=_revisions(briefing),
    )


def validate(document: Mapping[str, Any]) -> None:
    """Holds a document against the schema.

    Raises:
        ContractError: at the first value that does not fit; the message names the path to it.
    """
    error = next(iter(_validator().iter_errors(document)), None)
    if error is not None:
        raise ContractError(f"{document.get('slug', 'a briefing')}: '{error.json_path}': {error.message}")


def schema() -> dict[str, Any]:
    """The JSON Schema of the contract."""
    found: dict[str, Any] = json.loads(schema_file())
    return found


def schema_file() -> bytes:
    """The same as its file has it."""
    return (files("generator.export") / "briefing.schema.json").read_bytes()


@cache
def _validator() -> Any:
    # Only `precis check` and tests need it, and it takes longer to load than a briefing to make.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(schema())


def _article(article: Article) -> dict[str, Any]:
    published = {} if article.source_text in (None, SourceText.FULL) else {"source_text": article.source_text.value}
    return {
        "headline": article.headline,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "dateline": article.dateline,
        "publisher": article.publisher,
        "url": article.url,
        "seed": article.seed,
        "sha256": article.sha256,
        "language": article.language,
        "text": article.text,
    } | published


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _date(date: DateMention, text: str) -> dict[str, Any]:
    return {"span": _span(date.span), "text": date.span.of(text), "value": date.value, "precision": date.precision.value}


def _topic(topic: Topic) -> dict[str, Any]:
    return {"id": topic.id, "name": topic.name, "given": topic.given, "references": [_span(s) for s in topic.spans]}


def _statement(statement: Statement, briefing: Briefing) -> dict[str, Any]:
    text = briefing.article.text
    required = {
        "spans": [_span(s) for s in statement.spans],
        "text": statement.text_in(text),
        "dates": [_date(d, text) for d in statement.dates],
    }
    meant = ((a, named_at(briefing.actors, a.mention)) for a in statement.antecedents)
    return required | _known(
        antecedents=[{"span": _span(a.span), "mention": _span(a.mention), "name": actor.name} for a, actor in meant if actor]
    )


def _actor(actor: Actor, briefing: Briefing) -> dict[str, Any]:
    text = briefing.article.text
    required = {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "roles": [{"title": r.span.of(text), "former": r.former, "span": _span(r.span)} for r in actor.roles],
        "country": actor.country,
        "aliases": list(actor.aliases),
        "mentions": [_span(m) for m in actor.mentions],
        "salience": actor.salience,
    }
    positions = [_position(p, text) for p in briefing.positions if p.holder.actor == actor.id]
    return required | _known(
        positions=positions,
        editor_roles=[_editor_role(r) for r in actor.editor_roles],
        wikidata=actor.wikidata,
        pinned=actor.pinned,
        corrected=list(actor.corrected),
    )


def _editor_role(role: EditorRole) -> dict[str, Any]:
    since = {"from": role.since.isoformat()} if role.since else {}
    return {"title": role.title, "former": role.former} | since


def _position(position: Position, text: str) -> dict[str, Any]:
    required = {"spans": [_span(s) for s in position.spans], "text": position.text_in(text), "cue": _cue(position.cue)}
    return required | _known(found_by=position.found_by)


def _cue(cue: Cue) -> dict[str, Any]:
    return {"span": _span(cue.span), "lemma": cue.lemma}


def _revisions(briefing: Briefing) -> list[dict[str, Any]]:
    """The editor's notes and what builds noticed, oldest first."""
    noted = [{"on": one.on.isoformat(), "note": one.note} for one in briefing.article.revisions]
    noticed = [{"on": one.on.isoformat(), "changes": [_change(change) for change in one.changes]} for one in briefing.revisions]
    return sorted([*noted, *noticed], key=lambda one: str(one["on"]))


def _change(change: Change) -> dict[str, str]:
    return {"place": change.place.value} | _known(before=change.before, after=change.after)


def _known(**optional: Any) -> dict[str, Any]:
    """The optional keys that have a value; what is not known is left out rather than null."""
    return {key: value for key, value in optional.items() if value}


def _treaty(treaty: CitedTreaty, briefing: Briefing) -> dict[str, Any]:
    required = {
        "id": treaty.reference.id,
        "title": treaty.reference.title,
        "short_title": treaty.reference.short_title,
        "known": treaty.reference.known,
        "references": [_span(s) for s in treaty.reference.spans],
        "articles": [{"number": p.reference.number} | _cited(p, briefing) for p in treaty.provisions],
    }
    return required | _known(divisions=[_cited(d, briefing) for d in treaty.divisions], acts=[_act(a) for a in treaty.reference.acts])


def _law(law: LawReference) -> dict[str, Any]:
    provisions = [{"label": p.label, "references": [_span(s) for s in p.spans]} for p in law.provisions]
    return {"name": law.name, "references": [_span(s) for s in law.spans], "provisions": provisions}


def _act(act: TreatyAct) -> dict[str, Any]:
    return {"kind": act.kind.value, "reference": _span(act.reference), "cue": _cue(act.cue), "actor": act.actor}


def _cited(cited: CitedProvision, briefing: Briefing) -> dict[str, Any]:
    return {
        "label": cited.reference.label,
        "references": [_span(s) for s in cited.reference.spans],
        "statements": [_statement(s, briefing) for s in cited.statements],
    }


def _quote(quote: Quote, text: str) -> dict[str, Any]:
    speaker = quote.speaker
    required = {
        "spans": [_span(s) for s in quote.spans],
        "text": quote.text_in(text),
        "manner": quote.manner.value,
        "cue": _cue(quote.cue) if quote.cue else None,
        "speaker": {"span": _span(speaker.span), "actor": speaker.actor, "name": speaker.name} if speaker else None,
        "said": _date(quote.said, text) if quote.said else None,
    }
    venue = {"span": _span(quote.venue), "text": quote.venue.of(text)} if quote.venue else None
    return required | _known(venue=venue, stance=quote.stance, found_by=str(quote.found_by), corrected=list(quote.corrected))
