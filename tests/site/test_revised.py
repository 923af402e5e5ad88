"""The revision history of a briefing's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.model import Briefing, Change, Place, Revision, SourceRevision
from generator.reference.treaty_library import TreatyLibrary
from generator.site.briefing_page import NearBriefing, briefing_page
from generator.telling.revised import latest_summary, revision_rows, summary


def revision(day: int, *changes: Change) -> SourceRevision:
    return SourceRevision(on=date(2031, 6, day), changes=changes)


def added(words: str, place: Place = Place.GLANCE) -> Change:
    return Change(place=place, after=words)


REMOVED, CHANGED = Change(place=Place.AHEAD, before="a"), Change(place=Place.PROVISION, before="a", after="b")


@pytest.fixture
def revised(told: Callable[..., Briefing]) -> Callable[..., Briefing]:
    def make(*revisions: SourceRevision, notes: tuple[Revision, ...] = ()) -> Briefing:
        made = told("The gate is shut.")
        return replace(made, revisions=revisions, article=replace(made.article, revisions=notes))

    return make


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ((added("x"),), "1 statement added"),
        ((added("x"), added("y"), added("z"), REMOVED, CHANGED), "3 statements added, 1 removed, 1 changed"),
        ((REMOVED, Change(place=Place.QUOTE, before="a"), Change(place=Place.QUOTE, before="b")), "1 statement removed; 2 quotes removed"),
        ((Change(place=Place.HEADLINE, before="a", after="b"),), "1 headline changed"),
    ],
)
def test_changes_are_counted_by_what_they_are_of(changes: tuple[Change, ...], told: str) -> None:
    assert summary(changes) == told


def test_revisions_stand_newest_first_and_a_day_s_note_before_its_words(revised: Callable[..., Briefing]) -> None:
    notes = (Revision(on=date(2031, 6, 13), note="first"), Revision(on=date(2031, 6, 15), note="last"))
    rows = revision_rows(revised(revision(13, added("x")), revision(14, REMOVED), notes=notes))
    assert [row.words for row in rows] == ["last", "1 statement removed.", "first", "1 statement added."]


def test_only_the_last_revisions_show_their_words_and_no_more_than_a_reader_reads(revised: Callable[..., Briefing]) -> None:
    rows = revision_rows(revised(*(revision(day, *(added(f"{day} {n}") for n in range(25))) for day in range(1, 6))))
    assert [(len(row.changes), row.left_out) for row in rows] == [(20, 5), (20, 5), (20, 5), (0, 0), (0, 0)]
    assert rows[0].changes[0] == ("At a glance", "added", None, "5 0")


def test_a_feed_tells_the_last_change(revised: Callable[..., Briefing]) -> None:
    assert latest_summary(revised()) is None
    assert latest_summary(revised(revision(13, REMOVED), revision(14, CHANGED))) == "Revised on 14 June 2031: 1 statement changed."


def test_removed_words_on_the_page_are_struck_out_and_nothing_but_text(revised: Callable[..., Briefing]) -> None:
    hostile = Change(place=Place.QUOTE, before="<script>x</script>\n\n# {{ y }}")
    page = briefing_page(revised(revision(13, hostile)), TreatyLibrary(()), NearBriefing()).decode()
    assert "<del>&#60;script&#62;x&#60;/script&#62; # &#123;&#123; y &#125;&#125;</del>" in page
    assert page.count("<script") == briefing_page(revised(), TreatyLibrary(()), NearBriefing()).decode().count("<script")
