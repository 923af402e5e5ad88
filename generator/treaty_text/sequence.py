"""Which of the lines that may begin an article do so: those whose numbers make the best sequence.

A line that cites an article at a line's beginning looks like a label. It stands inside a paragraph, or its number does not
follow the one before; either counts against it, and a sequence is chosen as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.treaty_text.labels import Label, article_label, part_label
from generator.treaty_text.lines import Line, ends_sentence

_SURE, _UNSURE, _USUAL_STYLE = 2.0, 0.5, 0.5
_GAP, _MOST_GAP = 0.4, 5.0
_SHORT = 0.6
# Articles that a sequence may leave out at once; a hostile file of labels alone would take hours without a limit.
_REACH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that may begin an article.

    Attributes:
        index: of the line.
        sure: whether its layout is that of a label, not of words inside a paragraph.
    """

    index: int
    label: Label
    sure: bool


def candidates(lines: Sequence[Line], width: int) -> tuple[Candidate, ...]:
    """The lines that may begin an article; where any is called one, sections are parts of the text."""
    found = [
        Candidate(index=index, label=label, sure=_is_sure(lines, index, label, width))
        for index, line in enumerate(lines)
        if (label := article_label(line.text))
    ]
    articles = [candidate for candidate in found if candidate.label.family == "article"]
    return tuple(articles if any(candidate.sure for candidate in articles) else found)


def best_sequence(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that are articles, their numbers rising."""
    styles = Counter(candidate.label.style for candidate in found if candidate.sure)
    usual = styles.most_common(1)[0][0] if styles else None
    scores: list[float] = []
    before: list[int | None] = []
    for index, candidate in enumerate(found):
        worth = (_SURE if candidate.sure else _UNSURE) + (_USUAL_STYLE if candidate.label.style == usual else 0)
        best, came_from = 0.0, None
        for earlier in range(max(0, index - _REACH), index):
            if found[earlier].label.number < candidate.label.number:
                missing = candidate.label.number.missing(found[earlier].label.number)
                score = scores[earlier] - min(_MOST_GAP, missing * _GAP)
                if score >= best:
                    best, came_from = score, earlier
        scores.append(best + worth)
        before.append(came_from)
    chosen: list[Candidate] = []
    at = max(range(len(found)), key=scores.__getitem__) if found else None
    while at is not None:
        chosen.append(found[at])
        at = before[at]
    return tuple(reversed(chosen))


def _is_sure(lines: Sequence[Line], index: int, label: Label, width: int) -> bool:
    line = lines[index]
    if line.heading:
        return True
    below = lines[index + 1] if index + 1 < len(lines) else None
    set_off = _is_set_off(lines, index, width)
    if label.rest:
        return set_off
    if below is not None and not below.begins and below.text[:1].islower():
        return False
    return set_off or not line.text.endswith(".")


def _is_set_off(lines: Sequence[Line], index: int, width: int) -> bool:
    above = lines[index - 1] if index else None
    if lines[index].begins or above is None or above.heading or ends_sentence(above.text):
        return True
    return part_label(above.text) is not None or above.text.isupper() or len(above.text) < width * _SHORT
