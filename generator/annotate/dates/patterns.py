"""What date expressions look like: one family of patterns for each way to say a date, and one pattern that finds them all.

Patterns are written with plain spaces, which match any white space. Months and weekdays are capitalised; every other word
may begin with a capital. Each family's groups are the parts that its resolver reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from generator.reference.calendar_words import calendar_words


def find_pattern() -> re.Pattern[str]:
    """Finds any expression; `lastgroup` is the family that `families()` reads it by, "modifier" names what stands before it."""
    return _master()


@cache
def families() -> Mapping[str, re.Pattern[str]]:
    """Each family's pattern, to be matched where the family's group of `find_pattern` begins."""
    return {name: re.compile(_spaced(pattern)) for name, pattern in (*_whole_families(), *_modified_families())}


@cache
def _master() -> re.Pattern[str]:
    whole = _alternatives(_whole_families())
    modified = _alternatives(_modified_families())
    return re.compile(_spaced(rf"(?<![\w$£€¥#]){_GATE}(?:{whole}|(?:{_MODIFIER})?(?:{modified}))"))


def _alternatives(listed: Iterable[tuple[str, str]]) -> str:
    # A family's own groups are read later, by its own pattern: here they would only clash.
    return "|".join(f"(?P<{name}>{re.sub(r'\(\?P<\w+>', '(?:', pattern)})" for name, pattern in listed)


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")


def _any(words: Iterable[str]) -> str:
    # A capital may open the sentence: [Ll]ast. The longest form first, so that "Jan." keeps its full stop.
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_either_case(word) for word in listed) + ")"


def _either_case(word: str) -> str:
    first = word[0]
    rest = re.escape(word[1:]).replace(r"\ ", " ").replace(r"\-", "(?:-| )")
    return (f"[{first.upper()}{first}]" if first.islower() else re.escape(first)) + rest


_WORDS = calendar_words()
_DASH = "[-–—]"  # noqa: RUF001 — ranges are written with all three
_QUOTE = "['’‘]"  # noqa: RUF001

_MONTH = rf"{_any(_WORDS.months)}(?!\w)"
_BARE_MONTH = rf"{_any(form for form in _WORDS.months if form.endswith('.') or len(form) > 4 or form in ('May', 'June', 'July'))}(?!\w)"
_WEEKDAY = rf"{_any(form for form in _WORDS.weekdays if form.endswith('day'))}(?!\w)"
_ANY_WEEKDAY = rf"{_any(_WORDS.weekdays)}(?!\w)"
_NOT_A_NUMBER = r"(?![\w%]|[.,:/]\d|\s*(?:%|percent\b|per\s+cent\b|million\b|billion\b))"
_DAY_NUMBER = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NOT_A_NUMBER}"
_DAY = rf"(?:{_DAY_NUMBER}|{_any(_WORDS.ordinals)}(?![\w-]))"
_YEAR = r"(?:1\d|20)\d\d(?!\w|[.,:]\d|%)"
_TENS = _any(word for word, number in _WORDS.numbers.items() if number >= 20 and "-" not in word)
_UNITS = _any(word for word, number in _WORDS.numbers.items() if number < 10)
_TEENS = _any(word for word, number in _WORDS.numbers.items() if 10 <= number < 20)
_SPOKEN_YEAR = rf"(?:[Ee]ighteen|[Nn]ineteen|[Tt]wenty) (?:{_TENS}(?:(?:-| ){_UNITS})?|{_TEENS})(?!\w)"
_YEAR_IN_WORDS = rf"(?:{_SPOKEN_YEAR}|two thousand(?: and)?(?: (?:{_TEENS}|{_UNITS}))?\b)"
_SOME_YEAR = rf"(?:{_YEAR}|{_YEAR_IN_WORDS})"
_NUMBER = rf"(?:\d{{1,3}}|{_TENS}(?:(?:-| ){_UNITS})?|{_TEENS}|{_UNITS}|[Aa]n?|[Ss]everal|[Aa] few|[Aa] couple of|[Mm]any|[Ss]ome)"
_RELATIVE = "(?:[Ll]ast|[Nn]ext|[Tt]his)"
_RELATIVE_YEAR = r"(?:last|this|next) year(?!\w)"
_PART = r"(?:early|mid|late|middle)(?:-| )"
_MODIFIER = (
    r"(?:[Tt]he )?(?:(?:very|latter|early) )?(?P<modifier>[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|(?:[Ll]atter|[Ee]arly|[Ll]ast) part"
    r"|(?:[Ff]irst|[Ss]econd|[Ll]ast|[Ll]atter) half) of "
    r"|(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier|[Ll]ater|[Ss]ometime)(?:-| )(?:in )?"
)
_ORDINAL_QUARTER = r"(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)(?:-| )quarter(?![\w-]|s\b)"
_AGO = "(?:year-ago|year-earlier|comparable year-ago|comparable year-earlier|corresponding|comparable|previous)"

# Nothing else can begin an expression: this keeps the search from trying every family at every word.
_GATE = r"(?=[\dADEFHIJMNOQSTWYaceflmnopqrstwy'’‘BCeghi])"  # noqa: RUF001


def _whole_families() -> tuple[tuple[str, str], ...]:
    """Expressions that no modifier goes before."""
    named = _any(name for day in _WORDS.named_days for name in day.names)
    weekday = rf"(?:(?:(?:[Tt]his|[Nn]ext|[Ll]ast)(?: coming| past)? )?{_ANY_WEEKDAY},? (?:the )?)?"
    other_year = rf"(?:,? (?:of )?(?P<year>{_SOME_YEAR})|,? (?:of )?(?P<relative>{_RELATIVE_YEAR}))?"
    return (
        ("named_day", rf"{named}(?![\w/])"),
        ("iso", rf"(?<![/.-])(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|{_DASH}\d|T?\w)"),
        ("slashed", r"(?<![/.-])(?P<first>\d{1,2})(?:/(?P<second>\d{1,2})/|\.(?P<dotted>\d{1,2})\.)(?P<year>\d{4})(?![\w/])"),
        (
            "month_day",
            rf"{weekday}(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})"
            rf"(?: ?{_DASH} ?(?:(?P<month_dashed>{_MONTH}) )?(?P<day_dashed>{_DAY})| (?:to|through) (?:(?P<month_to>{_MONTH}) )?(?P<day_to>{_DAY}))?"
            + other_year,
        ),
        (
            "day_month",
            rf"{weekday}(?<![.,/-])(?:[Tt]he )?(?P<day>{_DAY})(?: ?{_DASH} ?(?P<day_dashed>{_DAY})| to (?P<day_to>{_DAY}))? (?:of )?(?P<month>{_MONTH})"
            + other_year,
        ),
        (
            "month_range",
            rf"(?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?(?: ?{_DASH} ?| through |(?:(?<=[Bb]etween MONTH) and )| to )(?P<other>{_MONTH})"
            rf"(?:,? (?:of )?(?P<other_year>{_YEAR}))?".replace("(?:(?<=[Bb]etween MONTH) and )", " and "),
        ),
        ("year_range", rf"(?<![.,/-])(?P<year>{_YEAR})(?: ?{_DASH} ?|/| to | through | until | and )(?P<other>{_YEAR}|\d\d(?![\w/]|[.,:]\d|%|{_DASH}\d))"),
        ("feast", rf"{_any(_WORDS.feasts)}(?!\w)"),
        (
            "ago",
            rf"(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Rr]oughly|[Oo]ver|[Mm]ore than|[Ll]ess than|[Jj]ust|[Aa]t least|[Oo]nly|[Bb]arely) )?"
            rf"(?P<number>{_NUMBER}) (?P<choice>(?:or|to) {_NUMBER} )?(?P<unit>day|week|month|year|decade)s?(?: or so)? (?P<side>ago|earlier|later|previously|from now|hence)\b",
        ),
        ("long_ago", r"(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies) ago\b"),
        ("year_end", r"[Yy]ear(?:-| |['’]s )end\b"),  # noqa: RUF001
        (
            "present",
            r"(?:[Rr]ight now\b|[Nn]ow(?![\w-])|[Nn]owadays\b|[Cc]urrent(?:ly)?(?! (?:fiscal|calendar|financial|year|month|week|quarter|decade|century|account))\b"
            r"|[Tt]hese days\b|[Tt]he moment(?<=[Aa]t the moment))(?![\w-])",
        ),
        ("past", r"(?:[Rr]ecent(?:ly)?(?: (?:days|weeks|months|years)\b(?: and (?:weeks|months|years)\b)?)?|[Tt]he past(?<=\b[Ii]n the past)(?! (?:\w+ )?(?:(?:day|week|month|year|decade|quarter|season|summer)s?|few|several|couple)\b))(?![\w-])"),
        ("future", r"(?:[Ss]oon(?! (?:after|afterwards|as|became|found)\b)|(?:[Tt]he )?(?:[Cc]oming|next few|next several) (?:days|weeks|months|quarters|years)|[Tt]he (?:near |foreseeable |not-too-distant )?future|[Tt]he (?:near|short) term)(?![\w-])"),
    )


def _modified_families() -> tuple[tuple[str, str], ...]:
    """Expressions that "early", "the end of" and the like may go before."""
    seasons = _any(_WORDS.seasons)
    decades = _any(_WORDS.decades)
    return (
        ("month_year", rf"(?P<month>{_MONTH}),? (?:of )?(?:(?P<year>{_SOME_YEAR})|(?P<relative>{_RELATIVE_YEAR}))"),
        ("month", rf"(?:(?P<relative>{_RELATIVE})(?: coming| past)? )?(?P<month>{_BARE_MONTH})"),
        (
            "weekday",
            rf"(?:(?P<relative>{_RELATIVE}|[Tt]he (?:previous|following|next))(?: coming| past)? )?(?P<weekday>{_WEEKDAY})"
            rf"(?: (?:of )?(?P<week>last|this|next) week\b)?",
        ),
        (
            "day",
            r"(?:[Tt]he day (?:before yesterday|after tomorrow)|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight"
            r"|[Tt]his (?:morning|afternoon|evening)|[Ll]ast (?:night|evening))(?!\w)",
        ),
        (
            "quarter",
            rf"(?:(?:[Tt]he |[Ii]ts |[Aa] )?(?:(?P<before>{_YEAR}|(?:[Tt]his|[Ll]ast|[Nn]ext) year['’]s|{_AGO}) )?(?:(?:calendar|flat|fiscal)(?:-| ))?{_ORDINAL_QUARTER}"  # noqa: RUF001
            rf"(?:,? (?:of )?(?:(?:fiscal )?(?P<year>{_YEAR})|(?P<relative>{_RELATIVE_YEAR})))?"
            rf"|Q(?P<q>[1-4])(?: |,|/|-| of )*(?:FY)?(?P<q_year>{_YEAR})?(?!\w))",
        ),
        (
            "period",
            rf"(?:[Tt]he )?(?:(?P<year>{_YEAR})|(?P<ago>{_AGO})|(?P<of>(?:[Ll]ast|[Tt]his) year['’]s)|(?P<latest>[Ll]atest)|[Tt]he(?<=[Tt]he)|[Tt]his|[Tt]he current|[Tt]hat)"  # noqa: RUF001
            r" (?:quarter|period)(?![\w-])(?P<behind> (?:a year ago|a year earlier|last year))?",
        ),
        ("year_ago", r"[Yy]ear-(?:ago|earlier)(?![\w-])"),
        (
            "season",
            rf"(?:(?:[Tt]he )?(?P<relative>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)(?: past| coming)? |(?:[Tt]he )?(?:{_PART})?)(?P<season>{seasons})(?: (?:of )?(?P<year>{_SOME_YEAR}))?(?![\w-])",
        ),
        (
            "relative",
            r"(?:(?P<shift>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]he (?:past|last|next|coming|current|latest))"
            r"|(?P<anaphor>[Tt]he (?:previous|following|preceding|same)|[Tt]hat)|(?P<plain>[Tt]he)(?: full| whole)?) "
            r"(?:(?:fiscal|calendar|financial) )?(?P<unit>day|week|weekend|month|year|quarter|decade|century)(?![\w-])",
        ),
        ("day_beside", r"[Tt]he day (?P<side>before|after)(?= ?[,.;:?!\"”)]|\s*$)"),
        ("decade", rf"(?:[Tt]he )?(?:{_PART})?(?:(?P<full>(?:1\d|20)\d0){_QUOTE}?s|{_QUOTE}(?P<short>\d0)s)(?!\w)|[Tt]he (?:{_PART})?(?P<word>{decades})(?!\w)"),
        ("century", rf"(?:[Tt]he )?(?:{_PART})?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{_any(_WORDS.ordinals)})(?:-| )century(?!\w)"),
        (
            "year",
            rf"(?:(?:[Tt]he )?(?P<said>[Ff]iscal(?: year)?|[Ff]inancial year|year|FY) ?(?P<year>{_SOME_YEAR})|(?P<alone>{_YEAR})|(?P<spoken>{_SPOKEN_YEAR})|FY(?P<short>\d\d)(?!\w))",
        ),
    )
