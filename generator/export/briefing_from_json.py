"""The contract JSON -> Briefing, so that other programs' copies can be read back.

The contract leaves out what pages and finders need and readers do not: sentences, paragraphs and header lines, front matter's topics and
revisions, the place of the dateline, by which signals an actor was found, the words that name who holds a position, positions of
nobody known, and the number of a chapter, part or annex apart from its label. They are empty in what is read; for the holder's words stands
the actor's first mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.export.briefing_json import validate
from generator.model import (
    ActKind,
    Actor,
    ActorKind,
    Antecedent,
    Article,
    Briefing,
    CitedProvision,
    CitedTreaty,
    Cue,
    DateMention,
    EditorRole,
    LawReference,
    Manner,
    Position,
    Precision,
    ProvisionReference,
    Quote,
    Role,
    SourceText,
    Speaker,
    Statement,
    Topic,
    TreatyAct,
    TreatyReference,
)
from generator.span import Span

Document = Mapping[str, Any]


def from_json(document: Document) -> Briefing:
    """The briefing of a document; `to_json` makes the same document of it again.

    Raises:
        ContractError: if the document does not keep the contract.
        ValueError: if it does and a span is empty or reversed, or a part lies outside the text.
    """
    validate(document)
    article = _article(document["article"])
    title = document["title"]
    at = -1 if article.headline else article.text.find(title)
    return Briefing(
        slug=document["slug"],
        number=document["number"],
        title=title,
        title_span=Span(at, at + len(title)) if title and at >= 0 else None,
        article=article,
        sentences=(),
        glance=_statements(document["glance"]),
        background=_statements(document["background"]),
        ahead=_statements(document["ahead"]),
        actors=tuple(_actor(one) for one in document["actors"]),
        treaties=tuple(_treaty(one) for one in document["treaties"]),
        legislation=tuple(_law(one) for one in document.get("legislation", ())),
        quotes=tuple(_quote(one) for one in document["quotes"]),
        positions=_positions(document["actors"]),
        dates=tuple(_date(one) for one in document["dates"]),
        topics=tuple(_topic(one) for one in document.get("topics", ())),
    )


def _article(found: Document) -> Article:
    names = ("seed", "sha256", "text", "headline", "byline", "dateline", "publisher", "url", "language")
    return Article(
        paragraphs=(),
        published=date.fromisoformat(found["published"]) if found["published"] else None,
        source_text=SourceText(found["source_text"]) if "source_text" in found else None,
        **{n: found[n] for n in names},
    )


def _span(found: Sequence[int]) -> Span:
    return Span(found[0], found[1])


def _spans(found: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(_span(one) for one in found)


def _date(found: Document) -> DateMention:
    return DateMention(span=_span(found["span"]), value=found["value"], precision=Precision(found["precision"]))


def _statements(found: Sequence[Document]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            spans=_spans(one["spans"]),
            dates=tuple(_date(day) for day in one["dates"]),
            antecedents=tuple(Antecedent(span=_span(word["span"]), mention=_span(word["mention"])) for word in one.get("antecedents", ())),
        )
        for one in found
    )


def _cue(found: Document) -> Cue:
    return Cue(span=_span(found["span"]), lemma=found["lemma"])


def _actor(found: Document) -> Actor:
    return Actor(
        id=found["id"],
        name=found["name"],
        kind=ActorKind(found["kind"]),
        roles=tuple(Role(span=_span(role["span"]), former=role["former"]) for role in found["roles"]),
        country=found["country"],
        aliases=tuple(found["aliases"]),
        mentions=_spans(found["mentions"]),
        salience=found["salience"],
        editor_roles=tuple(_editor_role(role) for role in found.get("editor_roles", ())),
        wikidata=found.get("wikidata"),
        pinned=found.get("pinned", False),
        corrected=tuple(found.get("corrected", ())),
    )


def _editor_role(found: Document) -> EditorRole:
    since = date.fromisoformat(found["from"]) if "from" in found else None
    return EditorRole(title=found["title"], former=found["former"], since=since)


def _positions(actors: Sequence[Document]) -> tuple[Position, ...]:
    found = (
        Position(
            spans=_spans(one["spans"]),
            cue=_cue(one["cue"]),
            holder=Speaker(span=_span(actor["mentions"][0]), actor=actor["id"], name=actor["name"]),
            found_by=one.get("found_by", ""),
        )
        for actor in actors
        for one in actor.get("positions", ())
    )
    # In the order of the text, as finders give them; those of one actor keep theirs.
    return tuple(sorted(found, key=lambda position: position.cue.span))


def _treaty(found: Document) -> CitedTreaty:
    articles = tuple(_cited(one) for one in found["articles"])
    divisions = tuple(_cited(one) for one in found.get("divisions", ()))
    reference = TreatyReference(
        id=found["id"],
        title=found["title"],
        short_title=found["short_title"],
        known=found["known"],
        spans=_spans(found["references"]),
        provisions=tuple(one.reference for one in articles),
        divisions=tuple(one.reference for one in divisions),
        acts=tuple(_act(act) for act in found.get("acts", ())),
    )
    return CitedTreaty(reference=reference, provisions=articles, divisions=divisions)


def _act(found: Document) -> TreatyAct:
    return TreatyAct(kind=ActKind(found["kind"]), reference=_span(found["reference"]), cue=_cue(found["cue"]), actor=found["actor"])


def _cited(found: Document) -> CitedProvision:
    return CitedProvision(reference=_provision(found), statements=_statements(found["statements"]))


def _provision(found: Document) -> ProvisionReference:
    return ProvisionReference(number=found.get("number", ""), label=found["label"], spans=_spans(found["references"]))


def _law(found: Document) -> LawReference:
    cited = tuple(_provision(one) for one in found["provisions"])
    return LawReference(name=found["name"], spans=_spans(found["references"]), provisions=cited)


def _quote(found: Document) -> Quote:
    speaker = found["speaker"]
    return Quote(
        spans=_spans(found["spans"]),
        manner=Manner(found["manner"]),
        cue=_cue(found["cue"]) if found["cue"] else None,
        speaker=Speaker(span=_span(speaker["span"]), actor=speaker["actor"], name=speaker["name"]) if speaker else None,
        said=_date(found["said"]) if found["said"] else None,
        venue=_span(found["venue"]["span"]) if "venue" in found else None,
        stance=found.get("stance"),
        found_by=found.get("found_by", ""),
        corrected=tuple(found.get("corrected", ())),
    )


def _topic(found: Document) -> Topic:
    return Topic(id=found["id"], name=found["name"], given=found["given"], spans=_spans(found["references"]))
