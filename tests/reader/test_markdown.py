"""Markdown: what readers see is a paragraph, without markers; what they do not see is none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Article
from generator.reader import read_bytes
from generator.reader.markdown import lines, shown

LEDE = "Ostland and Marlovia signed a pact on arms on Friday, officials said."
MORE = "The pact limits the launchers."


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("# Ostland signs pact\n\n", "Ostland signs pact"),
        ("# Ostland signs pact #\n\n", "Ostland signs pact"),
        ("# Ostland signs pact.\n", "Ostland signs pact."),
        ("## **Ostland** signs _pact_\n\n", "Ostland signs pact"),
        ("# [Ostland signs pact](https://a.example/)\n\n", "Ostland signs pact"),
        ("Ostland signs pact\n==================\n\n", "Ostland signs pact"),
        ("Ostland signs pact\n---\n\n", "Ostland signs pact"),
        ("![A photo of the signing](a.jpg)\n\n# Ostland signs pact\n\n", "Ostland signs pact"),
        ("March 11, 2025\n\n# Ostland signs pact\n\n*By Jane Roe*\n\n", "Ostland signs pact"),
        ("Ostland signs pact\n\n", "Ostland signs pact"),
        ("", None),
    ],
)
def test_a_heading_above_the_story_is_its_headline(above: str, headline: str | None) -> None:
    article = read(f"{above}{LEDE}\n\n{MORE}")
    assert article.headline == headline
    assert paragraphs(article) == [LEDE, MORE]


def test_header_lines_are_read_through_emphasis() -> None:
    article = read(f"# Ostland signs pact\n\n*By Jane Roe*\n\n**March 11, 2025**\n\n**TOKYO** – {LEDE}")
    assert article.byline == "Jane Roe"
    assert str(article.published) == "2025-03-11"
    assert article.dateline == "Tokyo"
    assert article.text[article.story_start :] == LEDE


@pytest.mark.parametrize(
    "markup",
    [
        "---",
        "* * *",
        "<!-- a note to the editor -->",
        "<!-- a note\n\nover some lines -->",
        "![A photo of the signing](a.jpg)",
        '![A photo](a_(1).jpg "The title") ![Another](b.jpg)',
        "[![A photo](a.jpg)](https://a.example/)",
        "![A photo][photo]",
        '<div class="story">',
        "<br/>",
        "{: .lead }",
        "[photo]: https://a.example/a.jpg",
        "```\n```",
        "| --- | :-: |",
    ],
)
def test_what_a_reader_does_not_see_is_no_paragraph(markup: str) -> None:
    assert paragraphs(read(f"{LEDE}\n\n{markup}\n\n{MORE}")) == [LEDE, MORE]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("- One pact\n- Two pacts", ["One pact", "Two pacts"]),
        ("* One pact\n\n* Two pacts", ["One pact", "Two pacts"]),
        ("1. One pact\n2. Two pacts", ["One pact", "Two pacts"]),
        ("1) One pact", ["One pact"]),
        ("- [x] One pact", ["One pact"]),
        ("> One pact\n>\n> Two pacts", ["One pact", "Two pacts"]),
        ("> - One pact", ["One pact"]),
        (">One pact", ["One pact"]),
        ("## Background\nTwo pacts", ["Background", "Two pacts"]),
        ("[^1]: One pact", ["One pact"]),
        ("```\nOne pact\n```", ["One pact"]),
        ("~~~ text\n# One pact\n~~~", ["# One pact"]),
        ("One **strong** [pact](https://a.example/)", ["One **strong** [pact](https://a.example/)"]),
        ("*One pact*", ["*One pact*"]),
        ("2025 was quiet", ["2025 was quiet"]),
        ("-5 degrees", ["-5 degrees"]),
        ("#Hashtag", ["#Hashtag"]),
    ],
)
def test_markers_stand_outside_paragraphs_and_other_markup_inside(markup: str, words: list[str]) -> None:
    assert paragraphs(read(f"{LEDE}\n\n{markup}\n\n{MORE}")) == [LEDE, *words, MORE]


def test_a_number_at_a_wrapped_lines_start_is_no_list() -> None:
    text = f"{LEDE}\n\nThe older pact, which both of the states had signed in the spring of\n1945. It ended when the last of the islands in the strait was handed\nback to Ostland."
    assert len(read(text).paragraphs) == 2


def test_the_text_stays_as_it_is() -> None:
    text = f"# Ostland signs pact\n\n<!-- a note -->\n> {LEDE}\n"
    assert read(text).text == text


def test_a_heading_shows_its_words() -> None:
    assert shown("**A** `b` _c_ [d](https://e.example/) snake_case ![f](g.jpg)") == "A b c d snake_case f"


@given(st.text(st.sampled_from("ab1 #>-*.`~<!>[]()|=\n\t"), max_size=80))
def test_lines_are_in_order_inside_the_text_and_hold_words(text: str) -> None:
    found = lines(text)
    assert all(any(c.isalnum() for c in line.span.of(text)) for line in found)
    assert all(a.span.end < b.span.start for a, b in itertools.pairwise(found))
    assert all("\n" not in line.span.of(text) for line in found)


def read(text: str) -> Article:
    return read_bytes(text.encode(), "a.md")


def paragraphs(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.paragraphs]
