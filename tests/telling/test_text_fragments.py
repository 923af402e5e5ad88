"""The fragment is read back here as a browser reads it: the first place where prefix, start and end come."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.language import parse
from generator.span import Span, trim
from generator.telling.text_fragments import TextFragments
from tests.stories import Story

TEXT = (
    "The gate is open, the minister said. “The gate is open to all who come in peace, and it stays so,” he added on Monday.\n\n"
    "The gate is open to all who come in peace, and it stays so, the harbour-master wrote. It is closed. It is closed to R&D ships."
)
# Few words, so that the same ones come again and again.
SENTENCES = st.lists(
    st.lists(
        st.sampled_from(["the", "gate", "opens,", "a-b", "R&D", "“so”", "It’s", "5%", "Straße", "--", ",", "the."]), min_size=1, max_size=14
    ).map(" ".join),
    min_size=1,
    max_size=6,
)


def found(fragment: str, text: str) -> tuple[int, int] | None:
    """Where a browser finds the fragment in the text, whose white space is one space."""
    prefix, start, end = re.fullmatch(r"(?:([^,]+)-,)?([^,]+)(?:,([^,]+))?", fragment).groups()  # type: ignore[union-attr]
    words = [unquote(part) if part else "" for part in (prefix, start, end)]
    lead = re.escape(words[0]) + r"\s?" if words[0] else ""
    for match in re.finditer(lead + f"({re.escape(words[1])})", text, re.IGNORECASE):
        if not words[2]:
            return match.span(1)
        if last := re.compile(re.escape(words[2]), re.IGNORECASE).search(text, match.end()):
            return match.start(1), last.end()
    return None


def words_of(text: str) -> str:
    return re.sub(r"\A\W+|\W+\Z", "", re.sub(r"\s+", " ", text)).casefold()


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("The gate is open, the minister said.", "The%20gate%20is%20open%2C%20the%20minister%20said"),
        (
            "“The gate is open to all who come in peace, and it stays so,” he added on Monday.",
            "The%20gate%20is%20open%20to,added%20on%20Monday",
        ),
        (
            "The gate is open to all who come in peace, and it stays so, the harbour-master wrote.",
            "Monday%2E-,The%20gate%20is,the%20harbour%2Dmaster%20wrote".replace("%2E", "."),
        ),
        ("It is closed to R&D ships.", "It%20is%20closed%20to%20R%26D%20ships"),
    ],
)
def test_a_fragment_has_the_fewest_words_that_a_browser_finds_first(words: str, fragment: str) -> None:
    start = TEXT.index(words)
    assert TextFragments(TEXT).of(Span(start, start + len(words))) == fragment


def test_words_of_no_letter_have_no_fragment() -> None:
    assert TextFragments("a *** b").of(Span(2, 5)) == ""


@given(SENTENCES, st.data())
@example(["a-b a-b", "a-b"], None)
def test_a_browser_that_reads_the_fragment_finds_the_same_words(sentences: list[str], data: st.DataObject | None) -> None:
    text = "\n\n".join(sentences)
    chosen = data.draw(st.integers(0, len(sentences) - 1)) if data else 0
    start = sum(len(sentence) + 2 for sentence in sentences[:chosen])
    fragment = TextFragments(text).of(Span(start, start + len(sentences[chosen])))
    flat = re.sub(r"\s+", " ", text)
    if not fragment:
        assert not words_of(sentences[chosen])
        return
    assert re.fullmatch(r"(?:[\w.~%]+-,)?[\w.~%]+(?:,[\w.~%]+)?", fragment, re.ASCII)
    place = found(fragment, flat)
    assert place is not None
    assert words_of(flat[slice(*place)]) == words_of(sentences[chosen])


def test_sentences_that_come_once_are_found_where_they_are(story: Story) -> None:
    fragments, flat = TextFragments(story.text), re.sub(r"\s+", " ", story.text)
    for sentence in parse(story.article):
        place = found(fragments.of(sentence.span), flat)
        assert place is not None
        assert trim(flat, *place) is not None
        assert words_of(sentence.span.of(story.text)) == words_of(flat[slice(*place)])
