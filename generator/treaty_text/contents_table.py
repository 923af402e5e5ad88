"""Finds the table of contents at the top of a text, whose entries are no articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.treaty_text.labels import annex_label, article_label, part_label
from generator.treaty_text.lines import Line, ends_sentence

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d+|[ivxl]+)?\s*\Z|(?:…\s?)+\s*\d+\s*\Z|\s(?:\. ){1,3}\d+\Z")
_TITLE = re.compile(r"(?:table of )?contents?|index|articles", re.IGNORECASE)
_LEAST_ENTRIES = 4
_MOST_BETWEEN = 20
_MOST_WORDS = 20


def without_contents(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without a table of contents, where there is one."""
    start, end = _with_leaders(lines) or _repeated_labels(lines) or (0, 0)
    if start == end:
        return tuple(lines)
    while start and (_TITLE.fullmatch(lines[start - 1].text) or lines[start - 1].text.lower() == "page"):
        start -= 1
    return (*lines[:start], *lines[end:])


def _with_leaders(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The range from the first to the last entry with dots that lead to a page number."""
    entries = [index for index, line in enumerate(lines) if _LEADERS.search(line.text)]
    if len(entries) < _LEAST_ENTRIES:
        return None
    last = entries[0]
    for index in entries[1:]:
        if index - last > _MOST_BETWEEN or any(
            ends_sentence(line.text) for line in lines[last + 1 : index] if not _LEADERS.search(line.text)
        ):
            break
        last = index
    start = entries[0]
    while start and entries[0] - start < _MOST_BETWEEN and not ends_sentence(lines[start - 1].text) and _is_entry(lines[start - 1].text):
        start -= 1
    return start, last + 1


def _is_entry(text: str) -> bool:
    return bool(_TITLE.fullmatch(text) or text.lower() == "page" or part_label(text) or article_label(text))


def _repeated_labels(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The range of labels that follow each other without text between, where the same labels come again with theirs."""
    found = [(index, label) for index, line in enumerate(lines) if (label := article_label(line.text))]
    run: list[int] = []
    for position, (index, label) in enumerate(found):
        behind = found[position + 1][0] if position + 1 < len(found) else len(lines)
        if run and label.number < found[position - 1][1].number:
            return (_start(lines, run[0]), _end(lines, run[-1])) if len(run) >= _LEAST_ENTRIES else None
        if _has_text(lines[index + 1 : behind]):
            # The last entry is followed by the whole text.
            again = any(other.number == label.number and other.family == label.family for _, other in found[position + 1 :])
            return (_start(lines, run[0]), _end(lines, index)) if len(run) + 1 >= _LEAST_ENTRIES and again else None
        run.append(index)
    return None


def _has_text(lines: Sequence[Line]) -> bool:
    words = sum(len(line.text.split()) for line in lines)
    return words > _MOST_WORDS or any(ends_sentence(line.text) and not part_label(line.text) for line in lines)


def _start(lines: Sequence[Line], first: int) -> int:
    """The first entry: a part may stand above the first article."""
    start = first
    while start and first - start < _MOST_BETWEEN and part_label(lines[start - 1].text):
        start -= 1
    return start


def _end(lines: Sequence[Line], last: int) -> int:
    """Behind the last entry and the annexes that are listed below it."""
    end = last + 1
    while end < len(lines) and annex_label(lines[end].text) and not ends_sentence(lines[end].text):
        end += 1
    return end
