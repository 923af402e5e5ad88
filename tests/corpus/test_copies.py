"""Which articles are copies of one report."""

from __future__ import annotations

import random
from datetime import date

import pytest

from generator.corpus.copies import copies
from generator.model import Article, Briefing
from generator.span import Span

WORDS = [f"word{number}" for number in range(3_000)]


def _text(seed: int, words: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def _briefing(slug: str, words: list[str], published: date | None = date(2025, 3, 11)) -> Briefing:
    text = " ".join(words)
    article = Article(seed=f"{slug}.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),), published=published)
    return Briefing(slug=slug, title=slug, article=article, sentences=())


def test_a_report_with_cuts_and_changes_is_a_copy_and_another_story_is_none() -> None:
    story = _text(1)
    cut, changed = story[:280], [*story[:150], *_text(9, 15), *story[165:]]
    found = copies([_briefing("whole", story), _briefing("other", _text(2)), _briefing("cut", cut), _briefing("changed", changed)])
    assert found == (("whole", "cut", "changed"),)


def test_a_story_that_only_quotes_another_is_no_copy() -> None:
    story = _text(1)
    assert copies([_briefing("whole", story), _briefing("quotes", [*_text(3, 350), *story[:60]])]) == ()


@pytest.mark.parametrize(("days", "found"), [(2, (("first", "second"),)), (40, ())])
def test_copies_are_printed_within_days(days: int, found: tuple[tuple[str, ...], ...]) -> None:
    first, second = _briefing("first", _text(1)), _briefing("second", _text(1), date.fromordinal(date(2025, 3, 11).toordinal() + days))
    assert copies([first, second]) == found


def test_without_a_day_the_words_alone_decide() -> None:
    assert copies([_briefing("a", _text(1)), _briefing("b", _text(1), None)]) == (("a", "b"),)


def test_a_notice_below_every_story_makes_no_copies() -> None:
    notice = _text(7, 60)
    assert copies([_briefing(f"story-{number}", [*_text(number, 120), *notice]) for number in range(60)]) == ()


def test_a_few_words_are_too_few_to_tell() -> None:
    assert copies([_briefing("a", ["Talks", "go", "on"]), _briefing("b", ["Talks", "go", "on"])]) == ()
