"""Measures how well the story of a web page is told from the rest of it, against plain trafilatura.

    python -m benchmarks.main_text --pages article-extraction-benchmark --releases state-department.jsonl.gz

--pages is a copy of https://github.com/scrapinghub/article-extraction-benchmark (MIT licence): `ground-truth.json` and `html/*.html.gz`. Precision, recall and F1
are its own: of runs of four words, each page counting the same. --releases are rows `{id, url, title, published, html}`, one a line, of releases of the US
State Department; each is read as the piece of a page that it is, and in a small page around it. Counted are the quotation marks that are kept.
None of these texts belongs into this project.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
import trafilatura

from generator.errors import SeedError
from generator.reader.html import stories

_RUN = 4
_WORD = re.compile(r"\w+")
# The marks of `generator.language.quotation_marks`, and those of other languages.
_MARK = re.compile("[“”\"„‟«»「」『』‘’'‚‛‹›]")  # noqa: RUF001 — the marks are meant
_TAG = re.compile(r"<[^>]*>")
_AROUND = (
    "<html><head><title>{title}</title><script>var a = '\"';</script></head><body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article>"
    "<footer><p>About us</p></footer></body></html>"
)

Reader = Callable[[bytes], str]
"""A page's bytes -> the text of its story; "" where there is none."""


@click.command(help=__doc__)
@click.option("--pages", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The folder of the benchmark.")
@click.option("--releases", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The file of releases.")
def main(pages: Path | None, releases: Path | None) -> None:
    """Measures."""
    readers: tuple[tuple[str, Reader], ...] = (("trafilatura", _plain), ("this program", _read))
    for name, reader in readers:
        if pages:
            click.echo(f"{name}: {_main_text(pages, reader)}")
        if releases:
            click.echo(f"{name}: {_releases(releases, reader)}")


def _plain(data: bytes) -> str:
    return trafilatura.extract(data.decode("utf-8", "replace")) or ""


def _read(data: bytes) -> str:
    try:
        return "\n".join(story.text for story in stories(data, "page.html"))
    except SeedError:
        return ""


def _main_text(folder: Path, reader: Reader) -> str:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    precisions, recalls = [], []
    kept, marks = 0, 0
    for key in sorted(truth):
        wanted = truth[key].get("articleBody", "")
        found = reader(gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()))
        hit, too_many, missing = _compared(wanted, found)
        if hit + too_many:
            precisions.append(_share(hit, hit + too_many, alone=too_many == missing == 0))
        if hit + missing:
            recalls.append(_share(hit, hit + missing, alone=too_many == missing == 0))
        kept += (Counter(_MARK.findall(wanted)) & Counter(_MARK.findall(found))).total()
        marks += len(_MARK.findall(wanted))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{len(truth)} pages, F1 {f1:.4f}, precision {precision:.4f}, recall {recall:.4f}, quotation marks kept {kept} of {marks}"


def _share(part: int, whole: int, *, alone: bool) -> float:
    return 1.0 if alone else part / whole


def _compared(wanted: str, found: str) -> tuple[int, int, int]:
    """How many runs of words are in both, only in what was found, only in what was wanted."""
    true, ours = Counter(_runs(_WORD.findall(wanted))), Counter(_runs(_WORD.findall(found)))
    return (true & ours).total(), (ours - true).total(), (true - ours).total()


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (run for at in range(max(1, len(words) - _RUN + 1)) if (run := tuple(words[at : at + _RUN])))


def _releases(path: Path, reader: Reader) -> str:
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    lost: Counter[str] = Counter()
    added: Counter[str] = Counter()
    marks = 0
    for row in rows:
        wanted = Counter(_MARK.findall(html.unescape(_TAG.sub("", row["html"]))))
        marks += wanted.total()
        for kind, page in (("pieces", row["html"]), ("pages", _AROUND.format(title=html.escape(row["title"]), body=row["html"]))):
            found = Counter(_MARK.findall(reader(page.encode("utf-8"))))
            lost[kind] += (wanted - found).total()
            added[kind] += (found - wanted).total()
    told = (f"as {kind} {marks - lost[kind]} of {marks} quotation marks kept, {added[kind]} added" for kind in ("pieces", "pages"))
    return f"{len(rows)} releases, {'; '.join(told)}"


if __name__ == "__main__":
    main()
