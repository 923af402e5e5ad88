"""Files that a page opened from a disk may not load, handed over by scripts, which it may; and fonts inside the style that names them."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable

_TEXTS = (".json", ".js")
_FONT = re.compile(rb"""url\(["']?([^"':)]+\.woff2)["']?\)""")


def lent(name: str, content: bytes) -> bytes:
    """A script that hands a file of the site to the search of the page (search.js)."""
    texts = [content.decode()] if name.endswith(_TEXTS) else ["", base64.b64encode(content).decode()]
    return f"precisLent({','.join(_literal(text) for text in (f'/{name}', *texts))})\n".encode()


def theme_index(content: bytes) -> bytes:
    """The index of the theme's own search as the script that the theme asks for; without documents, for its worker cannot run."""
    return f"var __index = {_literal({**json.loads(content), 'docs': []})}\n".encode()


def with_fonts(style: bytes, font: Callable[[str], bytes | None]) -> bytes:
    """The style with its fonts inside: some browsers lend a page that is a file no other file for a font.

    Args:
        style: the CSS.
        font: address, as seen from the style -> the font's bytes; None for one that is not at hand.
    """

    def inside(found: re.Match[bytes]) -> bytes:
        content = font(found[1].decode())
        return found[0] if content is None else b'url("data:font/woff2;base64,' + base64.b64encode(content) + b'")'

    return _FONT.sub(inside, style)


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
