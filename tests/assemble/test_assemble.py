from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.assemble import assemble
from generator.assemble.story import Story
from generator.language import parse
from generator.model import Annotations, Article, Briefing, DateMention, Precision, Statement
from generator.span import Span

PIECES = st.sampled_from(
    [
        "Ostland has closed the strait",
        "the talks will resume in May",
        "in 1986",
        ", and ",
        ", which ",
        ". ",
        "! ",
        "“",
        "”",
        "''",
        " (",
        ") ",
        "\n\n",
        "She said so",
        "The accord was signed",
        " because ",
        "U.S. ",
        "否。",
        " 😀 ",
    ]
)


def _statements(briefing: Briefing) -> Iterator[Statement]:
    yield from (*briefing.glance, *briefing.background, *briefing.ahead)
    yield from (made for treaty in briefing.treaties for provision in treaty.provisions for made in provision.statements)


@given(st.lists(PIECES, max_size=30), st.one_of(st.none(), st.just(date(2025, 3, 11))))
def test_every_statement_is_a_span_of_the_source(pieces: list[str], published: date | None) -> None:
    text = "".join(pieces)
    paragraphs = tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    article = Article(seed="a.txt", sha256="0", text=text, paragraphs=paragraphs, published=published)
    years = tuple(DateMention(span=Span(*m.span()), value="1986", precision=Precision.YEAR) for m in re.finditer("1986", text))
    briefing = assemble(article, parse(article), Annotations(dates=years), slug="a")
    for made in _statements(briefing):
        for span in made.spans:
            assert span.of(text) == span.of(text).strip() != ""
            assert any(paragraph.contains(span) for paragraph in paragraphs)
        assert all(any(span.contains(mention.span) for span in made.spans) for mention in made.dates)
    if briefing.title_span:
        assert briefing.title == briefing.title_span.of(text)


def test_what_was_found_is_in_the_briefing(story_of: Callable[..., Story]) -> None:
    story = story_of("The admiral said no.", dates={}, quotes=(("no", "said", "The admiral"),))
    briefing = assemble(story.article, story.sentences, story.found, slug="story", number="BR-2025-001")
    assert (briefing.slug, briefing.number) == ("story", "BR-2025-001")
    assert briefing.quotes == story.found.quotes
    assert briefing.sentences == story.sentences
