"""Seed file -> article: files, errors, and the laws that every article keeps."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SeedError
from generator.model import Article
from generator.reader import MOST_CHARACTERS, read, read_bytes
from generator.reader.front_matter import split

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "seeds" / "000_ff957df537ba7683.txt"


def test_the_sample_seed_is_read() -> None:
    article = read(SAMPLE)
    assert article.published == date(2025, 3, 11)
    assert article.dateline == "Tokyo"
    assert article.headline is None
    assert len(article.paragraphs) == 17
    assert [span.of(article.text) for span in article.header] == ["March 11, 2025"]
    assert article.text == SAMPLE.read_text(encoding="utf-8")
    assert article.sha256 == hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert article.text[article.story_start :].startswith("The administration")


def test_the_article_keeps_the_files_name_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    data = "---\ntitle: A\n---\n“The pact stands.”\r\n".encode("cp1252")
    path = tmp_path / "A seed.TXT"
    path.write_bytes(data)
    article = read(path)
    assert article.seed == "A seed.TXT"
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.text == "“The pact stands.”\n"
    assert article == read_bytes(data, "some/folder/A seed.TXT")


@pytest.mark.parametrize("extension", [".md", ".markdown", ".txt"])
def test_every_extension_of_text_is_read(extension: str) -> None:
    assert read_bytes(b"The pact stands.", f"a{extension}").paragraphs


@pytest.mark.parametrize("name", ["a.odt", "a.doc", "a", "a.txt.bak", ".txt"])
def test_other_extensions_are_an_error_that_says_which_to_use(name: str) -> None:
    with pytest.raises(SeedError, match=rf"^{name}: is not a kind of seed that can be read; use .*\.md, .*\.txt\b"):
        read_bytes(b"The pact stands.", name)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"***\n---\n", "has no words"),
        (b"---\ntitle: A\n---\n \n", "has front matter but no story below it"),
        (b"---\ntitle: A\n---\nMarch 11, 2025", "has headline, byline or date lines but no story below them"),
        (b"%PDF-1.4", "is a PDF, not text"),
    ],
)
def test_a_seed_without_a_story_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match=f"^a.txt: {message}.*; "):
        read_bytes(data, "a.txt")


def test_a_seed_over_the_limit_is_an_error_with_its_size_and_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The pact stands.\n" * 1_200_000)
    with pytest.raises(SeedError, match=r"^a\.txt: has 20\.4 MB, the limit for a seed is 5 MB; split it into one file a story$"):
        read(path)


def test_a_story_over_the_limit_is_an_error_with_its_length_and_the_limit() -> None:
    assert read_bytes(b"The pact stands. " + b"x" * (MOST_CHARACTERS - 17), "a.txt").paragraphs
    with pytest.raises(
        SeedError, match=r"^a\.txt: has 150,001 characters, the limit for a story is 150,000; split it into one file a story$"
    ):
        read_bytes(b"The pact stands. " + b"x" * (MOST_CHARACTERS - 16), "a.txt")


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"^a\.txt: is not there any more; check the path$"):
        read(tmp_path / "a.txt")
    folder = tmp_path / "b.txt"
    folder.mkdir()
    with pytest.raises(SeedError, match=r"^b\.txt: is a folder; "):
        read(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_a_pipe_is_an_error_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(SeedError, match=r"^a\.txt: is not a regular file"):
        read(tmp_path / "a.txt")


def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.txt"
    path.write_text("The pact stands.")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SeedError, match=r"^a\.txt: may not be read; change the file's permissions$"):
        read(path)


@pytest.mark.parametrize("filler", ["- ", "> ", "<!--", "[", "![a](", "<a ", "1. ", "# ", "---x\n", "ab, c\n", "\u0323\u0307"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_no_text_takes_more_than_linear_time(filler: str, name: str) -> None:
    data = (filler * (190_000 // len(filler))).encode() + b"x"
    started = time.process_time()
    with contextlib.suppress(SeedError):
        read_bytes(data, name)
    # Linear work takes under two seconds on a slow machine, quadratic work minutes.
    assert time.process_time() - started < 20


SEED_TEXT = st.lists(
    st.sampled_from(
        [
            *(
                "The ministers met on Friday.",
                "“The pact stands,” she said",
                "a pact on arms and on ships",
                "Ostland signs pact",
                "- One",
                "> Two",
                "# Three",
            ),
            *(
                "By Jane Roe",
                "March 11, 2025",
                "TOKYO – The pact stands.",
                "Press Release",
                "",
                "",
                "---",
                "* * *",
                "  indented, and going on",
                "Cafe\u0301",
            ),
            *("<!-- note -->", "![a](b)", "```", "https://a.example/", "x" * 120 + ".", "title: A"),
        ]
    ),
    max_size=12,
)


@given(SEED_TEXT, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["a.txt", "a.md"]))
def test_every_article_keeps_the_laws(rows: list[str], line_end: str, name: str) -> None:
    try:
        article = read_bytes(line_end.join(rows).encode(), name)
    except SeedError as error:
        message = str(error)
    else:
        assert_lawful(article)
        return
    assert message.startswith(name)


def assert_lawful(article: Article) -> None:
    parts = sorted((*article.header, *article.paragraphs))
    assert "\r" not in article.text
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.paragraphs
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    assert all(span.of(article.text) == span.of(article.text).strip() for span in parts)
    assert all(head.end <= article.paragraphs[0].start for head in article.header)
    if article.dateline_span:
        assert article.dateline_span.start == article.paragraphs[0].start
        assert article.dateline_span.end < article.paragraphs[0].end


@given(SEED_TEXT)
def test_header_and_paragraphs_of_a_plain_text_hold_every_letter(rows: list[str]) -> None:
    try:
        article = read_bytes("\n".join(rows).encode(), "a.txt")
    except SeedError:
        return
    held = sum(sum(map(str.isalnum, span.of(article.text))) for span in (*article.header, *article.paragraphs))
    assert held == sum(map(str.isalnum, article.text))


@given(SEED_TEXT, st.sampled_from(["a.txt", "a.md"]))
def test_reading_an_articles_text_again_gives_the_same_text(rows: list[str], name: str) -> None:
    text = "\n".join(rows)
    try:
        if split(text, name)[1] != text:
            return
        article = read_bytes(text.encode(), name)
    except SeedError:
        return
    again = read_bytes(article.text.encode(), name)
    assert (again.text, again.header, again.paragraphs) == (article.text, article.header, article.paragraphs)
