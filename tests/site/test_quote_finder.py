"""The finder of quotes: what its page and its data hold, how few files a seed changes, and how little a browser loads."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from generator.corpus import gather, numbered
from generator.model import Briefing, Corpus, Topic
from generator.reference.treaty_library import TreatyLibrary
from generator.site import theme_dir
from generator.site.quote_finder import index_data, quote_finder
from generator.site.quote_speakers import folded_words, names_file, places_file
from tests.site import many_quotes
from tests.site.all_pages import pages

SCRIPT = re.compile(r'precisQuotes\("([^"]+)",(.*)\)\n')


def _data(made: dict[str, bytes]) -> dict[str, Any]:
    """What the scripts hand over, by name."""
    found = {}
    for uri, script in made.items():
        if uri.endswith(".js"):
            match = SCRIPT.fullmatch(script.decode())
            assert match, uri
            assert uri == f"quotes/data/{match[1]}.js"
            found[match[1]] = json.loads(match[2])
    return found


def _found(*briefings: Briefing) -> dict[str, bytes]:
    return _made(gather(numbered(briefings, "BR")))


def _made(corpus: Corpus) -> dict[str, bytes]:
    return {uri: making() for uri, making in quote_finder(corpus)}


def _plain(page: bytes) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.decode())))


def test_each_quote_stands_in_the_data_once_with_where_it_is(corpus: Corpus) -> None:
    found = _data(_made(corpus))
    (briefing,) = found["quotes/2025-03"]["briefings"].values()
    slug, _, day, rows = briefing
    assert (slug, day) == ("story", "11 March 2025")
    assert [row[0] for row in rows] == ["The border is closed", "unworkable", "Article 5 of the North Atlantic Treaty does not apply"]
    assert [row[1] for row in rows] == ["d", "df", "i"]
    assert rows[0][3:] == ["s2", 2, "told", "10 March 2025", "in a statement"]
    assert found["quotes/2025-03"]["speakers"] == [
        ["Ilse Tarn", "ilse-tarn", 1, "", "", "Foreign Minister"],
        ["A senior official", "", 1],
        ["she"],
    ]


def test_the_index_tells_manner_topic_and_treaty_and_which_sentences_cite_it(briefing: Briefing) -> None:
    topical = replace(briefing, topics=(Topic(id="peace", name="Peace talks & truces"),))
    found = _data(_found(topical))
    ((key, *row),) = (line.split(" ") for line in found["years/2025"]["shards"][0][1])
    assert list(found["quotes/2025-03"]["briefings"]) == [key]
    assert row == ["ddi", "0", "0", "2:0", ""]
    assert found["years/2025"]["prefix"] == "BR-2025-001"
    assert found["years/2025"]["treaties"] == ["north-atlantic-treaty"]
    assert found["manifest"]["years"] == [["2025", 3, [[0, 3]], [[0, 3]], ["2025"]]]
    assert found["manifest"]["topics"] == [["peace", "Peace talks & truces"]]
    assert found["manifest"]["treaties"] == [["north-atlantic-treaty", "North Atlantic Treaty (1949)"]]


def test_a_speaker_is_found_by_any_word_of_a_name(told: Callable[..., Briefing]) -> None:
    made = told("“⟦It rained⟧,” said Łucja Ōta-Brandt.", persons={"Łucja Ōta-Brandt": "JP"}, speakers=["Łucja Ōta-Brandt"])
    actor = replace(made.actors[0], aliases=("Zofia",))
    found = _data(_found(replace(made, actors=(actor,))))
    row = ["Łucja Ōta-Brandt", "JP", 1]
    for file in ("names/lu", "names/ot", "names/br"):
        assert found[file] == {actor.id: row}
    assert found["names/zo"] == {actor.id: [*row, "Zofia"]}
    assert found["manifest"]["names"] == ["br", "lu", "ot", "zo"]
    key = found["years/2031"]["shards"][0][1][0].split()[0]
    assert found[f"speakers/{places_file(actor.id)}"] == {actor.id: ["Łucja Ōta-Brandt", ["2031", [key, 0]]]}


@pytest.mark.parametrize(
    ("name", "words", "file"),
    [
        ("José O’Ñeill", ("jose", "o", "neill"), "jo"),
        ("Weiß", ("weiss",), "we"),
        ("STRASSE", ("strasse",), "st"),
        ("Ærøskøbing", ("aeroskobing",), "ae"),
        ("王毅", ("王毅",), "x738b-6bc5"),
        ("Ли", ("ли",), "x43b-438"),
    ],
)
def test_names_are_filed_in_plain_letters(name: str, words: tuple[str, ...], file: str) -> None:
    assert folded_words(name) == words
    assert names_file(words[0]) == file


def test_where_it_is_not_plain_who_speaks_nobody_is_listed(corpus: Corpus) -> None:
    found = _data(_made(corpus))
    assert found["manifest"]["names"] == ["il", "ta"]


def test_text_of_seeds_is_data_and_no_markup(told: Callable[..., Briefing]) -> None:
    hostile = "</script><script>alert(1)</script>\u202e\u2028 x"
    made = told(f"“⟦{hostile}⟧,” said Olin.", persons={"Olin": None}, speakers=["Olin"])
    pages = _found(replace(made, title=hostile))
    for uri, page in pages.items():
        assert uri == "quotes/index.md" or b"<" not in page
        assert b"<script>" not in page
        assert not re.search("[\u2028\u202e]", page.decode())
    assert _data(pages)["quotes/2031-06"]["briefings"].popitem()[1][3][0][0] == "</script><script>alert(1)</script>[U+202E] x"


def _archive(told: Callable[..., Briefing], days: range) -> list[Briefing]:
    """A briefing a day, each of ten long quotes by a person of its own and by one who is in all."""
    said = "“⟦" + "We shall open the harbour when the water is back. " * 6 + "⟧” said {}. "
    found = []
    for day in days:
        own = f"Person N{day}"
        text = "".join(said.format(name) for name in (own, "Mara Olin") * 5)
        persons = {own: None, "Mara Olin": None}
        found.append(told(text, slug=f"seed-{day}", published=date.fromordinal(day), persons=persons, speakers=(own, "Mara Olin") * 5))
    return found


def test_a_new_seed_changes_few_files(told: Callable[..., Briefing]) -> None:
    first = date(2031, 1, 1).toordinal()
    archive = _archive(told, range(first, first + 120))
    for new in (archive[-1], archive[70]):
        before, after = (_found(*kept) for kept in ([one for one in archive if one is not new], archive))
        changed = {uri for uri in {*before, *after} if before.get(uri) != after.get(uri)}
        # The page, the manifest, the year, one or two files of quotes, and the places and names of its two speakers.
        assert len(after) > 80
        assert len(changed) <= 8, sorted(changed)


def test_no_file_of_quotes_is_long_but_that_of_one_long_briefing(told: Callable[..., Briefing]) -> None:
    first = date(2031, 1, 1).toordinal()
    made = _found(*_archive(told, range(first, first + 31)))
    files = {name: data for name, data in _data(made).items() if name.startswith("quotes/")}
    assert len(files) > 2
    assert sum(len(data["briefings"]) for data in files.values()) == 31
    assert all(len(made[f"quotes/data/{name}.js"]) < 40_000 for name in files)


def test_the_same_briefings_make_the_same_bytes(told: Callable[..., Briefing]) -> None:
    archive = _archive(told, range(date(2031, 1, 1).toordinal(), date(2031, 1, 20).toordinal()))
    assert _found(*archive) == _found(*reversed(archive))


def test_briefings_without_a_date_are_found_too(briefing: Briefing) -> None:
    undated = replace(briefing, article=replace(briefing.article, published=None))
    found = _data(_found(undated))
    assert found["years/undated"]["shards"][0][0] == "undated"
    assert found["quotes/undated"]["briefings"].popitem()[1][2] == "undated"


def test_without_a_script_the_page_has_the_newest_and_says_where_others_are(briefing: Briefing) -> None:
    made = _found(*(replace(briefing, slug=f"story-{n}") for n in range(12)))
    page = made["quotes/index.md"].decode()
    assert page.count("<figure") == 30
    assert "36 quotes; the newest 30 shown" in page
    scriptless = page.partition('id="precis-scriptless"')[2].partition("</p>")[0]
    assert "needs JavaScript" in scriptless
    assert '<a href="../actors/">' in scriptless
    assert '<form class="precis-finder"' in page
    assert re.search(r"<form[^>]* hidden>", page)


def test_a_quote_on_the_page_has_words_speaker_cue_day_number_title_and_mark(corpus: Corpus) -> None:
    page = _made(corpus)["quotes/index.md"]
    assert (
        "11 March 2025 BR-2025-001 “The border is closed” ¶2 Ilse Tarn Foreign Minister · told · in a statement · 10 March 2025 "
        "Foreign Minister Ilse Tarn rejected the offer on Monday" in _plain(page)
    )
    assert 'href="../briefings/story/#s2"' in page.decode()
    assert 'href="../actors/ilse-tarn/"' in page.decode()
    assert "cites North Atlantic Treaty (1949)" in _plain(page)


def test_without_quotes_there_is_a_page_and_no_data(bare: Callable[[str, str], Briefing]) -> None:
    made = _found(bare("dry", "It rained."))
    assert list(made) == ["quotes/index.md"]
    assert "There is no quote yet." in made["quotes/index.md"].decode()


def test_home_and_actors_lead_to_the_finder(corpus: Corpus) -> None:
    made = pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset())
    assert '<a href="quotes/"><b>3</b> quotes</a>' in made["index.md"].decode()
    assert '<a href="../../quotes/?speaker=ilse-tarn">All quotes of Ilse Tarn in the finder →</a>' in made["actors/ilse-tarn.md"].decode()
    assert "quotes/data/manifest.js" in made


def test_at_ten_thousand_briefings_no_filter_loads_a_megabyte(told: Callable[..., Briefing]) -> None:
    # The worst that a filter can ask for: a speaker who is heard everywhere, and a year whose every index is looked through.
    spread = many_quotes.files(lambda number: date(2031, 12, 31) - timedelta(days=number * 364 // many_quotes.BRIEFINGS))
    index = dict(index_data(spread, many_quotes.records()))
    sizes = {name: len(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()) + 100 for name, data in index.items()}

    def largest(kind: str) -> int:
        return max(size for name, size in sizes.items() if name.startswith(kind))

    quotes = many_quotes.quotes_of("2031-12-00000", many_quotes.IN_A_FILE)
    every = sum(size for name, size in sizes.items() if name.startswith("years/"))
    ours = sum((theme_dir() / "assets" / "precis" / f"quotes.{kind}").stat().st_size for kind in ("js", "css"))
    page = len(_found(*_archive(told, range(735_000, 735_010)))["quotes/index.md"])
    loaded = every + largest("names/") + largest("speakers/") + sizes["manifest"] + len(json.dumps(quotes)) + ours + page
    assert sum(name.startswith("years/") for name in index) == 12
    assert loaded < 1_000_000
