"""A folder as users have it: files of all kinds, some of them broken."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import Config
from generator.reader import EXTENSIONS
from tests.command import run
from tests.files import docx, drawn, eml, packed, pdf

NAMES = ("Aldmark", "Borland", "Corvia", "Dunmere", "Estoria")


def text(number: int) -> tuple[str, str]:
    """A headline and two sentences."""
    one, other = NAMES[number % 5], NAMES[(number + 1 + number // 5 % 4) % 5]
    went = f"HAVENBURG, March {number % 28 + 1}, 2025 – The foreign minister of {one} said on Monday that round {number} with {other} went well."
    return f"{one} and {other} hold round {number} of talks", f"{went} “We agree,” she said."


def _feed(head: str, words: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Press</title><link>https://example.org/</link>'
        f"<description>x</description><item><title>{escape(head)}</title><link>https://example.org/a</link><guid>a</guid>"
        f"<description>{escape(f'<p>{words}</p>')}</description></item></channel></rss>"
    ).encode()


def _atom(head: str, words: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Press</title><id>x</id><updated>2025-03-11T00:00:00Z</updated>'
        f'<entry><title>{escape(head)}</title><id>a</id><updated>2025-03-11T00:00:00Z</updated><link href="https://example.org/a"/>'
        f'<content type="html">{escape(f"<p>{words}</p>")}</content></entry></feed>'
    ).encode()


def _ninjs(head: str, words: str) -> bytes:
    return json.dumps({"uri": "https://example.org/a", "type": "text", "headline": head, "body_text": words}).encode()


def _html(head: str, words: str) -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(head)}</title></head><body><article><h1>{escape(head)}</h1>'
        f"<p>{escape(words)}</p><p>{escape(words)}</p></article></body></html>"
    ).encode()


Make = Callable[[str, str], bytes]
MAKERS: dict[str, Make] = {
    ".atom": _atom,
    ".docx": docx,
    ".eml": lambda head, words: eml(words, subject=head),
    ".htm": _html,
    ".html": _html,
    ".json": _ninjs,
    ".markdown": lambda head, words: f"# {head}\n\n{words}\n".encode(),
    ".md": lambda head, words: f"# {head}\n\n{words}\n".encode(),
    ".pdf": pdf,
    ".rss": _feed,
    ".txt": lambda head, words: f"{head}\n\n{words}\n".encode(),
    ".xhtml": _html,
    ".xml": _feed,
    ".zip": lambda head, words: packed({"a.txt": f"{head}\n\n{words}\n".encode()}),
}
KINDS = sorted(EXTENSIONS & MAKERS.keys())
GOOD = "The ministers met in Havenburg on Monday."
BROKEN: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.md": b" \n\n",
    "binary.txt": bytes(range(256)) * 8,
    "control.txt": b"\x01\x02\x03" * 90,
    "cut-utf-8.txt": "“Zürich” – “Genève” –".encode() + b"\xe2\x80",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(90),
    "picture.jpg": b"\xff\xd8\xff" + bytes(90),
    "no-extension": GOOD.encode(),
    "bad-yaml.md": b"---\ntitle: a: b\n---\n\nThe ministers met.\n",
    "bad-day.md": b"---\npublished: soon\n---\n\nThe ministers met.\n",
    "bad-url.md": b"---\nurl: javascript:alert(1)\n---\n\nThe ministers met.\n",
    "headline-only.txt": b"March 11, 2025\n",
    "page.pdf": b"<html><body><p>The ministers met.</p></body></html>",
    "cut.pdf": pdf(GOOD)[:900],
    "scan.pdf": drawn(b"0 0 m 9 9 l S"),
    "long.pdf": drawn(b"", pages=400),
    "bomb.pdf": drawn(b" " * 12_000_000),
    "text.docx": GOOD.encode(),
    "cut.docx": docx(GOOD)[:-90],
    "no-words.docx": docx(),
    "entities.docx": docx(GOOD, parts={"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "no-document.docx": packed({"a.xml": b"<a/>"}),
    "old.docx": b"\xd0\xcf\x11\xe0" + bytes(600),
    "no-headers.eml": GOOD.encode(),
    "only-quoted.eml": eml("> Old words.\n"),
    "only-attached.eml": eml("x", content_type="image/png"),
    "cut.zip": packed({"a.txt": GOOD.encode()})[:-30],
    "empty.zip": packed({}),
    "several.zip": packed({"a.txt": GOOD.encode(), "b.txt": b"The envoys left on Friday."}),
    "bomb.zip": packed({"a.txt": bytes(4_000_000)}),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site, in which the commands run."""
    assert run("new", tmp_path / "site").exit_code == 0
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def fill(seeds: Path, good: int, broken: dict[str, bytes]) -> None:
    for number in range(good):
        kind = KINDS[number % len(KINDS)]
        (seeds / f"round-{number:03d}{kind}").write_bytes(MAKERS[kind](*text(number)))
    for name, data in broken.items():
        (seeds / name).write_bytes(data)


def named(messages: Iterable[str]) -> list[str]:
    return sorted(message.partition(":")[0].partition(",")[0] for message in messages)


def test_every_kind_of_file_is_among_those_that_are_made() -> None:
    assert MAKERS.keys() >= EXTENSIONS


def test_of_a_mixed_folder_the_good_become_briefings_and_the_broken_are_named(tmp_path: Path) -> None:
    broken = {name: BROKEN[name] for name in ("cut.pdf", "only-quoted.eml", "several.zip")}
    fill(tmp_path, 27, broken)
    config = Config(root=tmp_path, seeds_dir=tmp_path, docs_dir=tmp_path / "docs")
    corpus, problems = pipeline.read_corpus(config, pipeline.site_library(config))
    assert sorted(briefing.article.seed for briefing in corpus.briefings) == sorted(path.name for path in tmp_path.glob("round-*"))
    assert len(corpus.briefings) == 27
    assert named(problems) == sorted(broken)


@pytest.mark.soak
def test_of_300_files_of_all_kinds_270_become_briefings_and_30_are_named(site: Path) -> None:
    fill(site / "seeds", 270, BROKEN)
    assert len(list((site / "seeds").iterdir())) == 301  # README.md among them
    made = run("build")
    assert made.exit_code == 0, made.output
    assert len(list((site / "docs/briefings").glob("round-???.json"))) == 270
    assert named(line.removeprefix("warning: ") for line in made.stderr.splitlines()) == sorted(BROKEN)
    assert len(BROKEN) == 30
    strict = run("build", "--strict")
    assert strict.exit_code == 1, strict.output
