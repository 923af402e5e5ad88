"""What Lighthouse measures of a briefing on a telephone: `make lighthouse`.

No test of `make test`, because the figure for speed depends on what else the machine does: the middle one of three counts, and only on a
machine that is at rest. The site is served as a good host would: packed, over connections that stay open, with files that may be kept.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "build" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
WANTED = 95
RUNS = 3
_PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 — the name is the library's
        """Says nothing."""

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        kind, content = self.guess_type(path), path.read_bytes()
        packed = kind.startswith(_PACKED)
        content = gzip.compress(content) if packed else content
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600" if kind == "text/html" else "max-age=31536000")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(content)


def main() -> int:
    """Builds the project's site, measures its longest briefing; 1 where a category has less than it should."""
    chromium = subprocess.run(["sh", ROOT / "requirements" / "chromium.sh"], capture_output=True, text=True, check=False)
    if not PROGRAM.is_file() or chromium.returncode:
        sys.stderr.write(f"Lighthouse needs npm and Chromium. {chromium.stderr.strip()}\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = _built(Path(folder))
        page = max((site / "briefings").glob("*/index.html"), key=lambda one: one.stat().st_size)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/briefings/{page.parent.name}/"
        runs = [_measured(address, chromium.stdout.strip()) for _ in range(RUNS)]
        server.shutdown()
    middle = {name: round(100 * statistics.median(run[name] for run in runs)) for name in runs[0]}
    for name, score in middle.items():
        sys.stdout.write(f"{name:15} {score:3}  ({', '.join(str(round(100 * run[name])) for run in runs)})\n")
    return int(any(score < WANTED for score in middle.values()))


def _built(folder: Path) -> Path:
    """The project's site, as published at an address."""
    for name in ("docs", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{settings}\nsite_url: http://localhost/\n", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True)
    return folder / "site"


def _measured(address: str, chromium: str) -> dict[str, float]:
    """The score of each category, from 0 to 1."""
    flags = "--headless=new --no-sandbox --disable-gpu"
    found = subprocess.run(
        [PROGRAM, address, "--quiet", "--output=json", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: category["score"] for name, category in json.loads(found.stdout)["categories"].items()}


if __name__ == "__main__":
    sys.exit(main())
