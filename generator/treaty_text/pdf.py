"""PDF -> lines, without what pages repeat: running heads, page numbers. Lines that a page ends in go on at the top of the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator import pdf_file
from generator.errors import PdfError, TreatyTextError
from generator.treaty_text.lines import Line, collapsed, ends_sentence

_EDGE = 4
_REPEATED_SHARE = 0.3
_LEAST_PAGES = 3
_NUMBER = re.compile(r"[-–—\s\[\]|]*(?:page |p\. ?)?(?:\d{1,4}|[ivxl]{1,7})(?: ?(?:of|/) ?\d{1,4})?[-–—\s\[\]|]*", re.IGNORECASE)

Page = list[str]

LIMITS = pdf_file.Limits(pages=3_000, content=75_000_000, operations=5_000_000, fonts=800_000_000)
"""Above these a PDF is not taken for a treaty; the longest with all annexes have two thousand pages. What draws without end takes minutes."""


def lines(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines that hold words, in order.

    Raises:
        TreatyTextError: if the file is damaged, encrypted, above the limits, or holds pictures of pages only.
    """
    pages = _without_furniture(_pages(data, name))
    found: list[Line] = []
    indents = _indents_tell(pages)
    for page in pages:
        for row in page:
            words = collapsed(row)
            if any(c.isalnum() for c in words):
                above = found[-1].text if found else "."
                begins = indents and row.startswith(" ") and (ends_sentence(above) or above.endswith(","))
                found.append(Line(text=words, begins=begins))
    if not found:
        raise TreatyTextError(f"{name}: has no text, only pictures of pages (a scan); give a copy with text, or recognise its text first")
    return tuple(found)


def _pages(data: bytes, name: str) -> list[Page]:
    try:
        with pdf_file.opened(data, LIMITS) as found:
            texts = [page.text() for page in found]
    except PdfError as error:
        raise TreatyTextError(f"{name}: {error}") from error
    return [[row for row in text.split("\n") if row.strip()] for text in texts]


def _without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without rows at their edges that other pages have too, figures aside, and without page numbers there."""
    counts = Counter(key for page in pages for key in {_key(row) for row in (*page[:_EDGE], *page[-_EDGE:])})
    repeated = {key for key, count in counts.items() if count >= max(_LEAST_PAGES, len(pages) * _REPEATED_SHARE)}
    return [_trimmed(page, repeated) for page in pages]


def _trimmed(page: Page, repeated: set[str]) -> Page:
    kept = list(enumerate(page))
    edge = {*range(_EDGE), *range(len(page) - _EDGE, len(page))}
    kept = [(index, row) for index, row in kept if not (index in edge and _key(row) in repeated and not _is_label(row))]
    rows = [row for _, row in kept]
    if rows and _NUMBER.fullmatch(rows[0].strip()):
        rows = rows[1:]
    if rows and _NUMBER.fullmatch(rows[-1].strip()):
        rows = rows[:-1]
    return rows


def _key(row: str) -> str:
    return re.sub(r"\d+", "#", collapsed(row).casefold())


def _is_label(row: str) -> bool:
    """Whether the row is "Article 5", which many pages have at an edge, figures aside; or the number of a paragraph with its words."""
    return re.fullmatch(r"\W*(?:art(?:icle|\.)|section|chapter|part)\s+\S+\W*", row, re.IGNORECASE) is not None


def _indents_tell(pages: Sequence[Page]) -> bool:
    """Whether rows are indented where paragraphs begin, not at random."""
    rows = [row for page in pages for row in page]
    indented = [index for index, row in enumerate(rows) if row.startswith(" ") and index]
    behind_ends = sum(ends_sentence(rows[index - 1].rstrip()) or rows[index - 1].rstrip().endswith(",") for index in indented)
    return 0 < len(indented) < len(rows) * 0.6 and behind_ends > len(indented) * 0.6
