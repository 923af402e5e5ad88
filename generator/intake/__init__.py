"""Files and addresses -> originals: their bytes, and the name whose extension tells what they are."""

from __future__ import annotations

from generator.intake.fetching import Fetcher, Manners, is_web_address
from generator.intake.files import files
from generator.intake.kinds import Kinds, Original

__all__ = ["Fetcher", "Kinds", "Manners", "Original", "files", "is_web_address"]
