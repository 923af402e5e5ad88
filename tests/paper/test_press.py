"""Printed briefings as a reader of the file finds them: by pypdf, which knows nothing of how they were made."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from generator.errors import PaperError
from generator.model import Briefing, Revision
from generator.paper import Imprint, Layout, Press, Size
from generator.paper.fonts import MISSING
from generator.reference.treaty_library import treaty_library
from generator.span import Span

IMPRINT = Imprint(site="A site", address="https://example.org/precis/")
A4, LETTER = (595, 842), (612, 792)
HOSTILE = "#panic() $x^2$ @ref <label> *b* _e_ `raw` \\u{1F} // /* = - + ' \" ~ [x](y) {{ 7 * 7 }} #set page(width: 1pt)"


def _press(layout: Layout | None = None) -> Press:
    return Press(treaty_library(), IMPRINT, layout or Layout())


def _read(printed: tuple[bytes, str | None]) -> PdfReader:
    assert printed[1] is None
    return PdfReader(io.BytesIO(printed[0]))


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _fonts(reader: PdfReader) -> list[Any]:
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    return [font.get_object() for one in resources for font in one["/Font"].values()]


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _outline(entries: list[Any], depth: int = 0) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry, depth + 1)
        else:
            yield depth, str(entry.title)


@pytest.fixture
def long(told: Callable[..., Briefing]) -> Briefing:
    """Twelve persons who say something each, and long."""
    names = [f"Person {letter}" for letter in "ABCDEFGHIJKL"]
    words = "we will keep the harbour open for every ship that comes in peace and leaves in peace, whatever flag it flies " * 3
    text = " ".join(f"“⟦In short, {words}⟧,” {name} said." for name in names)
    return told(text, persons=dict.fromkeys(names, "NO"), speakers=names)


def test_every_section_and_every_word_of_the_briefing_is_printed_in_the_order_of_the_page(briefing: Briefing) -> None:
    text = _text(_read(_press().briefing(briefing)))
    heads = [
        "AT A GLANCE",
        "Background",
        "Key actors and positions",
        "Treaty articles",
        "Quotes",
        "What to watch",
        "Source",
        "Notes and sources",
    ]
    places = [re.search(rf"^{head}$", text, re.MULTILINE) for head in heads]
    assert all(places), text
    assert [place.start() for place in places if place] == sorted(place.start() for place in places if place)
    article = briefing.article.text
    words = [statement.text_in(article) for statement in (*briefing.glance, *briefing.background, *briefing.ahead)]
    words += [quote.text_in(article) for quote in briefing.quotes]
    words += [sentence.span.of(article) for sentence in briefing.sentences]
    assert [one for one in words if _letters(one) not in _letters(text)] == []


def test_an_empty_section_says_what_the_page_says(bare: Callable[[str, str], Briefing]) -> None:
    text = _text(_read(_press().briefing(bare("a", "It rained in the harbour."))))
    for line in ("earlier events", "actors", "a treaty", "planned events"):
        assert f"The source does not mention {line}." in text
    assert "The source quotes nobody." in text


def test_a_file_is_tagged_and_has_language_title_outline_and_its_fonts(briefing: Briefing) -> None:
    reader = _read(_press().briefing(briefing))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == briefing.title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert [*_outline(reader.outline)][:3] == [(0, briefing.title), (1, "At a glance"), (1, "Background")]
    fonts = _fonts(reader)
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described), font["/BaseFont"]


def test_a_drawing_has_words_for_those_who_do_not_see_it(briefing: Briefing) -> None:
    found: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt", "")))
            for child in node["/K"] if isinstance(node.get("/K"), list) else [node["/K"]] if "/K" in node else []:
                walk(child)

    root: Any = _read(_press().briefing(briefing)).trailer["/Root"]
    walk(root["/StructTreeRoot"])
    assert found == ["3 events in order of time; the further apart, the more time lies between. The list below has them."]


def test_pages_are_numbered_and_those_behind_the_first_say_whose_they_are(long: Briefing) -> None:
    reader = _read(_press().briefing(replace(long, number="BR-2031-007")))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"page {number} of {count}" in text
        assert text.startswith("BR-2031-007") == (number > 1)


@pytest.mark.parametrize(("size", "points"), [(Size.A4, A4), (Size.LETTER, LETTER)])
def test_the_paper_is_that_asked_for(briefing: Briefing, size: Size, points: tuple[int, int]) -> None:
    box = _read(_press(Layout(size=size)).briefing(briefing)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_without_the_source_its_marks_lead_nowhere_and_nothing_else_is_missing(briefing: Briefing) -> None:
    reader = _read(_press(Layout(source=False)).briefing(briefing))
    text = _text(reader)
    assert not re.search("^Source$", text, re.MULTILINE)
    assert "¶1" in text
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert all("/URI" in link.get("/A", {}) for link in links)


def test_with_the_source_each_mark_leads_to_its_paragraph(briefing: Briefing) -> None:
    reader = _read(_press().briefing(briefing))
    inner = [link for page in reader.pages for note in page.get("/Annots", []) if "/URI" not in (link := note.get_object()).get("/A", {})]
    assert len(inner) >= len(briefing.quotes)


def test_addresses_are_spelt_out_and_can_be_followed(briefing: Briefing) -> None:
    reader = _read(_press().briefing(replace(briefing, article=replace(briefing.article, url="https://news.example/a?b=1#c"))))
    links = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    assert {"https://news.example/a?b=1#c", "https://example.org/precis/briefings/story/"} <= links
    assert all(_letters(link) in _letters(_text(reader)) for link in links)


def test_an_address_that_is_none_of_the_web_is_no_link(briefing: Briefing) -> None:
    reader = _read(_press().briefing(replace(briefing, article=replace(briefing.article, url="javascript:alert(1)"))))
    links = [str(note.get_object().get("/A", {})) for page in reader.pages for note in page.get("/Annots", [])]
    assert not any("javascript" in link.lower() for link in links)


def test_what_looks_like_code_is_printed_as_it_is(told: Callable[..., Briefing]) -> None:
    briefing = told(f"“⟦{HOSTILE}⟧,” Mara Olin said.", persons={"Mara Olin": None}, speakers=("Mara Olin",))
    article = replace(
        briefing.article, byline=HOSTILE, publisher=HOSTILE, dateline=HOSTILE, revisions=(Revision(on=date(2031, 1, 2), note=HOSTILE),)
    )
    reader = _read(_press().briefing(replace(briefing, title=HOSTILE, number=HOSTILE, article=article)))
    assert _letters(_text(reader)).count(_letters(HOSTILE)) > 6
    assert round(reader.pages[0].mediabox.width) == A4[0]


def test_a_title_of_four_hundred_letters_and_a_quote_of_three_hundred_words_are_whole(told: Callable[..., Briefing]) -> None:
    quote = " ".join(f"word{number}" for number in range(300))
    briefing = told(f"“⟦{quote}⟧,” Mara Olin said.", persons={"Mara Olin": None}, speakers=("Mara Olin",))
    title = " ".join(f"title{number}" for number in range(52))
    text = _letters(_text(_read(_press().briefing(replace(briefing, title=title)))))
    assert _letters(title) in text
    assert "word299" in text


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Ηλίας Παπαδόπουλος", "Сергей Ильин", "Đorđe Šćepanović", "Nguyễn Văn An"])
def test_letters_of_europe_and_beyond_can_be_copied_and_found(told: Callable[..., Briefing], name: str) -> None:
    text = _text(_read(_press().briefing(told(f"{name} came to the harbour.", persons={name: None}))))
    assert text.count(name) >= 2


@pytest.mark.parametrize("name", ["محمد الأحمد", "דוד כהן"])
def test_names_written_from_right_to_left_have_shapes_of_our_own_fonts(told: Callable[..., Briefing], name: str) -> None:
    reader = _read(_press().briefing(told(f"Then {name} came.", persons={name: None})))
    assert any("Noto" in str(font["/BaseFont"]) for font in _fonts(reader))
    # Programs differ in the order in which they give such letters back.
    assert set(_letters(name)) <= set(_text(reader))


def test_a_letter_that_no_font_has_is_said_and_seen(told: Callable[..., Briefing]) -> None:
    printed, missing = _press().briefing(told("A \U0001343f came.", persons={}))
    assert missing
    assert "\U0001343f" in missing
    assert "install" in missing
    assert MISSING in _text(PdfReader(io.BytesIO(printed)))


def test_what_steers_terminals_is_not_printed_and_what_steers_directions_as_a_mark(told: Callable[..., Briefing]) -> None:
    assert "A b[U+202E] came" in _text(_read(_press().briefing(told("A\x07 b\u202e\u200b came.", persons={}))))


def test_printing_twice_gives_the_same_bytes(briefing: Briefing) -> None:
    assert _press().briefing(briefing) == _press().briefing(briefing)
    assert _press().binder([briefing], "All") == _press().binder([briefing], "All")


def test_one_page_is_one_page_and_says_what_it_leaves_out(long: Briefing, briefing: Briefing) -> None:
    press = _press(Layout(one_page=True))
    for one in (long, briefing):
        reader = _read(press.briefing(one))
        assert len(reader.pages) == 1
        assert "Left out on this page:" in " ".join(_text(reader).split())
    crowd = " ".join(_text(_read(press.briefing(long))).split())
    left = re.search(r"Left out on this page: (\d+) key actors?, the 12 quotes by speaker", crowd)
    assert left, crowd
    shown = len(set(re.findall(r"Person [A-L]", crowd)))
    assert shown + int(left[1]) == 6  # as many as the page of the site has


def test_one_page_stays_one_page_whatever_the_title(briefing: Briefing) -> None:
    reader = _read(_press(Layout(one_page=True, size=Size.LETTER)).briefing(replace(briefing, title="A very long title " * 22)))
    assert len(reader.pages) == 1


def test_a_binder_has_cover_contents_briefings_and_an_index_with_the_right_pages(briefing: Briefing, long: Briefing) -> None:
    second = replace(long, title="The harbour stays open", number="BR-2031-007")
    reader = _read(_press().binder([briefing, second], "On harbours"))
    pages = [page.extract_text() for page in reader.pages]
    assert "On harbours" in pages[0]
    assert "2 briefings, 11 Mar 2025 – 12 Jun 2031" in " ".join(pages[0].split())
    begins = next(
        number for number, text in enumerate(pages, start=1) if "The harbour stays open" in text and "At a glance".upper() in text.upper()
    )
    contents = " ".join(pages[1].split())
    assert re.search(rf"BR-2031-007 The harbour stays open {begins}\b", contents), contents
    index = " ".join(" ".join(pages[-1].split()).split("Index")[-1].split())
    found = re.search(r"Ilse Tarn ([\d, ]+)", index)
    assert found, index
    for number in map(int, re.findall(r"\d+", found[1])):
        assert "Ilse Tarn" in pages[number - 1]
    assert re.search(r"North Atlantic Treaty \(1949\) \d", index)
    assert [title for depth, title in _outline(reader.outline) if depth == 0] == ["Contents", briefing.title, second.title, "Index"]


def test_a_binder_of_nothing_is_an_error() -> None:
    with pytest.raises(PaperError, match="no briefing"):
        _press().binder([], "All")


def test_a_sentence_cut_by_its_span_is_printed_as_the_span_is(briefing: Briefing) -> None:
    # A title that is a span of the lede stands above, and the whole sentence below.
    cut = replace(
        briefing,
        title="Foreign Minister",
        title_span=Span(briefing.title_span.start, briefing.title_span.start + 16) if briefing.title_span else None,
    )
    assert "… Ilse Tarn rejected" in " ".join(_text(_read(_press().briefing(cut))).split())


def test_what_would_deceive_is_printed_as_a_mark(long: Briefing) -> None:
    title = "Talks on safe\u202egnp.exe and pay\u200bpal"
    assert _letters("Talks on safe[U+202E]gnp.exe and pay[U+200B]pal") in _letters(
        _text(_read(_press().briefing(replace(long, title=title))))
    )
