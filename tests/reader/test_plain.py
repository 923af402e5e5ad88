"""Plain text -> lines."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from generator.reader.plain import lines


def test_blank_lines_and_rules_part_blocks_and_hold_no_words() -> None:
    text = "One\nTwo\n\n  Three\n* * *\n\tFour "
    assert [(line.span.of(text), line.block, line.indent) for line in lines(text)] == [
        ("One", 0, 0),
        ("Two", 0, 0),
        ("Three", 1, 2),
        ("Four", 2, 4),
    ]


def test_markdown_means_nothing_in_plain_text() -> None:
    text = "# One\n- Two"
    assert [line.span.of(text) for line in lines(text)] == ["# One", "- Two"]


@given(st.text(st.sampled_from("ab.*- \t\n")))
def test_lines_are_trimmed_in_order_and_hold_every_letter(text: str) -> None:
    found = lines(text)
    assert all(line.span.of(text) == line.span.of(text).strip() for line in found)
    assert all(a.span.end < b.span.start for a, b in itertools.pairwise(found))
    assert sum(c.isalpha() for line in found for c in line.span.of(text)) == sum(c.isalpha() for c in text)
