"""What stands above the story: `H` headline, `h` other header lines; everything else is story."""

from __future__ import annotations

from datetime import date

import pytest

from generator.errors import SeedError
from generator.model import Article
from generator.reader import read_bytes

LEDE = "Ostland and Marlovia signed a pact on arms on Friday after two years of talks, officials of both states said in Port Halden."
LONG = f"{LEDE} The pact limits the number of launchers and lets inspectors in twice a year, according to the text."

SEEDS = [
    f"H Ostland signs pact\n\n{LEDE}",
    f"H Ostland signs pact\nTOKYO – {LEDE}",
    f"H Ostland signs pact\nh March 11, 2025\n{LEDE}",
    f"H Ostland signs pact\nh By Jane Roe\n{LEDE}",
    f"h March 11, 2025\nTOKYO – {LEDE}",
    f"h March 11, 2025\nH Ostland signs pact\nTOKYO – {LEDE}",
    f"H Will Ostland sign?\n\n{LEDE}",
    f"H Ostland signs pact with the U.S.\n\n{LEDE}",
    f"H Ostland: ‘Never again’\n\n{LEDE}",
    f"H $100 million for Ostland\n\n{LEDE}",
    f"H Ostland talks to Halden Shipping Inc.\nh By Jane Roe\n\n{LEDE}",
    f"Ostland said it had bought Halden Shipping Inc.\n\n{LEDE}",
    f"H {'Ostland and Marlovia sign a pact on arms and on ships in the strait ' * 3}\nh By Jane Roe\n\n{LEDE}".replace(" \n", "\n"),
    f"H Ostland signs pact\n{LONG}\n{LONG}",
    f"H Ostland signs\nH pact on arms\n\n{LEDE}",
    f"H Ostland signs pact\nh A treaty two years in the making.\nh By Jane Roe\nh March 11, 2025\n\n{LEDE}",
    f"H Ostland signs pact\n\nh A treaty two years in the making.\n\nTOKYO – {LEDE}",
    f"h FOR IMMEDIATE RELEASE\nh Media Note\nh OFFICE OF THE SPOKESPERSON\nH Ostland signs pact\nh March 11, 2025\n\n{LEDE}",
    f"h Press Release\n\n{LEDE}",
    f"h https://lantern.example/pact\n\n{LEDE}",
    f"H Ostland signs pact\nh By Jane Roe | March 11, 2025 | 3 min read\n\n{LEDE}",
    f"H Ostland signs pact\nh Posted on March 11, 2025 by Jane Roe\n\n{LEDE}",
    f"H Ostland signs pact\nh By JANE ROE\nh Associated Press\nh March 11, 2025\n\n{LEDE}",
    f"h Geneva, 11 March 2025\nH Ostland signs pact\n\n{LEDE}",
    f"h Media Note\nH Department of Trade Begins Work on a Pact\n\n{LEDE}",
    f"H Department Press Briefing – June 11, 2021\n\n{LEDE}",
    f"{LEDE}\n\n{LEDE}",
    f"The pact stands.\n\n{LEDE}",
    f"The ministers met and said:\n\n“The pact stands.”\n\n{LEDE}",
    f"“The pact stands!”\n\n{LEDE}",
    f"Ostland signed a pact with the U.S. on Friday, and nobody in the north of the state had expected that it would do so with the U.S.\n\n{LEDE}",
    "Ostland and Marlovia signed\na pact on arms on Friday after\ntwo years of talks.\n\nThe pact stands.",
    "Ostland signs pact",
    f"Advertisement offers rose, the ministry said.\n\n{LEDE}",
]


@pytest.mark.parametrize("marked", SEEDS)
def test_the_header_is_told_from_the_story(marked: str) -> None:
    rows = [(row[0], row[2:]) if row[:2] in ("H ", "h ") else ("", row) for row in marked.split("\n")]
    article = read("\n".join(row for _, row in rows))
    wanted_headline = " ".join(row for mark, row in rows if mark == "H")
    found = "\n".join(span.of(article.text) for span in article.header)
    assert found == "\n".join(row for mark, row in rows if mark)
    assert article.headline == (wanted_headline or None)


@pytest.mark.parametrize(
    ("lines", "byline", "published", "publisher", "dateline"),
    [
        ("By Jane Roe\nMarch 11, 2025", "Jane Roe", date(2025, 3, 11), None, None),
        ("BY JANE ROE, Reuters", "JANE ROE", None, "Reuters", None),
        ("Jane Roe / Staff Writer\n14:18 JST, March 11, 2025", "Jane Roe", date(2025, 3, 11), None, None),
        ("By JANE ROE\nAssociated Press", "JANE ROE", None, "Associated Press", None),
        ("Updated March 12, 2025\nPublished March 11, 2025", None, date(2025, 3, 11), None, None),
        ("Published March 11, 2025\nUpdated March 12, 2025", None, date(2025, 3, 11), None, None),
        ("Updated March 12, 2025", None, date(2025, 3, 12), None, None),
        ("03/11/2025", None, None, None, None),
        ("Posted on March 11, 2025 by Jane Roe", "Jane Roe", date(2025, 3, 11), None, None),
        ("Geneva, 11 March 2025", None, date(2025, 3, 11), None, "Geneva"),
        ("(Reuters)", None, None, "Reuters", None),
    ],
)
def test_header_lines_tell_reporter_day_agency_and_place(
    lines: str, byline: str | None, published: date | None, publisher: str | None, dateline: str | None
) -> None:
    article = read(f"{lines}\n\n{LEDE}")
    assert (article.byline, article.published, article.publisher, article.dateline) == (byline, published, publisher, dateline)


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Ostland signs pact", "Ostland signs pact"),
        ("Ostland signs pact", "Ostland signs pact."),
        ("Ostland signs pact", "OSTLAND SIGNS PACT"),
        ("Ostland signs pact; Talks lasted two years", "Ostland signs pact; \nTalks lasted two years."),
    ],
)
def test_a_line_that_repeats_the_title_is_no_story(title: str, above: str) -> None:
    article = read(f'---\ntitle: "{title}"\n---\n{above}\n\n{LEDE}')
    assert [span.of(article.text) for span in article.header] == [above]
    assert article.headline == title


def test_with_a_title_the_first_line_of_the_story_stays_story() -> None:
    article = read(f"---\ntitle: Ostland signs pact\n---\nAnother short line\n\n{LEDE}")
    assert article.header == ()
    assert article.headline == "Ostland signs pact"


def test_front_matter_stands_before_the_text() -> None:
    article = read(
        "---\ntitle: A\npublished: 2024-01-02\nbyline: Ann Poe\npublisher: The Lantern\nurl: https://a.example/\nplace: OSAKA\n---\n"
        f"By Jane Roe, AFP\nMarch 11, 2025\nhttps://b.example/\n\nTOKYO (Reuters) – {LEDE}"
    )
    assert (article.headline, article.published, article.byline, article.publisher) == ("A", date(2024, 1, 2), "Ann Poe", "The Lantern")
    assert (article.url, article.dateline) == ("https://a.example/", "Osaka")
    assert article.dateline_span is not None
    assert article.dateline_span.of(article.text) == "TOKYO (Reuters) – "


def test_a_dateline_gives_day_and_publisher_where_nothing_else_does() -> None:
    article = read(f"GENEVA, March 3, 2025 (Reuters) - {LEDE}")
    assert (article.published, article.publisher, article.dateline) == (date(2025, 3, 3), "Reuters", "Geneva")
    assert article.text[article.story_start :] == LEDE
    dated = read(f"March 4, 2025\nGENEVA, March 3, 2025 (Reuters) - {LEDE}")
    assert dated.published == date(2025, 3, 4)


def test_a_datelines_day_stands_before_the_day_of_an_update() -> None:
    assert read(f"Updated March 5, 2025\nGENEVA, March 3, 2025 – {LEDE}").published == date(2025, 3, 3)


def test_a_day_without_a_year_is_not_guessed() -> None:
    assert read(f"GENEVA, March 3 (Reuters) - {LEDE}").published is None


@pytest.mark.parametrize("text", ["March 11, 2025\n", "By Jane Roe\nMarch 11, 2025"])
def test_a_header_without_a_story_is_an_error(text: str) -> None:
    with pytest.raises(SeedError, match=r"^a\.txt: has headline, byline or date lines but no story below them"):
        read(text)


def read(text: str) -> Article:
    return read_bytes(text.encode(), "a.txt")
