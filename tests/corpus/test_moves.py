"""Renamed seeds are found at their old addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.corpus import recorded, redirects
from generator.model import Briefing, Ledger, Redirect

Seeds = dict[str, tuple[str, str]]
"""Address -> front matter and text of the seed that stands there."""


@pytest.fixture
def built(told: Callable[..., Briefing]) -> Callable[..., Ledger]:
    """The record after builds with these seeds, one after the other."""

    def ledger(*builds: Seeds, waiting: frozenset[str] = frozenset(), since: Ledger | None = None) -> Ledger:
        now = since or Ledger()
        for seeds in builds:
            now = recorded(now, [briefing(slug, *content) for slug, content in seeds.items()], waiting)
        return now

    def briefing(slug: str, matter: str, text: str) -> Briefing:
        made = told(text, slug=slug)
        return replace(made, article=replace(made.article, sha256=hashlib.sha256((matter + text).encode()).hexdigest()))

    return ledger


STORY = ("", "The gate is shut.")
OTHER = ("", "The gate is open.")


def test_a_renamed_seed_leaves_a_redirect_that_stays(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"b": STORY}, {"b": STORY}).moved == {"a": "b"}


def test_a_chain_of_names_leads_to_the_last(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"b": STORY}, {"c": STORY}).moved == {"a": "c", "b": "c"}


def test_a_seed_that_is_renamed_back_leaves_the_way_from_the_name_between(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"b": STORY}, {"a": STORY}).moved == {"b": "a"}


def test_a_redirect_goes_with_its_briefing(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY, "z": OTHER}, {"b": STORY, "z": OTHER}, {"z": OTHER}).moved == {}


def test_a_seed_that_takes_an_old_address_has_it(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"b": STORY}, {"a": OTHER, "b": STORY}).moved == {}


def test_a_seed_is_known_by_its_text_where_its_front_matter_changed(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"b": ("title: Shut", STORY[1])}).moved == {"a": "b"}


def test_a_deleted_seed_leads_nowhere(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY, "z": OTHER}, {"z": OTHER}).moved == {}


def test_a_seed_that_was_copied_and_then_deleted_leads_to_the_copy(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"a": STORY, "b": STORY}, {"b": STORY}).moved == {"a": "b"}


def test_the_same_bytes_win_over_the_same_text(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY}, {"b": ("title: Shut", STORY[1]), "c": STORY}).moved == {"a": "c"}


def test_two_seeds_that_change_names_redirect_nothing(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY, "b": OTHER}, {"a": OTHER, "b": STORY}).moved == {}


def test_what_cannot_be_used_for_now_is_not_forgotten(built: Callable[..., Ledger]) -> None:
    before = built({"a": STORY}, {"b": STORY})
    broken = built({"z": OTHER}, since=before, waiting=frozenset({"b"}))
    assert broken.moved == {"a": "b"}
    assert redirects(broken, (), frozenset({"z"})) == ({}, ())
    assert built({"c": STORY, "z": OTHER}, since=broken).moved == {"a": "c", "b": "c"}


def test_a_briefing_keeps_the_address_at_which_it_first_stood(built: Callable[..., Ledger]) -> None:
    renamed = built({"z": STORY}, {"b": STORY}, {"a": STORY})
    assert renamed.standing["a"].first == "z"
    assert built({"z": STORY}, since=renamed).standing["z"].first is None
    taken = built({"a": STORY, "z": OTHER}, since=renamed)
    assert [taken.standing[slug].first for slug in ("a", "z")] == [None, None]


def test_the_record_depends_on_no_order_of_seeds(built: Callable[..., Ledger]) -> None:
    assert built({"a": STORY, "b": OTHER}) == built({"b": OTHER, "a": STORY})


def test_an_editor_s_redirects_lead_on_along_the_record_and_win_over_it(built: Callable[..., Ledger]) -> None:
    ledger = built({"a": STORY, "z": OTHER}, {"b": STORY, "z": OTHER})
    listed = (Redirect(old="a", new="z", line=1), Redirect(old="older", new="a", line=2))
    assert redirects(ledger, listed, frozenset({"b", "z"})) == ({"a": "z", "older": "z"}, ())


def test_a_redirect_of_the_editor_s_that_leads_nowhere_is_told() -> None:
    listed = (Redirect(old="a", new="gone", line=1), Redirect(old="z", new="a", line=2))
    moved, messages = redirects(Ledger(), listed, frozenset({"z"}))
    assert moved == {}
    assert [message.split(";")[0] for message in messages] == [
        "line 1: a leads to gone, and no briefing stands there",
        "line 2: a briefing stands at z, so that nothing can be led away from there",
    ]
