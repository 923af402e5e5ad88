"""What a seed costs grows with its length, whatever stands in it: no shape of text is quadratic."""

from __future__ import annotations

import os
import time

import pytest

from generator import annotate, language, reader, site
from generator.assemble import assemble
from generator.corpus import gather
from generator.errors import SeedError
from generator.export import briefing_json
from generator.language import Parser
from generator.reader import MOST_CHARACTERS
from generator.reference.treaty_library import treaty_library
from tests.shapes import SHAPES, text

# The shapes that were slowest before they were mended; `make soak` tries all.
HARDEST = (
    "a story in one paragraph",
    "one sentence",
    "short quotes",
    "unclosed quotation marks",
    "single quotation marks",
    "initials",
    "names and commas",
    "persons and surnames",
    "organisations",
    "questions of pronouns",
    "cues",
    "according to",
    "articles and paragraphs",
    "treaties",
)
_SMALL, _LARGE = 1_500, 6_000
# Four times the text; sixteen times would be quadratic. A busy machine may take somewhat longer now and then.
_RATIO, _SLACK = 8, 0.25
_SIZES = tuple(map(int, os.environ.get("PRECIS_COST_SIZES", f"10000,40000,160000,{MOST_CHARACTERS - 100}").split(",")))
# Seconds are counted by so many characters, of which news takes half a second and the hardest shape nearly three; and what the longest story may take.
_PIECE, _LONGEST = 10_000, 60


@pytest.mark.parametrize("shape", HARDEST)
def test_four_times_the_text_takes_four_times_as_long(shape: str, parser: Parser) -> None:
    _seconds(text(shape, 500), parser)
    small = min(_seconds(text(shape, _SMALL), parser) for _ in range(2))
    large = _seconds(text(shape, _LARGE), parser)
    assert large < _RATIO * small + _SLACK


@pytest.mark.soak
@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_no_text_takes_more_than_three_seconds_for_ten_kilobytes(shape: str, size: int, parser: Parser) -> None:
    _seconds(text("a story", 2_000), parser)
    taken = _seconds(text(shape, size), parser)
    print(f"{size:>8} {shape:<32} {taken:6.2f} s")  # noqa: T201 — the table is asked for with -s
    assert taken < min(_LONGEST, 1 + 3 * size / _PIECE)


def _seconds(story: str, parser: language.Parser) -> float:
    """What the whole way from a seed's bytes to its JSON and its page takes of the processor."""
    library = treaty_library().without_texts()
    began = time.process_time()
    try:
        article = reader.read_bytes(story.encode(), "story.md")
    except SeedError:
        return time.process_time() - began
    sentences = parser.parse(article)
    briefing = assemble(article, sentences, annotate.annotate(article, sentences, library), slug="story")
    briefing_json.dumps(briefing)
    site.makings(gather((briefing,)), library, frozenset(), hand_written=frozenset())["briefings/story.md"]()
    return time.process_time() - began
