"""Article + Annotations -> Briefing: which of the source's words stand in which section, and in which order."""

from __future__ import annotations

from generator.assemble.actors import actors
from generator.assemble.ahead import ahead
from generator.assemble.background import background
from generator.assemble.glance import Elsewhere, glance
from generator.assemble.plans import plans
from generator.assemble.provisions import provisions
from generator.assemble.story import tell
from generator.assemble.title import title
from generator.model import Annotations, Article, Briefing, Sentence

__all__ = ["assemble"]


def assemble(article: Article, sentences: tuple[Sentence, ...], found: Annotations, *, slug: str, number: str | None = None) -> Briefing:
    """The briefing of an article; every statement is a span of its text.

    Args:
        article: the source.
        sentences: its sentences, in order.
        found: what the finders found in it.
        slug: the address of the briefing's page.
        number: its series number; None for a seed on its own.
    """
    story = tell(article, sentences, found)
    shown_title, title_span = title(story)
    planned = plans(story)
    elsewhere = Elsewhere(title=shown_title, actors=actors(story), background=background(story, planned), ahead=ahead(story, planned))
    return Briefing(
        slug=slug,
        number=number,
        title=shown_title,
        title_span=title_span,
        article=article,
        sentences=sentences,
        glance=glance(story, elsewhere),
        background=elsewhere.background,
        ahead=elsewhere.ahead,
        actors=elsewhere.actors,
        treaties=provisions(story),
        legislation=story.found.legislation,
        quotes=found.quotes,
        positions=found.positions,
        dates=found.dates,
        topics=found.topics,
    )
