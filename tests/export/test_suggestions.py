"""What `precis review` says."""

from __future__ import annotations

import yaml

from generator.export.suggestions import suggested
from generator.model import Actor, ActorKind, ActorRecord, Article, Briefing, MergeSuggestion, Role, SplitSuggestion, Suggestions
from generator.span import Span

TEXT = "Envoy Mara Olin"


def _record(id_: str, name: str, briefings: int = 1) -> ActorRecord:
    article = Article(seed="a.txt", sha256="0", text=TEXT, paragraphs=(Span(0, len(TEXT)),))
    actor = Actor(id=id_, name=name, kind=ActorKind.PERSON, roles=(Role(span=Span(0, 5)),), mentions=(Span(6, 15),))
    seen = tuple((Briefing(slug=f"s{n}", title="s", article=article, sentences=()), actor) for n in range(briefings))
    return ActorRecord(id=id_, name=name, kind=ActorKind.PERSON, country="FR", aliases=(), appearances=seen)


MERGE = MergeSuggestion(
    first=_record("mara-olin", "Mara Olin", 2), second=_record("mara-ollin", "Mara\x1b Ollin"), likeness=0.9, reasons=("because",)
)
SPLIT = SplitSuggestion(record=_record("mara-olin", "Mara Olin", 2), into="mara-olin-2", seeds=("a", "b"), reasons=("because",))


def test_a_suggestion_tells_who_why_and_what_to_write() -> None:
    assert suggested(Suggestions(merges=(MERGE,), splits=(SPLIT,)), limit=9).partition("\n\n")[2] == (
        "PERHAPS ONE\n\n"
        "1. Mara Olin | Mara Ollin\n"
        "   first        person, FR, 2 briefings: Envoy\n"
        "   second       person, FR, 1 briefing: Envoy\n"
        "   why          because\n"
        "  - merge: [mara-olin, mara-ollin]\n"
        "  - different: [mara-olin, mara-ollin] # or this\n"
        "\n\n"
        "PERHAPS TWO\n\n"
        "1. Mara Olin\n"
        "   now          person, FR, 2 briefings: Envoy\n"
        "   why          because\n"
        "  - split: mara-olin\n"
        "    seeds: [a, b]\n"
        "    into: {id: mara-olin-2}\n"
    )


def test_the_lines_to_paste_are_entries_of_the_file_of_corrections() -> None:
    lines = suggested(Suggestions(merges=(MERGE,), splits=(SPLIT,)), limit=9).splitlines()
    pasted = "\n".join(["actors:", *(line for line in lines if line.startswith(("  - ", "    ")))])
    assert yaml.safe_load(pasted)["actors"] == [
        {"merge": ["mara-olin", "mara-ollin"]},
        {"different": ["mara-olin", "mara-ollin"]},
        {"split": "mara-olin", "seeds": ["a", "b"], "into": {"id": "mara-olin-2"}},
    ]


def test_what_is_left_out_is_counted_and_nothing_is_said_to_be_none() -> None:
    text = suggested(Suggestions(merges=(MERGE, MERGE, MERGE)), limit=1)
    assert "2 more: --limit 3 shows them" in text
    assert text.endswith("PERHAPS TWO\n\nnone\n")
