"""Open text for the teacher to parse: paragraphs from HTML releases and from rows of words."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from training.treebank import Document

_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|h[1-6]|td|tr|table|br)\b[^>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CODE = re.compile(r"[{}]|function\s*\(|\bvar\s|https?://")
_FEWEST_WORDS = 4
_GRAM = 8


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a JSONL file whose rows hold either `html` or `words` and `spaces`."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "html" in row:
                yield from of_html(row["html"])
            else:
                yield "".join(word + " " * bool(space) for word, space in zip(row["words"], row["spaces"], strict=True)).strip()


def of_html(markup: str) -> Iterator[str]:
    """Text between block tags, white space collapsed; what looks like code, and crumbs, are left out."""
    for block in _BLOCK.split(_SCRIPT.sub(" ", markup)):
        text = " ".join(html.unescape(_TAG.sub("", block)).split())
        if len(text.split()) >= _FEWEST_WORDS and not _CODE.search(text):
            yield text


def grams(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """All runs of eight words, lower case, letters and digits only."""
    return {gram for text in texts for gram in _grams(text)}


def grams_of_treebank(documents: Iterable[Document]) -> set[tuple[str, ...]]:
    """The runs of eight words of a treebank."""
    return grams(" ".join(word.form for sentence in document for word in sentence) for document in documents)


def unseen(texts: Iterable[str], known: Set[tuple[str, ...]]) -> Iterator[str]:
    """Each text once, without those that share a run of eight words with a development or test set."""
    seen: set[str] = set()
    for text in texts:
        if text not in seen and not any(gram in known for gram in _grams(text)):
            seen.add(text)
            yield text


def _grams(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[number:] for number in range(_GRAM)), strict=False)
