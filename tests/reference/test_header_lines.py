from __future__ import annotations

import pytest

from generator.reference.header_lines import header_lines


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "Press Release",
        "Media Note",
        "OFFICE OF THE SPOKESPERSON",
        "For Immediate Release:",
        "Press Release No. 12",
        "WORLD",
    ],
)
def test_a_notice_is_known(line: str) -> None:
    assert header_lines().is_notice(line)


@pytest.mark.parametrize(
    "line", ["", "Press releases rise in Ostland", "A statement", "World waits", "Office of the Spokesperson says no."]
)
def test_other_lines_are_no_notices(line: str) -> None:
    assert not header_lines().is_notice(line)


@pytest.mark.parametrize("notice", sorted(header_lines().notices))
def test_every_notice_is_found_in_capitals(notice: str) -> None:
    assert header_lines().is_notice(notice.upper())
