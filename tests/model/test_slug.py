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
        # What looks like a Latin letter is none; what a Latin letter is made of stays.
        ("v\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}sit", "vsit"),
        ("ｖｉｓｉｔ", "visit"),
        # Devices of Windows, under any extension.
        ("CON", "con-1"),
        ("aux", "aux-1"),
        ("com7", "com7-1"),
        ("com77", "com77"),
        ("nul-and-void", "nul-and-void"),
    ],
)
def test_a_slug_is_the_plain_form_of_a_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text())
def test_a_slug_fits_an_address_and_is_its_own_slug(name: str) -> None:
    slug = slug_of(name)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slug_of(slug) == slug


def test_a_long_name_fits_a_file_system_and_keeps_apart_from_others() -> None:
    one, other = slug_of("word " * 200 + "a"), slug_of("word " * 200 + "b")
    assert one != other
    assert len(one.encode()) <= 150
