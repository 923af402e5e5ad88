"""A small site as MkDocs leaves it: pages as files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.search import Page

BRIEFING = """<article class="md-content__inner">
<p class="precis-kicker">Briefing BR-2025-001 · Havenburg, 2 April 2025</p>
<h1 id="talks">Lindqvist &amp; Arrabal meet<a class="headerlink" href="#talks">¶</a></h1>
<p class="precis-topics"><a href="../../topics/ceasefires/">Ceasefires</a></p>
<dl class="precis-facts"><div><dt>Quotes</dt><dd>2 passages</dd></div></dl>
<h2 id="background">Background</h2>
<div class="precis-picture"><svg width="9"><circle r="1"/><text>2019</text></svg></div>
<dl class="precis-dated"><div><dt>2019</dt><dd>The fishing accord lapsed.<a class="precis-mark" href="#s1">¶1</a></dd></div></dl>
<h2 id="quotes">Quotes</h2>
<section class="precis-speaker">
<p class="precis-who"><a class="precis-name" href="../../actors/ana-lindqvist/">Ana Lindqvist</a><abbr class="precis-country">VD</abbr></p>
<figure class="precis-quote"><blockquote><p>“We kept our bargain”</p></blockquote><figcaption>said</figcaption></figure>
</section>
<h2 id="source">Source</h2>
<div class="precis-source"><p id="p1"><a class="precis-number" href="#p1">1</a> <mark id="s1">Ana Lindqvist met 石破茂 on a &lt;b&gt;bridge&lt;/b&gt;.</mark></p></div>
<h2 id="related-briefings">Related briefings</h2>
<ol class="precis-list" data-search-exclude><li>Another briefing</li></ol>
</article>"""

ACTOR = """<article><p class="precis-kicker">Person · Valdoria</p><h1 id="a">Ana Lindqvist</h1>
<p class="precis-meta">12 briefings, 2024–2025 · 3 quotes · also called <span class="precis-words">Anneli Lindqvist, A. Lindqvist</span></p>
<h2 id="roles">Roles</h2><dl class="precis-dated precis-roles"><div><dt>2025</dt><dd>Prime Minister</dd></div></dl>
<h2 id="what-others-say">What others say</h2><p>Nothing of this belongs to her record.</p></article>"""


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., tuple[Path, dict[str, Page]]]:
    """Writes pages by their addresses; gives the site's folder and what the index needs to know of them."""

    def written(pages: dict[str, str], published: str = "") -> tuple[Path, dict[str, Page]]:
        folder = tmp_path / "site"
        for address, page in pages.items():
            (folder / address).mkdir(parents=True, exist_ok=True)
            (folder / address / "index.html").write_text(page, encoding="utf-8")
        return folder, {a: Page(digest=hashlib.sha256(page.encode()).hexdigest(), published=published) for a, page in pages.items()}

    return written


@pytest.fixture
def briefing() -> str:
    return BRIEFING


@pytest.fixture
def actor() -> str:
    return ACTOR
