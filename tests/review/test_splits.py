from __future__ import annotations

import pytest

from generator.model import Actor, ActorKind, ActorRecord, Article, Briefing, Role
from generator.review.splits import splits
from generator.span import Span


def _appearance(slug: str, kind: ActorKind, country: str | None, role: str) -> tuple[Briefing, Actor]:
    text = role or "-"
    article = Article(seed=f"{slug}.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    roles = (Role(span=Span(0, len(text))),) if role else ()
    actor = Actor(id="john-smith", name="John Smith", kind=kind, country=country, roles=roles, mentions=(Span(0, 1),))
    return Briefing(slug=slug, title=slug, article=article, sentences=(), actors=(actor,)), actor


def _record(*given: tuple[str, str | None, str], kind: ActorKind = ActorKind.PERSON, corrected: tuple[str, ...] = ()) -> ActorRecord:
    appearances = tuple(_appearance(slug, kind, country, role) for slug, country, role in given)
    return ActorRecord(
        id="john-smith", name="John Smith", kind=kind, country=None, aliases=(), appearances=appearances, corrected=corrected
    )


def test_a_body_that_articles_place_in_several_countries_may_be_several() -> None:
    record = _record(("a", "FR", ""), ("b", "JP", ""), ("c", "FR", ""), ("d", None, ""), kind=ActorKind.ORGANISATION)
    (found,) = splits((record,))
    assert (found.into, found.seeds) == ("john-smith-jp", ("b",))
    assert found.reasons == ("these articles place it in JP, others in FR",)


def test_a_person_whose_roles_share_no_word_and_no_country_may_be_two() -> None:
    record = _record(("a", "FR", "Foreign Minister"), ("b", None, "professor of geology"), ("c", "FR", "then Foreign Minister"))
    (found,) = splits((record,))
    assert (found.into, found.seeds) == ("john-smith-2", ("b",))
    assert "not the same country: “professor of geology”; elsewhere “" in found.reasons[0]


@pytest.mark.parametrize(
    "record",
    [
        _record(("a", "FR", "Foreign Minister"), ("b", "FR", "Prime Speaker")),
        _record(("a", "FR", "Foreign Minister"), ("b", None, "Minister for Trade")),
        _record(("a", "FR", "Foreign Minister"), ("b", None, "")),
        _record(("a", None, "Foreign Minister")),
        _record(("a", "FR", "Foreign Minister"), ("b", None, "professor"), corrected=("id",)),
        _record(("a", None, ""), ("b", "FR", ""), kind=ActorKind.ORGANISATION),
        _record(("a", "FR", ""), ("b", "FR", ""), kind=ActorKind.STATE),
    ],
)
def test_an_actor_whose_briefings_fit_together_or_whom_an_editor_decided_on_stays_one(record: ActorRecord) -> None:
    assert splits((record,)) == ()
