"""Treebanks in CoNLL-U: documents of sentences of words, with the text that they were cut from.

Format: https://universaldependencies.org/format.html. Of a multiword token (`don't`) its words are read, written together;
empty nodes are left out.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a tree; `head` counts from 1 within its sentence and is 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True


Sentence = tuple[Word, ...]
Document = tuple[Sentence, ...]


def read(path: Path) -> list[Document]:
    """The documents of a CoNLL-U file, plain or gzipped; a file without `# newdoc` is one document."""
    documents: list[list[Sentence]] = []
    rows: list[_Row] = []
    for number, line in enumerate([*_lines(path), ""], 1):
        if line.startswith("# newdoc") or not documents:
            documents.append([])
        if not line and rows:
            documents[-1].append(_sentence(rows))
            rows = []
        elif line and not line.startswith("#"):
            rows.append(_row(line, f"{path.name}:{number}"))
    return [tuple(document) for document in documents if document]


def text_of(document: Document) -> str:
    """The text that the words were cut from, as far as `SpaceAfter` tells."""
    return "".join(word.form + " " * word.space_after for sentence in document for word in sentence).rstrip(" ")


def _lines(path: Path) -> Iterator[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


_Row = list[str]
_NUMBER, _MISC = 0, 9


def _row(line: str, place: str) -> _Row:
    columns = line.split("\t")
    if len(columns) != 10 or not columns[_NUMBER].replace("-", "").replace(".", "").isdigit():
        raise ValueError(f"{place}: expected ten columns and a number in the first, found {line!r}")
    return columns


def _sentence(rows: list[_Row]) -> Sentence:
    words: list[Word] = []
    joined_to = 0  # the last word of the multiword token that we are in
    space_follows = True
    for row in rows:
        if "-" in row[_NUMBER]:
            joined_to, space_follows = int(row[_NUMBER].partition("-")[2]), _has_space_after(row)
        elif row[_NUMBER].isdigit():
            number = int(row[_NUMBER])
            inside = number < joined_to
            words.append(_word(row, space_after=not inside and (space_follows if number == joined_to else _has_space_after(row))))
    return tuple(words)


def _has_space_after(row: _Row) -> bool:
    return "SpaceAfter=No" not in row[_MISC].split("|")


def _word(row: _Row, *, space_after: bool) -> Word:
    _, form, lemma, upos, xpos, feats, head, deprel, _, _ = row
    return Word(
        form=form,
        lemma=lemma,
        upos=upos,
        xpos=xpos,
        feats="" if feats == "_" else feats,
        head=int(head),
        deprel=deprel,
        space_after=space_after,
    )
