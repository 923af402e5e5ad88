"""Bytes -> text: finds the encoding, and normalises line ends and composed characters; nothing else is changed.

A wrong guess of the encoding would put words on a page that the source does not have. What cannot be told is
therefore an error, never a best effort.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

import charset_normalizer

from generator.errors import SeedError

_BYTE_ORDER_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16: the longer first.
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a compressed (gzip) file"),
    (b"bplist00", "a web archive"),
)
_SAVE_AS_UTF_8 = "open it in an editor and save it as UTF-8"

_LINE_END = re.compile("\r\n|[\r\u2028\u2029\f\v\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_UTF_8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UTF_8_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]")

# What English and its neighbours were saved in before UTF-8, the most common first.
_WESTERN = ("cp1252", "mac_roman", "cp1250")
_BETWEEN_LETTERS = frozenset("‘’–—…·\u00a0\u00ad")
_BESIDE_LETTERS = _BETWEEN_LETTERS | frozenset("“”‚„«»‹›•†‡§¶©®™°¿¡£€¥¢±×²³¹½¼¾ªº")  # noqa: RUF001 — the marks are meant
_MOST_ACCENTED = 0.3
_MOST_MESS = 0.1
# Below this share of a language's usual letters a code page is a guess.
_LEAST_COHERENCE = 0.2
# Files in these begin with a byte order mark or are ASCII; without one, any bytes could be taken for them.
_NEVER_GUESSED = ["utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8_192
# What files name as their encoding; other codecs of Python's are none of text.
_DECLARABLE = re.compile(r"big5|cp\d|euc_|gb|iso8859|iso2022|koi8|mac-|shift_jis|tis-620")
_JAPANESE_ESCAPE = b"\x1b$"
_MOST_MARKS = 60


def text_of(data: bytes, name: str, declared: str | None = None) -> str:
    r"""The text of a seed's bytes: Unicode in composed form (NFC), every line end `\n`.

    Args:
        data: of the file.
        name: of the file.
        declared: the encoding that the file itself names; it counts where the bytes are not UTF-8 and can be read in it.

    Raises:
        SeedError: if the bytes are another kind of file, or their encoding cannot be told.
    """
    _reject_other_files(data, name)
    text = _LINE_END.sub("\n", _decode(data, name, declared))
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise SeedError(f"{name}: is not text but mostly control characters; save the story as plain text")
    return composed(text, name)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a web page or an XML file names in its first lines; None where it names none."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii") if match else None


def _reject_other_files(data: bytes, name: str) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise SeedError(f"{name}: is {kind}, not text; save its text as .txt")


def _decode(data: bytes, name: str, declared: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], encoding, name)
    if b"\x00" in data:
        raise SeedError(f"{name}: is not text (it has NUL bytes); save the story as plain text in UTF-8")
    if _JAPANESE_ESCAPE in data:
        return _decode_strictly(data, "iso2022_jp", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _reject_broken_utf_8(data, error.start, name)
    text = _decode_as_declared(data, declared)
    return _decode_by_evidence(data, name) if text is None else text


def _decode_as_declared(data: bytes, declared: str | None) -> str | None:
    """The text, where the file names an encoding that is known and fits."""
    try:
        encoding = codecs.lookup(declared or "").name
        # Browsers read the smaller code page as the larger, since so many pages name the wrong one.
        encoding = "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding
        return data.decode(encoding) if _DECLARABLE.match(encoding) else None
    except (LookupError, UnicodeDecodeError):
        return None


def _decode_strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        label = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise SeedError(f"{name}: begins as {label} but byte {error.start} does not belong to it; {_SAVE_AS_UTF_8}") from error


def _reject_broken_utf_8(data: bytes, offset: int, name: str) -> None:
    sequences = _UTF_8_SEQUENCE.findall(data)
    strays = sum(byte >= 0x80 for byte in data) - sum(map(len, sequences))
    if _UTF_8_PUNCTUATION.search(data) or len(sequences) > strays:
        line = data.count(b"\n", 0, offset) + 1
        raise SeedError(f"{name}, line {line}: a broken character (the file is damaged UTF-8); {_SAVE_AS_UTF_8}")


def _decode_by_evidence(data: bytes, name: str) -> str:
    for encoding in _WESTERN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_western(text):
            return text
    best = charset_normalizer.from_bytes(data, cp_exclusion=_NEVER_GUESSED).best()
    if best is None or best.chaos > _MOST_MESS or best.coherence < _LEAST_COHERENCE or not _is_assigned(str(best)):
        raise SeedError(f"{name}: its encoding cannot be told; {_SAVE_AS_UTF_8}")
    return str(best)


def _is_assigned(text: str) -> bool:
    return all(unicodedata.category(c) not in ("Cc", "Co", "Cn") for c in set(text) - set("\t\n\r\f"))


def _reads_as_western(text: str) -> bool:
    """Whether every character that is not ASCII stands where English or a European name would have it.

    The wrong code page shows itself: it puts signs between letters (don¥t), and capitals behind small letters (donÕt).
    """
    letters = sum(c.isalpha() for c in text)
    accented = sum(c.isalpha() and not c.isascii() for c in text)
    if accented > _MOST_ACCENTED * letters:
        return False
    padded = f" {text} "
    return all(
        character.isascii() or _is_in_place(character, padded[i - 1], padded[i + 1])
        for i, character in enumerate(padded)
        if i and i < len(padded) - 1
    )


def _is_in_place(character: str, before: str, after: str) -> bool:
    if character.isalpha() and character not in "ªº":
        if not unicodedata.name(character, "").startswith("LATIN"):
            return False
        if before in ",.;:!?\"'":
            return False
        return character.islower() or not before.islower()
    if before.isalpha() and after.isalpha():
        return character in _BETWEEN_LETTERS
    return character in _BESIDE_LETTERS


def composed(text: str, name: str) -> str:
    """The text in composed form.

    Raises:
        SeedError: if it piles up combining marks.
    """
    if text.isascii():
        return text
    # Composing takes quadratic time over a pile of combining marks, and no script piles up dozens.
    for match in re.finditer(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}", text):
        if sum(unicodedata.combining(c) > 0 for c in match.group()) >= _MOST_MARKS:
            raise SeedError(f"{name}: has {_MOST_MARKS} combining marks in a row, which no script has; save the story as plain text")
    return unicodedata.normalize("NFC", text)
