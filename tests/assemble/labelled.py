"""Articles whose sentences are labelled: which are background, which look ahead, which carry the story.

The labels are ids and offsets, in `labels/`; the texts are not part of the project. Two annotators labelled each article
without seeing the other's labels; what they disagreed on was decided by a third reading (development), or counts for nothing
(test: there the errors were read once, after the first run, and only for what is ahead). What was read:

    background  the sentence is context: an event or a position clearly before the story, a standing fact
    partly      the sentence is news, and holds a clause that is context; showing it is neither right nor wrong
    ahead       the sentence tells of a specific event or step after publication
    glance      the sentence is among the three to six that carry the story (both annotators)

`python tests/assemble/labelled.py development` prints the scores, with `-v` every error.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from generator import language, pipeline, site_treaties
from generator.model import Briefing, Statement
from generator.span import Span

LABELS = Path(__file__).parent / "labels"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article's briefing and its labels: sentences as spans of `briefing.article.text`."""

    id: str
    briefing: Briefing
    background: tuple[Span, ...]
    partly: tuple[Span, ...]
    ahead: tuple[Span, ...]
    glance: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well a section holds the labelled sentences.

    Attributes:
        wrong: statements that cover no labelled sentence.
        missed: labelled sentences that no statement covers.
    """

    shown: int
    right: int
    labelled: int
    found: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Of a hundred statements shown, so many are right."""
        return 100 * self.right / max(1, self.shown)

    @property
    def recall(self) -> float:
        """Of a hundred labelled sentences, so many are shown, whole or in part."""
        return 100 * self.found / max(1, self.labelled)


def labels(part: str) -> list[dict[str, Any]]:
    """The rows of a part, `development` or `test`."""
    return [json.loads(line) for line in (LABELS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def labelled(part: str, folder: Path) -> Iterator[Labelled]:
    """The articles of a part with their briefings.

    Args:
        part: `development` or `test`.
        folder: where the seeds are written.

    Raises:
        ValueError: if an article's text is not the one that was labelled.
    """
    wanted = {row["id"]: row for row in labels(part)}
    library, parser = site_treaties.treaties(folder), language.load()
    for row in _articles({row["corpus"] for row in wanted.values()}):
        if row["id"] not in wanted:
            continue
        label = wanted[row["id"]]
        path = folder / f"{re.sub(r'[^a-z0-9]+', '-', row['id'].lower()).strip('-')}.txt"
        path.write_text(seed(row), encoding="utf-8", newline="")
        briefing = pipeline.brief(path, library, parser)
        if hashlib.sha256(briefing.article.text.encode()).hexdigest()[:12] != label["text"]:
            raise ValueError(f"{row['id']}: the text is not the one that was labelled; did the reader change?")
        spans = {name: tuple(Span(*pair) for pair in label[name]) for name in ("background", "partly", "ahead", "glance")}
        yield Labelled(id=row["id"], briefing=briefing, **spans)


def seed(row: dict[str, Any]) -> str:
    """A corpus row as a seed: front matter and text."""
    published = row["published"]
    if "," in published:
        published = parsedate_to_datetime(published).date().isoformat()
    head = {"title": row["title"], "published": published[:10]}
    matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{matter}---\n{row.get('text') or _plain(row['html'])}"


def score(articles: Sequence[Labelled], section: str) -> Score:
    """How well `background` or `ahead` was found; by sentences, a statement being right where it covers a labelled one."""
    shown = right = wanted = found = 0
    wrong, missed = [], []
    for article in articles:
        statements: tuple[Statement, ...] = getattr(article.briefing, section)
        gold = getattr(article, section)
        neutral = article.partly if section == "background" else ()
        wanted += len(gold)
        covered = [span for span in gold if _covers((s for made in statements for s in made.spans), span)]
        found += len(covered)
        missed += [f"{article.id}: {span.of(article.briefing.article.text)}" for span in gold if span not in covered]
        for made in statements:
            if _touches(made, gold):
                shown, right = shown + 1, right + 1
            elif not _touches(made, neutral):
                shown += 1
                wrong.append(f"{article.id}: {made.text_in(article.briefing.article.text)}")
    return Score(shown=shown, right=right, labelled=wanted, found=found, wrong=tuple(wrong), missed=tuple(missed))


def _touches(made: Statement, spans: Iterable[Span]) -> bool:
    return any(part.overlaps(span) for part in made.spans for span in spans)


def _covers(parts: Iterable[Span], span: Span) -> bool:
    return any(part.overlaps(span) for part in parts)


def _articles(corpora: Iterable[str]) -> Iterator[dict[str, Any]]:
    for name in sorted(corpora):
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _plain(markup: str) -> str:
    markup = re.sub(r"(?is)<(script|style).*?</\1>", "", markup)
    markup = re.sub(r"(?i)<br\s*/?>", "\n", markup)
    markup = re.sub(r"(?i)</(p|h\d|li|ul|ol|div|tr|table|blockquote)>", "\n\n", markup)
    text = html.unescape(re.sub(r"(?s)<[^>]+>", "", markup)).replace("\xa0", " ")
    text = re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def report(part: str, *, errors: bool = False) -> Iterator[str]:
    """The scores of a part in lines of text, with every error where they are asked for."""
    with tempfile.TemporaryDirectory() as folder:
        articles = list(labelled(part, Path(folder)))
    for section in ("background", "ahead"):
        made = score(articles, section)
        yield f"{section:12} P {made.precision:5.1f} ({made.right}/{made.shown})  R {made.recall:5.1f} ({made.found}/{made.labelled})"
        if errors:
            yield from (f"  wrong   {line}" for line in made.wrong)
            yield from (f"  missed  {line}" for line in made.missed)
    yield "glance       P {:5.1f}  R {:5.1f}".format(*glance_score(articles))


def glance_score(articles: Sequence[Labelled]) -> tuple[float, float]:
    """Of a hundred statements at a glance so many are labelled, and of a hundred labelled sentences so many are shown."""
    right = shown = found = wanted = 0
    for article in articles:
        spans = [span for made in article.briefing.glance for span in made.spans]
        shown, wanted = shown + len(spans), wanted + len(article.glance)
        right += sum(_covers(article.glance, span) for span in spans)
        found += sum(_covers(spans, span) for span in article.glance)
    return 100 * right / max(1, shown), 100 * found / max(1, wanted)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report(sys.argv[1], errors="-v" in sys.argv))
