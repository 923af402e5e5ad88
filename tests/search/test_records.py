from __future__ import annotations

import re

import pytest

from generator.search.records import kind_of, record, spaced


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("briefings/a-visit/", "briefings"),
        ("actors/ana-lindqvist/", "actors"),
        ("treaties/npt/", "treaties"),
        ("topics/ceasefires/", "topics"),
        ("guide/seeds/", "guide"),
        ("notes/", "guide"),
        ("", "guide"),
    ],
)
def test_the_address_tells_the_kind(address: str, kind: str) -> None:
    assert kind_of(address) == kind


def test_a_briefing_has_a_document_of_its_text_and_one_of_its_quotes(briefing: str) -> None:
    made = record("briefings/talks/", briefing, published="2025-04-02")
    assert made.name is None
    assert re.findall(r'<h[2-6] id="([^"]+)">', made.text) == ["background", "source"]
    assert "We kept our bargain" not in made.text
    assert '<h3 id="quotes">Ana Lindqvist</h3><p>“We kept our bargain”</p>' in made.quotes
    for document in (made.text, made.quotes):
        assert '<span data-pagefind-sort="date" data-pagefind-ignore>2025-04-02</span>' in document
        assert "Briefing BR-2025-001 · Havenburg, 2 April 2025" in document


def test_a_quote_s_own_place_is_where_its_result_leads(briefing: str) -> None:
    placed = briefing.replace('<figure class="precis-quote">', '<figure class="precis-quote" id="q7">')
    assert '<h3 id="q7">Ana Lindqvist</h3>' in record("briefings/talks/", placed).quotes


def test_the_words_of_a_source_stay_words(briefing: str) -> None:
    text = record("briefings/talks/", briefing).text
    assert "&lt;b&gt;bridge&lt;/b&gt;" in text
    assert "<b>" not in text


def test_a_paragraph_of_the_source_has_its_place(briefing: str) -> None:
    assert '<a id="p1"></a>Ana Lindqvist met' in record("briefings/talks/", briefing).text


def test_an_actor_is_found_by_names_alone(actor: str) -> None:
    made = record("actors/ana-lindqvist/", actor)
    assert (made.text, made.quotes) == ("", "")
    assert made.name is not None
    assert made.name.title == "Ana Lindqvist"
    assert made.name.also == "Anneli Lindqvist, A. Lindqvist"
    assert made.name.detail == "Person · Valdoria · Prime Minister"
    assert made.name.weight == 12


def test_a_day_that_is_not_known_still_has_its_place_in_the_order_of_days(briefing: str) -> None:
    assert 'sort="date" data-pagefind-ignore>0000<' in record("briefings/talks/", briefing).text


def test_characters_of_scripts_without_spaces_are_words() -> None:
    assert spaced("met 石破茂。") == "met  石  破  茂 。"
    assert spaced("윤석열 met Erdoğan") == "윤석열 met Erdoğan"
