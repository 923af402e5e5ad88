"""The copy of the built site for a disk, beside the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def make_copy(config: Any) -> Path:
    """Makes the zip of the site, where it is missing or the site has changed; gives its path.

    Args:
        config: MkDocs' settings of a site that is built.

    Raises:
        WriteError: if it cannot be written; the one before is still there then.
    """
    from generator import offline, store
    from generator.cache.digests import digest, digest_of_program
    from generator.cache.latest import LatestBuild

    settings, site = config.plugins["precis"].settings(config), Path(config.site_dir).resolve()
    path = site.with_name(f"{site.name}.zip")
    request = digest(digest_of_program(), repr(settings.site_url).encode())
    latest = LatestBuild(settings.cache_dir / f"offline-{digest(str(path).encode()).hex()[:8]}", request, [site], path)
    if not latest.is_current():
        # One folder holds all, wherever the zip is unpacked.
        store.write_zip(path, ((f"{site.name}/{name}", content) for name, content in offline.files(site, settings.site_url)))
        latest.note(frozenset(), store.write_file)
    return path
