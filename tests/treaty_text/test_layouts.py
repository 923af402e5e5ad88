"""One invented treaty in many layouts: the same articles come out of each."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

import pytest

from generator.treaty_text import read_bytes

TITLE = "Treaty of Kestrel Bay"
PREAMBLE = "The Parties to this Treaty, desiring to keep the bay open to the ships of all nations, have agreed as follows:"
ARTICLES = (
    ("Passage", ("1. Ships of every nation shall pass freely through the bay.", "2. Article 3 applies to ships of war, and only to them.")),
    ("Lights", ("Each Party shall keep the lights on its shore burning, and shall tell the other without delay where one has gone out.",)),
    ("Ships of war", ("A ship of war may pass after notice:", "(a) of three days in summer;", "(b) of five days in winter.")),
    ("Duration", ("This Treaty shall remain in force for ten years.",)),
)
ROMAN = ("I", "II", "III", "IV")


def _wrapped(lines: Sequence[str], width: int = 64) -> list[str]:
    return [row for line in lines for row in textwrap.wrap(line, width, break_on_hyphens=False)]


def _plain(label: str, *, gap: str = "\n\n", roman: bool = False) -> str:
    blocks = [TITLE, PREAMBLE]
    for number, (heading, paragraphs) in enumerate(ARTICLES, start=1):
        blocks.append(label.format(n=ROMAN[number - 1] if roman else number, h=heading))
        blocks.extend("\n".join(_wrapped([paragraph])) for paragraph in paragraphs)
    return gap.join(blocks)


def _html(label: str) -> str:
    body = "".join(
        label.format(n=number, h=heading) + "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
        for number, (heading, paragraphs) in enumerate(ARTICLES, start=1)
    )
    menu = "<nav><a href='/'>Article 9</a> of the week</nav>"
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{menu}<h1>{TITLE}</h1><p>{PREAMBLE}</p>{body}<footer>Imprint.</footer>"


def _numbered_list() -> str:
    rows = "".join(
        f"<tr><td>Art. {number}.</td><td><b>{heading}</b>{''.join(f'<div>{paragraph}</div>' for paragraph in paragraphs)}</td></tr>"
        for number, (heading, paragraphs) in enumerate(ARTICLES, start=1)
    )
    return f"<html><body><table><tr><td><h1>{TITLE}</h1></td></tr><tr><td>{PREAMBLE}</td></tr>{rows}</table></body></html>"


LAYOUTS = {
    "label alone, blank lines.txt": _plain("Article {n}\n\n{h}"),
    "heading on the next line.txt": _plain("Article {n}\n{h}"),
    "heading on the line before.txt": _plain("{h}\n\nArticle {n}"),
    "dash.txt": _plain("Article {n} – {h}"),
    "full stop.txt": _plain("Article {n}. {h}"),
    "colon, abbreviated.txt": _plain("Art. {n}: {h}"),
    "roman capitals.txt": _plain("ARTICLE {n}\n{h}", roman=True),
    "no blank lines.txt": _plain("Article {n}\n{h}", gap="\n"),
    "sections.txt": _plain("§ {n} {h}"),
    "headings.md": _plain("## Article {n}\n\n### {h}"),
    "bold.md": _plain("**Article {n}**\n\n**{h}**"),
    "heading behind.md": _plain("### Article {n} – {h} ###"),
    "headings.html": _html("<h3 id='a{n}'>Article {n}</h3><h4>{h}</h4>"),
    "centred.html": _html("<p align=center><b>Article {n}<br>{h}</b></p>"),
    "on one line.html": _html("<h2>Article {n}: {h}</h2>"),
    "table.html": _numbered_list(),
    "preformatted.html": f"<html><body><pre>{_plain('Article {n}' + chr(10) + '{h}')}</pre></body></html>",
}


def _check(data: bytes, name: str) -> None:
    found = read_bytes(data, name)
    assert [(article.number, article.heading, article.paragraphs) for article in found.articles] == [
        (str(number), heading, paragraphs) for number, (heading, paragraphs) in enumerate(ARTICLES, start=1)
    ]
    assert found.title == (TITLE,)
    assert found.preamble == (PREAMBLE,)
    assert found.warnings == ()


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_same_articles_come_out_of_every_layout(name: str) -> None:
    _check(LAYOUTS[name].encode(), name)


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out(pdf: Callable[[Sequence[Sequence[str]]], bytes]) -> None:
    rows = _wrapped(_plain("Article {n}\n{h}", gap="\n").split("\n"))
    pages = [["Kestrel Bay Gazette, page 1", *rows[:8], "- 1 -"], ["Kestrel Bay Gazette, page 2", *rows[8:16], "- 2 -"]]
    _check(pdf([*pages, ["Kestrel Bay Gazette, page 3", *rows[16:], "- 3 -"]]), "kestrel.pdf")


def test_labels_are_kept_as_the_text_writes_them() -> None:
    found = read_bytes(LAYOUTS["roman capitals.txt"].encode(), "a.txt")
    assert [article.label for article in found.articles] == ["ARTICLE I", "ARTICLE II", "ARTICLE III", "ARTICLE IV"]
