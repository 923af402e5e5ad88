"""What the finder costs does not grow with the library."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import combinations, islice

from generator.annotate.treaties import find
from generator.language import parse
from generator.model import Article
from generator.reference.states import states
from generator.reference.treaty_library import Treaty, TreatyLibrary, treaty_library
from generator.span import Span

PARAGRAPH = (
    "Envoys of Japan and the United States spoke about the Japan-U.S. Security Treaty on Monday. Article 5 of the treaty was named, and the "
    "mutual defense pact between Manila and Washington too. The treaty banning landmines and the 1936 convention that governs the straits "
    "were not. Officials of Poland, France and Egypt took notes, and the ministers went home to write letters about a quiet day by the sea. "
)


def _made_up(number: int) -> list[Treaty]:
    """Treaties between two states, on straits and on borders, with names like those of real ones."""
    codes = sorted(states().by_code)
    pairs = islice(combinations(codes, 2), number)
    return [
        Treaty(
            id=f"made-{index}",
            title=f"{('Security', 'Border', 'Friendship')[index % 3]} Treaty between {_name(one)} and {_name(other)}",
            short_title=f"Treaty of Kestrel Bay {index}",
            kind="treaty",
            binding=True,
            adopted_on="1936-07-20",
            numbering="arabic",
            parties=(one, other),
            sources=("https://example.org/",),
        )
        for index, (one, other) in enumerate(pairs)
    ]


def _name(code: str) -> str:
    return states().by_code[code].names[0]


def _seconds(library: TreatyLibrary) -> float:
    """The least that one story of some 800 words takes, of many tries."""
    text = "\n".join([PARAGRAPH] * 10)
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    article = Article(seed="story.txt", sha256="0" * 64, text=text, paragraphs=paragraphs, published=date(2025, 3, 11))
    sentences = parse(article)
    find(article, sentences, library)
    taken = []
    for _ in range(15):
        began = time.process_time()
        find(article, sentences, library)
        taken.append(time.process_time() - began)
    return min(taken)


def test_two_thousand_treaties_cost_hardly_more_than_a_hundred_and_twenty() -> None:
    built_in = list(treaty_library())
    small, large = TreatyLibrary(built_in[:120]), TreatyLibrary([*built_in, *_made_up(1_800)])
    assert len(large) > 2_000
    # Measured: 1.0 to 1.1 times. A search through the library would take some fifteen times as long.
    assert _seconds(large) < 4 * _seconds(small) + 0.002
