from __future__ import annotations

import re

import pytest

from generator.search.outline import Section, outline


def _titles(sections: tuple[Section, ...]) -> list[str]:
    return [section.title for section in sections if section.level]


def test_each_heading_begins_a_section_with_its_place(briefing: str) -> None:
    found = outline(briefing)
    assert _titles(found) == ["Lindqvist & Arrabal meet", "Background", "Quotes", "Source", "Related briefings"]
    assert [section.anchor for section in found if section.level] == re.findall(r'<h\d id="([^"]+)"', briefing)


def test_a_drawing_ends_where_it_ends(briefing: str) -> None:
    background = next(section for section in outline(briefing) if section.title == "Background")
    assert [passage.text for passage in background.passages] == ["2019: The fishing accord lapsed."]


def test_a_passage_has_the_place_that_it_bears(briefing: str) -> None:
    source = next(section for section in outline(briefing) if section.title == "Source")
    assert [(passage.anchor, passage.text) for passage in source.passages] == [("p1", "Ana Lindqvist met 石破茂 on a <b>bridge</b>.")]


def test_what_search_is_told_to_leave_out_is_left_out(briefing: str) -> None:
    assert not [passage for section in outline(briefing) for passage in section.passages if "Another" in passage.text]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one <b>two</b>three</p>", ["one twothree"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one", "two"]),
        ("<p>a</p><!-- <p>b</p> --><p>c</p>", ["a", "c"]),
        ("<li>\n<span>2025</span>\n<span>a</span>\n</li>", ["2025 a"]),
        ("<div><dt>a</dt>\n<dd>b</dd></div>", ["a: b"]),
        ("<script>if (a < b) c()</script><p>d</p>", ["d"]),
        ('<p title="a > b">c</p>', ["c"]),
        ("<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>", ["a: b", "c"]),
        ("no tag", ["no tag"]),
        ("", []),
    ],
)
def test_blocks_are_read_as_passages(content: str, expected: list[str]) -> None:
    assert [passage.text.removesuffix(":") for section in outline(content) for passage in section.passages] == expected
