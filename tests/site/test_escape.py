"""Text of a seed stays text, whatever it is."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.site import escape
from generator.telling.words import displayed

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
HOSTILE = (
    "<script>alert(1)</script>",
    "[TOC]",
    "a {: onclick=alert(1) }",
    "a { .class #id onclick=x }",
    '--8<-- "mkdocs.yml"',
    ";--8<-- 'x'",
    "[^1]: note",
    "*[HTML]: abbreviation",
    "&lt;b&gt; &amp;#60; &#x3c;",
    "{{ config }} {% raw %}",
    "[link](javascript:alert(1)) ![image](http://example.org/x.png)",
    "<https://example.org> <a@example.org> https://example.org www.example.org",
    "| a | b |",
    "\x02wzxhzdk:0\x03 \x02amp\x03",
    "--- \n...\n- a: b",
    "`code` **bold** _it_ ~~no~~ ==mark== ^^x^^ :smile: $x$",
    "1. list # heading ##",
    "\\<b\\> \\",
    "Title =\n===",
    "'\"><img src=x onerror=alert(1)>",
    "\u202eabc\u2066",
    "true",
    "2025-03-11",
    "",
)
texts = st.text() | st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=4).map(" ".join)


class _Reader(HTMLParser):
    """Elements, attributes and text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", (data,)))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", (decl,)))


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def _rendered(source: str) -> tuple[_Reader, list[dict[str, str]]]:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    page = converter.convert(source)
    return _read(page), getattr(converter, "toc_tokens")  # noqa: B009 — the toc extension adds it


@given(texts.filter(displayed))
def test_text_in_a_heading_is_that_text_and_nothing_else(text: str) -> None:
    for before, after in (("", ""), ("x ", " y")):
        reader, contents = _rendered(f"# {before}{escape.inline(text)}{after}")
        assert reader.elements == [("h1", ("id",))]
        assert reader.text == f"{before}{displayed(text)}{after}"
        assert _read(contents[0]["name"]).elements == []


@given(texts)
def test_text_in_a_block_of_html_is_that_text_and_nothing_else(text: str) -> None:
    reader, _ = _rendered(f'<div class="a">\n<p title="{escape.html(text)}">{escape.html(text)}</p>\n</div>\n')
    assert reader.elements == [("div", ("class",)), ("p", ("title",))]
    assert reader.text.strip("\n") == displayed(text)


@given(texts, texts)
def test_front_matter_holds_its_values_and_no_other_key(title: str, place: str) -> None:
    written = str(escape.front_matter({"title": title, "place": place}))
    loaded = yaml.safe_load(written.removeprefix("---\n").removesuffix("---\n"))
    assert list(loaded) == ["title", "place"]
    assert [_read(value).text for value in loaded.values()] == [displayed(title), displayed(place)]
    assert not any(_read(value).elements for value in loaded.values())
    assert all('"' not in value and "<" not in value for value in loaded.values())


@given(texts)
def test_escaped_text_never_leaves_its_line(text: str) -> None:
    assert len(str(escape.html(text)).splitlines()) <= 1
    assert len(str(escape.inline(text)).splitlines()) <= 1


@given(texts)
@example("{{ 7 * 7 }}")
def test_escaped_text_has_no_mark_of_templates_includes_or_notes(text: str) -> None:
    for escaped in (str(escape.html(text)), str(escape.inline(text))):
        assert not set(escaped) & set("<>{}[]`\\\"'") - set("'")
        assert "--8" not in escaped


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c&d=e", "https://example.org/a?b=c&#38;d=e"),
        ("http://example.org", "http://example.org"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT://example.org/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https:///nowhere", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: str | None) -> None:
    assert escape.web_address(address) == kept


def test_white_space_collapses_and_what_is_invisible_goes() -> None:
    assert displayed(" a\n\t b\u00a0\u2028c\x00\u200f\ufeff ") == "a b c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("safe\u202egnp.exe", "safe[U+202E]gnp.exe"),
        ("\u2066a\u2069", "[U+2066]a[U+2069]"),
        ("pay\u200bpal, off\u2060ice and b\U000e0041\U000e0042c", "pay[U+200B]pal, off[U+2060]ice and b[U+E0041][U+E0042]c"),
        ("na\ufeffïve", "na[U+FEFF]ïve"),
        # What scripts need, what only stands about, and where a line may break hides nothing.
        ("می\u200cخواهم \u200fعربي\u200e क\u094d\u200dष 👩\u200d🚀", "می\u200cخواهم عربي क\u094d\u200dष 👩\u200d🚀"),
        ("\ufeffA line.\u200b And\u00ad one", "A line. And\u00ad one"),
        ("日本\u200b語", "日本語"),
    ],
)
def test_what_would_deceive_is_shown_and_what_scripts_need_is_left(text: str, shown: str) -> None:
    assert displayed(text) == shown


def test_in_a_passage_what_deceives_is_set_apart_under_its_name() -> None:
    shown = escape.passage("a \u202e<b>\u202c")
    assert _read(str(shown)).elements == [("span", ("class", "title")), ("span", ("class", "title"))]
    assert _read(str(shown)).text == "a [U+202E]<b>[U+202C]"
    assert 'title="Right-to-left override"' in shown


@given(st.text(alphabet="ab <&\u00e9\u200d\u200f"))
def test_a_passage_without_them_is_its_plain_text(text: str) -> None:
    assert escape.passage(text) == escape.html(text)
