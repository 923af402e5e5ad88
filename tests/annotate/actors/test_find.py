from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotate import actors
from generator.language import parse
from generator.model import Article
from generator.span import Span

_WORDS = st.sampled_from(
    [
        "President",
        "Jane",
        "Quorrick",
        "Mr",
        ".",
        ",",
        "and",
        "of",
        "the",
        "Ministry",
        "Affairs",
        "U.S.",
        "Japan's",
        "(",
        ")",
        "“",
        "”",
        "said",
        "who",
        "then",
        "former",
        "ex-minister",
        "-",
        "Jr",
        "de",
        "la",
        "Treaty",
        "Will",
        "45",
    ]
)


@given(st.lists(_WORDS, min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_disjoint_mentions_in_order_and_unique_ids(words: list[str]) -> None:
    text = " ".join(words)
    article = Article(seed="a.txt", sha256="0" * 64, text=text, paragraphs=(Span(0, len(text)),))
    found = actors.find(article, parse(article))
    spans = sorted(span for actor in found for span in actor.mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(list(actor.mentions) == sorted(actor.mentions) for actor in found)
    assert len({actor.id for actor in found}) == len(found)
    assert all(role.span.end <= len(text) for actor in found for role in actor.roles)


def test_an_article_without_names_has_no_actors() -> None:
    article = Article(seed="a.txt", sha256="0" * 64, text="Nothing happened.", paragraphs=(Span(0, 17),))
    assert actors.find(article, parse(article)) == ()
