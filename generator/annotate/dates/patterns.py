"""What date expressions look like: one family of patterns for each way to say a date, and one pattern that finds them all.

Patterns are written with plain spaces, which match any white space. Months and weekdays are capitalised; every other word
may begin with a capital. Each family's groups are the parts that its resolver reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from generator.reference.calendar_words import calendar_words


def candidates(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Everything in `text[begin:end]` that looks like a date, in order, without overlaps; `lastgroup` names its family."""
    pattern, openers = _pattern(), _openers()
    for word in _WORD.finditer(text, begin, end):
        # Trying the pattern at every word would take ten times as long.
        first = word.group().lower()
        opens = first in openers or not first[0].isalpha() or first.startswith("fy")
        if opens and word.start() >= begin and (match := pattern.match(text, word.start(), end)):
            yield match
            begin = match.end()


@cache
def _pattern() -> re.Pattern[str]:
    whole = _alternatives(_calendar_families() + _spoken_families())
    modified = _alternatives(_modified_families())
    return re.compile(_spaced(rf"(?<![\w$£€¥#])(?:{whole}|(?:{_MODIFIER})?(?:{modified}))"))


@cache
def families() -> Mapping[str, re.Pattern[str]]:
    """Each family's pattern, to be matched where the family's group of `candidates` begins."""
    listed = _calendar_families() + _spoken_families() + _modified_families()
    return {name: re.compile(_spaced(pattern)) for name, pattern in listed}


@cache
def _openers() -> frozenset[str]:
    """The first words of expressions, in lower case."""
    listed = (_WORDS.months, _WORDS.weekdays, _WORDS.ordinals, _WORDS.numbers, _WORDS.seasons, _WORDS.decades, _WORDS.feasts, _WORDS.eras)
    known = {re.split(r"[\W_]", name.lower())[0] for names in listed for name in names}
    return frozenset(known | set(_OPENING_WORDS.split()) | {f"q{number}" for number in range(1, 5)})


def _alternatives(listed: Iterable[tuple[str, str]]) -> str:
    # A family's own groups are read later, by its own pattern: here they would only clash.
    return "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', pattern)})" for name, pattern in listed)


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"(?:\s+)").replace(r"\d", "[0-9]")


def _any(words: Iterable[str]) -> str:
    # The longest form first, so that "Jan." keeps its full stop.
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_either_case(word) for word in listed) + ")"


def _either_case(word: str) -> str:
    first = word[0]
    rest = re.escape(word[1:]).replace(r"\ ", " ").replace(r"\-", "(?:-| )")
    return (f"[{first.upper()}{first}]" if first.islower() else re.escape(first)) + rest


_WORDS = calendar_words()
_WORD = re.compile(r"['’‘]\d0s|[^\W_]+")
# The first words of the patterns below that are neither numbers nor names of the calendar's.
_OPENING_WORDS = (
    "a about almost an around at barely beginning centuries close coming comparable corresponding current currently days decades"
    " earlier early end financial fiscal fy its just last late later latest latter less long many mid middle months more nearly next"
    " now nowadays only over past recent recently right roughly several some sometime soon start that the these this today tomorrow"
    " tonight weeks year years yesterday"
)
_DASH = "[-–—]"
_QUOTE = "['’‘]"

_MONTH = rf"{_any(_WORDS.months)}(?!\w)"
# "Mar" and "Jan" alone are names; "Mar. 4" and "Jan 2020" are not.
_BARE_MONTH = rf"{_any(form for form in _WORDS.months if form.endswith('.') or len(form) > 4 or form in ('May', 'June', 'July'))}(?!\w)"
_WEEKDAY = rf"{_any(form for form in _WORDS.weekdays if form.endswith('day'))}(?!\w)"
_ORDINAL = rf"{_any(_WORDS.ordinals)}(?![\w-])"
_DAY_NUMBER = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\w%]|[.,:/]\d| (?:percent|per cent|million|billion)\b)"
)
_DAY = rf"(?:{_DAY_NUMBER}|{_ORDINAL})"

_TENS = _any(word for word, number in _WORDS.numbers.items() if number >= 20 and "-" not in word)
_TEENS = _any(word for word, number in _WORDS.numbers.items() if 10 <= number < 20)
_UNITS = _any(word for word, number in _WORDS.numbers.items() if number < 10)
_BELOW_HUNDRED = rf"(?:{_TENS}(?:(?:-| ){_UNITS})?|{_TEENS}|{_UNITS})"
_NUMBER = rf"(?:\d{{1,3}}|{_BELOW_HUNDRED}|[Aa]n?|[Ss]everal|[Aa] few|[Aa] couple of|[Mm]any|[Ss]ome)"
_YEAR = r"(?:1\d|20)\d\d(?!\w|[.,:]\d|%)"
_SPOKEN_YEAR = rf"(?:[Ee]ighteen|[Nn]ineteen|[Tt]wenty) (?:{_TENS}(?:(?:-| ){_UNITS})?|{_TEENS})(?!\w)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SPOKEN_YEAR}|two thousand(?: and)?(?: (?:{_TEENS}|{_UNITS}))?\b)"

_RELATIVE = "(?:[Ll]ast|[Nn]ext|[Tt]his)(?: coming| past)?"
_RELATIVE_YEAR = r"(?:last|this|next) year(?!\w)"
_YEAR_BEHIND = rf"(?:,? (?:of )?(?:(?P<year>{_ANY_YEAR})|(?P<relative>{_RELATIVE_YEAR})))?"
_PART = r"(?:early|mid|late|middle)(?:-| )"
_MODIFIER = (
    r"(?:[Tt]he )?(?:(?:very|latter|early) )?"
    r"(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|(?:[Ll]atter|[Ee]arly|[Ll]ast) part|(?:[Ff]irst|[Ss]econd|[Ll]ast|[Ll]atter) half) of "
    r"|(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier|[Ll]ater|[Ss]ometime)(?:-| )(?:in )?"
)
# A year earlier, in the words of those who compare results.
_YEAR_AGO = "(?:year-ago|year-earlier|(?:comparable|corresponding)(?: (?:year-ago|year-earlier))?)"
_POSSESSIVE_YEAR = r"(?:[Ll]ast|[Tt]his|[Nn]ext) year['’]s"
_SPAN_OF_DAYS = r"(?:day|week|month|year|decade|quarter|season|summer|winter)s?"


def _calendar_families() -> tuple[tuple[str, str], ...]:
    """Dates as a calendar writes them; no modifier goes before them."""
    named = _any(name for day in _WORDS.named_days for name in day.names)
    weekday = rf"(?:(?:{_RELATIVE} )?{_any(_WORDS.weekdays)}(?!\w),? (?:the )?)?"
    to_day = rf"(?: ?{_DASH} ?| (?:to|through) )(?:(?P<other_month>{_MONTH}) )?(?P<other_day>{_DAY})"
    to_month = rf"(?P<other_month>{_MONTH})(?:,? (?:of )?(?P<other_year>{_YEAR}))?"
    to_year = rf"(?P<other_year>{_YEAR}|\d\d(?![\w/]|[.,:]\d|%|{_DASH}\d))"
    return (
        ("named_day", rf"{named}(?![\w/])"),
        ("iso", rf"(?<![/.-])(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)(?!\w|{_DASH}\d)"),
        ("slashed", r"(?<![/.-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\w/])"),
        ("dotted", r"(?<![/.-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\w)"),
        (
            "days_between",
            rf"(?<=[Bb]etween\s)(?P<month>{_MONTH}) (?P<day>{_DAY}) and (?:(?P<other_month>{_MONTH}) )?(?P<other_day>{_DAY}){_YEAR_BEHIND}",
        ),
        ("month_day", rf"{weekday}(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})(?:{to_day})?{_YEAR_BEHIND}"),
        (
            "day_month",
            (
                rf"{weekday}(?<![.,/-])(?:[Tt]he )?(?:(?P<day>{_DAY_NUMBER})(?:(?: ?{_DASH} ?| to )(?P<other_day>{_DAY_NUMBER}))? (?:of )?"
                rf"|(?P<ordinal>{_ORDINAL}) of )(?P<month>{_MONTH}){_YEAR_BEHIND}"
            ),
        ),
        ("month_range", rf"(?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?(?: ?{_DASH} ?| through | to ){to_month}"),
        ("months_between", rf"(?<=[Bb]etween\s)(?P<month>{_MONTH})(?: (?P<year>{_YEAR}))? and {to_month}"),
        ("year_range", rf"(?<![.,/-])(?P<year>{_YEAR})(?: ?{_DASH} ?|/| to | through | until ){to_year}"),
        ("years_between", rf"(?<=[Bb]etween\s)(?P<year>{_YEAR}) and {to_year}"),
        ("feast", rf"{_any(_WORDS.feasts)}(?!\w| [A-Z])".replace("'", "['’]")),
        (
            "era",
            (
                rf"(?P<era>{_any(_WORDS.eras)}) (?P<era_year>\d{{1,2}})(?![\w%]|[.,]\d)"
                rf"|(?:[Tt]he )?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL}) year of (?P<of_era>{_any(_WORDS.eras)})(?!\w)"
            ),
        ),
    )


def _spoken_families() -> tuple[tuple[str, str], ...]:
    """Distances from a day, and words for past, present and future; no modifier goes before them."""
    about = "(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Rr]oughly|[Oo]ver|[Mm]ore than|[Ll]ess than|[Jj]ust|[Aa]t least|[Oo]nly|[Bb]arely)"
    recent = r"[Rr]ecent(?:ly)?(?: (?:days|weeks|months|years)\b(?: and (?:weeks|months|years)\b)?)?"
    return (
        (
            "ago",
            (
                rf"(?:{about} )?(?P<number>{_NUMBER}) (?P<choice>(?:or|to) {_NUMBER} )?(?P<unit>day|week|month|year|decade)s?(?: or so)?"
                r" (?P<side>ago|earlier|later|previously|from now|hence)\b"
            ),
        ),
        ("long_ago", r"(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies) ago\b"),
        ("year_end", r"[Yy]ear(?:-| |['’]s )end\b"),
        (
            "present",
            (
                rf"(?:[Rr]ight now|[Nn]ow(?:adays)?|[Cc]urrent(?:ly)?(?! (?:(?:fiscal|calendar|financial year|account|century)\b|{_SPAN_OF_DAYS}\b))"
                r"|[Tt]hese days|(?<=\b[Aa]t\s)[Tt]he moment)(?![\w-])"
            ),
        ),
        (
            "past",
            rf"(?:{recent}|(?<=\b[Ii]n\s)[Tt]he past(?! (?:\w+ )?(?:{_SPAN_OF_DAYS}|few|several|couple)\b))(?![\w-])",
        ),
        (
            "future",
            (
                r"(?:[Ss]oon(?! (?:after|afterwards|afterward|as|became|found)\b)|(?:[Tt]he )?[Cc]oming (?:days|weeks|months|quarters|years)"
                r"|[Tt]he (?:near |foreseeable |not-too-distant )?future(?! of\b)|[Tt]he (?:near|short) term)(?![\w-])"
            ),
        ),
    )


def _modified_families() -> tuple[tuple[str, str], ...]:
    """Expressions that "early", "the end of" and the like may go before."""
    number = r"(?P<number>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
    season = _any(_WORDS.seasons)
    return (
        ("month_year", rf"(?P<month>{_MONTH}),? (?:of )?(?:(?P<year>{_ANY_YEAR})|(?P<relative>{_RELATIVE_YEAR}))"),
        ("month", rf"(?:(?P<relative>{_RELATIVE}) )?(?P<month>{_BARE_MONTH})"),
        (
            "weekday",
            rf"(?:(?P<relative>{_RELATIVE}|[Tt]he (?:previous|following|next)) )?(?P<weekday>{_WEEKDAY})(?: (?:of )?(?P<week>last|this|next) week\b)?",
        ),
        (
            "day",
            (
                r"(?:[Tt]he day (?:before yesterday|after tomorrow)|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight"
                r"|[Tt]his (?:morning|afternoon|evening)|[Ll]ast (?:night|evening))(?!\w)"
            ),
        ),
        (
            "quarter",
            (
                rf"(?:(?:[Tt]he |[Ii]ts |[Aa] )?(?:(?P<before>{_YEAR}|{_POSSESSIVE_YEAR}|{_YEAR_AGO}) )?(?:(?:calendar|fiscal)(?:-| ))?"
                rf"{number}(?:-| )quarter(?![\w-])(?:,? (?:of )?(?:(?:fiscal )?(?P<year>{_YEAR})|(?P<relative>{_RELATIVE_YEAR})))?"
                rf"|Q(?P<code>[1-4])(?:(?:,| of)? ?(?:FY)?(?P<code_year>{_YEAR}))?(?!\w))"
            ),
        ),
        (
            "period",
            (
                rf"(?:(?:[Tt]he )?(?P<which>{_YEAR}|[Yy]ear-ago|{_YEAR_AGO}|{_POSSESSIVE_YEAR}|[Ll]atest)|[Tt]he) (?P<noun>quarter|period)(?![\w-])"
                r"(?P<behind> (?:a year ago|a year earlier|last year)\b)?"
            ),
        ),
        ("year_ago", r"[Yy]ear-(?:ago|earlier)(?![\w-])"),
        (
            "season",
            (
                rf"(?:(?:[Tt]he )?(?P<relative>{_RELATIVE}|[Pp]ast|[Cc]oming) |(?P<article>[Tt]he )?(?:{_PART})?)"
                rf"(?P<season>{season})(?: (?:of )?(?P<year>{_ANY_YEAR}))?(?![\w-])"
            ),
        ),
        (
            "year",
            (
                rf"(?:(?:[Tt]he )?(?P<said>[Ff]iscal(?: year)?|[Ff]inancial year|[Yy]ear|FY) ?(?P<year>{_ANY_YEAR})"
                rf"|FY(?P<short>\d\d)(?!\w)|(?P<alone>{_YEAR})|(?P<spoken>{_SPOKEN_YEAR}))"
            ),
        ),
        ("day_beside", r"[Tt]he day (?P<side>before|after)(?=\s*(?:[,.;:?!\"”)]|\Z))"),
        (
            "relative",
            (
                rf"(?:(?P<shift>{_RELATIVE}|[Tt]he (?:past|last|next|coming|current|latest))"
                r"|(?P<anaphor>[Tt]he (?:previous|following|preceding|same)|[Tt]hat)|(?P<plain>[Tt]he)(?: full| whole)?) "
                r"(?P<business>(?:fiscal|calendar|financial) )?(?P<unit>day|weekend|week|month|year|quarter|decade|century)(?![\w-])"
            ),
        ),
        (
            "decade",
            (
                rf"(?:[Tt]he )?(?:{_PART})?(?:(?P<full>(?:1\d|20)\d0){_QUOTE}?s|{_QUOTE}(?P<short>\d0)s)(?!\w)"
                rf"|[Tt]he (?:{_PART})?(?P<word>{_any(_WORDS.decades)})(?!\w)"
            ),
        ),
        ("century", rf"(?:[Tt]he )?(?:{_PART})?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{_any(_WORDS.ordinals)})(?:-| )century(?!\w)"),
    )
