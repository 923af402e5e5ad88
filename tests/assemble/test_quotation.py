from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assemble.quotation import quoted
from generator.assemble.story import Story
from generator.model import Article
from generator.span import Span

MARKED = [
    "She said [“no”] twice.",
    'She said ["no"] and ["never"].',
    "She said [''no''] to [``them''].",
    "[„Nein“], sagte sie, [«non»], [「否」].",
    "She said [“no, and never",
    "She doesn’t, and the ministers’ aides don't.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_what_stands_in_marks_is_quoted(marked: str, story_of: Callable[..., Story]) -> None:
    story = story_of(marked.replace("[", "").replace("]", ""))
    assert [story.text_of(span) for span in story.quoted] == [part.split("]")[0] for part in marked.split("[")[1:]]


@given(st.text(alphabet="ab “”\"'„«»`", min_size=1))
def test_quotations_lie_in_the_paragraph_and_apart(text: str) -> None:
    spans = quoted(Article(seed="a.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),)))
    assert all(span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
