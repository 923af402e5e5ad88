"""Footnotes as the guides of the styles write them; the works are invented."""

from __future__ import annotations

from datetime import date

import pytest

from generator.export.citations.footnotes import STYLES, plain
from generator.export.citations.names import authors
from generator.export.citations.work import Work, WorkKind

DAY = date(2031, 6, 2)
URL = "https://example.org/harbour"


def _article(title: str = "Harbour Talks Open", byline: str | None = "Ada Lind", **known: object) -> Work:
    told: dict[str, object] = {"publisher": "Havenburg Courier", "issued": DAY, "url": URL} | known
    return Work(kind=WorkKind.ARTICLE, key="a", title=title, authors=authors(byline, "Havenburg Courier"), **told)  # type: ignore[arg-type]


def _marked(style: str, work: Work) -> str:
    return "".join(f"*{words}*" if italic else words for words, italic in STYLES[style][1](work))


@pytest.mark.parametrize(
    ("work", "chicago", "apa", "oscola"),
    [
        (
            _article(),
            f"Ada Lind, “Harbour Talks Open,” *Havenburg Courier*, June 2, 2031, {URL}.",
            f"Lind, A. (2031, June 2). Harbour Talks Open. *Havenburg Courier*. {URL}",
            f"Ada Lind, ‘Harbour Talks Open’ *Havenburg Courier* (2 June 2031) <{URL}>.",
        ),
        (
            _article(byline="Ada B. Lind and Jean-Luc de la Cruz"),
            f"Ada B. Lind and Jean-Luc de la Cruz, “Harbour Talks Open,” *Havenburg Courier*, June 2, 2031, {URL}.",
            f"Lind, A. B., & de la Cruz, J.-L. (2031, June 2). Harbour Talks Open. *Havenburg Courier*. {URL}",
            f"Ada B. Lind and Jean-Luc de la Cruz, ‘Harbour Talks Open’ *Havenburg Courier* (2 June 2031) <{URL}>.",
        ),
        (
            _article(byline="Ada Lind, Bo Roe and Cy Fox"),
            f"Ada Lind, Bo Roe, and Cy Fox, “Harbour Talks Open,” *Havenburg Courier*, June 2, 2031, {URL}.",
            f"Lind, A., Roe, B., & Fox, C. (2031, June 2). Harbour Talks Open. *Havenburg Courier*. {URL}",
            f"Ada Lind, Bo Roe and Cy Fox, ‘Harbour Talks Open’ *Havenburg Courier* (2 June 2031) <{URL}>.",
        ),
        (
            _article(byline="Ada Lind, Bo Roe, Cy Fox and Di Nox"),
            f"Ada Lind et al., “Harbour Talks Open,” *Havenburg Courier*, June 2, 2031, {URL}.",
            f"Lind, A., Roe, B., Fox, C., & Nox, D. (2031, June 2). Harbour Talks Open. *Havenburg Courier*. {URL}",
            f"Ada Lind and others, ‘Harbour Talks Open’ *Havenburg Courier* (2 June 2031) <{URL}>.",
        ),
        (
            _article("Will It Open?", None, url=None),
            "“Will It Open?,” *Havenburg Courier*, June 2, 2031.",
            "Will It Open? (2031, June 2). *Havenburg Courier*.",
            "‘Will It Open?’ *Havenburg Courier* (2 June 2031).",
        ),
        (
            _article("The “Kestrel” Line", "John Roe Jr.", issued=None),
            f"John Roe Jr., “The ‘Kestrel’ Line,” *Havenburg Courier*, n.d., {URL}.",
            f"Roe, J., Jr. (n.d.). The “Kestrel” Line. *Havenburg Courier*. {URL}",
            f"John Roe Jr., ‘The “Kestrel” Line’ *Havenburg Courier* <{URL}>.",
        ),
        (
            _article("Olin: ‘It’s Over’", None, publisher=None, url=None),
            "“Olin: ‘It’s Over,’” June 2, 2031.",
            "*Olin: ‘It’s Over’*. (2031, June 2).",
            "‘Olin: “It’s Over”’ (2 June 2031).",
        ),
        (
            _article('A "Plain" Mark in the U.S.', "Havenburg Courier", url=None),
            "Havenburg Courier, “A ‘Plain’ Mark in the U.S.,” June 2, 2031.",
            'Havenburg Courier. (2031, June 2). *A "Plain" Mark in the U.S.*',
            "Havenburg Courier, ‘A “Plain” Mark in the U.S.’ (2 June 2031).",
        ),
        (
            _article("Talks", None, publisher=None, issued=None, url=None),
            "“Talks,” n.d.",
            "*Talks*. (n.d.).",
            "‘Talks’.",
        ),
        (
            Work(
                kind=WorkKind.BRIEFING,
                key="b",
                title="Harbour Talks Open",
                authors=authors("Précis", "Précis"),
                publisher="Précis",
                number="BR-2031-004",
                issued=DAY,
                url=URL,
            ),
            f"Précis, “Harbour Talks Open,” Briefing BR-2031-004, June 2, 2031, {URL}.",
            f"Précis. (2031, June 2). *Harbour Talks Open* (Briefing BR-2031-004). {URL}",
            f"Précis, ‘Harbour Talks Open’ (Briefing BR-2031-004, 2 June 2031) <{URL}>.",
        ),
    ],
)
def test_a_footnote_is_written_as_its_style_asks(work: Work, chicago: str, apa: str, oscola: str) -> None:
    assert [_marked(style, work) for style in ("chicago", "apa", "oscola")] == [chicago, apa, oscola]


def test_a_footnote_on_a_terminal_has_no_marks_of_italics() -> None:
    assert plain(STYLES["oscola"][1](_article(url=None))) == "Ada Lind, ‘Harbour Talks Open’ Havenburg Courier (2 June 2031)."
