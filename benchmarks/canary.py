"""Builds the generated pages with Zensical, too, and holds its pages against MkDocs': `make canary`.

MkDocs with Material writes the site. Their successor reads the same settings and the same Markdown, so the day they end should be no surprise. The
pages are built twice: as they are, where only addresses of links may differ; and prepared, with the changes that a move would take
(docs/architecture.md lists them), where nothing may.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urljoin

import click
import yaml
from bs4 import BeautifulSoup, Tag

from benchmarks.measure import run
from benchmarks.peers import MissingPeerError, Peer, installed
from benchmarks.project import ROOT
from generator import site

_SHOWN = 10
# A link of ours is seen from the page's address, briefings/a-slug/. Zensical sees it from the file, briefings/a-slug.md.
_LINK = re.compile(r'(\b(?:href|src|action)=")([^"]*)')
_GENERATED = "generator: precis"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of a page a reader, a link or a search engine comes to.

    Attributes:
        title: of the window.
        description: of the head; "" for none.
        text: that is visible, white space apart.
        anchors: the ids to which links lead, sorted.
        links: the addresses to which links lead, as seen from the site's root, sorted.
    """

    title: str
    description: str
    text: str
    anchors: tuple[str, ...]
    links: tuple[str, ...]


@click.command()
@click.option("--work", type=click.Path(path_type=Path), default=Path("build/canary"), show_default=True, help="A folder to work in.")
def canary(work: Path) -> None:
    """Build the sample site's pages with Zensical, and compare them with MkDocs'."""
    work = work.resolve()
    try:
        zensical = installed("zensical", work / "peers")
    except MissingPeerError as error:
        click.echo(f"skipped: {error}")
        return
    ours = work / "mkdocs"
    _sample(ours)
    run([sys.executable, "-m", "generator", "build"], ours)
    wrong = [*_as_they_are(ours, work / "zensical", zensical), *_prepared(ours, work / "prepared", zensical)]
    for line in wrong[:_SHOWN]:
        click.echo(f"error: {line}", err=True)
    if wrong:
        click.echo(f"error: {len(wrong)} pages differ", err=True)
        sys.exit(1)


def _sample(folder: Path) -> None:
    """This repository's own site, with nothing generated in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "seeds", folder / "seeds", ignore=shutil.ignore_patterns(".*"))
    for path in sorted((ROOT / "docs").rglob("*.md")):
        if not _is_generated(path):
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def _is_generated(path: Path) -> bool:
    head = path.read_text(encoding="utf-8")
    return head.startswith("---\n") and _GENERATED in head.partition("\n---\n")[0].splitlines()


def _as_they_are(ours: Path, folder: Path, zensical: Peer) -> Iterator[str]:
    """What differs besides links where nothing is changed for Zensical."""
    _copied(ours, folder)
    _build(zensical, folder)
    pages, links = 0, 0
    for address, generated, theirs, own in _both(folder / "site", ours):
        pages += generated
        if theirs is None:
            yield f"{address}: Zensical made no page of it"
            continue
        links += generated and theirs.links != own.links
        if generated and (found := _differs(theirs, own, besides=("links",))):
            yield f"{address}: {found} differs from MkDocs'"
    click.echo(f"as they are: {pages} generated pages, {links} of them with links that lead elsewhere (Zensical {zensical.version})")


def _prepared(ours: Path, folder: Path, zensical: Peer) -> Iterator[str]:
    """What differs where the pages have the links, and the settings the style sheets, that Zensical needs."""
    _copied(ours, folder)
    for path in sorted((folder / "docs").rglob("*.md")):
        if path.name != "index.md" and _is_generated(path):
            path.write_text(seen_from_file(path.read_text(encoding="utf-8"), path.stem), encoding="utf-8")
    _dress(folder)
    _build(zensical, folder)
    pages = 0
    for address, generated, theirs, own in _both(folder / "site", ours):
        pages += generated
        if theirs is None:
            yield f"{address}, prepared: Zensical made no page of it"
        elif found := _differs(theirs, own):
            yield f"{address}, prepared: {found} differs from MkDocs'"
    click.echo(f"prepared: {pages} generated pages")


def seen_from_file(page: str, name: str) -> str:
    """The page with links as seen from its file instead of its address.

    Args:
        page: Markdown with HTML in it.
        name: the file's, without ".md".
    """
    return _LINK.sub(lambda found: found[1] + _from_file(found[2], name), page)


def _from_file(link: str, name: str) -> str:
    if link.startswith("./"):
        return f"{name}/{link[2:]}"
    if not link.startswith("../"):
        return link
    rest = link[3:]
    return rest if rest and rest[0] not in "#?" else f"./{rest}"


def _dress(folder: Path) -> None:
    """Gives the site the looks that the plugin gives it otherwise, without the templates."""
    shutil.copytree(site.theme_dir() / "assets", folder / "looks" / "assets")
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    settings["theme"]["custom_dir"] = "looks"
    settings["extra_css"] = [name for name in site.LOOKS if (folder / "looks" / name).is_file()]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _copied(ours: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(ours / "mkdocs.yml", folder)
    shutil.copytree(ours / "docs", folder / "docs", ignore=shutil.ignore_patterns(".*"))


def _build(zensical: Peer, folder: Path) -> None:
    command = [zensical.program("zensical"), "build", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"Zensical fails:\n{(done.stdout + done.stderr)[-2000:]}")


def _both(theirs: Path, ours: Path) -> Iterator[tuple[str, bool, View | None, View]]:
    """Each page's address, whether it was generated, and what both builds made of it."""
    for path in sorted((ours / "docs").rglob("*.md")):
        source = path.relative_to(ours / "docs")
        address = f"{(source.parent if source.name == 'index.md' else source.with_suffix('')).as_posix()}/".removeprefix("./")
        other = theirs / address / "index.html"
        own = view((ours / "site" / address / "index.html").read_text(encoding="utf-8"), address)
        yield address, _is_generated(path), view(other.read_text(encoding="utf-8"), address) if other.is_file() else None, own


def view(page: str, address: str) -> View:
    """What of a page is compared.

    Args:
        page: HTML.
        address: below the site's: briefings/a-slug/.
    """
    soup = BeautifulSoup(page, "lxml")
    story = soup.find("article")
    if not isinstance(story, Tag):
        raise click.ClickException(f"{address}: has no <article>")
    # Both programs add marks of their own to what a page says.
    for own in story.select(".headerlink, #__skip"):
        own.decompose()
    head = soup.find("meta", attrs={"name": "description"})
    return View(
        title=soup.title.get_text(strip=True) if soup.title else "",
        description=str(head["content"]) if isinstance(head, Tag) else "",
        text="".join(story.get_text().split()),
        anchors=tuple(sorted(str(one["id"]) for one in story.select("[id]"))),
        links=tuple(sorted(urljoin(f"https://site.invalid/below/{address}", str(one["href"])) for one in story.select("a[href]"))),
    )


def _differs(theirs: View, own: View, besides: tuple[str, ...] = ()) -> str:
    return ", ".join(one.name for one in fields(View) if one.name not in besides and getattr(theirs, one.name) != getattr(own, one.name))
