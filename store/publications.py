"""Publications (发布): editions of the documents, numbered; what one worker publishes, all of them serve within seconds.

An edition is published in one transaction, by one at a time: who comes second changes what the first one made. Its files can
be had as long as it is kept, so that any worker can build it, and an earlier one can be asked once more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.database import Database
from store.edition_files import Change, Publication, PublishedFile, content_digest, manifest_digest
from store.publication_tables import publication_files, publications, published_files
from store.tables import insert_new

_NEWEST = sa.select(sa.func.max(publications.c.number))
_AT_ONCE = 500


class EditionMoved(Exception):
    """Another edition was published since the one that was looked at; its number is the argument."""


@dataclass(frozen=True, slots=True)
class Publications:
    """The publications of one database. Every method raises StoreUnavailable."""

    database: Database

    def number(self) -> int:
        """The number of the latest edition, 0 where none is; asked every second."""
        with self.database.read() as connection:
            return connection.execute(_NEWEST).scalar() or 0

    def latest(self) -> Publication | None:
        """The latest edition."""
        with self.database.read() as connection:
            return _latest(connection)

    def publication(self, number: int) -> Publication | None:
        """An edition by its number, None where it is not kept."""
        with self.database.read() as connection:
            return _read(connection, number)

    def known(self, digest: str) -> bool:
        """Whether a folder or an edition of that digest was ever published."""
        wanted = sa.select(publications.c.number).where(
            sa.or_(publications.c.digest == digest, publications.c.folder == digest)
        )
        with self.database.read() as connection:
            return connection.execute(wanted.limit(1)).first() is not None

    def unheard_of(self, manifest: Mapping[str, str]) -> set[str]:
        """The paths of those files that no edition ever held as they are: path -> SHA-256."""
        columns = publication_files.c.path, publication_files.c.sha256
        pairs, held = list(manifest.items()), set()
        with self.database.read() as connection:
            for start in range(0, len(pairs), _AT_ONCE):
                some = [digest for _, digest in pairs[start : start + _AT_ONCE]]
                wanted = sa.select(*columns).where(publication_files.c.sha256.in_(some)).distinct()
                held |= {(row.path, row.sha256) for row in connection.execute(wanted)}
        return {path for path, digest in pairs if (path, digest) not in held}

    def publish(self, change: Change, by: str, now: datetime, *, base: int | None = None) -> Publication:
        """The latest edition with `change` made to it, in the unit that runs; the latest itself where nothing changes.

        `base`: raise EditionMoved where the latest edition has another number.
        """
        with self.database.write() as connection:
            if self.database.dialect == "postgresql":  # SQLite lets one write at a time anyway
                connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('yinfeng publications'))"))
            before = _latest(connection)
            number = before.number if before else 0
            if base is not None and number != base:
                raise EditionMoved(number)
            files = change.applied(before.files if before else {}, by)
            after = Publication(number + 1, manifest_digest(_digests(files)), by, now, files)
            if before is not None and after.digest == before.digest:
                return before
            _write(connection, self.database.dialect, after, change)
            return after

    def content(self, sha256: str) -> bytes | None:
        """The bytes of a file, None where no edition that is kept has it."""
        wanted = sa.select(published_files.c.content).where(published_files.c.sha256 == sha256)
        with self.database.read() as connection:
            found = connection.execute(wanted).scalar()
            return None if found is None else bytes(found)

    def prune(self, keep: int, referenced: Collection[int] = ()) -> int:
        """Let go of all editions but the last `keep` and those `referenced`, and of files that none holds; how many."""
        with self.database.write() as connection:
            newest = connection.execute(_NEWEST).scalar() or 0
            old = publications.c.number <= newest - max(1, keep)
            is_wanted = publications.c.number.in_(sorted(referenced))
            gone = connection.execute(sa.delete(publications).where(old, ~is_wanted)).rowcount
            held = sa.select(publication_files.c.sha256)
            connection.execute(sa.delete(published_files).where(published_files.c.sha256.not_in(held)))
            return gone


def _digests(files: Mapping[str, PublishedFile]) -> dict[str, str]:
    return {path: one.sha256 for path, one in files.items()}


def _latest(connection: sa.Connection) -> Publication | None:
    return _read(connection, connection.execute(_NEWEST).scalar() or 0)


def _read(connection: sa.Connection, number: int) -> Publication | None:
    row = connection.execute(sa.select(publications).where(publications.c.number == number)).one_or_none()
    if row is None:
        return None
    of_it = sa.select(publication_files).where(publication_files.c.number == number)
    found = {one.path: PublishedFile(one.sha256, one.put_by) for one in connection.execute(of_it)}
    return Publication(row.number, row.digest, row.published_by, row.published_at, dict(sorted(found.items())))


def _write(connection: sa.Connection, dialect: str, one: Publication, change: Change) -> None:
    row = {"number": one.number, "digest": one.digest, "folder": change.folder}
    row |= {"published_by": one.published_by, "published_at": one.published_at}
    connection.execute(sa.insert(publications).values(row))
    for content in change.put.values():  # one at a time: each may have megabytes
        kept = {"sha256": content_digest(content), "content": content}
        connection.execute(insert_new(dialect, published_files, ("sha256",)), kept)
    rows = [
        {"number": one.number, "path": path, "sha256": file.sha256, "put_by": file.put_by}
        for path, file in one.files.items()
    ]
    if rows:
        connection.execute(sa.insert(publication_files), rows)
