"""Works -> ready footnotes: Chicago (notes), APA 7 and OSCOLA.

Written from the rules of the styles for newspaper articles and reports on the web. What is not known is left out; only
"n.d." says that there is no date, where the style says so. The day on which a reader looked at the page is the reader's to add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from babel.dates import format_date

from generator.export.citations.names import Author
from generator.export.citations.work import Work
from generator.model import Runs

# No text holds these, for `one_line` leaves no control character.
_ITALIC, _PLAIN = "\x02", "\x03"
_ENDED = (".", "?", "!", "…", ".”", "?”", "!”", ".’", "?’", "!’")
_ABBREVIATED = re.compile(r"\b(?:\w\.){2,}\Z")
_FEW = 3
_MOST = 20


def chicago(work: Work) -> Runs:
    """As a note of the Chicago Manual of Style."""
    title = _before_comma(_quoted(work.title, "“”", "‘’"))
    date = format_date(work.issued, "MMMM d, y", locale="en") if work.issued else "n.d."
    rest = (_italic(work.container), _numbered(work), date, work.url)
    authors = _listed(work.authors, ", and ", " et al.")
    end = "." if work.url else _stop(date)
    return _runs((f"{authors}, " if authors else "") + f"“{title}” " + ", ".join(part for part in rest if part) + end)


def apa(work: Work) -> Runs:
    """As an entry of a list of references, in the 7th edition of the Publication Manual; APA writes no full notes."""
    date = f"({format_date(work.issued, 'y, MMMM d', locale='en') if work.issued else 'n.d.'})."
    numbered = _numbered(work)
    # What is a part of nothing stands in italics itself.
    title = _italic(work.title) if numbered or not work.container else work.title
    if numbered:
        title = f"{title} ({numbered})"
    title += _stop(title.rstrip(_PLAIN))
    authors = _apa_names(work.authors)
    head = (f"{authors}{_stop(authors)}", date, title) if authors else (title, date)
    return _runs(" ".join(part for part in (*head, f"{_italic(work.container)}." if work.container else "", work.url) if part))


def oscola(work: Work) -> Runs:
    """As a footnote of the Oxford University Standard for the Citation of Legal Authorities, 4th edition."""
    date = format_date(work.issued, "d MMMM y", locale="en") if work.issued else ""
    inside = ", ".join(part for part in (_numbered(work), date) if part)
    authors = _listed(work.authors, " and ", " and others")
    title = f"‘{_quoted(work.title, '‘’', '“”')}’"
    parts = (title, _italic(work.container), f"({inside})" if inside else "", f"<{work.url}>" if work.url else "")
    return _runs((f"{authors}, " if authors else "") + " ".join(part for part in parts if part) + ".")


STYLES: Mapping[str, tuple[str, Callable[[Work], Runs]]] = {
    "chicago": ("Chicago", chicago),
    "apa": ("APA", apa),
    "oscola": ("OSCOLA", oscola),
}
"""By the name that a command gives them: the styles as readers know them, and what writes them."""


def plain(runs: Runs) -> str:
    """A footnote without italics."""
    return "".join(words for words, _ in runs)


def _runs(marked: str) -> Runs:
    pieces = re.split(f"[{_ITALIC}{_PLAIN}]", marked)
    return tuple((words, bool(number % 2)) for number, words in enumerate(pieces) if words)


def _italic(text: str | None) -> str:
    return f"{_ITALIC}{text}{_PLAIN}" if text else ""


def _numbered(work: Work) -> str:
    return f"Briefing {work.number}" if work.number else ""


def _stop(text: str) -> str:
    return "" if text.endswith(_ENDED) else "."


def _before_comma(title: str) -> str:
    """A title with the comma that follows it, inside its own marks; its full stop goes, unless it ends an abbreviation."""
    closing = "’" if title.endswith("’") and "‘" in title else ""
    words = title.removesuffix(closing)
    if words.endswith(".") and not words.endswith("..") and not _ABBREVIATED.search(words):
        words = words[:-1]
    return f"{words},{closing}"


def _listed(authors: tuple[Author, ...], last: str, more: str) -> str:
    """Names in their natural order, `last` between the last of three; of more than three only the first."""
    names = [author.name for author in authors]
    if len(names) > _FEW:
        return names[0] + more
    return f"{', '.join(names[:-1])}{last}{names[-1]}" if len(names) == _FEW else " and ".join(names)


def _apa_names(authors: tuple[Author, ...]) -> str:
    names = [_apa_name(author) for author in authors]
    if len(names) > _MOST:
        return f"{', '.join(names[: _MOST - 1])}, … {names[-1]}"
    return ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _apa_name(author: Author) -> str:
    if author.family is None:
        return author.name
    initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in re.split(r"[\s.]+", author.given) if word)
    return ", ".join(part for part in (author.last, initials, author.suffix) if part)


def _quoted(title: str, outer: str, inner: str) -> str:
    """A title that goes into marks of quotation, its own turned into the others; an apostrophe stays what it is."""
    if '"' in title:
        title = re.sub(r'"([^"]*)"', rf"{inner[0]}\1{inner[1]}", title)
    if outer == "“”":
        return title.replace("“", inner[0]).replace("”", inner[1])
    title = re.sub(r"‘((?:[^‘’]|’(?=\w))*)’(?!\w)", rf"{inner[0]}\1{inner[1]}", title)
    return re.sub(r"(?<!\w)'((?:[^']|(?<=\w)'(?=\w))*)'(?!\w)", rf"{inner[0]}\1{inner[1]}", title)
