from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.span import Span, cover, disjoint, index_at, subtract, trim

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 15))


def _points(*spans: Span) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_reversed_or_negative_range_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    assert Span(1, 3).of("a😀é!") == "😀é"
    assert len(Span(1, 3)) == 2


@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_point(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(_points(one) & _points(other))


@given(SPANS, SPANS)
def test_a_span_contains_another_where_it_has_all_its_points(one: Span, other: Span) -> None:
    assert one.contains(other) == (_points(other) <= _points(one))


@given(SPANS, st.integers(0, 9))
def test_a_shift_keeps_the_length_and_goes_back(span: Span, by: int) -> None:
    assert len(span.shift(by)) == len(span)
    assert span.shift(by).shift(-by) == span


@given(st.lists(SPANS, min_size=1))
def test_a_cover_contains_all_and_no_more(spans: list[Span]) -> None:
    found = cover(spans)
    assert all(found.contains(span) for span in spans)
    assert (found.start, found.end) == (min(_points(*spans)), max(_points(*spans)) + 1)


@given(SPANS, st.lists(SPANS))
def test_subtraction_leaves_what_no_hole_covers(span: Span, holes: list[Span]) -> None:
    parts = subtract(span, holes)
    assert _points(*parts) == _points(span) - _points(*holes)
    assert all(a.end < b.start for a, b in pairwise(parts))


@given(st.lists(SPANS))
def test_disjoint_spans_do_not_overlap_and_none_that_fits_is_left_out(spans: list[Span]) -> None:
    kept = disjoint(spans)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    assert all(any(span.overlaps(other) and len(other) >= len(span) for other in kept) for span in spans)


@given(st.text(alphabet="a .\n", max_size=12), st.data())
def test_a_trimmed_span_has_the_stripped_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trim(text, start, end)
    assert (span.of(text) if span else "") == text[start:end].strip()


def test_trimming_takes_the_characters_it_is_told() -> None:
    assert trim("(a)", 0, 3, "()") == Span(1, 2)
    assert trim("()", 0, 2, "()") is None


@given(st.lists(st.integers(0, 30), unique=True).map(sorted), st.integers(-1, 31))
def test_the_index_is_of_the_last_start_that_is_not_after_the_offset(starts: list[int], offset: int) -> None:
    assert index_at(starts, offset) == sum(start <= offset for start in starts) - 1
