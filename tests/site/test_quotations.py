"""What a page says about the manner of a quote."""

from __future__ import annotations

import re

import pytest

from generator.language import parse
from generator.model import Article, Briefing, Manner, Quote
from generator.site.quotations import is_fragment, position
from generator.site.source import Source
from generator.span import Span


def _made(marked: str, manner: Manner = Manner.DIRECT) -> tuple[Source, tuple[Quote, ...]]:
    """A story and its quotes from text with the contents in ⟦ ⟧."""
    text = re.sub("[⟦⟧]", "", marked)
    spans = [Span(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer("⟦[^⟧]*⟧", marked))]
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    briefing = Briefing(slug="s", title="T", article=article, sentences=parse(article))
    return Source(briefing=briefing), tuple(Quote(spans=(span,), manner=manner) for span in spans)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("She called it “⟦unfair⟧.”", True),
        ("She called it “⟦unfair.⟧”", True),
        ("It holds “⟦under any circumstances⟧,” she said.", True),
        ("He spoke of a plan “⟦that nobody who was there would have signed⟧” in June.", True),
        ("They said “⟦we lose a great deal of water each year⟧.”", False),
        ("“⟦The border is closed⟧,” she said.", False),
        ("“⟦Never.⟧”", False),
        ("The “⟦Lake Plan⟧” failed.", True),
        ("“⟦…⟧”", False),
    ],
)
def test_a_few_words_inside_the_narrator_s_sentence_are_a_fragment(text: str, fragment: bool) -> None:
    source, quotes = _made(text)
    assert is_fragment(quotes[0], source) is fragment


def test_indirect_speech_is_no_fragment() -> None:
    source, quotes = _made("She said ⟦it rained⟧.", Manner.INDIRECT)
    assert not is_fragment(quotes[0], source)


def test_a_whole_sentence_tells_a_position_better_than_a_fragment() -> None:
    source, quotes = _made("“⟦unfair⟧,” she said. “⟦We will not sign before the water is back⟧,” she added.")
    found = position(quotes, source)
    assert found is not None
    assert source.words(found.spans[0]).startswith("We will not sign")


def test_nobody_s_quotes_have_no_position() -> None:
    source, _ = _made("It rained.")
    assert position((), source) is None
