"""What a table is: columns that say what they hold, and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.model import Briefing

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column.

    Attributes:
        name: in small letters.
        says: what it holds, with its unit where it has one.
        kind: SQLite's name of the type.
        refers: the table and column whose values it holds ("actors(id)"); None where it holds its own.
        key: whether it is, alone or with others, the table's key.
    """

    name: str
    says: str
    kind: str = "TEXT"
    refers: str | None = None
    key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Attributes:
        name: in small letters.
        title: for readers.
        says: what a row is.
        columns: in order.
        rows: those of one briefing, each as long as `columns`.
        facets: the columns by which readers narrow it down.
        sorted_by: the column by which it is shown, greatest first; None for its own order.
    """

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Briefing], Iterable[Row]]
    facets: tuple[str, ...] = ()
    sorted_by: str | None = None


BRIEFING = Column(name="briefing", says="the briefing: the last part of its address", refers="briefings(slug)")
POSITION = Column(name="position", says="its place among those of the briefing, from 1", kind="INTEGER")
SPAN = (
    Column(name="start", says="where it begins in the article's text, in characters (code points) from 0", kind="INTEGER"),
    Column(name="end", says="where it ends in the article's text: the first character behind it", kind="INTEGER"),
)
SPANS = (
    *SPAN,
    Column(name="spans", says="its parts in the article's text where words between them are left out: pairs of start and end, as JSON"),
)
