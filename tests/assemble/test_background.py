from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator.assemble.background import background
from generator.assemble.plans import plans
from generator.assemble.story import Story
from generator.model import Precision

StoryOf = Callable[..., Story]
LEDE = "Ostland closed the strait on Monday.\n"


def _told(story: Story) -> list[str]:
    return [made.text_in(story.article.text) for made in background(story, plans(story))]


def test_dated_context_comes_oldest_first(story_of: StoryOf) -> None:
    story = story_of(
        LEDE + "In 2018, the ministers met in Lindholm. The accord was signed in 1986.",
        dates={"2018": ("2018", Precision.YEAR), "1986": ("1986", Precision.YEAR)},
    )
    assert _told(story) == ["The accord was signed in 1986.", "In 2018, the ministers met in Lindholm."]
    assert [made.dates[0].value for made in background(story, plans(story))] == ["1986", "2018"]


def test_news_of_the_last_six_weeks_is_no_context(story_of: StoryOf) -> None:
    text = LEDE + "The ministers met in Lindholm on Jan. 9. The envoys met in Karst on Feb. 3."
    story = story_of(text, dates={"Jan. 9": ("2025-01-09", Precision.DAY), "Feb. 3": ("2025-02-03", Precision.DAY)})
    assert _told(story) == ["The ministers met in Lindholm on Jan. 9."]


def test_last_year_is_context_however_near(story_of: StoryOf) -> None:
    story = story_of(LEDE + "The port was opened in 2024.", published=date(2025, 1, 3), dates={"2024": ("2024", Precision.YEAR)})
    assert _told(story) == ["The port was opened in 2024."]


def test_news_that_mentions_an_old_year_gives_only_the_clause_about_it(story_of: StoryOf) -> None:
    text = LEDE + "The accord was signed by both states in 1986, and Ostland has left it on Monday."
    dates = {"1986": ("1986", Precision.YEAR), "Monday": ("2025-03-10", Precision.DAY)}
    assert _told(story_of(text, dates=dates)) == ["The accord was signed by both states in 1986"]


def test_a_year_that_somebody_names_is_a_position(story_of: StoryOf) -> None:
    text = LEDE + "“The accord of 1986 is dead,” the old admiral said."
    quotes = (("The accord of 1986 is dead,", "said", "the old admiral"),)
    assert _told(story_of(text, dates={"1986": ("1986", Precision.YEAR)}, quotes=quotes)) == []


def test_the_year_in_a_treatys_name_dates_nothing(story_of: StoryOf) -> None:
    text = LEDE + "Article 3 of the 1986 accord binds both states."
    story = story_of(text, dates={"1986": ("1986", Precision.YEAR)}, provisions={"Article 3 of the 1986 accord": "3"})
    assert _told(story) == []


def test_facts_that_stand_come_last(story_of: StoryOf) -> None:
    text = LEDE + "Ostland has long claimed the strait. The accord was signed in 1986."
    story = story_of(text, dates={"1986": ("1986", Precision.YEAR)})
    assert _told(story) == ["The accord was signed in 1986.", "Ostland has long claimed the strait."]


def test_without_a_day_of_publication_the_newest_date_is_the_storys(story_of: StoryOf) -> None:
    text = "Ostland closed the strait on March 10, 2025. It was opened to all ships by the accord of 1986."
    dates = {"March 10, 2025": ("2025-03-10", Precision.DAY), "1986": ("1986", Precision.YEAR)}
    # The second sentence leans on the first, which is the news: both together are context for nobody.
    assert _told(story_of(text, published=None, dates=dates)) == [text]


def test_the_lede_is_news(story_of: StoryOf) -> None:
    assert _told(story_of("The accord was signed in 1986.", dates={"1986": ("1986", Precision.YEAR)})) == []


def test_what_goes_on_with_an_old_event_is_context_too(story_of: StoryOf) -> None:
    text = LEDE + "In 2018, the ministers met in Lindholm. Later, the fleet left the strait.\nThe fleet left the port."
    story = story_of(text, dates={"2018": ("2018", Precision.YEAR)})
    assert _told(story) == ["In 2018, the ministers met in Lindholm. Later, the fleet left the strait."]


def test_what_lasts_and_what_a_law_says_is_context(story_of: StoryOf) -> None:
    text = LEDE + "Ostland has guarded the strait for more than twenty years. The convention requires a licence for every ship."
    assert _told(story_of(text)) == [
        "Ostland has guarded the strait for more than twenty years.",
        "The convention requires a licence for every ship.",
    ]


def test_the_old_date_of_a_thing_dates_no_news(story_of: StoryOf) -> None:
    text = LEDE + "The parliament praised the accord of 1986. More ships came than in 2018."
    story = story_of(text, dates={"1986": ("1986", Precision.YEAR), "2018": ("2018", Precision.YEAR)})
    assert _told(story) == []


def test_a_quotation_of_several_sentences_stays_whole(story_of: StoryOf) -> None:
    text = LEDE + "“The strait is ours. Nobody else may pass,” the old admiral said in 2018."
    quotes = (("The strait is ours. Nobody else may pass,", "said", "the old admiral"),)
    told = _told(story_of(text, dates={"2018": ("2018", Precision.YEAR)}, quotes=quotes))
    assert told == ["“The strait is ours. Nobody else may pass,” the old admiral said in 2018."]


def test_a_sentence_with_a_new_subject_does_not_go_on(story_of: StoryOf) -> None:
    text = LEDE + "In 2018, the ministers met in Lindholm. Velikova led the delegation of Ostland."
    assert _told(story_of(text, dates={"2018": ("2018", Precision.YEAR)})) == ["In 2018, the ministers met in Lindholm."]


def test_a_pronoun_brings_along_the_sentence_that_explains_it(story_of: StoryOf) -> None:
    text = LEDE + "Karst lost the harbour of Lindholm. In 1998, a tribunal gave it to Ostland."
    story = story_of(text, dates={"1998": ("1998", Precision.YEAR)})
    assert _told(story) == ["Karst lost the harbour of Lindholm. In 1998, a tribunal gave it to Ostland."]
