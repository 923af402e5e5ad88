"""The law of paragraphs: a text of known paragraphs, laid out in every way that seeds are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Article
from generator.reader import read_bytes

STORY = (
    "The foreign ministers of Ostland and Marlovia signed a pact on arms on Friday after two years of talks, officials of both states said.",
    "“We limit the launchers, and we let inspectors in,” said Foreign Minister Ada Lind. “That is new,” she added.",
    "Under Article 4 of the pact, each state may ask for a visit twice a year. Marlovia had long refused visits by inspectors of other states.",
    "The pact is open.",
    (
        "A senior official of the Ministry of Defense in Port Halden, who asked not to be named because the text is not public, called the pact a start "
        "and said that the next round would deal with the ships of both states in the strait and with the bases on the islands north of it."
    ),
    "The parliaments of both states must agree before the pact can enter into force, which is expected in the autumn.",
)


def wrapped(width: int, indent: str = "") -> list[str]:
    return [textwrap.fill(paragraph, width, initial_indent=indent, break_on_hyphens=False) for paragraph in STORY]


LAYOUTS = {
    "blank lines": "\n\n".join(STORY),
    "blank lines with white space": "\n \t\n".join(STORY),
    "a line each": "\n".join(STORY),
    "a line each, indented": "\n".join(f"    {paragraph}" for paragraph in STORY),
    "wrapped at 60": "\n\n".join(wrapped(60)),
    "wrapped at 72": "\n\n".join(wrapped(72)),
    "wrapped at 80": "\n\n".join(wrapped(80)),
    "wrapped at 120": "\n\n".join(wrapped(120)),
    "wrapped and indented, without blank lines": "\n".join(wrapped(72, "    ")),
    "wrapped, every line indented": textwrap.indent("\n\n".join(wrapped(72)), "  "),
    "blank lines and single ones": f"{STORY[0]}\n\n" + "\n".join(STORY[1:3]) + "\n\n" + "\n".join(STORY[3:]),
    "wrapped first, then a line each": "\n\n".join(wrapped(72)[:3]) + "\n\n" + "\n".join(STORY[3:]),
    "rules between": "\n* * *\n".join(STORY),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_layout_does_not_change_the_paragraphs(layout: str, name: str) -> None:
    text = LAYOUTS[layout]
    if name == "a.md":
        text = text.replace("\n    ", "\n  ")
    assert words(read(text, name)) == list(STORY)


def test_wrapped_paragraphs_without_blank_lines_part_behind_a_short_last_line() -> None:
    text = "\n".join(wrapped(72)[4:])
    assert words(read(text)) == list(STORY[4:])


def test_short_lines_that_are_not_wrapped_are_paragraphs() -> None:
    assert words(read("The pact is open.\nThe talks go on.\nBoth states wait.")) == [
        "The pact is open.",
        "The talks go on.",
        "Both states wait.",
    ]


def test_a_heading_in_wrapped_text_is_a_paragraph() -> None:
    text = f"{wrapped(72)[1]}\nBackground\n{wrapped(72)[4]}"
    assert words(read(text)) == [STORY[1], "Background", STORY[4]]


def test_a_stray_break_inside_a_sentence_parts_no_paragraph() -> None:
    broken = STORY[0].replace(" on Friday", "\non Friday")
    assert words(read("\n".join([broken, *STORY[1:]]))) == list(STORY)


def test_the_items_of_a_list_are_paragraphs() -> None:
    text = f"{STORY[0]}\n\nThe pact has three parts:\na) the launchers;\nb) the inspectors;\nc) the visits."
    assert words(read(text))[1:] == ["The pact has three parts:", "a) the launchers;", "b) the inspectors;", "c) the visits."]


@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=5), st.integers(min_value=50, max_value=90))
def test_wrapping_between_blank_lines_never_changes_the_paragraphs(story: list[str], width: int) -> None:
    # Four paragraphs with many breaks inside sentences make it plain that the text is wrapped.
    story = [*STORY[:3], STORY[4], *story]
    text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in story)
    assert words(read(text)) == story


def read(text: str, name: str = "a.txt") -> Article:
    return read_bytes(text.encode(), name)


def words(article: Article) -> list[str]:
    return [" ".join(span.of(article.text).split()) for span in article.paragraphs]
