"""Datelines: text -> the same text with the dateline in <…>, and sentences that only look so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reader.dateline import dateline, place_line
from generator.reference.datelines import datelines
from generator.span import Span

DATELINES = [
    ("<TOKYO – >The ministers met.", "Tokyo"),
    ("<TOKYO—>The ministers met.", "Tokyo"),
    ("<TOKYO ->\u00a0The ministers met.".replace(">\u00a0", "\u00a0>"), "Tokyo"),
    ("<WASHINGTON (AP) — >The ministers met.", "Washington"),
    ("<WASHINGTON (AP)_ >The ministers met.", "Washington"),
    ("<WASHINGTON, D.C. – >The ministers met.", "Washington"),
    ("<GENEVA, March 3 (Reuters) - >The ministers met.", "Geneva"),
    ("<GENEVA (11 March 2025) – >The ministers met.", "Geneva"),
    ("<NEW YORK/LONDON -- >The ministers met.", "New York/London"),
    ("<WASHINGTON and TOKYO — >The ministers met.", "Washington and Tokyo"),
    ("<SEOUL, South Korea (AP) — >The ministers met.", "Seoul"),
    ("<KYIV, Ukraine — >The ministers met.", "Kyiv"),
    ("<ST. PETERSBURG, Russia — >The ministers met.", "St. Petersburg"),
    ("<St. Petersburg (AFP) – >The ministers met.", "St. Petersburg"),
    ("<RIO DE JANEIRO — >“We met.”", "Rio de Janeiro"),
    ("<PORT-AU-PRINCE, Haiti (AP) — >The ministers met.", "Port-au-Prince"),
    ("<N’DJAMENA, Chad (AP) — >The ministers met.", "N’Djamena"),
    ("<THE HAGUE, Netherlands — >The ministers met.", "The Hague"),
    ("<UNITED NATIONS, Tuesday, March 11, 2025 (AP) — >The ministers met.", "United Nations"),
    ("<PORT HALDEN — >The ministers met.", "Port Halden"),
    ("<Paris (AFP) – >The ministers met.", "Paris"),
    ("<Berlin (dpa) - >The ministers met.", "Berlin"),
    ("<Geneva – >The ministers met.", "Geneva"),
    ("<BRUSSELS: >The ministers met.", "Brussels"),
    ("<KUWAIT CITY, July 25: >The ministers met.", "Kuwait City"),
    ("<CAIRO – 26 July 2022: >The ministers met.", "Cairo"),
    ("<MOSCOW, March 11. /TASS/. >The ministers met.", "Moscow"),
    ("<New Delhi [India], March 11 (ANI): >The ministers met.", "New Delhi"),
    ("<New Delhi, Mar 11 (PTI) >The ministers met.", "New Delhi"),
    ("<**TOKYO** – >The ministers met.", "Tokyo"),
    ("<*TOKYO –* >The ministers met.", "Tokyo"),
    ("<March 3 (Reuters) - >The ministers met.", None),
]
NO_DATELINES = [
    "Japan – and others – said the pact stands.",
    "Japan – The pact stands.",
    "Article 5 – the clause on armed attack – applies.",
    "Moscow – Russia's capital – was quiet.",
    "Moscow – Ostland's closest ally – was quiet.",
    "Paris: The pact stands.",
    "Tokyo and Washington — The pact stands.",
    "NATO – The alliance met.",
    "NATO: The alliance met.",
    "NATO (AP) — The alliance met.",
    "WHO — The agency met.",
    "EU – ministers met.",
    "U.S. – The pact stands.",
    "ASEAN, Ostland and others – said",
    "MR. ROE: We met.",
    "PRESIDENT ROE: We met.",
    "JANE ROE: We met.",
    "QUESTION: Did you meet?",
    "Q: Did you meet?",
    "ANALYSIS: The pact stands.",
    "EXCLUSIVE – The pact stands.",
    "COVID-19 — The disease spread.",
    "ROEMER--The family announces",
    "XYZ – The group met.",
    "He said - The pact stands.",
    "“TOKYO – The pact stands.”",
    "TOKYO –",
    "TOKYO",
    "The minister (Reuters) said so.",
    "I — The undersigned",
]


@pytest.mark.parametrize(("marked", "place"), DATELINES)
def test_a_dateline_is_found_with_its_dash_and_names_its_place(marked: str, place: str | None) -> None:
    text = marked.replace("<", "").replace(">", "")
    found = dateline(text, Span(0, len(text)))
    assert found is not None
    assert found.span is not None
    assert f"<{found.span.of(text)}>{text[found.span.end :]}" == marked
    assert found.place == place


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text, Span(0, len(text))) is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("TOKYO (AP) — The", "AP"),
        ("TOKYO (REUTERS) — The", "Reuters"),
        ("TOKYO (Daily Lantern) — The", "Daily Lantern"),
        ("MOSCOW, March 11. /TASS/. The", "TASS"),
        ("TOKYO (11 March 2025) — The", None),
        ("TOKYO (Tuesday) — The", None),
        ("TOKYO — The", None),
    ],
)
def test_the_agency_in_parentheses_is_the_publisher(text: str, publisher: str | None) -> None:
    found = dateline(text, Span(0, len(text)))
    assert found is not None
    assert found.publisher == publisher


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("GENEVA, March 3 (Reuters) - The", None),
        ("GENEVA, March 3, 2025 (Reuters) - The", date(2025, 3, 3)),
        ("GENEVA (3 March 2025) – The", date(2025, 3, 3)),
        ("GENEVA – 3 March 2025: The", date(2025, 3, 3)),
    ],
)
def test_a_datelines_day_is_known_with_its_year_only(text: str, day: date | None) -> None:
    found = dateline(text, Span(0, len(text)))
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Geneva, 11 March 2025", "Geneva", date(2025, 3, 11)),
        ("Geneva – 11 March 2025", "Geneva", date(2025, 3, 11)),
        ("TOKYO", "Tokyo", None),
        ("Washington, D.C.", "Washington", None),
        ("Stockholm, Sweden, March 11, 2025", "Stockholm", date(2025, 3, 11)),
        ("Jane Roe, 11 March 2025", None, date(2025, 3, 11)),
    ],
)
def test_a_place_may_have_its_own_line(line: str, place: str | None, day: date | None) -> None:
    found = place_line(line)
    assert found is not None
    assert (found.place, found.day) == (place, day)


@pytest.mark.parametrize(
    "line",
    [
        "Japan",
        "Security Council",
        "Article 11, 2025",
        "Geneva 2025",
        "Geneva, the city of talks",
        "Daily Press Briefing – June 11, 2021",
        "",
    ],
)
def test_other_lines_are_no_places(line: str) -> None:
    assert place_line(line) is None


@pytest.mark.parametrize("city", sorted(datelines().cities))
def test_every_city_of_the_reference_data_is_found_in_capitals(city: str) -> None:
    text = f"{city.upper()} – The ministers met."
    found = dateline(text, Span(0, len(text)))
    assert found is not None
    assert found.place is not None
    assert found.place.casefold() == city


@given(st.text(st.sampled_from("ABab .,-–—/()'’*_: 3"), max_size=260))
def test_a_dateline_lies_at_the_start_and_leaves_a_story(text: str) -> None:
    if not text:
        return
    found = dateline(text, Span(0, len(text)))
    if found is not None:
        assert found.span is not None
        assert found.span.start == 0
        assert found.span.end < len(text)
