"""The records of all pages, kept from one build to the next: only pages that changed are read again."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.search.records import Name, Record, kind_of
from generator.search.shards import Item

ROWS = ("briefings", "quotes", "treaties", "guide")
"""The rows of documents that are cut into shards: briefings' texts, their quotes, treaties, and what people wrote."""

_TABLES = """
create table pages (address text primary key, digest text not null) without rowid;
create table documents (row text, address text, published text, size integer, digest text, document blob, primary key (address, row));
create table names (address text primary key, kind text, title text, detail text, also text, weight integer) without rowid;
"""


@contextmanager
def kept(path: Path, version: str) -> Iterator[Shelf]:
    """The shelf in a file; one of another version, or a damaged one, is begun anew. What was put is kept when nothing fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = _opened(path, version)
    try:
        yield Shelf(connection)
        connection.commit()
    finally:
        connection.close()


class Shelf:
    """What is known of each page's record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Reads and writes through an open connection."""
        self._connection = connection

    def digests(self) -> Mapping[str, str]:
        """The digest that each page had when its record was put."""
        return dict(self._connection.execute("select address, digest from pages"))

    def put(self, address: str, digest: str, published: str, record: Record) -> None:
        """Keeps a page's record in the place of an earlier one."""
        self.remove([address])
        self._connection.execute("insert into pages values (?, ?)", (address, digest))
        for row, document in ((kind_of(address), record.text), ("quotes", record.quotes)):
            if document:
                content = document.encode()
                values = (row, address, published, len(document), hashlib.sha256(content).hexdigest(), zlib.compress(content, 1))
                self._connection.execute("insert into documents values (?, ?, ?, ?, ?, ?)", values)
        if name := record.name:
            told = (name.address, name.kind, name.title, name.detail, name.also, name.weight)
            self._connection.execute("insert into names values (?, ?, ?, ?, ?, ?)", told)

    def remove(self, addresses: Iterable[str]) -> None:
        """Forgets pages."""
        for address in addresses:
            for table in ("pages", "documents", "names"):
                self._connection.execute(f"delete from {table} where address = ?", (address,))  # noqa: S608 — our own names

    def items(self, row: str) -> Iterator[Item]:
        """What there is to know of a row's documents without reading them."""
        query = "select published, address, size, digest from documents where row = ?"
        for published, address, size, digest in self._connection.execute(query, (row,)):
            yield Item(published=published, address=address, size=size, digest=digest)

    def document(self, row: str, address: str) -> str:
        """A page's document."""
        found = self._connection.execute("select document from documents where row = ? and address = ?", (row, address)).fetchone()
        return zlib.decompress(found[0]).decode()

    def names(self) -> Iterator[Name]:
        """All names."""
        for address, kind, title, detail, also, weight in self._connection.execute("select * from names"):
            yield Name(address=address, kind=kind, title=title, detail=detail, also=also, weight=weight)


def _opened(path: Path, version: str) -> sqlite3.Connection:
    number = int.from_bytes(hashlib.sha256((version + _TABLES).encode()).digest()[:4]) >> 1
    connection = sqlite3.connect(path)
    try:
        if connection.execute("pragma user_version").fetchone()[0] == number:
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(_TABLES)
    connection.execute(f"pragma user_version = {number}")
    connection.commit()
    return connection
