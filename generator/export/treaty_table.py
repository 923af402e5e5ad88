"""The library of treaties -> a table for a terminal."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.export.terminal import shown
from generator.reference.treaty_library import Treaty, TreatyLibrary

_LONGEST_TITLE = 48
_LONGEST_STATUS = 24
_HEAD = ("", "id", "title", "adopted", "status", "articles")


def table(treaties: Sequence[Treaty], library: TreatyLibrary, *, own: Collection[str]) -> str:
    """A line for each treaty; `*` marks those of the user's own, `§` those whose official text is imported."""
    if not treaties:
        return "No treaty of the library is like that.\n"
    rows = [_row(treaty, own=treaty.id in own, imported=library.text(treaty.id) is not None) for treaty in treaties]
    widths = [max(len(row[column]) for row in (_HEAD, *rows)) for column in range(len(_HEAD))]
    lines = [_line(row, widths) for row in (_HEAD, *rows)]
    count = f"{len(treaties)} treat{'y' if len(treaties) == 1 else 'ies'}"
    return "\n".join((*lines, "", f"{count}. articles: how many have a summary; * your own, § official text imported")) + "\n"


def _row(treaty: Treaty, *, own: bool, imported: bool) -> tuple[str, ...]:
    status = treaty.status or ("in force" if treaty.in_force else "")
    return (
        f"{'*' if own else ' '}{'§' if imported else ' '}",
        treaty.id,
        _cut(treaty.short_title, _LONGEST_TITLE),
        treaty.adopted_on or "",
        _cut(status, _LONGEST_STATUS),
        str(len(treaty.provisions)),
    )


def _line(row: tuple[str, ...], widths: Sequence[int]) -> str:
    *left, last = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join((*left, last.strip().rjust(widths[-1]))).rstrip()


def _cut(text: str, longest: int) -> str:
    plain = shown(text)
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"
