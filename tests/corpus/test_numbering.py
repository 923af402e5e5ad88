from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import gather, numbered
from generator.model import Article, Briefing
from generator.span import Span


def _briefing(slug: str, published: date | None = None) -> Briefing:
    article = Article(seed=f"{slug}.txt", sha256="0", text="abc", paragraphs=(Span(0, 3),), published=published)
    return Briefing(slug=slug, title=slug, article=article, sentences=())


def test_numbers_count_a_year_in_the_order_of_publication_then_of_slugs() -> None:
    given_order = [
        _briefing("d"),
        _briefing("b", date(2025, 3, 1)),
        _briefing("a", date(2025, 3, 1)),
        _briefing("c", date(2024, 12, 31)),
    ]
    assert {b.slug: b.number for b in numbered(given_order, "BR")} == {
        "a": "BR-2025-001",
        "b": "BR-2025-002",
        "c": "BR-2024-001",
        "d": "BR-ND-001",
    }


@given(st.lists(st.tuples(st.integers(0, 99), st.one_of(st.none(), st.dates())), unique_by=lambda pair: pair[0]))
def test_numbers_are_unique_and_the_order_of_seeds_does_not_matter(pairs: list[tuple[int, date | None]]) -> None:
    briefings = [_briefing(f"s{slug}", published) for slug, published in pairs]
    found = numbered(briefings, "BR")
    assert len({b.number for b in found}) == len(briefings)
    assert numbered(reversed(briefings), "BR") == found
    assert gather(reversed(briefings)) == gather(briefings)
