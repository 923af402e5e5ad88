"""Which treaty a text is."""

from __future__ import annotations

import pytest

from generator.reference.treaty_library import treaty_library
from generator.reference.treaty_naming import candidates, treaty_named


@pytest.mark.parametrize(
    ("title", "treaty"),
    [
        (("CHARTER OF THE UNITED NATIONS",), "un-charter"),
        (("The North Atlantic Treaty", "Washington D.C. – 4 April 1949"), "north-atlantic-treaty"),
        (("VIENNA CONVENTION", "ON DIPLOMATIC RELATIONS"), "vcdr"),
        (("Protocol of Kestrel Bay to the Charter of the United Nations on ships and lights of every kind and nation",), None),
        (("Kestrel Compact",), None),
        ((), None),
    ],
)
def test_a_title_names_its_treaty_and_not_one_that_it_only_mentions(title: tuple[str, ...], treaty: str | None) -> None:
    assert treaty_named(title, treaty_library()) == treaty


def test_treaties_that_a_title_mentions_or_resembles_are_candidates() -> None:
    library = treaty_library()
    assert "un-charter" in candidates(("Protocol of Kestrel Bay to the Charter of the United Nations",), library)
    assert "vcdr" in candidates(("Kestrel Convention on Diplomatic Relations",), library)
    assert candidates(("Kestrel",), library) == ()
