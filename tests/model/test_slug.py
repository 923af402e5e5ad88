from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("000_ff95", "000-ff95"),
        ("Irène Müller-Roe", "irene-muller-roe"),
        ("Łukasz Ørsted Đukić", "lukasz-orsted-dukic"),
        ("İzmir ẞ", "izmir-ss"),
        ("  A  b ", "a-b"),
        ("東京", ""),
        ("", ""),
    ],
)
def test_a_slug_is_the_plain_form_of_a_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text())
def test_a_slug_fits_an_address_and_is_its_own_slug(name: str) -> None:
    slug = slug_of(name)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slug_of(slug) == slug
