"""Where the treaty's own articles end and annexes begin: at an annex's heading, or where the numbers begin anew."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from generator.treaty_text.labels import Number, annex_label, is_closing, part_label
from generator.treaty_text.lines import Line, ends_sentence, enumerated
from generator.treaty_text.sequence import Candidate

_LONGEST = 200
_MOST_HEADING = 6
_LOOK_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The treaty itself, or an annex.

    Attributes:
        start: the first line.
        end: behind the last line.
        candidates: the lines in it that may begin an article.
        label: of an annex; nothing for the treaty.
        heading: of an annex.
        heading_lines: how many lines at the start label and heading take.
        unnamed: whether it is called no annex, only its numbers begin anew.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    label: str = ""
    heading: str | None = None
    heading_lines: int = 0
    unnamed: bool = False


def segments(lines: Sequence[Line], found: Sequence[Candidate]) -> list[Segment]:
    """The treaty, then its annexes."""
    cuts = _cuts(lines, found)
    edges = [0, *cuts, len(lines)]
    made = []
    for start, end in itertools.pairwise(edges):
        inside = tuple(candidate for candidate in found if start <= candidate.index < end)
        segment = Segment(start=start, end=end, candidates=inside)
        made.append(_named(lines, segment) if start else segment)
    return made


def _cuts(lines: Sequence[Line], found: Sequence[Candidate]) -> list[int]:
    headings = [index for index, line in enumerate(lines) if _is_annex(lines, index, line)]
    cuts: list[int] = []
    for index in headings:
        if _parts(lines, found, cuts[-1] if cuts else 0, index):
            cuts.append(index)
    for index in _restarts(lines, found):
        before = max((cut for cut in cuts if cut <= index), default=0)
        if not any(before < candidate.index < index for candidate in found if candidate.sure):
            continue
        cuts.append(index)
    return sorted(set(cuts))


def _is_annex(lines: Sequence[Line], index: int, line: Line) -> bool:
    label = annex_label(line.text)
    if (
        label is None
        or len(line.text) > _LONGEST
        or (ends_sentence(line.text) and not line.heading and not line.text.isupper() and label[1])
    ):
        return False
    above = lines[index - 1] if index else None
    return line.begins or line.heading or above is None or ends_sentence(above.text) or line.text.isupper() or not label[1]


def _parts(lines: Sequence[Line], found: Sequence[Candidate], start: int, index: int) -> bool:
    """Whether an annex begins at the line: articles stand above it, and theirs do not go on below it."""
    sure = [candidate for candidate in found if candidate.sure]
    if not any(candidate.index < index for candidate in sure):
        return False
    inside = [candidate.label.number for candidate in sure if start <= candidate.index < index]
    behind = next((candidate.label.number for candidate in sure if candidate.index > index), None)
    if start or behind is None or not inside:
        # Below the first annex an annex's heading parts annexes, unless the articles of one go on across it.
        return behind is None or not inside or behind <= max(inside) or behind.missing(max(inside)) > 0
    closed = any(is_closing(line.text) for line in lines[start:index])
    return closed or behind <= max(inside)


def _restarts(lines: Sequence[Line], found: Sequence[Candidate]) -> list[int]:
    """Lines at which articles are counted from 1 anew; from the heading above that 1, where there is one."""
    sure = [candidate for candidate in found if candidate.sure]
    starts = []
    seen: set[int] = set()
    for position, candidate in enumerate(sure):
        ahead = {other.label.number.value for other in sure[position + 1 : position + _LOOK_AHEAD]}
        last = sure[position - 1].label.number.value
        goes_on = last > 1 and position + 1 < len(sure) and sure[position + 1].label.number.value == last + 1
        if candidate.label.number == Number(1) and 2 in ahead and {1, 2} <= seen and not goes_on:
            starts.append(_heading_above(lines, candidate.index, sure[position - 1].index))
        seen.add(candidate.label.number.value)
    return starts


def _heading_above(lines: Sequence[Line], index: int, floor: int) -> int:
    start = index
    while start - 1 > floor and index - start < _MOST_HEADING and _is_title(lines[start - 1]):
        start -= 1
    return start


def _is_title(line: Line) -> bool:
    return line.heading or not (ends_sentence(line.text) or enumerated(line.text) or len(line.text) > _LONGEST)


def _named(lines: Sequence[Line], segment: Segment) -> Segment:
    first = lines[segment.start]
    label = annex_label(first.text)
    if label is None:
        taken = 0 if segment.candidates and segment.candidates[0].index == segment.start else 1
        name = first.text
        return Segment(start=segment.start, end=segment.end, candidates=segment.candidates, label=name, heading_lines=taken, unnamed=True)
    heading, taken = label[1], 1
    while not heading and segment.start + taken < segment.end - 1 and _is_annex_title(lines[segment.start + taken]):
        heading, taken = lines[segment.start + taken].text, taken + 1
    while heading and segment.start + taken < segment.end and _goes_on(lines[segment.start + taken], heading):
        heading, taken = f"{heading} {lines[segment.start + taken].text}", taken + 1
    return Segment(
        start=segment.start, end=segment.end, candidates=segment.candidates, label=label[0], heading=heading or None, heading_lines=taken
    )


def _is_annex_title(line: Line) -> bool:
    plain = not (ends_sentence(line.text) or enumerated(line.text) or part_label(line.text))
    return plain and len(line.text) <= _LONGEST and not line.text.lower().startswith("article")


def _goes_on(line: Line, heading: str) -> bool:
    return not line.begins and not ends_sentence(heading) and ((line.text.isupper() and heading.isupper()) or line.text[:1].islower())
