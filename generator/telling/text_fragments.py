"""Links to a sentence of a web page: text fragments, as browsers read them.

`#:~:text=prefix-,start,end` names a passage by its first and last words, and where these come earlier on the page too, by
the words before it. See https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import quote

from generator.span import Span

_FEWEST, _MOST = 3, 8
_WORD = re.compile(r"\S+")
# What stands around a word and not in it; a page may have other quotation marks than the seed.
_AROUND = re.compile(r"\A\W+|\W+\Z")


class TextFragments:
    """The fragments that find the sentences of one text on the web page that it was taken from."""

    def __init__(self, text: str) -> None:
        """Reads the text once; a browser sees any white space as one space and capitals as small letters."""
        runs = list(re.finditer(r"\s{2,}", text))
        self._run_ends = tuple(run.end() for run in runs)
        self._dropped = (0, *accumulate(run.end() - run.start() - 1 for run in runs))
        self._text = re.sub(r"\s+", " ", text)
        self._folded = _folded(self._text)

    def of(self, span: Span) -> str:
        """The text directive's value that finds the span, percent-encoded; empty where the span has no word.

        It has the fewest words that a browser finds here first: `first three words,last three words`, or all words of a short
        span. Where the first words stand earlier in the text too, and more of them do not help, words before the span lead it.
        """
        words = list(self._words(self._at(span.start), self._at(span.end)))
        if not words:
            return ""
        begin, end = words[0].start, words[-1].end
        if len(words) <= _MOST:
            return self._led(begin, end)
        first = next((words[n - 1].end for n in range(_FEWEST, _MOST + 1) if self._comes_first(begin, words[n - 1].end)), None)
        opening = self._led(begin, words[_FEWEST - 1].end) if first is None else _encoded(self._text[begin:first])
        after = words[_FEWEST - 1].end if first is None else first
        for number in range(_FEWEST, _MOST + 1):
            last = words[-number].start
            if last > after and self._comes_first(last, end, after):
                return f"{opening},{_encoded(self._text[last:end])}"
        return self._led(begin, end)

    def _led(self, begin: int, end: int) -> str:
        """The passage whole, behind as many of the words before it as tell it from earlier ones."""
        words = _encoded(self._text[begin:end])
        if self._comes_first(begin, end):
            return words
        before = [match.start() for match in _WORD.finditer(self._text, max(0, begin - 200), begin)][1:]
        for start in reversed(before):
            if self._comes_first(start, end) and (lead := self._text[start:begin].strip()):
                return f"{_encoded(lead)}-,{words}"
        return words

    def _comes_first(self, begin: int, end: int, after: int = 0) -> bool:
        """Whether these characters stand nowhere between `after` and here."""
        return self._folded.find(self._folded[begin:end], after) == begin

    def _at(self, offset: int) -> int:
        return offset - self._dropped[bisect_right(self._run_ends, offset)]

    def _words(self, begin: int, end: int) -> Iterator[Span]:
        for match in _WORD.finditer(self._text, begin, end):
            bare = _AROUND.sub("", match.group())
            if bare:
                start = match.start() + match.group().index(bare)
                yield Span(start, start + len(bare))


def _encoded(text: str) -> str:
    """The text with every mark that means something in a text directive as its code: commas, hyphens, ampersands."""
    return quote(text, safe="").replace("-", "%2D")


def _folded(text: str) -> str:
    """The text in small letters, character by character, so that places stay what they are."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(small if len(small := character.casefold()) == 1 else character for character in text)
