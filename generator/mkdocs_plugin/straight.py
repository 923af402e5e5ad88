"""Pages whose HTML is not read as Markdown: their headings are, and blocks of HTML stay as they stand.

A generated page is a few headings and between them blocks of HTML, in which Markdown changes nothing. Python-Markdown finds that
out letter by letter, which is more than half of what such a page costs. Where a page is made of nothing else, each of its blocks
is set aside for one short element, the rest goes through Python-Markdown as ever, and the blocks come back into its result.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# Extensions that leave blocks of HTML as they are, with those that MkDocs adds by itself.
_KNOWN = frozenset({"attr_list", "fenced_code", "md_in_html", "tables", "toc"})
_BLOCK = re.compile(
    "address|article|aside|blockquote|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6r]|header|main|nav|ol|p|pre|section|table|ul"
)
_VOID = re.compile("area|br|col|embed|hr|img|input|link|meta|source|track|wbr")
# In these a "<" may begin no tag, and what follows the start tag is no markup.
_RAW = re.compile("iframe|noscript|script|style|textarea|xmp")
_TAG = re.compile(r"""<(/?)([A-Za-z][\w:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""")
# Four spaces before a tag make it code.
_HEADINGS = re.compile(r"(?:\s*^#{1,6} [^<\n]*$)*(?:\s*\n)? {0,3}", re.MULTILINE)
# White space that Python-Markdown changes wherever it stands, and the letters by which it marks places.
_CHANGED = re.compile("[\t\r\x02\x03]|\n +\n")
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""")
_ASIDE = '<hr class="precis-aside-{}">'
_SET_ASIDE = re.compile(r'<hr class="precis-aside-(\d+)">')


class StraightPage(Page):
    """A page that is rendered as MkDocs renders it, with its blocks of HTML set aside where it has nothing else but headings."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Makes content, contents and anchors of the page's Markdown."""
        whole = self.markdown or ""
        parts = parted(whole) if _KNOWN.issuperset(config.markdown_extensions) else None
        if parts is None:
            super().render(config, files)
            return
        blocks = parts[1::2]
        self.markdown = "".join(f"\n\n{_ASIDE.format(n // 2)}\n\n" if n % 2 else part for n, part in enumerate(parts))
        try:
            super().render(config, files)
        finally:
            self.markdown = whole
        self.content = _SET_ASIDE.sub(lambda found: blocks[int(found[1])], self.content or "")
        anchors = {name for block in blocks for found in _ID.finditer(block) for name in found.groups() if name}
        self.present_anchor_ids = (self.present_anchor_ids or set()) | anchors


def parted(source: str) -> list[str] | None:
    """Headings and blocks of HTML in turn, joined the source; None where the page has anything else.

    Args:
        source: Markdown without front matter.
    """
    if _CHANGED.search(source) or 'class="precis-aside-' in source:
        return None
    blocks = _blocks(source)
    if blocks is None:
        return None
    parts: list[str] = []
    end = 0
    for start, stop in blocks:
        if not _HEADINGS.fullmatch(source, end, start):
            return None
        if parts and not source[end:start].strip():
            parts[-1] += source[end:stop]
        else:
            parts += [source[end:start], source[start:stop]]
        end = stop
    return [*parts, source[end:]] if _HEADINGS.fullmatch(source, end) else None


def _blocks(source: str) -> list[tuple[int, int]] | None:
    """Where each block of HTML begins and ends; None where one does not end, or holds what must be read."""
    tags = [*_TAG.finditer(source)]
    if source.count("<") != len(tags):
        return None
    blocks: list[tuple[int, int]] = []
    opened: list[str] = []
    start = 0
    for tag in tags:
        closing, name, attributes = tag.groups()
        if not opened:
            start = tag.start()
        if _RAW.fullmatch(name) or "markdown" in attributes or not (opened or _BLOCK.fullmatch(name)):
            return None
        if closing:
            if not opened or opened.pop() != name:
                return None
        elif not _VOID.fullmatch(name) and not attributes.endswith("/"):
            opened.append(name)
        if not opened:
            blocks.append((start, tag.end()))
    return None if opened else blocks
