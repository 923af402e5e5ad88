from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import parse
from generator.model import Article
from generator.span import Span

# A bar between sentences.
MARKED = [
    "Rain fell. |Nobody came.",
    "The U.S. president met Mr. Olin. |The talks began at 5.30 p.m. on Monday.",
    "He left the U.S. |The talks went on.",
    "J. K. Olin spoke to Gen. Brandt on Jan. 5 about Art. 5 and No. 7.",
    "On Monday Jane P. Olin left, see p. 4. |She sat.",
    "“How so?” she asked. |“Why?”",
    "“The strait stays open.” |The minister left.",
    "“No!” said the admiral. |He sat down.",
    "Prices rose by 3.5 percent. |In May they fell.",
    "Well … perhaps. |Yes.",
    "「否。」|「然。」",
    "“Never!” — she said it twice.",
    "One sentence without an end",
]


def _article(text: str, dateline: Span | None = None) -> Article:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Article(seed="a.txt", sha256="0", text=text, paragraphs=paragraphs, dateline_span=dateline)


@pytest.mark.parametrize("marked", MARKED)
def test_a_text_falls_into_its_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [sentence.span.of(text) for sentence in parse(_article(text))] == [part.strip() for part in marked.split("|")]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    found = parse(_article("The talks, which\nbegan on Monday, ended."))
    assert [sentence.paragraph for sentence in found] == [0, 1]


def test_the_dateline_belongs_to_no_sentence() -> None:
    text = "KARST – Rain fell."
    assert [sentence.span.of(text) for sentence in parse(_article(text, Span(0, 8)))] == ["Rain fell."]


def test_a_paragraph_that_is_only_a_dateline_has_no_sentence() -> None:
    assert parse(_article("KARST –", Span(0, 7))) == ()


@given(st.text(alphabet="aB. !?…“”\"'U5\n。—", max_size=40))
def test_sentences_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    article = _article(text)
    found = parse(article)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert "".join("".join(sentence.span.of(text) for sentence in found).split()) == "".join(text.split())
    assert all(article.paragraphs[sentence.paragraph].contains(sentence.span) for sentence in found)
