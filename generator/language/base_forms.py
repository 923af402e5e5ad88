"""Words -> base forms, by the bundled rules: what a word's is depends on the word, its part of speech and its features, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Key = tuple[int, int, int]


class BaseForms:
    """spaCy's lemmatizer, asked once for each word, part of speech and features however often they come."""

    def __init__(self, nlp: Language, tables: Path) -> None:
        """Takes the lemmatizer's tables from their folder."""
        lemmatizer = nlp.create_pipe("lemmatizer", config={"mode": "rule"})
        lemmatizer.from_disk(tables, exclude=["vocab"])  # type: ignore[attr-defined]
        self._lemmatize = lemmatizer.lemmatize  # type: ignore[attr-defined]
        self._known: dict[Key, str] = {}

    def of(self, doc: Doc, keys: Iterable[Key]) -> list[str]:
        """The base form of each word of a document.

        Args:
            doc: with parts of speech.
            keys: ORTH, POS and MORPH of each of its words.
        """
        found = []
        for index, key in enumerate(keys):
            form = self._known.get(key)
            if form is None:
                self._known[key] = form = self._lemmatize(doc[index])[0]
            found.append(form)
        return found
