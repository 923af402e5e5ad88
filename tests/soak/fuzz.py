"""Inputs that nobody would write: small right ones, changed at random, where code that nothing has reached yet leads on."""

from __future__ import annotations

import email.message
import io
import random
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

from generator import annotate, language, reader, site
from generator.assemble import assemble
from generator.corpus import gather
from generator.errors import PrecisError
from generator.export import briefing_json, check
from generator.reference.corrections import read_corrections
from generator.reference.redirects import read_redirects
from generator.reference.treaty_library import read_own_treaty, treaty_library
from tests.naughty import NAUGHTY
from tests.shapes import SHAPES, STORY

FOUND = Path(__file__).parent / "found"
"""Inputs that broke something once; `test_found` tries them ever since."""

Target = Callable[[bytes], None]
"""Tries one input; whatever it raises but a `PrecisError` is a fault."""

# Seconds of the processor for so many bytes, and what any input may take.
_A_SECOND, _LEAST, _HANGS = 10_000, 1.0, 60
_LONGEST = 20_000
_HTML = b"<!doctype html><html><head><title>A visit</title></head><body><article><h1>A visit</h1><p>Oslo \xe2\x80\x93 %s</p></article></body></html>"
_FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><item><title>A visit</title><description>%s</description></item></channel></rss>"
_MATTER = "---\ntitle: A visit\nbyline: A. Roe\npublished: 2031-06-12\nurl: https://example.org/a\ntopics: [nato, bases]\nrevisions:\n  - {date: 2031-06-14, note: A name.}\n---\n"
_CORRECTIONS = (
    "actors:\n  - rename: {actor: ilse-tarn, name: Ilse Tarn}\n    note: x\n  - merge: [a-b, c]\n  - role: {actor: a, title: T, from: 2025-01-25}\n"
    "  - split: roe\n    into: {name: Jane Roe}\n    seeds: [a]\n  - country: {actor: a, code: JP}\n  - pin: [a, b]\n"
    "quotes:\n  - speaker: {seed: a, begins: We, actor: null}\n  - reject: {seed: a, begins: No}\n"
)
_TREATY = (
    "title: Treaty of Kestrel Bay\nshort_title: Kestrel Bay Treaty (1921)\nkind: treaty\nbinding: true\nadopted_on: 1921-05-04\nparties: [JP, US]\n"
    'numbering: roman\nsources: ["https://treaties.example"]\nprovisions:\n  - {number: 4, summary: Bars bases.}\n'
)
_TOKENS = tuple(
    token.encode(errors="surrogatepass")
    for token in (
        *NAUGHTY, "---\n", "...\n", "\n\n", "\r", "\x00", "\ufeff", "\ud800", "“", "”", '"', "''", "’", "‘", "«", "(", ")", "[", "]", "{", "}",
        "# ", "- ", "1. ", "> ", "```\n", "|", "<!--", "-->", "&#", "&amp;", "<", ">", "\t", "    ", "\u2028", "\u200b", "e\u0301", "said", "he ", "She ",
        "who ", "according to ", "On Monday", "in 2019", "March 32, 99999", "0000-00-00", "the treaty", "Article 5", "(a)", "Mr. ", "U.S. ", "TOKYO – ",
        "By A. Roe\n", "&a ", "*a", "!!float ", "<<: ", "? ", ": ", "null", "2025-13-45", "1" * 30, "-", "—", ";", ":", ",", ".", "...", "A", "é", "東京",
    )
)  # fmt: skip


def targets() -> Mapping[str, tuple[Target, tuple[bytes, ...]]]:
    """What is tried, by name, with small right inputs: every format of seeds, the whole way to a page, and the files of an editor."""
    found: dict[str, tuple[Target, tuple[bytes, ...]]] = {
        f"reader{extension}": (_reading(f"story{extension}"), _right(extension)) for extension in sorted(reader.EXTENSIONS)
    }
    stories = (STORY.encode(), (_MATTER + STORY).encode(), *(shape(400).encode() for shape in SHAPES.values()))
    found["page.md"] = found["page.txt"] = (_page, stories)
    found["corrections.yml"] = (_reading_file(read_corrections), (_CORRECTIONS.encode(),))
    found["redirects.yml"] = (_reading_file(read_redirects), (b"old-one: new-one\nolder: old-one\n",))
    found["treaty.yml"] = (_reading_file(read_own_treaty), (_TREATY.encode(),))
    return found


def fault(target: Target, data: bytes) -> str | None:
    """What is wrong with what the target makes of the input; None where nothing is."""
    allowed = max(_LEAST, 2 * len(data) / _A_SECOND)
    taken = 0.0
    for _ in range(2):  # a machine that was busy gets a second chance
        began = time.process_time()
        try:
            with _no_longer_than(_HANGS):
                target(data)
        except PrecisError as error:
            return None if "\n" not in str(error) else f"a message of several lines: {error!r}"
        except Exception as error:
            return repr(error)
        taken = time.process_time() - began
        if taken <= allowed:
            return None
    return f"took {taken:.1f} s for {len(data)} bytes"


def fuzz(name: str, seconds: float, seed: int = 0) -> Iterator[tuple[bytes, str]]:
    """The faults found within the time, each with the input that has it; the same seed tries the same as far as time allows."""
    target, right = targets()[name]
    chance, known, reached = random.Random(f"{name} {seed}"), list(right), set[int]()
    for one in right:  # also warms up what is loaded once
        fault(target, one)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = _changed(chance, known)
        if wrong := fault(target, data):
            yield data, wrong
        elif name.startswith("page"):
            continue  # most of the time goes to the parser: following every line would cost more than it tells
        elif not (lines := _lines(target, data)) <= reached:
            reached |= lines
            known.append(data)


def keep(name: str, data: bytes) -> Path:
    """Keeps an input among those that broke something."""
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name}-{sha256(data).hexdigest()[:10]}.bin"
    path.write_bytes(data)
    return path


def _right(extension: str) -> tuple[bytes, ...]:
    story = STORY.encode()
    made: dict[str, Callable[[], bytes]] = {
        ".html": lambda: _HTML % story,
        ".htm": lambda: _HTML % story,
        ".xml": lambda: _FEED % story,
        ".rss": lambda: _FEED % story,
        ".atom": lambda: b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><content>%s</content></entry></feed>" % story,
        ".json": lambda: b'{"uri": "a", "headline": "A visit", "body_text": "He said so.\\n\\nShe left."}',
        ".eml": _mail,
        ".zip": lambda: _zipped({"a.txt": story, "b/c.md": story}),
        ".docx": lambda: _zipped(
            {
                "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
                "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>He said so.</w:t></w:r></w:p></w:body></w:document>',
            }
        ),
        ".pdf": lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R"
            b"/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj 4 0 obj<</Length 40>>stream\n"
            b"BT /F 9 Tf 9 9 Td (He said so.) Tj ET\nendstream endobj trailer<</Root 1 0 R>>"
        ),
    }
    first = made[extension]() if extension in made else story
    return (first,) if extension in made else (story, (_MATTER + STORY).encode(), story.decode().encode("cp1252", "replace"))


def _mail() -> bytes:
    mail = email.message.EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "A visit", "a@example.org", "Mon, 03 Mar 2031 10:00:00 +0000"
    mail.set_content(STORY)
    mail.add_alternative((_HTML % STORY.encode()).decode(), subtype="html")
    return mail.as_bytes()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


def _reading(name: str) -> Target:
    def read(data: bytes) -> None:
        if len(reader.stories(data, name)) != 1:
            return
        article = reader.read_bytes(data, name)
        ends = [0, *(end for span in article.paragraphs for end in (span.start, span.end)), len(article.text)]
        assert ends == sorted(ends), "paragraphs out of order or outside the text"
        assert article.paragraphs[0].start <= article.story_start <= article.paragraphs[0].end

    return read


def _reading_file(read: Callable[[Path], object]) -> Target:
    folder = Path(tempfile.mkdtemp(prefix="precis-fuzz-"))

    def try_file(data: bytes) -> None:
        path = folder / "kestrel-bay.yml"
        path.write_bytes(data)
        read(path)

    return try_file


def _page(data: bytes) -> None:
    library, parser = treaty_library().without_texts(), language.load()
    article = reader.read_bytes(data, "story.md")
    sentences = parser.parse(article)
    briefing = assemble(article, sentences, annotate.annotate(article, sentences, library), slug="story")
    document: dict[str, Any] = briefing_json.to_json(briefing)
    briefing_json.validate(document)
    wrong = check.problems(document)
    assert not wrong, wrong
    site.makings(gather((briefing,)), library, frozenset(), hand_written=frozenset())["briefings/story.md"]()


def _changed(chance: random.Random, known: list[bytes]) -> bytes:
    data = bytearray(chance.choice(known))
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 8, 40, 300)))
        match chance.randrange(7):
            case 0:
                data[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end] * chance.choice((1, 2, 9, 60))
            case 3:
                other = chance.choice(known)
                begin = chance.randrange(len(other) + 1)
                data[at:end] = other[begin : begin + chance.choice((8, 80, 800))]
            case 4 if data:
                data[at % len(data)] ^= 1 << chance.randrange(8)
            case _:
                data[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 3, 40))
        del data[_LONGEST:]
    return bytes(data)


def _lines(target: Target, data: bytes) -> set[int]:
    """The lines of the readers and of reference files that the input leads through."""
    seen: set[int] = set()

    def follow(frame: FrameType, event: str, _: object) -> Any:
        if "/generator/re" not in frame.f_code.co_filename:
            return None
        if event == "line":
            seen.add(hash((frame.f_code.co_filename, frame.f_lineno)))
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        fault(target, data)
    finally:
        sys.settrace(before)
    return seen


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    def stop(_: int, __: object) -> None:
        raise TimeoutError(f"did not end within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
