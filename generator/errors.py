"""The errors a user can act on. Anything else that is raised is a bug and crashes."""

from __future__ import annotations


class PrecisError(Exception):
    """The user's input cannot be used; the message says which and what to do."""


class ConfigError(PrecisError):
    """mkdocs.yml, or the plugin's section in it, is missing or wrong."""


class SeedError(PrecisError):
    """One seed cannot be read; the message begins with the seed's file name."""


class ReferenceDataError(PrecisError):
    """A reference file, or the file of corrections, is wrong; the message names file, line, key, what was found and what was expected."""


class TreatyTextError(PrecisError):
    """An official text cannot be read or split into articles; the message begins with its name."""


class WriteError(PrecisError):
    """Pages cannot be written: a full disk, a read-only folder."""


class PaperError(PrecisError):
    """A briefing cannot be printed."""


class RecordError(PrecisError):
    """What builds remember cannot be read; the message names the file. To begin it anew would change what is published."""


class SearchError(PrecisError):
    """The index of the search cannot be made on this machine; the site has a plainer search instead."""


class PdfError(PrecisError):
    """A PDF cannot be read; the message says why and what to do, and whoever knows the file's name puts it before."""


class IntakeError(PrecisError):
    """A file or address cannot be taken in; the message begins with its name."""
