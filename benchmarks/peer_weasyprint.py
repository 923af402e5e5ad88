"""Runs in the environment of WeasyPrint: pages of a folder to PDF; prints the seconds that they took as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main(folder: str) -> None:
    """Reads HTML files, writes nothing."""
    from weasyprint import HTML  # noqa: PLC0415 — of the other environment

    pages = sorted(Path(folder).glob("*.html"))
    HTML(filename=pages[0]).write_pdf()
    start, processors = time.perf_counter(), time.process_time()
    for page in pages:
        HTML(filename=page).write_pdf()
    sys.stdout.write(json.dumps({"wall": time.perf_counter() - start, "cpu": time.process_time() - processors, "pages": len(pages)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
