"""Citations as the parsers of other programs read them."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st

from generator.export.citations import FILES, bibtex, csl_json, file, ris, works
from generator.export.citations.names import Author
from generator.export.citations.work import Work, WorkKind
from generator.export.one_line import one_line
from generator.model import Briefing
from generator.site import addresses

SITE = {"site_name": "Précis", "site_url": "https://example.org/p/"}


def _bibtex(text: str) -> Any:
    library = parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    return library


def _without_tex(value: str) -> str:
    """What LaTeX shows of a value, but for its outer braces."""
    named = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"\\text(\w+)\{\}|\\([#$%&_])", lambda found: named[found[1]] if found[1] else found[2], value)


def _csl(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 — it warns while it is imported

        return CiteProcJSON(json.loads(text))


def test_a_page_leads_to_every_file_there_is() -> None:
    assert {uri.removeprefix("briefings/a.") for _, uri in addresses.citations("a")} == set(FILES)


def test_bibtex_tells_briefing_and_source(plain: Briefing) -> None:
    report, article = _bibtex(file(plain, "bib", **SITE).decode()).entries
    assert (report.entry_type, report.key, article.entry_type, article.key) == ("techreport", "harbour", "article", "harbour-source")
    told = {field.key: field.value for field in article.fields}
    assert told["title"] == "{Harbour talks open}"
    assert (told["journal"], told["year"], told["day"]) == ("The Havenburg Courier", "2031", "2")
    assert told["url"] == "https://example.org/harbour_50%25?a=1&b=2#top"
    assert told["note"] == "Dateline: Havenburg"
    first, second = told["author"]
    assert (first.first, first.von, first.last) == (["Ada"], ["de", "la"], ["Cruz"])
    assert (second.first, second.last, second.jr) == (["John"], ["Roe"], ["Jr."])
    own = {field.key: field.value for field in report.fields}
    assert (own["number"], own["institution"], own["url"]) == ("BR-2031-004", "Précis", "https://example.org/p/briefings/harbour/")
    assert [name.last for name in own["author"]] == [["{Précis}"]]


def test_ris_tells_briefing_and_source(plain: Briefing) -> None:
    report, article = rispy.loads(file(plain, "ris", **SITE).decode())
    assert (report["type_of_reference"], article["type_of_reference"]) == ("RPRT", "NEWS")
    assert article["authors"] == ["de la Cruz, Ada", "Roe, John, Jr."]
    assert (article["title"], article["secondary_title"], article["date"]) == ("Harbour talks open", "The Havenburg Courier", "2031/06/02")
    assert article["urls"] == ["https://example.org/harbour_50%25?a=1&b=2#top"]
    assert (report["authors"], report["issn"], report["year"]) == (["Précis"], "BR-2031-004", "2031")


def test_csl_json_tells_briefing_and_source(plain: Briefing) -> None:
    text = file(plain, "csl.json", **SITE).decode()
    report, article = json.loads(text)
    assert article["author"][0] == {"family": "Cruz", "given": "Ada", "non-dropping-particle": "de la"}
    assert article["author"][1] == {"family": "Roe", "given": "John", "suffix": "Jr."}
    assert report["author"] == [{"literal": "Précis"}]
    read = _csl(text)
    assert set(read) == {"harbour", "harbour-source"}
    assert read["harbour-source"].type == "article-newspaper"
    assert read["harbour-source"].issued.month == 6
    assert str(read["harbour"].number) == "BR-2031-004"


@pytest.mark.parametrize("ending", ["bib", "ris", "csl.json"])
def test_what_is_not_known_is_left_out(plain: Briefing, ending: str) -> None:
    article = replace(plain.article, headline=None, byline=None, publisher=None, dateline=None, url=None, published=None)
    text = file(replace(plain, article=article, number=None), ending, site_name="Précis", site_url=None).decode()
    for word in (
        "None",
        "null",
        "year",
        "PY",
        "issued",
        "url",
        "UR  -",
        "URL",
        "note",
        "number",
        "SN  -",
        "journal",
        "container-title",
        "n.d.",
    ):
        assert word not in text, word
    assert "Harbour talks open …" in text


def test_hostile_texts_stay_texts_in_every_format(hostile: Briefing) -> None:
    title = one_line(hostile.title)
    entries = _bibtex(file(hostile, "bib", **SITE).decode()).entries
    assert [entry.key for entry in entries] == ["hostile", "hostile-source"]
    for entry in entries:
        value = next(field.value for field in entry.fields if field.key == "title")
        assert _without_tex(value) == f"{{{title}}}"
        assert "\n" not in value
    records = rispy.loads(file(hostile, "ris", **SITE).decode())
    assert [record["title"] for record in records] == [title, title]
    assert len(records[1]["authors"]) == 1
    items = json.loads(file(hostile, "csl.json", **SITE))
    assert [item["title"] for item in items] == [title, title]
    assert items[1]["author"] == [{"literal": one_line(hostile.article.byline or "")}]
    assert items[1]["URL"] == "https://example.org/a%20b?q=%22%7B%7D%22%5C"


_TEXT = st.text(min_size=1, max_size=60).map(one_line).filter(bool)


@given(title=_TEXT, author=_TEXT, publisher=_TEXT)
def test_any_text_survives_each_format(title: str, author: str, publisher: str) -> None:
    work = Work(kind=WorkKind.ARTICLE, key="a", title=title, authors=(Author(name=author),), publisher=publisher, issued=date(2031, 6, 2))
    # BibTeX: the braces are balanced and the entry ends where it should.
    library = parse_string(bibtex.written((work, replace(work, key="b"))))
    assert [entry.key for entry in library.entries] == ["a", "b"]
    assert library.failed_blocks == []
    first, second = rispy.loads(ris.written((work, work)))
    assert first == second
    assert first["title"] == title.strip()
    assert json.loads(csl_json.written((work,)))[0]["title"] == title


def test_a_briefing_with_a_hostile_address_of_no_web_has_none(plain: Briefing) -> None:
    for address in ("javascript:alert(1)", "https://", "http://[", "data:text/html,x"):
        _, source = works(replace(plain, article=replace(plain.article, url=address)), "Précis", None)
        assert source.url is None


def test_names_that_bibtex_would_misread_stand_in_braces() -> None:
    names = (
        Author(name="Trade and Industry Board"),
        Author(name="José Ortega y Prado", given="José", family="Ortega y Prado"),
    )
    work = Work(kind=WorkKind.ARTICLE, key="a", title="T", authors=names)
    (entry,) = _bibtex(bibtex.written((work,))).entries
    found = next(field.value for field in entry.fields if field.key == "author")
    assert [(name.last, name.first, name.von) for name in found] == [
        (["{Trade and Industry Board}"], [], []),
        (["{Ortega y Prado}"], ["José"], []),
    ]
