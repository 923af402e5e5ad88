from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from generator.model import Actor, ActorKind, Article, Manner, Quote, Statement
from generator.span import Span


def test_an_actor_is_mentioned_somewhere() -> None:
    with pytest.raises(ValueError, match="mentioned nowhere"):
        Actor(id="a", name="A", kind=ActorKind.PERSON, mentions=())


@pytest.mark.parametrize("salience", [-0.1, 1.1])
def test_salience_lies_between_nothing_and_one(salience: float) -> None:
    with pytest.raises(ValueError, match="salience"):
        Actor(id="a", name="A", kind=ActorKind.PERSON, mentions=(Span(0, 1),), salience=salience)


def test_a_paragraph_lies_in_the_text() -> None:
    with pytest.raises(ValueError, match="outside its text"):
        Article(seed="a.txt", sha256="0", text="abc", paragraphs=(Span(0, 4),))


def test_paragraphs_stand_in_order() -> None:
    with pytest.raises(ValueError, match="out of order"):
        Article(seed="a.txt", sha256="0", text="abcdef", paragraphs=(Span(3, 6), Span(0, 3)))


def test_the_story_starts_behind_the_dateline() -> None:
    text = "KARST – Rain fell."
    paragraphs = (Span(0, len(text)),)
    assert Article(seed="a.txt", sha256="0", text=text, paragraphs=paragraphs).story_start == 0
    assert Article(seed="a.txt", sha256="0", text=text, paragraphs=paragraphs, dateline_span=Span(0, 8)).story_start == 8
    assert Article(seed="a.txt", sha256="0", text="", paragraphs=()).story_start == 0


def test_a_quote_has_content_in_order() -> None:
    with pytest.raises(ValueError, match="at least one span"):
        Quote(spans=(), manner=Manner.DIRECT)
    with pytest.raises(ValueError, match="in order"):
        Quote(spans=(Span(4, 6), Span(0, 5)), manner=Manner.DIRECT)


def test_left_out_words_show_in_the_text_of_several_spans() -> None:
    assert Quote(spans=(Span(0, 1), Span(4, 5)), manner=Manner.DIRECT).text_in("a b c") == "a … c"
    assert Statement(spans=(Span(0, 1), Span(4, 5))).text_in("a b c") == "a … c"


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).start = 5  # type: ignore[misc]
