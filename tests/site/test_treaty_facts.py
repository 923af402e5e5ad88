from __future__ import annotations

from dataclasses import replace

import pytest

from generator.reference.treaty_library import TREATY_FIELDS, Treaty, treaty_library
from generator.site.treaty_facts import FIELDS, details, parties, strip, warning
from generator.telling.treaty_words import status

TREATY = Treaty(id="a", title="A", short_title="A", kind="pact", binding=True, numbering="arabic", sources=())


def test_every_field_has_a_heading_in_the_library_s_order() -> None:
    assert tuple(FIELDS) == TREATY_FIELDS


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("terminated 2019-08-02", "Terminated 2 August 2019"),
        ("in force, until 2075-12-31 unless a party ends it", "In force, until 31 December 2075 unless a party ends it"),
        ("suspended in full by South Korea in June 2024", "Suspended in full by South Korea in June 2024"),
        ("superseded 1960-06", "Superseded June 1960"),
    ],
)
def test_a_status_has_its_dates_in_words(words: str, shown: str) -> None:
    assert status(words) == shown


@pytest.mark.parametrize("words", [None, "in force", "in force, as amended", "in effect"])
def test_what_is_in_force_needs_no_warning(words: str | None) -> None:
    assert warning(replace(TREATY, status=words)) is None


@pytest.mark.parametrize("words", ["expired 2026-02-05", "not yet in force", "suspended in 2024", "United States withdrew 2018-05-08"])
def test_what_is_not_in_full_force_warns(words: str) -> None:
    assert warning(replace(TREATY, status=words)) == status(words)


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"status": "in force", "in_force": "1999-01"}, ("In force", "since January 1999")),
        ({"in_force": "1999"}, ("In force", "since 1999")),
        ({"status": "terminated 2001-01-01", "in_force": "1999-01-01"}, ("from 1 January 1999", "until 1 January 2001")),
        ({"status": "suspended in 2024", "in_force": "1999-01-01"}, ("Suspended in 2024", "entered into force 1 January 1999")),
        ({"status": "never entered into force"}, ("Never entered into force",)),
        ({"binding": False}, ("not known here", "not binding under international law")),
    ],
)
def test_the_first_fact_tells_where_the_treaty_stands(changes: dict[str, object], lines: tuple[str, ...]) -> None:
    assert next(strip(replace(TREATY, **changes))).lines == lines  # type: ignore[arg-type]


def test_a_long_note_on_the_parties_is_not_in_the_strip() -> None:
    facts = {fact.name: fact.lines for fact in strip(replace(TREATY, parties_note="x" * 60))}
    assert facts["Parties"] == ("see below",)


def test_abbreviations_are_the_aliases_in_capitals() -> None:
    facts = {fact.name: fact.lines for fact in details(replace(TREATY, aliases=("NPT", "Non-Proliferation Treaty", "BTWC")))}
    assert facts["Abbreviations"] == ("NPT, BTWC",)


def test_parties_are_told_apart_by_the_day_on_which_they_joined_or_left() -> None:
    treaty = replace(
        TREATY, parties=("CH", "FR", "IT", "SE"), joined=(("IT", "2004-07-01"), ("SE", "2004-07-01")), left=(("AT", "2003-01-01"),)
    )
    groups = parties(treaty, {"FR": "actors/france.md"}, "treaties/a.md")
    assert [(group.heading, [state.code for state in group.states]) for group in groups] == [
        ("Original parties", ["FR", "CH"]),
        ("Joined 1 July 2004", ["IT", "SE"]),
        ("Left 1 January 2003", ["AT"]),
    ]
    assert groups[0].states[0].href == "../../actors/france/"


def test_without_days_no_party_is_called_original() -> None:
    (group,) = parties(replace(TREATY, parties=("FR", "CH")), {}, "treaties/a.md")
    assert group.heading == "Parties"


def test_every_treaty_of_the_library_has_its_facts() -> None:
    for treaty in treaty_library():
        assert all(line for fact in (*strip(treaty), *details(treaty)) for line in fact.lines), treaty.id
