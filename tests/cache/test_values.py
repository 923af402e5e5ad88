from __future__ import annotations

import os
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import values
from generator.model import Briefing, Draft, Use
from generator.span import Span


class _Attack:
    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("exit 1",)


def test_a_draft_comes_back_as_it_was(told: Callable[..., Briefing]) -> None:
    briefing = told("Envoy Mara Olin met the council in Karst on Monday.", persons={"Mara Olin": "KR"})
    draft = Draft(made=briefing, actors=("mara-olin",), uses=frozenset({Use(entry=2, found="mara-olin")}))
    assert values.loads(values.dumps(draft)) == draft


@given(start=st.integers(0, 10**6), length=st.integers(1, 10**6))
def test_a_span_comes_back_as_it_was(start: int, length: int) -> None:
    span = Span(start, start + length)
    assert values.loads(values.dumps(span)) == span


def test_nothing_but_the_model_comes_out_of_a_cache() -> None:
    with pytest.raises(ValueError, match=r"system"):
        values.loads(pickle.dumps(_Attack()))


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_damaged_bytes_are_told_as_such(told: Callable[..., Briefing], cut: int) -> None:
    data = values.dumps(told("Envoy Mara Olin met the council in Karst."))
    with pytest.raises(ValueError, match="not a value of the cache"):
        values.loads(data[:cut])
