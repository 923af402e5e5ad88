"""Pictures: where things stand on them, that they have words, and that no text breaks out of them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

from generator.site.pictures import activity, event_line
from generator.site.timeline import Event

PUBLISHED = date(2025, 3, 11)


def _event(day: date, words: str = "words", *, ahead: bool = False, name: str | None = None) -> Event:
    return Event(when=(day, day), date=f"{day:%Y}", name=name, words=words, cut=False, mark=None, ahead=ahead)


def _drawn(picture: str | None) -> ET.Element:
    assert picture is not None
    return ET.fromstring(picture)  # noqa: S314 — our own


def _dots(root: ET.Element) -> list[float]:
    return [float(dot.attrib["cx"].rstrip("%")) for dot in root.iter("{http://www.w3.org/2000/svg}circle")]


def test_events_stand_in_order_and_the_further_apart_the_more_time_lies_between() -> None:
    events = [_event(date(1960, 1, 19)), _event(date(2015, 1, 1)), _event(date(2015, 2, 1)), _event(date(2025, 3, 31), ahead=True)]
    places = _dots(_drawn(event_line(events, PUBLISHED)))
    assert places == sorted(places)
    assert places[0] > 0
    assert places[-1] < 100
    assert places[1] - places[0] > places[2] - places[1] > 1


def test_what_is_to_come_is_drawn_apart_behind_the_day_of_publication() -> None:
    root = _drawn(event_line([_event(date(2015, 1, 1)), _event(date(2025, 5, 1), ahead=True)], PUBLISHED))
    now = next(line for line in root.iter("{http://www.w3.org/2000/svg}line") if line.attrib["class"] == "precis-now")
    first, last = _dots(root)
    assert first < float(now.attrib["x1"].rstrip("%")) < last
    assert [d.attrib["class"] for d in root.iter("{http://www.w3.org/2000/svg}circle")][-1] == "precis-dot-of-line precis-dot-ahead"


def test_one_event_makes_no_line() -> None:
    assert event_line([_event(date(2015, 1, 1))], PUBLISHED) is None
    assert event_line([], PUBLISHED) is None
    assert event_line([_event(PUBLISHED), _event(PUBLISHED)], None) is None


def test_words_of_a_source_stay_words() -> None:
    hostile = "</title><script>alert(1)</script> & \" ' {{ x }}"
    picture = event_line([_event(date(2015, 1, 1), hostile, name=hostile), _event(date(2016, 1, 1), hostile)], PUBLISHED)
    root = _drawn(picture)
    assert "script" not in {element.tag.rpartition("}")[2] for element in root.iter()}
    titles = [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")]
    assert any(title is not None and "<script>alert(1)</script>" in title for title in titles)
    assert "{{" not in str(picture)


def test_a_picture_says_what_it_shows() -> None:
    root = _drawn(event_line([_event(date(2015, 1, 1)), _event(date(2016, 1, 1))], None))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"].startswith("2 events in order of time")


def test_years_are_written_where_there_is_room() -> None:
    events = [_event(date(2000 + number, 1, 1)) for number in range(25)]
    labels = [float(text.attrib["x"].rstrip("%")) for text in _drawn(event_line(events, None)).iter("{http://www.w3.org/2000/svg}text")]
    assert len(labels) > 5
    assert all(later - earlier >= 9 for earlier, later in pairwise(labels))


def test_activity_counts_every_briefing_by_month_and_in_a_long_archive_by_year() -> None:
    made = activity([date(2025, 1, 3), date(2025, 3, 1), date(2025, 3, 31)])
    assert made is not None
    assert (made.unit, made.rows) == ("month", (("January 2025", 1), ("February 2025", 0), ("March 2025", 2)))
    bars = [float(bar.attrib["height"]) for bar in _drawn(made.picture).iter("{http://www.w3.org/2000/svg}rect")]
    assert len(bars) == 2
    assert bars[1] == 2 * bars[0]
    long = activity([date(1990, 1, 1), date(2025, 3, 1)])
    assert long is not None
    assert long.unit == "year"
    assert sum(number for _, number in long.rows) == 2


def test_one_month_is_no_activity() -> None:
    assert activity([date(2025, 3, 1), date(2025, 3, 2)]) is None
    assert activity([]) is None


def test_places_are_in_per_cent_so_that_letters_keep_their_size() -> None:
    made = activity([date(2024, 1, 3), date(2025, 3, 1)])
    assert made is not None
    assert "viewBox" not in made.picture
    assert re.search(r'<svg [^>]*width="100%"', made.picture)
