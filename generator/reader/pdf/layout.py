"""Pieces of pages -> paragraphs in reading order.

Pieces of one height make a row; where many rows leap over the same gap, the page has columns, and rows are parted there. Rows at the
edges of pages that other pages have too, and page numbers, are dropped. A paragraph ends where the distance between rows grows, the
size of the font changes, a row is indented, or a sentence ends well before the column does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from generator.reader.pdf.hyphens import Hyphens
from generator.reader.pdf.pieces import Piece

_EDGE = 3
_REPEATED_SHARE = 0.3
_NUMBER = re.compile(r"[-–—\s\[\]|]*(?:page |p\. ?|seite )?(?:\d{1,4}|[ivxl]{1,7})(?: ?(?:of|/|von) ?\d{1,4})?[-–—\s\[\]|]*", re.IGNORECASE)
# What browsers print at the edges of a page that is saved as PDF.
_PRINTED = re.compile(r"(?:https?|file)://\S+(?: \d+ ?/ ?\d+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d\b.*")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_MARKER = re.compile(r"(?:[•‣◦▪■●·–—*-]|\(?(?:\d{1,3}|[a-z])[.)])\s")
_LIKE = 0.6
_GUTTER = 1.5
_LEAST_ROWS = 4
_COLUMN_SHARE = 0.25
_PROSE = 18
_FAR = 1.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a column.

    Attributes:
        text: with single spaces.
        x: its left edge, in points.
        right: about its right edge.
        y: its height on the page.
        size: of most of its letters.
        flow: the number of the page and column; rows of one flow stand below each other.
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    flow: tuple[int, int]


def paragraphs(pages: Sequence[Sequence[Piece]]) -> tuple[str, ...]:
    """The paragraphs that hold words, in order."""
    rows = [row for page in _without_furniture([_rows(page, number) for number, page in enumerate(pages)]) for row in page]
    words = [row for row in rows if any(c.isalnum() for c in row.text)]
    hyphens = Hyphens([row.text for row in words])
    return tuple(hyphens.joined([row.text for row in group]) for group in _grouped(words))


def _rows(page: Sequence[Piece], number: int) -> list[Row]:
    """The rows of a page in reading order."""
    lines: list[list[Piece]] = []
    for piece in page:
        if lines and _goes_on(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    gutter = _gutter(lines)
    if gutter is None:
        flows = _flows([_row(line, (number, 0)) for line in lines])
        return list(flows)
    return _by_columns(lines, gutter, number)


def _goes_on(before: Piece, piece: Piece) -> bool:
    return abs(piece.y - before.y) < _LIKE * min(max(before.size, piece.size), 20) and piece.x >= before.x


def _row(pieces: Sequence[Piece], flow: tuple[int, int]) -> Row:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text.strip())
    size = sizes.most_common(1)[0][0]
    text = " ".join("".join(piece.text for piece in pieces).split())  # pypdf has put spaces where there are gaps
    return Row(text=text, x=pieces[0].x, right=pieces[-1].right, y=pieces[0].y, size=size, flow=flow)


def _flows(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows as they are drawn; one that stands above the row before it begins another flow."""
    flow, before = (0, 0), None
    for row in rows:
        if before is None:
            flow = row.flow
        elif row.y > before.y + before.size:
            flow = (flow[0], flow[1] + 1)
        yield replace(row, flow=flow)
        before = row


def _gutter(lines: Sequence[Sequence[Piece]]) -> float | None:
    """Where the right of two columns begins, if rows go on from the left one to it; None where they do not."""
    leaps = Counter(
        round(piece.x)
        for line in lines
        for before, piece in pairwise(line)
        if piece.x - before.right > _GUTTER * max(before.size, piece.size)
    )
    if not leaps:
        return None
    x, _ = leaps.most_common(1)[0]
    count = leaps[x - 1] + leaps[x] + leaps[x + 1]
    if count < max(_LEAST_ROWS, len(lines) * _COLUMN_SHARE):
        return None
    # Cells of a table are short, lines of a column are prose.
    left, right = zip(*(_parted(line, x) for line in lines if any(abs(piece.x - x) <= 1 for piece in line)), strict=True)
    return x if all(sum(len(p.text) for side in sides for p in side) >= _PROSE * len(sides) for sides in (left, right)) else None


def _parted(line: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    return [piece for piece in line if piece.x < gutter - 1], [piece for piece in line if piece.x >= gutter - 1]


def _by_columns(lines: Sequence[Sequence[Piece]], gutter: float, number: int) -> list[Row]:
    """First the left column, then the right one, between rows that stand across both."""
    found: list[Row] = []
    columns: tuple[list[list[Piece]], list[list[Piece]]] = ([], [])
    band = 0

    def close() -> None:
        for which, column in enumerate(columns):
            found.extend(_row(pieces, (number, 3 * band + which)) for pieces in column)
            column.clear()

    for line in lines:
        left, right = _parted(line, gutter)
        across = bool(left) and left[-1].right > gutter + 2 * left[-1].size
        if across:
            close()
            found.append(_row(line, (number, 3 * band + 2)))
            band += 1
            continue
        for pieces, column in zip((left, right), columns, strict=True):
            if pieces:
                column.append(pieces)
    close()
    return found


def _without_furniture(pages: Sequence[list[Row]]) -> list[list[Row]]:
    """The pages without rows at their edges that other pages have at the same height, figures aside, and without page numbers."""
    edges = [_edge(page) for page in pages]
    seen = [(_key(row), round(row.y)) for edge in edges for row in edge]
    counts = Counter(seen)
    enough = max(2, len(pages) * _REPEATED_SHARE)

    def is_furniture(row: Row) -> bool:
        key, y = _key(row), round(row.y)
        return sum(counts[key, height] for height in (y - 1, y, y + 1)) >= enough

    return [_trimmed(page, {id(row) for row in edge if is_furniture(row)}) for page, edge in zip(pages, edges, strict=True)]


def _edge(page: Sequence[Row]) -> list[Row]:
    """The rows at the top and the bottom of the page; rows of one height count as one."""
    heights = sorted({round(row.y) for row in page})
    chosen = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [row for row in page if round(row.y) in chosen]


def _trimmed(page: Sequence[Row], repeated: set[int]) -> list[Row]:
    kept = [row for row in page if id(row) not in repeated]
    while kept:
        top, bottom = max(kept, key=lambda row: row.y), min(kept, key=lambda row: row.y)
        outer = [row for row in (top, bottom) if _NUMBER.fullmatch(row.text) or _PRINTED.fullmatch(row.text)]
        if not outer or len(kept) <= 1:
            break
        kept = [row for row in kept if not any(row is one for one in outer)]
    return kept


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text.casefold())


def _grouped(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each paragraph."""
    if not rows:
        return
    column = _Columns(rows)
    group = [rows[0]]
    for above, below in pairwise(rows):
        if column.part(above, below, len(group)):
            yield group
            group = []
        group.append(below)
    yield group


class _Columns:
    """What is usual in a text: the distance of rows by the font's size, the edges of each flow."""

    def __init__(self, rows: Sequence[Row]) -> None:
        distances: dict[float, Counter[float]] = {}
        for above, below in pairwise(rows):
            if above.flow == below.flow and above.size == below.size and above.y > below.y:
                distances.setdefault(above.size, Counter())[round(above.y - below.y, 0)] += 1
        self._pitch = {size: counted.most_common(1)[0][0] for size, counted in distances.items()}
        self._left: dict[tuple[int, int], float] = {}
        self._right: dict[tuple[int, int], float] = {}
        for flow, group in groupby(rows, key=lambda row: row.flow):
            those = list(group)
            self._left[flow] = Counter(round(row.x) for row in those).most_common(1)[0][0]
            self._right[flow] = max(row.right for row in those)

    def part(self, above: Row, below: Row, length: int) -> bool:
        """Whether a paragraph, of so many rows up to now, ends between the rows."""
        if abs(above.size - below.size) > 0.08 * above.size or _MARKER.match(below.text):
            return True
        ends = bool(_ENDS_SENTENCE.search(above.text))
        if above.flow != below.flow:
            return ends or self._is_indented(below)
        if above.y - below.y > 1.28 * self._pitch.get(above.size, above.size * 1.4):
            return True
        if self._is_indented(below) and below.x > above.x + 0.5 * above.size and not (length == 1 and _MARKER.match(above.text)):
            return True
        # Where rows stand far apart, each may be a paragraph, or the text is double-spaced: then rows are full.
        ends = ends or above.y - below.y > _FAR * above.size
        width = self._right[above.flow] - self._left[above.flow]
        return ends and above.right - self._left[above.flow] < 0.7 * width and not below.text[:1].islower()

    def _is_indented(self, row: Row) -> bool:
        return 0.5 * row.size < row.x - self._left[row.flow] < 5 * row.size
