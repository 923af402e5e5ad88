"""Sentences -> the same sentences marked up: [expression|value], "?" where the value is not known."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.dates import find
from generator.language import parse
from generator.model import Article, DateMention, Precision, days
from generator.span import Span

TUESDAY = date(2025, 3, 11)
NEW_YEAR = date(2026, 1, 2)
AUTUMN = date(2024, 10, 30)


def found_in(text: str, published: date | None) -> tuple[DateMention, ...]:
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text))
    article = Article(seed="x.txt", sha256="0", text=text, paragraphs=paragraphs, published=published)
    return find(article, parse(article))


def marked_up(text: str, published: date | None) -> str:
    for mention in reversed(found_in(text, published)):
        shown = f"[{mention.span.of(text)}|{mention.value or '?'}]"
        text = text[: mention.span.start] + shown + text[mention.span.end :]
    return text


def check(marked: str, published: date | None) -> None:
    assert marked_up(re.sub(r"\[([^|\]]+)\|[^\]]+\]", r"\1", marked), published) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "The pact was signed on [March 11, 2025|2025-03-11], in Oslo.",
        "The pact was signed on [Tuesday, March 11, 2025|2025-03-11], in Oslo.",
        "The pact was signed on [11 March 2025|2025-03-11].",
        "The pact was signed on [the 4th of March 2025|2025-03-04].",
        "The pact was signed on [the fourth of March, 2025|2025-03-04].",
        "The log was dated [2025-03-11|2025-03-11] and [11.03.2025|2025-03-11].",
        "The form said [25/12/2024|2024-12-25], then [12/25/2024|2024-12-25].",
        "The form said [03/11/2025|?], which reads two ways.",
        "Signed on [Sept. 30, 1994|1994-09-30], it entered into force in [January 1995|1995-01].",
        "It was adopted on [June 31, 2019|?], the minutes say.",
        "In [2015|2015], the assembly passed two laws.",
        "A [1971|1971] convention governs such cases.",
        "The plan for [fiscal 2024|2024] and [FY2025|2025] was approved.",
        "The fleet grew in [the late 1990s|199] and in [the 2010s|201].",
        "The border dates from [the early 19th century|18], not [the 21st century|20].",
        "The economy grew in [the third quarter of 2024|2024-Q3] and in [Q4 2023|2023-Q4].",
        "Protests spread in [the spring of 2011|2011-SP] and [the winter of 2013|2013-WI].",
        "In [nineteen ninety-six|1996] the archive burned.",
        "Work went on in [early 2026|2026], [mid-2027|2027] and [the second half of 2028|2028-07/2028-12].",
    ],
)
def test_dates_that_tell_everything_need_no_publication(marked: str) -> None:
    check(marked, None)
    check(marked, TUESDAY)


@pytest.mark.parametrize(
    "marked",
    [
        "Between [2015 and 2018|2015/2018] the budget doubled.",
        "From [2015 to 2018|2015/2018], and in [2019–2021|2019/2021] and [1990-95|1990/1995], it grew.",
        "Talks took place from [March to May 2024|2024-03/2024-05].",
        "The drill runs [April 3-5, 2025|2025-04-03/2025-04-05].",
        "The drill runs [3-5 April 2025|2025-04-03/2025-04-05].",
        "The drill will run from [Dec. 28 to Jan. 3, 2026|2025-12-28/2026-01-03].",
    ],
)
def test_a_range_is_one_interval(marked: str) -> None:
    check(marked, None)
    check(marked, TUESDAY)


@pytest.mark.parametrize(
    ("published", "marked"),
    [
        (TUESDAY, "The minister spoke to a committee on [Friday|2025-03-07]."),
        (TUESDAY, "The answer came after the envoy's remarks on [Thursday|2025-03-06]."),
        (TUESDAY, "On [Tuesday|2025-03-11] the minister said so."),
        (TUESDAY, "Leaders will gather on [Friday|2025-03-14]."),
        (TUESDAY, "She said on [Monday|2025-03-10] that leaders would gather on [Friday|2025-03-14]."),
        (TUESDAY, "The talks begin on [Monday|2025-03-17]."),
        (TUESDAY, "The vote is scheduled for [Tuesday|2025-03-11]."),
        (TUESDAY, "The panel agreed to meet again [Saturday|2025-03-15]."),
        (TUESDAY, "He met them [last Friday|2025-03-07] and will come [next Tuesday|2025-03-18]."),
        (TUESDAY, "It is due [Monday of next week|2025-03-17]; it began [Friday last week|2025-03-07]."),
        (TUESDAY, "Envoys met on [Friday|2025-03-07] morning."),
        (NEW_YEAR, "The envoy left on [Wednesday|2025-12-31]."),
        (AUTUMN, "The envoy left on [Wednesday|2024-10-30] and not on [Thursday|2024-10-24]."),
        (None, "The envoy left on [Friday|?]."),
    ],
)
def test_a_weekday_is_the_nearest_that_the_tense_allows(published: date | None, marked: str) -> None:
    check(marked, published)


@pytest.mark.parametrize(
    ("published", "marked"),
    [
        (TUESDAY, "The nominee argued on [March 4|2025-03-04] that spending should rise."),
        (TUESDAY, "The pact lapses on [April 30|2025-04-30]."),
        (TUESDAY, "The parties will meet on [Oct. 30|2025-10-30]."),
        (TUESDAY, "On [Dec. 30|2024-12-30] the court ruled."),
        (NEW_YEAR, "On [Dec. 30|2025-12-30] the court ruled."),
        (AUTUMN, "On [January 20|2024-01-20] the court ruled."),
        (AUTUMN, "The oath will be taken on [January 20|2025-01-20]."),
        (TUESDAY, "They met in [September|2024-09] and will meet in [September|2025-09]."),
        (TUESDAY, "It is expected to be completed in [December|2025-12]."),
        (TUESDAY, "They met in [mid-January|2025-01], [last March|2024-03] and [this June|2025-06]."),
        (TUESDAY, "In [2022|2022], the war began on [Feb. 24|2022-02-24]."),
        (TUESDAY, "Talks on [Feb. 24|2022-02-24] and [March 8, 2022|2022-03-08], failed."),
        (TUESDAY, "Shops close on [Christmas Eve|2024-12-24]."),
        (None, "The pact lapses on [April 30|?]."),
    ],
)
def test_a_month_or_day_without_year_takes_the_year_that_news_leaves_out(published: date | None, marked: str) -> None:
    check(marked, published)


@pytest.mark.parametrize(
    ("published", "marked"),
    [
        (TUESDAY, "[Today|2025-03-11] he agreed; [yesterday|2025-03-10] he did not; [tomorrow|2025-03-12] he may."),
        (TUESDAY, "It ended [last night|2025-03-10], not [the day before yesterday|2025-03-09]."),
        (TUESDAY, "It fell [last week|2025-W10], [last month|2025-02] and [last year|2024]."),
        (TUESDAY, "A visit may come as early as [the end of this month|2025-03]."),
        (TUESDAY, "It came [earlier this week|2025-W11]; more will come [later this year|2025]."),
        (TUESDAY, "He came [two years ago|2023], left [five months ago|2024-10] and wrote [10 days ago|2025-03-01]."),
        (TUESDAY, "The fleet grew in [the '80s|198] and [the nineties|199], but not in [the '20s|?]."),
        (TUESDAY, "He came [a decade ago|201] and left [a few years ago|PAST_REF]."),
        (TUESDAY, "[Last summer|2024-SU] was hot; talks resume in [the fall|2025-FA]."),
        (TUESDAY, "Over [the weekend|2025-W10-WE] they met."),
        (
            TUESDAY,
            "It would be paid on a still unspecified date in [May|2025-05]; they announced an agreement to sell it in [June|2025-06].",
        ),
        (TUESDAY, "He has [recently|PAST_REF] left and is [now|PRESENT_REF] abroad; in [the near future|FUTURE_REF] he will return."),
        (NEW_YEAR, "It fell [last week|2025-W52] and will rise [next year|2027]."),
        (NEW_YEAR, "The firm reported [fourth-quarter|2025-Q4] losses."),
        (AUTUMN, "The firm expects to report a loss for [the third quarter|2024-Q3], after a gain in [the year-ago quarter|2023-Q3]."),
        (None, "It fell [last week|?] and [two years ago|?]."),
    ],
)
def test_distances_count_from_publication(published: date | None, marked: str) -> None:
    check(marked, published)


@pytest.mark.parametrize(
    "marked",
    [
        "The ship sank on [June 3, 2019|2019-06-03]. [The following day|2019-06-04], crews searched. [Two days later|2019-06-06] they left.",
        "The ship sank in [June 2019|2019-06]. [The previous year|2018] two others had. [That year|2018] was calm.",
        "Exports rose in [January|2025-01], against a fall in [the previous month|2024-12].",
        "The court ruled on [May 5, 2020|2020-05-05]. He had left [the day before|2020-05-04].",
        "[That day|?], nobody spoke. They met again [three days earlier|?].",
        "He came on [May 5, 2020|2020-05-05]. He ate. He slept. He woke. He wrote. [The next day|?] he left.",
    ],
)
def test_that_day_and_the_like_hold_on_to_a_date_nearby_or_stay_unknown(marked: str) -> None:
    check(marked, TUESDAY)


@pytest.mark.parametrize(
    "marked",
    [
        "After the [Sept. 11|2001-09-11] attacks the alliance acted.",
        "Since [9/11|2001-09-11] the rules have changed.",
        "The [Oct. 7|2023-10-07] attack came at dawn.",
    ],
)
def test_days_known_by_their_name_keep_their_year(marked: str) -> None:
    check(marked, TUESDAY)
    check(marked, None)


def test_a_new_attack_near_a_known_day_is_not_the_known_one() -> None:
    check("The [Sept. 11|2025-09-11] attack killed nobody.", date(2025, 9, 14))


@pytest.mark.parametrize(
    "text",
    [
        "He may march, and they may resist.",
        "The Women's March on the capital drew thousands.",
        "Protesters began a march to the square.",
        "Ellen May said that April Horn had left. Mrs. May agreed, and a friend was named by May.",
        "Article 5 and Article 1949 of the code apply to Flight 2019.",
        "Resolution 1973 was followed by Resolutions 1718 and 1874.",
        "Some 2000 troops left at 1900 GMT with 1,990 rifles and $2020.",
        "He waited for two years and then three months; it lasted 90 days.",
        "They meet every Friday, each July, daily and annually.",
        "The Good Friday Agreement and Bloody Sunday are taught; so is Black Friday.",
        "The Sun and the Daily Herald Today reported it.",
        "After the fall of the capital, a second round began; it took a second.",
        "The 45-year-old won 3-1 and 2024 to 1980.",
        "A few weeks later, or several years from now, it ended.",
    ],
)
def test_names_verbs_numbers_durations_and_sets_are_no_dates(text: str) -> None:
    check(text, TUESDAY)


@pytest.mark.parametrize(
    "marked",
    [
        "In [May|2024-05] he left; the [March|2025-03] summit was held.",
        "Theresa Horn spoke in [April|2024-04].",
        "Mrs. May left in [May|2024-05].",
    ],
)
def test_months_that_are_also_names_are_dates_where_the_words_before_ask_for_one(marked: str) -> None:
    check(marked, TUESDAY)


def test_no_date_crosses_a_paragraph() -> None:
    check("The vote was in [March|2025-03]\n4 deputies stayed away.", TUESDAY)


def test_precision_says_what_the_value_tells() -> None:
    text = "On March 4, last week, in 2015, in the 1990s, recently, between 2015 and 2018, and on 03/04/2025."
    assert [mention.precision for mention in found_in(text, TUESDAY)] == [
        Precision.DAY,
        Precision.WEEK,
        Precision.YEAR,
        Precision.DECADE,
        Precision.VAGUE,
        Precision.INTERVAL,
        Precision.UNKNOWN,
    ]


_PIECES = st.sampled_from(
    [
        "Friday",
        "last",
        "next",
        "the",
        "of",
        "March",
        "May",
        "4",
        "31",
        "2015",
        "1990s",
        "'90s",
        "two",
        "years",
        "ago",
        "later",
        "in",
        "on",
        "from",
        "to",
        "between",
        "and",
        "-",
        "–",
        ",",
        ".",
        "will",
        "said",
        "quarter",
        "third",
        "year",
        "month",
        "week",
        "day",
        "that",
        "following",
        "end",
        "early",
        "9/11",
        "2025-02-30",
        "0000",
        "9999",
        "now",
        "20th",
        "century",
        "summer",
        "Q3",
        "FY2024",
        "twenty",
        "a few",
        "\n",
        "“",
        "”",
        "٣",
        "é",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join)
_DAYS = st.one_of(st.none(), st.dates())


@given(_TEXTS, _DAYS)
def test_spans_are_ordered_and_apart_and_values_are_days_or_vague(text: str, published: date | None) -> None:
    mentions = found_in(text, published)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
    for mention in mentions:
        assert mention.span.end <= len(text)
        assert mention.span.of(text).strip() == mention.span.of(text)
        if mention.value is None:
            assert mention.precision is Precision.UNKNOWN
        elif mention.precision is Precision.VAGUE:
            assert mention.value.endswith("_REF")
        else:
            assert mention.precision is not Precision.UNKNOWN
            assert days(mention.value) is not None


@given(
    st.sampled_from(["He left on {}.", "He will leave on {}.", "He left last {}.", "He will leave next {}."]),
    st.integers(0, 6),
    st.integers(-500, 500),
)
def test_a_weekday_moves_by_weeks_as_publication_does(sentence: str, weekday: int, weeks: int) -> None:
    text = sentence.format(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday])
    (here,) = found_in(text, TUESDAY)
    (there,) = found_in(text, TUESDAY + timedelta(weeks=weeks))
    assert here.value is not None
    assert there.value is not None
    assert date.fromisoformat(there.value) - date.fromisoformat(here.value) == timedelta(weeks=weeks)
    assert date.fromisoformat(there.value).weekday() == weekday


@given(_DAYS)
def test_what_a_date_tells_in_full_does_not_depend_on_publication(published: date | None) -> None:
    check("It ran from [March 11, 2025|2025-03-11], through [2026|2026] and [the third quarter of 2027|2027-Q3].", published)


@pytest.mark.parametrize(
    ("marked", "published"),
    [
        ("They will meet on [Thanksgiving|2025-11-27].", TUESDAY),
        ("They met on [Thanksgiving Day|2024-11-28].", TUESDAY),
        ("The talks will start after [Easter|2025-04-20].", TUESDAY),
        ("They signed on [Good Friday|2024-03-29].", TUESDAY),
        ("The Good Friday Agreement and the Easter Rising are no days.", TUESDAY),
        ("The graves were visited on [Memorial Day|2024-05-27].", AUTUMN),
        ("It opened on [New Year’s Eve|2024-12-31].", TUESDAY),
    ],
)
def test_feasts_that_move_have_their_day(marked: str, published: date) -> None:
    check(marked, published)


@pytest.mark.parametrize(
    "marked",
    [
        "The law is of [Reiwa 7|2025].",
        "The law is of [the seventh year of Reiwa|2025].",
        "It ended in [Heisei 31|2019], and in [Showa 35|1960] it was signed.",
        "[Showa 99|?] was never reached, and Reiwa is a name.",
    ],
)
def test_eras_are_counted_from_their_first_year(marked: str) -> None:
    check(marked, TUESDAY)


@pytest.mark.parametrize(
    "marked",
    [
        "They met between [March 4 and 6|2025-03-04/2025-03-06].",
        "They met between [March 4 and March 6|2025-03-04/2025-03-06] and went home.",
        "They will meet between [December 30 and January 2, 2026|2025-12-30/2026-01-02].",
    ],
)
def test_days_between_which_something_happens_are_an_interval(marked: str) -> None:
    check(marked, TUESDAY)
