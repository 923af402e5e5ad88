"""Lines -> what the text holds: title, preamble, articles, closing clauses, annexes; and what looks wrong about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.errors import TreatyTextError
from generator.reference.treaty_texts import OfficialAnnex, OfficialArticle
from generator.treaty_text import headings
from generator.treaty_text.contents_table import without_contents
from generator.treaty_text.headings import Title
from generator.treaty_text.labels import is_closing
from generator.treaty_text.lines import Line
from generator.treaty_text.paragraphs import Wrapping, paragraphs
from generator.treaty_text.segments import Segment, segments
from generator.treaty_text.sequence import Candidate, best_sequence, candidates
from generator.treaty_text.warnings import doubts

_MOST_TITLE_WORDS = 40
_USUAL = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What an official text holds, and a message for everything that looks wrong about it; else as in `OfficialText`."""

    title: tuple[str, ...]
    preamble: tuple[str, ...]
    articles: tuple[OfficialArticle, ...]
    closing: tuple[str, ...]
    annexes: tuple[OfficialAnnex, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A segment cut into articles: the lines in front of the first, each article, the lines behind the last."""

    front: Sequence[Line]
    articles: tuple[OfficialArticle, ...]
    behind: Sequence[Line]


def split(lines: Sequence[Line], name: str) -> Contents:
    """What the lines hold.

    Raises:
        TreatyTextError: if no articles can be told in it.
    """
    lines = without_contents(lines)
    wrapping = Wrapping.of(lines)
    found = candidates(lines, wrapping.width)
    main, *rest = segments(lines, found)
    chosen = best_sequence(main.candidates)
    if not chosen:
        raise TreatyTextError(
            f"{name}: no articles were found; expected lines such as 'Article 1', 'ARTICLE I', 'Art. 1.' or '## Article 1' in it"
        )
    cut = _cut(lines, main, chosen, wrapping)
    title, preamble = _title(paragraphs(cut.front, wrapping))
    annexes = tuple(_annex(lines, segment, wrapping) for segment in rest)
    return Contents(
        title=title,
        preamble=preamble,
        articles=cut.articles,
        closing=paragraphs(cut.behind, wrapping),
        annexes=annexes,
        warnings=doubts(name, [candidate.label.number for candidate in chosen], main, rest, cut.articles),
    )


def _title(front: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines above the preamble and the preamble, which begins with the word or with a paragraph that is no heading."""
    for index, paragraph in enumerate(front):
        words = paragraph.strip(" :.")
        long = len(paragraph.split()) > _MOST_TITLE_WORDS and not paragraph.isupper()
        if words.lower() == "preamble" or long or paragraph.endswith((",", ";", ":", ".")):
            return front[:index], front[index:]
    return front, ()


def _annex(lines: Sequence[Line], segment: Segment, wrapping: Wrapping) -> OfficialAnnex:
    inner = Segment(start=segment.start + segment.heading_lines, end=segment.end, candidates=segment.candidates)
    cut = _cut(lines, inner, best_sequence(segment.candidates), wrapping)
    body = (*cut.front, *cut.behind)
    return OfficialAnnex(
        label=segment.label,
        heading=segment.heading,
        paragraphs=paragraphs(body, wrapping),
        articles=cut.articles,
    )


def _cut(lines: Sequence[Line], segment: Segment, chosen: Sequence[Candidate], wrapping: Wrapping) -> _Cut:
    if not chosen:
        return _Cut(front=lines[segment.start : segment.end], articles=(), behind=())
    front, tail = headings.split_tail(lines[segment.start : chosen[0].index])
    tails, bodies = [tail], list[Sequence[Line]]()
    ends = [*(candidate.index for candidate in chosen[1:]), segment.end]
    for candidate, end in zip(chosen, ends, strict=True):
        body = lines[candidate.index + 1 : end]
        body, tail = headings.split_tail(body) if end != segment.end else (body, ())
        if not body and tail and not candidate.label.rest:
            body, tail = (tail, ())
        bodies.append(body)
        tails.append(tail)
    bodies[-1], behind = _closing(bodies[-1])
    return _Cut(front=front, articles=_articles(lines, chosen, tails, bodies, wrapping), behind=behind)


def _closing(body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    for index, line in enumerate(body):
        if is_closing(line.text) and index:
            return body[:index], body[index:]
    return body, ()


def _articles(
    lines: Sequence[Line],
    chosen: Sequence[Candidate],
    tails: Sequence[Sequence[Line]],
    bodies: Sequence[Sequence[Line]],
    wrapping: Wrapping,
) -> tuple[OfficialArticle, ...]:
    above = [list(headings.titles(tail, wrapping)) for tail in tails[: len(chosen)]]
    # A heading stands above the label where most articles have one there; elsewhere it is that of a group of articles.
    heads_above = sum(bool(titles and not titles[-1].keyword) for titles in above) > len(chosen) * _USUAL
    usual = _has_headings(lines, chosen, bodies, wrapping)
    open_titles: tuple[Title, ...] = ()
    found: list[OfficialArticle] = []
    for candidate, titles, body in zip(chosen, above, bodies, strict=True):
        heading = titles.pop().text if heads_above and titles and not titles[-1].keyword else None
        open_titles = headings.parts(open_titles, titles)
        own, text = _own_heading(lines[candidate.index], candidate, body, wrapping, usual=usual)
        article = OfficialArticle(
            number=str(candidate.label.number),
            label=candidate.label.label,
            heading=" ".join(part for part in (heading, own) if part) or None,
            part=", ".join(title.text for title in open_titles) or None,
            paragraphs=paragraphs(text, wrapping),
        )
        found.append(article)
    return tuple(found)


def _has_headings(lines: Sequence[Line], chosen: Sequence[Candidate], bodies: Sequence[Sequence[Line]], wrapping: Wrapping) -> bool:
    """Whether most articles have a heading behind or below their label, which shows what the rest have there."""
    found = 0
    for candidate, body in zip(chosen, bodies, strict=True):
        if candidate.label.rest:
            found += headings.on_line(candidate.label, lines[candidate.index], body, wrapping) is not None
        else:
            found += headings.below(body, wrapping) > 0
    return found > len(chosen) * _USUAL


def _own_heading(
    line: Line, candidate: Candidate, body: Sequence[Line], wrapping: Wrapping, *, usual: bool
) -> tuple[str | None, Sequence[Line]]:
    """The heading on the label's line or below it, and the lines of the text."""
    whole = (Line(text=candidate.label.rest, begins=True), *body) if candidate.label.rest else body
    loose = replace(wrapping, width=0) if usual else wrapping
    if candidate.label.rest:
        taken = headings.on_line(candidate.label, line, body, loose)
        taken = 0 if taken is None else taken + 1
    else:
        taken = headings.below(body, loose) if usual or (body and body[0].heading) else 0
    if not taken:
        return None, whole
    text = whole[0].text
    for other in whole[1:taken]:
        text = wrapping.joined(text, other.text)
    return text.lstrip("-–— "), whole[taken:]
