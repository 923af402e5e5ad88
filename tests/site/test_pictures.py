"""Pictures: where things stand on them, that they have words, and that no text breaks out of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

from generator.corpus import gather
from generator.model import Briefing, Topic
from generator.reference.treaty_library import TreatyLibrary
from generator.site.pictures import Line, Part, activity, arranged, bar, event_line, two_sides
from generator.telling.timeline import Event
from tests.site.all_pages import pages

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


def test_a_long_picture_of_few_briefings_is_left_out_where_more_are_asked_for() -> None:
    days = [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]
    assert activity(days, fewest=4) is None
    assert activity([*days, date(2025, 3, 2)], fewest=4) is not None


def test_briefings_without_a_date_have_no_bar_but_are_counted() -> None:
    made = activity([date(2025, 1, 1), None, date(2025, 2, 1), None])
    assert made is not None
    assert (sum(number for _, number in made.rows), made.undated) == (2, 2)
    assert activity([None, None]) is None


def test_the_number_of_the_highest_bar_stands_above_it() -> None:
    made = activity([date(2025, 1, 1), date(2025, 2, 1), date(2025, 2, 2)])
    assert made is not None
    labels = [text.text for text in _drawn(made.picture).iter("{http://www.w3.org/2000/svg}text")]
    assert labels == ["2025", "2"]


def test_no_label_of_a_year_leaves_the_picture_on_the_right() -> None:
    made = activity([date(2022, 2, 1), date(2025, 1, 1)])
    assert made is not None
    (last,) = [text for text in _drawn(made.picture).iter("{http://www.w3.org/2000/svg}text") if text.text == "2025"]
    assert last.attrib["class"].endswith("precis-anchor-end")
    assert last.attrib["x"] == "100%"


PARTS = (
    Part(kind="direct", words="direct", number=3),
    Part(kind="mixed", words="part quoted", number=0),
    Part(kind="indirect", words="indirect", number=1),
)


def test_the_parts_of_a_bar_are_as_long_as_their_numbers_and_follow_each_other() -> None:
    parts = list(_drawn(bar(PARTS, 8)).iter("{http://www.w3.org/2000/svg}rect"))
    assert [(part.attrib["class"], part.attrib.get("x"), part.attrib["width"]) for part in parts] == [
        ("direct", None, "37.5%"),
        ("indirect", "37.5%", "12.5%"),
    ]


def test_a_bar_says_its_numbers() -> None:
    root = _drawn(bar(PARTS, 8))
    assert root.attrib["role"] == "img"
    assert [title.text for title in root.iter("{http://www.w3.org/2000/svg}title")] == ["3 direct, 1 indirect"]


def test_lines_lead_from_row_to_row_the_strong_ones_drawn_last_and_the_thicker_the_more() -> None:
    lines = [Line(left=0, right=1, number=7, strong=True), Line(left=1, right=0, number=1, strong=False)]
    paths = list(_drawn(two_sides((2, 4), lines, "2 ties")).iter("{http://www.w3.org/2000/svg}path"))
    assert [path.attrib["class"] for path in paths] == ["from-2 to-1 wide-1", "from-1 to-2 wide-3 strong"]
    assert [path.attrib["d"] for path in paths] == ["M0 75C50 75 50 12.5 100 12.5", "M0 25C50 25 50 37.5 100 37.5"]


def test_names_stand_beside_what_they_are_tied_with() -> None:
    ties = {("a", "z"): 1, ("b", "y"): 1, ("c", "x"): 1}
    left, right = arranged(["a", "b", "c"], ["x", "y", "z"], ties)
    assert [left.index(one) for one, _ in ties] == [right.index(other) for _, other in ties]


def test_what_a_page_is_about_stays_first_of_its_side() -> None:
    ties = {("a", "x"): 1, ("b", "y"): 9, ("c", "x"): 9}
    left, right = arranged(["a", "b", "c"], ["x", "y"], ties, "b")
    assert left[0] == "b"
    assert right == ["y", "x"]


def test_words_of_a_source_stay_words_on_every_picture() -> None:
    hostile = "</title><script>alert(1)</script> & \" ' {{ x }}"
    for picture in (bar([Part(kind="direct", words=hostile, number=1)], 1), two_sides((1, 1), [], hostile)):
        root = _drawn(picture)
        assert "script" not in {element.tag.rpartition("}")[2] for element in root.iter()}
        assert "{{" not in picture


def test_pages_of_actors_treaties_and_topics_show_when_their_briefings_were_published(told: Callable[..., Briefing]) -> None:
    def story(month: int, slug: str) -> Briefing:
        text = f"Mara Olin read the Karst Pact for the {slug} time."
        made = told(text, slug=slug, published=date(2030, month, 1), persons={"Mara Olin": None}, treaties={"Karst Pact": ()})
        return replace(made, topics=(Topic(id="law", name="Law"),))

    briefings = [story(month, slug) for month, slug in ((1, "first"), (3, "second"), (3, "third"), (4, "fourth"))]
    made, few = (pages(gather(some), TreatyLibrary(()), {}, hand_written=frozenset()) for some in (briefings, briefings[:3]))
    for uri in ("actors/mara-olin.md", "treaties/karst-pact.md", "topics/law.md"):
        page = made[uri].decode()
        figure = page.partition("Briefings by month")[2].partition("</figure>")[0]
        assert re.findall(r"<li>(\w+ 2030) <span[^>]*>(\d+)</span>", figure) == [
            ("January 2030", "1"),
            ("March 2030", "2"),
            ("April 2030", "1"),
        ]
        assert re.findall(r"<title>(\w+ 2030): (\d+) ", figure) == [("January 2030", "1"), ("March 2030", "2"), ("April 2030", "1")]
        assert page.count('<p class="precis-title">') == 4
        assert "Briefings by month" not in few[uri].decode()
