"""Pictures drawn when the site is built: events in time, activity, who speaks, who stands with which treaty.

Places across are in per cent, so that a picture fits a telephone, a screen and paper while its letters keep their size; colours
come from the style sheet. The facts of each picture stand as text beside it.
"""

from __future__ import annotations

from generator.site.pictures.bars import Part, bar, in_words
from generator.site.pictures.events import event_line
from generator.site.pictures.periods import FEWEST, Activity, activity
from generator.site.pictures.two_sides import Line, arranged, two_sides

__all__ = ["FEWEST", "Activity", "Line", "Part", "activity", "arranged", "bar", "event_line", "in_words", "two_sides"]
