"""The lists of treaties: by field and by state."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from generator.corpus import gather
from generator.model import Briefing, CitedTreaty, TreatyReference
from generator.reference.treaty_library import Treaty, TreatyLibrary, treaty_library
from tests.site.all_pages import pages

INDEX, BY_STATE = "treaties/index.md", "treaties/by/state.md"


def lists(briefings: Sequence[Briefing], library: TreatyLibrary | None = None) -> dict[str, str]:
    made = pages(gather(briefings), library or treaty_library(), {}, hand_written=frozenset())
    return {uri: made[uri].decode() for uri in (INDEX, BY_STATE)}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:dt|dd|p|li|summary)>", " ", text))))


@pytest.fixture
def citing(bare: Callable[[str, str], Briefing]) -> Callable[..., Briefing]:
    """A briefing that cites treaties by id; those that the library does not hold are unknown."""

    def made(slug: str, *ids: str) -> Briefing:
        return replace(bare(slug, "It rained."), treaties=tuple(_cited(one) for one in ids))

    return made


def _cited(name: str) -> CitedTreaty:
    known = treaty_library().get(name)
    short = known.short_title if known else name
    return CitedTreaty(reference=TreatyReference(id=name, title=short, short_title=short, known=known is not None, spans=()))


def test_cited_treaties_stand_by_title_under_their_field(citing: Callable[..., Briefing]) -> None:
    shown = lists([citing("a", "npt", "abm"), citing("b", "npt")])[INDEX]
    field = plain(shown.split("## Arms control")[1].split("\n## ")[0])
    assert field.index("ABM Treaty (1972) · Terminated 13 June 2002 1 briefing") < field.index(
        "Nuclear Non-Proliferation Treaty (1968) 2 briefings"
    )


def test_treaties_that_no_briefing_cites_are_folded_and_linked(citing: Callable[..., Briefing]) -> None:
    shown = lists([citing("a", "npt")])[INDEX]
    assert re.search(r"<details[^>]*><summary>\d+ more in the library, not cited</summary>", shown)
    assert '<a href="../treaties/../anzus/"' not in shown
    assert '<a href="anzus/">ANZUS Treaty (1951)</a>' in shown


def test_every_field_is_reached_from_the_top(citing: Callable[..., Briefing]) -> None:
    shown = lists([citing("a", "npt", "karst-pact")])[INDEX]
    for anchor in re.findall(r'<li><a href="#([\w-]+)">', shown):
        assert f"{{: #{anchor} }}" in shown or f'id="{anchor}"' in shown


def test_unknown_treaties_have_a_group_of_their_own(citing: Callable[..., Briefing]) -> None:
    shown = plain(lists([citing("a", "karst-pact")])[INDEX])
    assert "karst-pact 1 briefing" in shown.split("## Not in the library")[1]


def test_many_treaties_of_a_group_are_folded_by_letter(citing: Callable[..., Briefing]) -> None:
    many = [f"{letter}-pact-{number}" for letter in "abc" for number in range(30)]
    shown = lists([citing("a", *many)], TreatyLibrary([]))[INDEX]
    assert re.findall(r"<summary>(\w) <span>(\d+)</span>", shown) == [("A", "30"), ("B", "30"), ("C", "30")]


def test_the_lives_of_cited_treaties_are_drawn_oldest_first(citing: Callable[..., Briefing]) -> None:
    shown = lists([citing("a", "npt", "abm", "un-charter")])[INDEX]
    assert re.findall(r'aria-label="(adopted [^"]+)"', shown) == [
        "adopted 26 June 1945, in force",
        "adopted 1 July 1968, in force",
        "adopted 26 May 1972, ended 13 June 2002",
    ]
    assert "over time" not in lists([citing("a", "npt", "abm")])[INDEX]


def test_each_state_has_the_treaties_of_which_it_is_or_was_a_party(citing: Callable[..., Briefing]) -> None:
    left = Treaty(
        id="pact", title="Pact", short_title="Pact", kind="pact", binding=True, numbering="arabic", sources=(), parties=("FR",),
        left=(("US", "2020-11-22"),),
    )  # fmt: skip
    anzus = treaty_library().get("anzus")
    assert anzus is not None
    shown = lists([citing("a", "pact")], TreatyLibrary([left, anzus]))[BY_STATE]
    assert re.findall(r'<div id="(\w+)">', shown) == ["au", "fr", "nz", "us"]
    assert "US United States Pact 1 left 22 November 2020 · ANZUS Treaty (1951)" in plain(shown)


def test_without_a_briefing_the_library_is_listed() -> None:
    shown = plain(lists([])[INDEX])
    assert "No briefing cites a treaty yet." in shown
    assert "ANZUS Treaty (1951)" in shown


def test_the_lists_are_out_of_search(citing: Callable[..., Briefing]) -> None:
    for text in lists([citing("a", "npt")]).values():
        assert "exclude: true" in text.split("---\n")[1]


def test_a_later_briefing_moves_the_end_of_the_line(citing: Callable[..., Briefing]) -> None:
    early = citing("a", "npt", "abm", "un-charter")
    late = replace(early, slug="b", article=replace(early.article, published=date(2035, 1, 1)))
    assert lists([early])[INDEX] != lists([early, late])[INDEX]
