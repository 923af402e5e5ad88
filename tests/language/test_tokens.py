from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import tokens

# A bar between tokens; white space parts them too.
MARKED = [
    "Olin|'s aides don't know|.",
    "the U.S.-led fleet of the Marlovia-U.S. pact|,",
    "3% of $|1,000 and 7th on 5.2",
    "O'Brien and AT&T met|…",
    "“|No|,|” she said|--|twice|.",
    "''|No|''",
    "J.F.K. and J|.|",
    "ships|’ crews and Velikova|’s ship",
]


@pytest.mark.parametrize("marked", MARKED)
def test_a_text_falls_into_its_tokens(marked: str) -> None:
    text = marked.replace("|", "")
    wanted = [token for part in marked.split("|") for token in part.split()]
    assert [token.text for token in tokens(text, 0, len(text))] == wanted


def test_a_token_is_a_word_where_it_has_a_letter() -> None:
    assert [token.is_word for token in tokens("No, 5 U.S. 7th", 0, 14)] == [True, False, False, True, True]


@given(st.text(max_size=40), st.data())
def test_tokens_are_in_order_and_cover_all_but_white_space(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = tokens(text, start, end)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(token.text == token.span.of(text) and start <= token.span.start and token.span.end <= end for token in found)
    assert "".join("".join(token.text for token in found).split()) == "".join(text[start:end].split())
