"""Bytes -> text: an encoding that the bytes name or prove; one that could only be guessed is an error."""

from __future__ import annotations

import re
import unicodedata

import charset_normalizer

from generator.errors import TreatyTextError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_LINE_END = re.compile("\r\n|[\r\u2028\u2029\v\x85]")
_NO_TEXT = "is not text (it has NUL bytes); give a text, HTML, Markdown or PDF file"
_SAVE = "open it in an editor and save it as UTF-8"


def text_of(data: bytes, name: str) -> str:
    r"""The text of the bytes, in composed form (NFC), every line end `\n`; form feeds part pages and stay.

    Raises:
        TreatyTextError: if the bytes are no text or their encoding cannot be told.
    """
    text = _LINE_END.sub("\n", _decoded(data, name))
    if "\x00" in text:
        raise TreatyTextError(f"{name}: {_NO_TEXT}")
    return unicodedata.normalize("NFC", text)


def _decoded_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TreatyTextError(f"{name}: begins as {encoding.upper()} but byte {error.start} does not belong to it; {_SAVE}") from error


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded_strictly(data[len(mark) :], encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared := _DECLARED.search(data[:4096]):
        try:
            # What pages call Latin-1 is read as Windows-1252 by every browser.
            encoding = declared[1].decode().lower()
            return data.decode("cp1252" if encoding in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    best = charset_normalizer.from_bytes(data, cp_isolation=["cp1252", "mac_roman", "latin_1", "cp1250", "utf_16"]).best()
    if best is None and b"\x00" in data:
        raise TreatyTextError(f"{name}: {_NO_TEXT}")
    if best is None:
        raise TreatyTextError(f"{name}: its encoding cannot be told; {_SAVE}")
    return str(best)
