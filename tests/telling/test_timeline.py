from __future__ import annotations

from generator.model import Briefing
from generator.telling.source import Source
from generator.telling.timeline import events


def test_events_are_oldest_first_and_what_is_ahead_last(briefing: Briefing) -> None:
    assert [(event.date, event.ahead) for event in events(briefing, Source(briefing=briefing))] == [
        ("2019", False),
        ("10 Mar 2025", False),
        ("by Jun 2025", True),
    ]


def test_labels_are_words_of_the_source(briefing: Briefing) -> None:
    assert all(event.words in briefing.article.text for event in events(briefing, Source(briefing=briefing)))


def test_a_date_that_opens_a_statement_is_not_said_twice(briefing: Briefing) -> None:
    assert events(briefing, Source(briefing=briefing))[0].words == "both sides signed a truce."
