"""Writing that leaves either the new state or the old one: generated pages, records beside the seeds, the built site, and its copy in a zip.

What stood before is set aside on the disk until a build is done (`undo`), so that a build that fails or is killed takes nothing with it.
One build at a time writes (`lock`).
"""

from generator.store.archive import write_zip
from generator.store.files import replacing, write_file
from generator.store.lock import BuildLock
from generator.store.merged import MergedFolder
from generator.store.pages import MANIFEST, Written, generated_files, hand_written, media, write_pages
from generator.store.records import (
    LEDGER,
    REVISIONS,
    read_ledger,
    read_revisions,
    record_path,
    recorded_years,
    write_ledger,
    write_revisions,
)
from generator.store.spare import keep_only, move_into, on_one_disk
from generator.store.staged import StagedFolder
from generator.store.undo import UNDO_FOLDER, UndoLog

__all__ = [
    "LEDGER",
    "MANIFEST",
    "REVISIONS",
    "UNDO_FOLDER",
    "BuildLock",
    "MergedFolder",
    "StagedFolder",
    "UndoLog",
    "Written",
    "generated_files",
    "hand_written",
    "keep_only",
    "media",
    "move_into",
    "on_one_disk",
    "read_ledger",
    "read_revisions",
    "record_path",
    "recorded_years",
    "replacing",
    "write_file",
    "write_ledger",
    "write_pages",
    "write_revisions",
    "write_zip",
]
