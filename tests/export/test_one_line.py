from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.one_line import one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" a\n\tb\u2028c ", "a b c"),
        ("a\x00\x1b[1mb", "a[1mb"),
        ("\u202eabc\u2069", "abc"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("\ud800x\ue000", "x"),
    ],
)
def test_a_text_is_one_line_of_what_a_reader_sees(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(st.text())
def test_no_control_is_left_and_nothing_changes_twice(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn")]
