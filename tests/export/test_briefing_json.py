from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assemble import assemble
from generator.correct import correct
from generator.errors import PrecisError
from generator.export import briefing_json, check
from generator.language import parse
from generator.model import (
    Actor,
    ActorKind,
    Annotations,
    Article,
    Briefing,
    Corrections,
    Cue,
    DateMention,
    EditorRole,
    Manner,
    Pin,
    Position,
    Precision,
    ProvisionReference,
    Quote,
    Role,
    SetCountry,
    SetRole,
    Speaker,
    TreatyReference,
    Wikidata,
)
from generator.span import Span

TEXT = "Minister Mara Olin said Monday: “The strait,” she said, “stays open.”\nArticle 5 of the Karst Pact binds Ostland. It was signed in 1986."


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _full() -> Briefing:
    monday = DateMention(span=_at("Monday"), value="2025-03-10", precision=Precision.DAY)
    olin = Actor(id="mara-olin", name="Mara Olin", kind=ActorKind.PERSON, roles=(Role(span=_at("Minister")),), mentions=(_at("Mara Olin"),))
    quote = Quote(
        spans=(_at("The strait"), _at("stays open.")),
        manner=Manner.DIRECT,
        cue=Cue(span=_at("said"), lemma="say"),
        speaker=Speaker(span=_at("Mara Olin"), actor="mara-olin", name="Mara Olin"),
        said=monday,
        venue=_at("Monday"),
        stance="said",
        found_by="beside",
    )
    position = Position(
        spans=(_at("Ostland"),),
        cue=Cue(span=_at("binds"), lemma="support"),
        holder=Speaker(span=_at("she"), actor="mara-olin"),
        found_by="a",
    )
    article_5 = ProvisionReference(number="5", label="Article 5", spans=(_at("Article 5"),))
    pact = TreatyReference(
        id="karst-pact", title="Karst Pact", short_title="Karst Pact", known=False, spans=(_at("Karst Pact"),), provisions=(article_5,)
    )
    article = Article(
        seed="a.txt",
        sha256="0",
        text=TEXT,
        paragraphs=tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", TEXT)),
        published=date(2025, 3, 11),
    )
    signed = DateMention(span=_at("1986"), value="1986", precision=Precision.YEAR)
    found = Annotations(actors=(olin,), treaties=(pact,), quotes=(quote,), positions=(position,), dates=(monday, signed))
    corrected = Corrections(
        entries=(
            SetRole(line=1, actor="mara-olin", role=EditorRole(title="Envoy", since=date(2025, 1, 2))),
            SetCountry(line=2, actor="mara-olin", code="CH"),
            Wikidata(line=3, actor="mara-olin", qid="Q42"),
            Pin(line=4, actor="mara-olin"),
        )
    )
    found, _ = correct(article, replace(found, quotes=(replace(quote, corrected=("speaker",)),)), corrected, slug="a")
    return assemble(article, parse(article), found, slug="a", number="BR-2025-001")


def _keys(schema: Any, root: Any) -> Any:
    """The names of a schema's properties in its own order, all the way down."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "oneOf" in schema:
        schema = schema["oneOf"][1]
        return _keys(schema, root)
    if schema.get("type") == "array" and "items" in schema:
        return _keys(schema["items"], root)
    return {name: _keys(inner, root) for name, inner in schema.get("properties", {}).items()}


def _same_order(value: Any, keys: Any) -> Iterator[bool]:
    if isinstance(value, dict):
        # A key that is not known may be missing, but never stands elsewhere.
        yield list(value) == [key for key in keys if key in value]
        for name, inner in value.items():
            yield from _same_order(inner, keys[name])
    elif isinstance(value, list) and keys:
        for inner in value:
            yield from _same_order(inner, keys)


def test_the_keys_are_the_schemas_in_the_schemas_order() -> None:
    root = briefing_json.schema()
    document, keys = briefing_json.to_json(_full()), _keys(root, root)
    assert all(_same_order(document, keys))
    assert list(document["quotes"][0]) == list(keys["quotes"])
    assert list(document["actors"][0]) == list(keys["actors"])


def test_a_full_briefing_keeps_the_contract() -> None:
    document = json.loads(briefing_json.dumps(_full()))
    briefing_json.validate(document)
    assert check.problems(document) == ()
    assert document["quotes"][0]["text"] == "The strait … stays open."
    assert document["article"]["published"] == "2025-03-11"
    assert document["treaties"][0]["articles"][0]["statements"][0]["text"] == "Article 5 of the Karst Pact binds Ostland."


def test_the_text_keeps_its_letters_and_ends_in_a_line() -> None:
    written = briefing_json.dumps(_full())
    assert "“The strait,”" in written
    assert written.endswith("}\n")
    assert '\n  "slug": "a",\n' in written


@pytest.mark.parametrize(
    ("path", "value"), [(("slug",), "Not A Slug"), (("article", "text"), 5), (("quotes", 0, "extra"), 1), (("actors", 0, "salience"), 2)]
)
def test_a_document_that_does_not_fit_is_refused_with_the_path(path: tuple[Any, ...], value: object) -> None:
    document = briefing_json.to_json(_full())
    place: Any = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(PrecisError, match=str(path[0])):
        briefing_json.validate(document)


@given(
    st.lists(st.sampled_from(["Olin said no. ", "“Yes”, ", "否。", "😀 ", "\n", "and ", "In 1986, she left. ", "will go. "]), min_size=1)
)
def test_every_span_of_every_document_is_verbatim(pieces: list[str]) -> None:
    text = "".join(pieces)
    article = Article(seed="a.txt", sha256="0", text=text, paragraphs=tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)))
    dates = tuple(DateMention(span=Span(*m.span()), value="1986", precision=Precision.YEAR) for m in re.finditer("1986", text))
    document = briefing_json.to_json(assemble(article, parse(article), Annotations(dates=dates), slug="a"))
    briefing_json.validate(document)
    assert check.problems(document) == ()
