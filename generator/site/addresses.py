"""Where pages are, and the way from one to another.

Links inside HTML blocks are the builder's to serve, not to rewrite, so they point at page folders
(`briefings/a-slug/`), as MkDocs and most site builders publish them.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import quote

from generator.model import slug_of

HOME = "index.md"
BRIEFINGS = "briefings/index.md"
ACTORS = "actors/index.md"
TREATIES = "treaties/index.md"
TREATIES_BY_STATE = "treaties/by/state.md"  # no id has a slash, so no treaty can stand there
TREATIES_BY_ACTOR = "treaties/by/actor.md"
TOPICS = "topics/index.md"
QUOTES = "quotes/index.md"
TIMELINE = "timeline/index.md"
WATCH = "timeline/watch.md"
GUIDE_TO_TREATIES = "guide/correct.md"


_FOLDERS = frozenset({"actors", "briefings", "feeds", "quotes", "timeline", "topics", "treaties"})
FEED_OF_ALL = "feeds/briefings"


def feed_of(kind: str, name: str) -> str:
    """The src_uri of the feed of an actor or a treaty, without the ending that tells its format."""
    return f"feeds/{kind}/{name}"


def moved_page(slug: str) -> str:
    """The src_uri of the page that leads away from where a briefing stood. It is no Markdown, so builders publish it as it is."""
    return f"briefings/{slug}/index.html"


def is_generated(src_uri: str) -> bool:
    """Whether the page stands where generated ones do."""
    return src_uri == HOME or src_uri.partition("/")[0] in _FOLDERS


def below_site(src_uri: str) -> str:
    """The address of a page below the site's."""
    return link(HOME, src_uri)


def briefing_page(slug: str) -> str:
    """The src_uri of a briefing's page."""
    return f"briefings/{slug}.md"


def printed(slug: str) -> str:
    """The src_uri of a briefing's PDF."""
    return f"briefings/{slug}.pdf"


def citations(slug: str) -> tuple[tuple[str, str], ...]:
    """The src_uris of the files that cite a briefing in other programs, each behind the name of its format."""
    return tuple((name, f"briefings/{slug}.{ending}") for name, ending in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")))


def year_page(year: int) -> str:
    """The src_uri of the list of one year's briefings; no slug has a slash, so no briefing can stand there."""
    return f"briefings/years/{year}.md"


def timeline_page(year: int) -> str:
    """The src_uri of one year of the timeline."""
    return f"timeline/{year}.md"


def timeline_of(kind: str, name: str) -> str:
    """The src_uri of the part of the timeline about an actor or a treaty; no year has a slash."""
    return f"timeline/{kind}/{name}.md"


def years_of_briefings() -> str:
    """The src_uri below whose folder the lists of each year's briefings stand; it is no page."""
    return "briefings/years/index.md"


def timeline_choice(kind: str, part: str) -> str:
    """The src_uri of a part of the long list of actors or treaties that have a timeline of their own."""
    return f"timeline/by/{kind}/{part}.md"


def topics_part(part: str) -> str:
    """The src_uri of a part of a long list of topics; no id has a slash, so no topic can stand there."""
    return f"topics/by/{part}.md"


def treaties_part(field: str, part: str) -> str:
    """The src_uri of a part of a long list of treaties; no id has a slash, so no treaty can stand there."""
    return f"treaties/by/{field}/{part}.md"


def part_of(src_uri: str, name: str) -> str:
    """The src_uri of a page on which the list on the page at `src_uri` goes on; no id or slug has a slash, so no other page stands there."""
    return f"{_folder(src_uri)}/{name}.md"


def topic_page(topic_id: str) -> str:
    """The src_uri of a topic's page."""
    return f"topics/{topic_id}.md"


def actor_page(actor_id: str) -> str:
    """The src_uri of an actor's page."""
    return f"actors/{actor_id}.md"


def actors_part(kind: str, part: str) -> str:
    """The src_uri of a part of a long list of actors; no id has a slash, so no actor can stand there."""
    return f"actors/{kind}/{part}.md"


def treaty_page(treaty_id: str) -> str:
    """The src_uri of a treaty's page."""
    return f"treaties/{treaty_id}.md"


def quotes_data(name: str) -> str:
    """The src_uri of a file of the finder of quotes, which its page loads as a script."""
    return f"quotes/data/{name}.js"


def quotes_of(actor_id: str, here: str) -> str:
    """The relative address of the finder, showing the actor's quotes, as seen from the page at src_uri `here`."""
    return f"{link(here, QUOTES)}?speaker={quote(actor_id)}"


def article_anchor(number: str) -> str:
    """The place of an article on the treaty's page, whatever figures the treaty uses: article-5, article-2-4 of 2(4), chapter-7."""
    return f"article-{slug_of(number)}" if number[:1].isdigit() else slug_of(number)


@lru_cache(maxsize=8192)
def link(source: str, target: str, fragment: str = "") -> str:
    """The relative address of the page at src_uri `target` as seen from the page at `source`."""
    here, there = _folder(source), _folder(target)
    path = _relative(there, here)
    address = "" if path == "." and fragment else quote(path) + "/"
    return f"{address}#{fragment}" if fragment else address


def download(source: str, target: str) -> str:
    """The relative address of the file at src_uri `target` as seen from the page at `source`."""
    return quote(_relative(target, _folder(source)))


def _relative(target: str, start: str) -> str:
    """The way from one place below the docs folder to another, as `posixpath.relpath` has it, which asks for the working directory each time."""
    there, here = ([part for part in path.split("/") if part] for path in (target, start))
    shared = len(posixpath.commonprefix([there, here]))
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."


def _folder(src_uri: str) -> str:
    stem = src_uri.removesuffix(".md")
    return posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
