from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator import pipeline
from generator.corpus import withheld
from generator.export.check import problems
from generator.export.html_bundle import page
from generator.language import Parser
from generator.model import WITHHELD, Briefing, SourceText
from generator.reference.treaty_library import treaty_library
from tests.command import run
from tests.few_treaties import use_few_treaties

STORY = """\
---
title: Talks in Karst
date: 2031-06-12
url: https://example.org/talks
{more}
---
KARST – Envoy Mara Olin told reporters on Tuesday that Article 5 of the North Atlantic Treaty “binds us.” Norland will withdraw from
the treaty in 2032, the government announced. The Security Council condemned the plan on Monday. Sudland signed the pact in 2019.
Chairman Peer Vask rejected the offer of the council. The harbour lay still in the rain of the early evening.

A dog barked somewhere behind the customs house. The ministers of Norland and Sudland will meet on July 4.

“We will sign,” said Chairman Peer Vask. Gulls circled above the quay all afternoon.
"""
UNCITED = ("A dog barked", "Gulls circled")


@pytest.fixture
def made(tmp_path: Path, parser: Parser) -> Callable[..., Briefing]:
    def brief(more: str = "") -> Briefing:
        path = tmp_path / "talks.md"
        path.write_text(STORY.format(more=more))
        return pipeline.brief(path, treaty_library(), parser)

    return brief


def test_all_of_the_text_is_published_where_nobody_says_otherwise(made: Callable[..., Briefing]) -> None:
    assert withheld(made(), SourceText.FULL).article.text == made().article.text


@pytest.mark.parametrize(("usual", "more"), [(SourceText.CITED, ""), (SourceText.FULL, "source_text: cited")])
def test_cited_leaves_the_sentences_that_the_briefing_cites(made: Callable[..., Briefing], usual: SourceText, more: str) -> None:
    whole = made(more)
    left = withheld(whole, usual)
    assert len(left.article.text) == len(whole.article.text)
    for span in whole.cited_spans:
        assert span.of(left.article.text) == span.of(whole.article.text)
    for sentence in whole.sentences:
        is_cited = any(sentence.span.overlaps(span) for span in whole.cited_spans)
        assert (sentence.span.of(left.article.text) == sentence.span.of(whole.article.text)) == is_cited
    assert not any(words in left.article.text for words in UNCITED)


def test_a_seed_may_publish_more_than_the_site_usually_does(made: Callable[..., Briefing]) -> None:
    assert WITHHELD not in withheld(made("source_text: full"), SourceText.NONE).article.text


def test_none_leaves_only_what_the_briefing_itself_says(made: Callable[..., Briefing]) -> None:
    whole = made()
    left = withheld(whole, SourceText.NONE)
    assert [quote.text_in(left.article.text) for quote in left.quotes] == [quote.text_in(whole.article.text) for quote in whole.quotes]
    assert [one.text_in(left.article.text) for one in left.glance] == [one.text_in(whole.article.text) for one in whole.glance]
    assert "The text of the source is not published here." in page(left, site_name="A", site_url=None).decode()


CONFIG = """\
site_name: Karst
theme: {name: material, font: false}
nav: [index.md, briefings/index.md]
not_in_nav: "/*/"
plugins: [search, precis: {source_text: SETTING, pdf: true}]
markdown_extensions: [attr_list, md_in_html]
"""


@pytest.mark.parametrize("setting", ["cited", "none"])
def test_nothing_that_is_withheld_stands_anywhere_in_the_site_or_an_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    use_few_treaties(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "talks.md").write_text(STORY.format(more=""))
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace("SETTING", setting))
    built = run("build", "--strict")
    assert built.exit_code == 0, built.output
    assert run("check").exit_code == 0
    assert run("export", "sqlite", "-o", "a.db").exit_code == 0
    assert run("export", "html-bundle", "-o", "bundle").exit_code == 0
    found = [path for place in ("site", "docs", "bundle") for path in sorted((tmp_path / place).rglob("*")) if path.is_file()]
    for path in found:
        text = path.read_bytes()
        assert not any(words.encode() in text for words in UNCITED), path
    (printed,) = (tmp_path / "site").rglob("*.pdf")
    words = " ".join(sheet.extract_text() for sheet in PdfReader(printed).pages)
    assert "binds us" in words
    assert not any(uncited in " ".join(words.split()) for uncited in UNCITED)
    document = json.loads((tmp_path / "site" / "briefings" / "talks.json").read_text())
    assert document["article"]["source_text"] == setting
    assert not list(problems(document))
    html = (tmp_path / "site" / "briefings" / "talks" / "index.html").read_text()
    assert WITHHELD not in html
    assert ('id="s1"' in html) == (setting == "cited")
    with sqlite3.connect(tmp_path / "a.db") as database:
        assert not any(words in str(row) for row in database.execute("SELECT * FROM briefings") for words in UNCITED)
    database.close()
