from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.errors import SeedError
from generator.model import Revision
from generator.reader import Story, stories
from generator.reader.front_matter import FrontMatter, split
from generator.reader.text import text_of
from generator.reader.writing import front_matter, normal, seed

TEXTS = st.text(max_size=80)
DAYS = st.dates()


def read(written: str) -> tuple[FrontMatter, str]:
    try:
        text = text_of(written.encode(), "a.md")
    except SeedError as error:
        assume("combining marks" not in str(error))
        raise
    return split(text, "a.md")


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3), DAYS, st.lists(st.tuples(DAYS, TEXTS), max_size=2))
def test_any_values_survive_writing_and_reading(
    title: str, source: str, topics: list[str], day: date, notes: list[tuple[date, str]]
) -> None:
    known = FrontMatter(
        title=title,
        source=source,
        topics=tuple(topics),
        published=day,
        retrieved=day,
        revisions=tuple(Revision(on=on, note=note) for on, note in notes),
    )
    found, text = read(front_matter(known) + "The pact stands.\n")
    assert text == "The pact stands.\n"
    assert found == FrontMatter(
        title=normal(title) or None,
        source=normal(source) or None,
        topics=tuple(filter(None, map(normal, topics))),
        published=day,
        retrieved=day,
        revisions=tuple(sorted((Revision(on=on, note=normal(note)) for on, note in notes if normal(note)), key=lambda one: one.on)),
    )


@pytest.mark.parametrize(
    "title",
    [
        "---",
        "...",
        "a: b",
        "a #b",
        "null",
        "2025-03-11",
        "true",
        "!!python/object/apply:os.system [id]",
        "&a *a",
        "| >",
        "\"quoted\" 'too' \\n \\",
        "[a, b] {c: d}",
        "%TAG ! x",
        "a\n---\nurl: https://example.org/evil",
        "\N{RIGHT-TO-LEFT OVERRIDE}a\N{ZERO WIDTH SPACE}\ufeff\uffff\U000e0001",
        "\x00\x1b[31m\x85\u2028",
        "@`-?",
    ],
)
def test_hostile_titles_stay_titles(title: str) -> None:
    known, text = read(seed(Story(text="The pact stands.", known=FrontMatter(title=title, publisher="P"), name="a")))
    assert known == FrontMatter(title=normal(title) or None, publisher="P")
    assert text.strip() == "The pact stands."


def test_what_cannot_be_seen_is_written_as_its_number() -> None:
    assert front_matter(FrontMatter(title="a\N{RIGHT-TO-LEFT OVERRIDE}b")) == '---\ntitle: "a\\u202Eb"\n---\n'


def test_what_front_matter_cannot_hold_is_left_out() -> None:
    known = FrontMatter(url="javascript:alert(1)", language="no language", topics=(" ",))
    assert front_matter(known) == "---\n---\n"


def test_a_story_is_read_back_as_it_was() -> None:
    known = FrontMatter(title="Talks", published=date(2025, 3, 11), url="https://example.org/a", language="en", topics=("arms: control",))
    story = Story(text="---\ntitle: no front matter\n---\n\nThe pact stands.", known=known, name="a.md")
    (found,) = stories(seed(story).encode(), "a.md")
    assert (found.known, found.text.strip()) == (known, story.text)
