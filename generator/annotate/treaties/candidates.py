"""What a library offers for descriptions: its instruments by their parties and by what they are about.

Both are looked up, not searched through, so that a story costs as much with two thousand treaties as with a hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from generator.annotate.treaties.instruments import NEUTRAL, Instrument, known
from generator.reference.treaty_library import Treaty, TreatyLibrary

# Stories that name more states than these are about the world: no two of them tell a treaty.
_MOST_STATES = 25


class Candidates:
    """The instruments of a library, each made when it is first asked for."""

    def __init__(self, library: TreatyLibrary) -> None:
        """Index the treaties between two states; the index of subjects is made when it is first needed."""
        self._library = library
        self._known: dict[str, Instrument] = {}
        self._between: dict[tuple[str, str], list[Treaty]] = {}
        self._about: dict[str, set[str]] | None = None
        self._by_year: dict[str, set[str]] = {}
        for treaty in library:
            if len(treaty.parties) == 2:
                self._between.setdefault((treaty.parties[0], treaty.parties[1]), []).append(treaty)

    def of(self, treaty: Treaty) -> Instrument:
        """The treaty as an instrument."""
        if treaty.id not in self._known:
            self._known[treaty.id] = known(treaty)
        return self._known[treaty.id]

    def between(self, states: Iterable[str]) -> list[Instrument]:
        """The instruments between exactly two of the states."""
        named = sorted(set(states))
        if len(named) > _MOST_STATES:
            return []
        return [self.of(treaty) for pair in combinations(named, 2) for treaty in self._between.get(pair, ())]

    def about(self, words: Iterable[str]) -> tuple[list[Instrument], int]:
        """The instruments whose names hold the words from the first on, and how many of the words they hold.

        Words that no name holds end it: of "open skies over Europe" the first two count.
        """
        found: set[str] | None = None
        held = 0
        for word in words:
            bearing = self._subjects().get(stem(word), set())
            both = bearing if found is None else found & bearing
            if not both:
                break
            found, held = both, held + 1
        return self._of_ids(found or ()), held

    def telling(self, words: Sequence[str], years: Iterable[str]) -> Iterator[tuple[Instrument, tuple[int, ...]]]:
        """The instruments of the years, or of any where none is given, whose names hold some of the words, and which."""
        held: dict[str, list[int]] = {}
        for index, word in enumerate(words):
            for treaty_id in self._subjects().get(stem(word), ()):
                held.setdefault(treaty_id, []).append(index)
        dated = {treaty_id for year in years for treaty_id in self._by_year.get(year, ())}
        for instrument in self._of_ids(set(held) & dated if dated else held):
            yield instrument, tuple(held[instrument.id])

    def _of_ids(self, ids: Iterable[str]) -> list[Instrument]:
        return [self.of(treaty) for i in sorted(ids) if (treaty := self._library.get(i))]

    def _subjects(self) -> dict[str, set[str]]:
        if self._about is None:
            self._about = {}
            for treaty in self._library:
                for word in _stems(self.of(treaty)):
                    self._about.setdefault(word, set()).add(treaty.id)
                for year in self.of(treaty).years:
                    self._by_year.setdefault(year, set()).add(treaty.id)
        return self._about


@lru_cache(maxsize=8)
def candidates(library: TreatyLibrary) -> Candidates:
    """What the library offers; made once a library."""
    return Candidates(library)


def stem(word: str) -> str:
    """By which two forms of a word are the same: "weapons" and "weapon"."""
    return word.lower().rstrip("s")


def _stems(instrument: Instrument) -> Iterator[str]:
    return (stem(word) for word in instrument.subjects - NEUTRAL)
