"""Background, what is ahead and what carries the story, scored on labelled articles; skipped where these are not at hand."""

from __future__ import annotations

import pytest

from tests.assemble.labelled import CORPORA, Labelled, glance_score, labelled, labels, score

# Precision and recall that no change may fall below, in percent: somewhat less than what docs/quality.md has.
FLOORS = {"background": (80, 38), "ahead": (88, 79)}
FEWEST_AT_A_GLANCE = (45, 44)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Labelled]:
    if not CORPORA.is_dir():
        pytest.skip("../shared/corpora is not on this machine")
    return list(labelled("development", tmp_path_factory.mktemp("labelled")))


@pytest.mark.parametrize("section", FLOORS)
def test_sections_hold_what_annotators_put_there(section: str, articles: list[Labelled]) -> None:
    made = score(articles, section)
    assert (made.precision, made.recall) >= FLOORS[section]
    assert made.recall >= FLOORS[section][1]


def test_at_a_glance_carries_more_of_the_story_than_its_beginning(articles: list[Labelled]) -> None:
    precision, recall = glance_score(articles)
    assert precision >= FEWEST_AT_A_GLANCE[0]
    assert recall >= FEWEST_AT_A_GLANCE[1]
    first = [[s.span for s in a.briefing.sentences if sum(t.is_word for t in s.tokens) > 4][:3] for a in articles]
    lead = sum(span in article.glance for article, spans in zip(articles, first, strict=True) for span in spans)
    assert recall > 100 * lead / sum(len(article.glance) for article in articles)


def test_labels_are_ids_and_offsets_only() -> None:
    for part in ("development", "test"):
        for row in labels(part):
            assert row.keys() == {"id", "corpus", "text", "background", "partly", "ahead", "glance"}
            assert all(isinstance(a, int) and a < b for name in ("background", "partly", "ahead", "glance") for a, b in row[name])
