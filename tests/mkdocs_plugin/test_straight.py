from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from generator import pipeline
from generator.config import Config
from generator.mkdocs_plugin.straight import StraightPage, parted
from tests.few_treaties import use_few_treaties
from tests.stories import PARAGRAPHS

_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")


def _config(folder: Path, extensions: Sequence[str] = _EXTENSIONS) -> MkDocsConfig:
    (folder / "docs").mkdir(exist_ok=True)
    settings = folder / "mkdocs.yml"
    settings.write_text(f"site_name: T\nmarkdown_extensions: [{', '.join(extensions)}]\n")
    return load_config(str(settings))


def _rendered(kind: type[Page], markdown: str, config: MkDocsConfig) -> Page:
    (Path(config.docs_dir) / "a.md").write_text(markdown)
    page = kind(None, File("a.md", config.docs_dir, config.site_dir, use_directory_urls=True), config)
    page.read_source(config)
    page.render(config, Files([]))
    return page


def _told(page: Page) -> tuple[str, str, str | None, set[str]]:
    """What the rest of a build asks a page for, whatever the white space between elements."""
    return re.sub(r">\s+<", "><", page.content or "").strip(), str(page.toc), page.title, page.present_anchor_ids or set()


def _same(markdown: str, config: MkDocsConfig) -> None:
    assert _told(_rendered(StraightPage, markdown, config)) == _told(_rendered(Page, markdown, config))


def test_every_generated_page_is_as_markdown_makes_it_and_few_are_read_by_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_few_treaties(monkeypatch)
    seeds = tmp_path / "seeds"
    shutil.copytree(root / "seeds", seeds)
    (seeds / "story.txt").write_text("\n\n".join(PARAGRAPHS))
    config = _config(tmp_path)
    pipeline.generate(Config(root=tmp_path, seeds_dir=seeds, docs_dir=tmp_path / "docs"))
    pages = get_files(config).documentation_pages()
    sources = {file.src_uri: file.content_string for file in pages}
    assert len(sources) > 20
    read = [uri for uri, text in sources.items() if parted(get_data(text)[0]) is None]
    assert read == ["quotes/index.md"]  # its script and style sheet stand among its blocks
    for text in sources.values():
        _same(text, config)


@pytest.mark.parametrize(
    "markdown",
    [
        "# A *B* {: #own .long }\n\n<div>\n\n# no heading\n\n*text*\n\n</div>\n## A\n<p>x</p><dl>\n<div><dt>a</dt></div>\n</dl>\n\n## A\n",
        '<div id="a"><p id=\'b\'>&amp; &#160;<br>\n</p><img src="x">\n<svg><path d="M0 0"/></svg></div>',
        "<table>\n<tr><td>|a|b|</td></tr>\n</table>\n\n# T\n",
        "",
        "# Only &#60;b&#62;\n",
    ],
)
def test_headings_and_blocks_are_not_read(markdown: str, tmp_path: Path) -> None:
    assert parted(markdown) is not None
    _same(markdown, _config(tmp_path))


@pytest.mark.parametrize(
    "markdown",
    [
        "# T\n\nA *word*.\n",
        "# T\n\n<div markdown>\n*word*\n</div>\n",
        '<div><p markdown="1">*word*</p></div>',
        "<div>a</div> *word*\n",
        "<em>a</em> *word*\n",
        "    <div>code</div>\n",
        "<div>\n<p>*a*\n</div>\n\n*b*\n",
        "<div>1 < 2</div>\n",
        "<div>*a*",
        "</div>\n\n*b*",
        "<div><script>'</div>'</script></div>\n",
        "<!-- a -->\n\n*b*\n",
        "```\n<div>\n```\n\n# T\n",
        "# T <b>*a*</b>\n",
        "<div>\ta</div>\n",
        '<hr class="precis-aside-0">\n\n<div>a</div>\n',
        "[a]: b\n\n<div>a</div>\n",
    ],
)
def test_what_is_more_is_read(markdown: str, tmp_path: Path) -> None:
    assert parted(markdown) is None
    _same(markdown, _config(tmp_path))


_PIECES = (
    "# A",
    "## B {: #c }",
    "### *d*",
    "<div>",
    "</div>",
    "<p>e</p>",
    "<p>f</p><ul>\n<li>*g*</li>\n</ul>",
    "*h*",
    "<b>i</b>",
    "<br>",
    "",
    " ",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("\n".join))
def test_any_page_is_as_markdown_makes_it(markdown: str) -> None:
    parts = parted(markdown)
    if parts is not None:
        assert "".join(parts) == markdown
        with TemporaryDirectory() as folder:
            _same(markdown, _config(Path(folder)))


def test_with_an_extension_that_may_change_blocks_every_page_is_read(tmp_path: Path) -> None:
    config = _config(tmp_path, [*_EXTENSIONS, "abbr", "smarty"])
    rendered = _rendered(StraightPage, "<div>a</div>\n", config)
    assert rendered.content == _rendered(Page, "<div>a</div>\n", config).content


def test_a_page_keeps_its_source(tmp_path: Path) -> None:
    markdown = "# T\n\n<div>a</div>\n"
    assert _rendered(StraightPage, markdown, _config(tmp_path)).markdown == markdown
