"""Links of a page that lead to files instead of folders, and nothing else of it changed."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.offline.links import on_disk, page_on_disk, target


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("../actors/", "../actors/index.html"),
        ("briefings/a-visit/#s3", "briefings/a-visit/index.html#s3"),
        ("../quotes/?speaker=mara-olin&year=2025", "../quotes/index.html?speaker=mara-olin&year=2025"),
        ("../#top?x/", "../index.html#top?x/"),
        (".", "index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("./?q=treaty", "./index.html?q=treaty"),
    ],
)
def test_an_address_of_a_folder_becomes_that_of_the_page_in_it(address: str, file: str) -> None:
    assert on_disk(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#s3",
        "?q=a/",
        "../assets/precis/precis.css",
        "a-visit.json",
        "https://example.org/a/",
        "//example.org/a/",
        "/precis/",
        "mailto:a@example.org/",
        "../a/index.html#b/",
        "../a..",
    ],
)
def test_any_other_address_stays(address: str) -> None:
    assert on_disk(address) == address


def test_what_an_address_leads_to_is_told_from_the_page() -> None:
    assert target("actors/mara-olin/index.html", "../../feeds/a%20b.xml?x#y") == "feeds/a b.xml"
    assert target("index.html", "https://example.org/feeds/a.xml") is None


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("<a href='../x/'>../x/</a>", '<a href="../x/index.html">../x/</a>'),
        ("<A\n class=b HREF=../x/ title='a > b'>", "<A\n class=b HREF=\"../x/index.html\" title='a > b'>"),
        ('<svg><a xlink:href="../x/"><text>x</text></a></svg>', '<svg><a xlink:href="../x/index.html"><text>x</text></a></svg>'),
        ('<a href="../x/?a=1&amp;b=2#c">', '<a href="../x/index.html?a=1&amp;b=2#c">'),
        ('<a href="it&#39;s/">', '<a href="it&#x27;s/index.html">'),
        ('<link rel=next href="briefings/">', '<link rel=next href="briefings/index.html">'),
        ('<meta http-equiv="refresh" content="0; url=../new/#p1">', '<meta http-equiv="refresh" content="0; url=../new/index.html#p1">'),
    ],
)
def test_a_link_is_readdressed_however_it_is_written(page: str, written: str) -> None:
    assert page_on_disk(page.encode(), on_disk).decode() == written


@pytest.mark.parametrize(
    "page",
    [
        "<!-- <a href='x/'> -->",
        "<script>const a = \"<a href='x/'>\"</script>",
        "<title><a href='x/'></title><textarea><a href='x/'></textarea>",
        "<p title=\"<a href='x/'>\" data-href='x/'>href='x/'</p>",
        "<meta name=description content='0; url=x/'>",
        "<article href='x/'>a < b, <a, <a href='x/'",
        "<a title='href=x/' name=href>",
    ],
)
def test_what_is_no_link_stays(page: str) -> None:
    assert page_on_disk(page.encode(), on_disk).decode() == page


@pytest.mark.parametrize("tag", ["<link rel=preload href='a.woff2' as=font crossorigin>", '<LINK REL="preload" HREF="a.css" as="style">'])
def test_nothing_is_loaded_ahead_from_a_disk(tag: str) -> None:
    page = "<link rel=stylesheet href=a.css>"
    assert page_on_disk(f"{page}{tag}{page}".encode(), on_disk).decode() == f"{page}{page}"


def test_bytes_that_are_no_utf_8_stay() -> None:
    assert page_on_disk(b"\xff<a href='x/'>\xe9</a>\r\n", on_disk) == b'\xff<a href="x/index.html">\xe9</a>\r\n'


class _Events(HTMLParser):
    """What a page is made of, its links as `readdressed` has them."""

    def __init__(self, *, readdressed: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._readdressed = readdressed
        self.events: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        links = self._readdressed and tag in {"a", "area", "link"}
        self.events.append(
            (tag, [(name, on_disk(value) if links and value and name in {"href", "xlink:href"} else value) for name, value in attrs])
        )

    def handle_endtag(self, tag: str) -> None:
        self.events.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.events.append(data)

    def handle_comment(self, data: str) -> None:
        self.events.append(f"<!--{data}")

    def handle_entityref(self, name: str) -> None:
        self.events.append(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self.events.append(f"&#{name}")


def _events(page: str, *, readdressed: bool = False) -> list[object]:
    parser = _Events(readdressed=readdressed)
    parser.feed(page)
    parser.close()
    return parser.events


_WORDS = st.text("abx/.#?&=;:<>\"' ü\n", max_size=12)
_VALUES = _WORDS.map(lambda text: f'"{html.escape(text)}"') | st.sampled_from(["'../x/'", '"x/?a=1&amp;b#c"', "x/", "\"<a href='x/'>\""])
_ATTRIBUTES = st.lists(st.tuples(st.sampled_from(["href", "HREF", "xlink:href", "title", "data-href", "src"]), _VALUES), max_size=3)
_TAGS = st.tuples(st.sampled_from(["a", "A", "link", "area", "p", "article", "aside", "svg", "img"]), _ATTRIBUTES).map(
    lambda tag: f"<{tag[0]}{''.join(f' {name}={value}' for name, value in dict(tag[1]).items())}>"
)
_PIECES = (
    _TAGS
    | _WORDS.map(html.escape)
    | st.sampled_from(["</a>", "</p>", "<!-- <a href='x/'> -->", "<script>'<a href=\"x/\">'</script>", "<style>a[href='x/'] {}</style>"])
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_nothing_but_links_of_the_site_changes(page: str) -> None:
    written = page_on_disk(page.encode(), on_disk).decode()
    assert _events(written) == _events(page, readdressed=True)
    assert page_on_disk(page.encode(), lambda address: address).decode() == page


@given(_WORDS)
def test_a_page_on_a_disk_is_on_it_already(address: str) -> None:
    assert on_disk(on_disk(address)) == on_disk(address)
