from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, use_ops

from generator.language import Parser, bundled
from generator.language.parser import BUNDLED
from generator.model import Article, Sentence
from generator.span import Span

_STORY = """Mara Olin, the foreign minister of Karst, said on Monday that the talks with Ostland would go on in Geneva.

The talks had begun in May. “We will not sign what they wrote,” she told the Karst Courier; the Courier asked why the talks go on.

Ostland's ministry did not answer. The ministry, the minister said, has not answered for 3 weeks.
"""
_WORDS = ("Olin", "olin", "the", "The", "talks", "had", "Karst", "U.N.", "signs", "sign", "3", "%", ",", ".", "😀", "''", "a-b", "Ünal")


@pytest.fixture(scope="module")
def plain() -> Language:
    """The bundled pipeline as spaCy runs it."""
    with use_ops("numpy", use_blis=False):
        return spacy.load(BUNDLED)


def _article(text: str) -> Article:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Article(seed="a.txt", sha256="0", text=text, paragraphs=paragraphs)


def _told(sentences: tuple[Sentence, ...]) -> list[object]:
    return [(s.words, s.names) for s in sentences]


def _vectors(nlp: Language) -> Model[Any, Any]:
    component: Any = nlp.get_pipe("tok2vec")
    model: Model[Any, Any] = component.model
    return model


def test_what_is_found_is_what_spacy_finds(parser: Parser, plain: Language) -> None:
    assert _told(parser.parse(_article(_STORY))) == _told(Parser(plain).parse(_article(_STORY)))


@settings(max_examples=15)
@given(st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), min_size=1, max_size=4))
def test_words_in_any_order_get_what_spacy_gives_them(parser: Parser, plain: Language, paragraphs: list[list[str]]) -> None:
    article = _article("\n".join(" ".join(words) for words in paragraphs))
    assert _told(parser.parse(article)) == _told(Parser(plain).parse(article))


def test_a_word_that_comes_again_is_embedded_once(plain: Language) -> None:
    rows: list[int] = []
    with use_ops("numpy", use_blis=False):
        changed = spacy.load(BUNDLED)
    bundled.quicken(changed)
    embed = _vectors(changed).layers[0].layers[0]
    inner = embed._func

    def counted(layer: Model[Any, Any], docs: Any, is_train: bool) -> Any:
        rows.append(sum(map(len, docs)))
        return inner(layer, docs, is_train)

    embed._func = counted
    docs = [Doc(plain.vocab, words=words) for words in (["the", "talks", "the"], ["talks", "The"])]
    found = _vectors(changed).predict(docs)
    assert rows == [3]
    for one, other in zip(found, _vectors(plain).predict(docs), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)


def test_what_was_parsed_before_changes_nothing(parser: Parser) -> None:
    articles = [_article(part) for part in (_STORY, *_STORY.split("\n\n"))]
    alone = [parser.parse(article) for article in articles]
    for first, second in pairwise(articles):
        parser.parse(first)
        assert parser.parse(second) == alone[articles.index(second)]
