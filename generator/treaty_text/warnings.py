"""What looks wrong about a text that was split: numbers that are missing, articles without words, numbers that begin anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.errors import TreatyTextError
from generator.reference.treaty_texts import OfficialArticle
from generator.treaty_text.labels import Number
from generator.treaty_text.segments import Segment

_SHOWN = 12
_WHOLE = "is it the whole text, in one column and one language?"


def doubts(
    name: str, numbers: Sequence[Number], main: Segment, rest: Sequence[Segment], articles: Sequence[OfficialArticle]
) -> tuple[str, ...]:
    """A message for everything that looks wrong.

    Raises:
        TreatyTextError: if what was found cannot be the treaty: every number twice, or most of them missing.
    """
    _refuse_two_languages(name, main)
    passed_over = sorted({candidate.label.number for candidate in main.candidates if candidate.sure} - set(numbers))
    if len(passed_over) > len(numbers):
        raise TreatyTextError(f"{name}: {_found([*numbers, *passed_over])}, which are in no order; {_WHOLE}")
    gaps = tuple(_gaps(numbers))
    missing = sum(last - first + 1 for first, last in gaps)
    if missing > len(numbers) and missing > 3:
        raise TreatyTextError(f"{name}: {_found(numbers)}: {_missing(gaps)}; {_WHOLE}")
    found = [f"{_found(numbers)}: {_missing(gaps)}"] if gaps else []
    if passed_over:
        found.append(
            f"lines that look like {_listed([f'article {number}' for number in passed_over])} stand out of order and were taken for text"
        )
    empty = [article.label for article in articles if not article.paragraphs]
    if empty:
        found.append(f"nothing stands below {_listed(empty)}")
    found.extend(
        f"articles are counted anew below '{segment.label}' and kept as an annex; if that is another treaty or language, cut it from the file"
        for segment in rest
        if segment.unnamed
    )
    return tuple(found)


def _refuse_two_languages(name: str, main: Segment) -> None:
    counted = Counter(candidate.label.number for candidate in main.candidates if candidate.sure)
    twice = sum(count > 1 for count in counted.values())
    if twice >= 2 and twice * 2 > len(counted):
        raise TreatyTextError(f"{name}: most articles are there twice, as in a text in two languages; give a file with one language only")


def _gaps(numbers: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """The ranges of numbers that are missing, those by chapter left aside."""
    before = 0
    for number in numbers:
        if number.inner:
            return
        if number.value > before + 1:
            yield before + 1, number.value - 1
        before = number.value


def _found(numbers: Sequence[Number]) -> str:
    return f"found articles {_listed([str(number) for number in numbers])}"


def _missing(gaps: Sequence[tuple[int, int]]) -> str:
    written = _listed([str(first) if first == last else f"{first} to {last}" for first, last in gaps])
    return f"{written} {'is' if len(gaps) == 1 and gaps[0][0] == gaps[0][1] else 'are'} missing"


def _listed(items: Sequence[str]) -> str:
    if len(items) > _SHOWN:
        return f"{', '.join(items[: _SHOWN // 2])} … {', '.join(items[-_SHOWN // 2 :])}"
    return ", ".join(items)
