from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from generator.errors import ConfigError
from generator.language import Parser, Tree, load, parse
from generator.language.parser import BUNDLED
from generator.model import Article, Sentence, Word
from generator.span import Span


def _article(text: str, dateline: Span | None = None) -> Article:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Article(seed="a.txt", sha256="0", text=text, paragraphs=paragraphs, dateline_span=dateline)


def _word(sentence: Sentence, text: str) -> Word:
    return next(word for word in sentence.words if word.text == text)


def test_a_word_has_its_base_form_part_of_speech_and_relation(parser: Parser) -> None:
    (sentence,) = parser.parse(_article("The minister said that ships had left the port."))
    assert [word.text for word in sentence.words] == ["The", "minister", "said", "that", "ships", "had", "left", "the", "port", "."]
    said, left = _word(sentence, "said"), _word(sentence, "left")
    assert (said.lemma, said.pos, said.tag, said.relation) == ("say", "VERB", "VBD", "root")
    assert left.relation == "ccomp"
    assert [sentence.words[word.head].text for word in (_word(sentence, "minister"), left, _word(sentence, "port"))] == [
        "said",
        "said",
        "left",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Karst-led talks don't end.", "Karst - led talks do n't end ."),
        ("Olin's aides left.", "Olin 's aides left ."),
        ("The U.S. left.", "The U.S. left ."),
        ("“No,” she said.", "“ No , ” she said ."),
    ],
)
def test_words_are_syntactic_words(parser: Parser, text: str, words: str) -> None:
    (sentence,) = parser.parse(_article(text))
    assert [word.text for word in sentence.words] == words.split()


def test_sentences_and_tokens_are_those_of_the_rules(parser: Parser) -> None:
    article = _article("KARST – Mr. Olin left. “Why?” she asked.\n\nNobody knew; “No!”\nHe sat down. 「否。」「然。」", Span(0, 8))
    found = parser.parse(article)
    assert [(s.span, s.paragraph, s.tokens) for s in found] == [(s.span, s.paragraph, s.tokens) for s in parse(article)]
    assert [word.text for word in found[-1].words] == list("「然。」")


def test_white_space_inside_a_sentence_is_no_word_and_changes_nothing(parser: Parser) -> None:
    (plain,) = parser.parse(_article("The minister said so."))
    (spaced,) = parser.parse(_article("The \t minister\u2003said\u00a0\u00a0so."))
    told = [[(word.text, word.lemma, word.relation, word.head) for word in s.words] for s in (plain, spaced)]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "…",
        "a\u200bb \u200b \ufeff\u00ad x\x00",
        "👩‍👩‍👧 😀!",
        "日本は\u3000「はい」。",
        "e\u0301" * 700,
        "(" * 1500,
        "no. " * 800,
        "ship " * 2500,
    ],
    ids=["empty", "blank", "mark", "invisible", "emoji", "wide", "long run", "marks", "sentences", "long sentence"],
)
def test_odd_text_has_trees_too(parser: Parser, text: str) -> None:
    _holds(parser, _article(text))


@settings(max_examples=60)
@given(st.text(alphabet="aB. !?…“”\"'U5\n\t\u200b。—-/@é😀", max_size=60))
def test_words_cover_all_but_white_space_and_every_sentence_is_one_tree(text: str) -> None:
    _holds(load(), _article(text))


def _holds(parser: Parser, article: Article) -> None:
    for sentence in parser.parse(article):
        words = sentence.words
        assert "".join(word.text for word in words) == "".join(sentence.span.of(article.text).split())
        assert all(word.text == word.span.of(article.text) for word in words)
        assert all(a.span.end <= b.span.start for a, b in pairwise(words))
        assert [word.head for i, word in enumerate(words) if word.head == i] == [i for i, w in enumerate(words) if w.relation == "root"]
        assert len(Tree(words).subtree(Tree(words).root)) == len(words)


def test_an_articles_trees_depend_on_it_alone(parser: Parser) -> None:
    article = _article("The envoy met Olin in Karst.\n\nShe said that talks on the strait, which began in May, would go on.")
    first = parser.parse(article)
    parser.parse(_article("Something else happened, he wrote.\n\n" * 40))
    assert parser.parse(article) == first


def test_the_parser_is_loaded_once() -> None:
    assert load() is load()


def test_a_pipeline_of_the_users_own_is_loaded_from_its_folder(parser: Parser) -> None:
    article = _article("The envoy left.")
    assert load(str(BUNDLED)).parse(article) == parser.parse(article)


def test_a_missing_pipeline_is_named_with_what_to_do() -> None:
    with pytest.raises(ConfigError, match=r"language_model: there is no spaCy pipeline 'no_such_model'; install it"):
        load("no_such_model")


def test_a_folder_that_holds_no_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"language_model: .*cannot be loaded"):
        load(str(tmp_path))


def test_a_pipeline_that_cannot_parse_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ConfigError, match=r"language_model: .*needs a 'tagger' and a 'parser', but has"):
        load(str(tmp_path))


def test_a_pipeline_with_labels_of_an_unknown_scheme_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    nlp.add_pipe("parser").add_label("SBJ")  # type: ignore[attr-defined]
    with pytest.raises(ConfigError, match="SBJ"):
        Parser(nlp)


class _Chain:
    """Hangs every word from the one before it, across all sentences: a pipeline that does not keep to ours."""

    labels = ("nsubj", "obj", "obl")

    def __call__(self, doc: Doc) -> Doc:
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=["VBD"] * len(doc),
            heads=[max(0, i - 1) for i in range(len(doc))],
            deps=["obl"] * len(doc),
        )


@pytest.fixture
def chain() -> Parser:
    """A parser that ties all words of a paragraph into one tree, without lemmas and parts of speech."""
    Language.factory("chain_of_words", assigns=["token.dep", "token.tag"], func=lambda nlp, name: _Chain())  # noqa: ARG005
    nlp = spacy.blank("en")
    nlp.add_pipe("chain_of_words")
    return Parser(nlp)


def test_a_tree_never_crosses_a_sentence(chain: Parser) -> None:
    found = chain.parse(_article("One two. Three four.\nFive."))
    assert [[(word.text, word.head) for word in s.words] for s in found] == [
        [("One", 0), ("two", 0), (".", 1)],
        [("Three", 0), ("four", 0), (".", 1)],
        [("Five", 0), (".", 0)],
    ]
    assert [s.words[0].relation for s in found] == ["root", "root", "root"]


def test_what_a_pipeline_does_not_give_is_worked_out(chain: Parser) -> None:
    word = chain.parse(_article("He Went."))[0].words[1]
    assert (word.pos, word.lemma) == ("VERB", "went")


def test_a_pipeline_without_base_forms_gets_the_bundled_ones(parser: Parser) -> None:
    article = _article("The minister said that ships had left.")
    without = Parser(spacy.load(BUNDLED, exclude=["lemmatizer"]))
    assert without.parse(article) == parser.parse(article)


def test_spacy_is_not_imported_before_a_parser_is_loaded() -> None:
    code = "import sys, generator.pipeline, generator.language; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False False"
